import asyncio


async def main():
    loop = asyncio.get_running_loop()
    log = []
    finished = loop.create_future()

    def turn(name, depth):
        log.append(name + str(depth))
        if depth < 3:
            loop.call_soon(turn, name, depth + 1)
        elif name == "c":
            finished.set_result(None)

    loop.call_soon(turn, "a", 1)
    loop.call_soon(turn, "b", 1)
    handle = loop.call_soon(turn, "never", 1)
    loop.call_soon(turn, "c", 1)
    handle.cancel()
    await finished
    print(" ".join(log))


asyncio.run(main())
