import asyncio


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    done.set_result("ready")

    async def other(name):
        for n in range(3):
            print(name + str(n))
            await asyncio.sleep(0)

    # Awaiting what is done already does not give the others a turn.
    a = asyncio.create_task(other("a"))
    print(await done)
    print("no turn was lost")

    async def returns_at_once():
        return "at once"

    print(await returns_at_once())
    print("neither here")
    # A task that is done neither.
    await a
    print(await asyncio.gather(done) and "gather gives a turn")
    await a
    print("end")


asyncio.run(main())
