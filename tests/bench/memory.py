# memory: TASKS tasks waiting for one future; resident bytes for each.
import asyncio, gc, sys

tasks = int(sys.argv[1])


def resident_bytes():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096


async def wait_for_it(future):
    await future


async def main():
    future = asyncio.get_running_loop().create_future()
    gc.collect()
    before = resident_bytes()
    waiting = [asyncio.create_task(wait_for_it(future)) for _ in range(tasks)]
    await asyncio.sleep(0)
    gc.collect()
    print("bytes", (resident_bytes() - before) / tasks)

    future.set_result(None)
    for task in waiting:
        await task


asyncio.run(main())
