import asyncio


async def main():
    loop = asyncio.get_running_loop()
    now = loop.time()
    # The past comes before the present, and both after what is ready.
    loop.call_at(now - 1, print, "a second ago")
    loop.call_at(now - 2, print, "two seconds ago")
    loop.call_later(-3, print, "three seconds ago")
    loop.call_soon(print, "soon")
    loop.call_later(0, print, "now")
    await asyncio.sleep(0)
    print("the next turn")
    await asyncio.sleep(0)
    print("and one more")
    await asyncio.sleep(0.001)

    # A timer that sets one for the past does not hold the loop up.
    def again(n):
        print("again " + str(n))
        if n > 0:
            loop.call_at(loop.time() - 1, again, n - 1)

    again(2)
    for turn in range(4):
        await asyncio.sleep(0)
        print("turn " + str(turn))


asyncio.run(main())
