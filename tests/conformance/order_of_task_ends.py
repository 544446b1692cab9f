import asyncio


async def main():
    async def short(name, turns):
        for n in range(turns):
            await asyncio.sleep(0)
        print(name + " ends")
        return name

    async def follows(name, task):
        result = await task
        print(name + " follows " + result)
        return name

    a = asyncio.create_task(short("a", 2))
    b = asyncio.create_task(follows("b", a))
    c = asyncio.create_task(follows("c", b))
    d = asyncio.create_task(short("d", 4))
    a.add_done_callback(lambda t: print("callback of a"))
    e = asyncio.create_task(follows("e", a))
    for turn in range(7):
        print("turn " + str(turn))
        await asyncio.sleep(0)
    print(" ".join(t.result() for t in (a, b, c, d, e)))


asyncio.run(main())
