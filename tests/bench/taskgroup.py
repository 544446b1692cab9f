# taskgroup: GROUPS task groups one after the other, each of TASKS tasks that give way once.
import asyncio, sys, time

groups, tasks = int(sys.argv[1]), int(sys.argv[2])


async def work():
    await asyncio.sleep(0)


async def main():
    for _ in range(groups):
        async with asyncio.TaskGroup() as group:
            for _ in range(tasks):
                group.create_task(work())


start = time.process_time()
asyncio.run(main())
print("seconds", time.process_time() - start)
