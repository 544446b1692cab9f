import asyncio


async def main():
    jobs, results = asyncio.Queue(3), []

    async def worker(name):
        while True:
            job = await jobs.get()
            try:
                if job % 5 == 0:
                    raise ValueError("job " + str(job))
                await asyncio.sleep(0)
                results.append(name + str(job))
            except ValueError as e:
                results.append(name + "!" + str(e))
            finally:
                jobs.task_done()

    workers = [asyncio.create_task(worker(name)) for name in "abc"]
    for job in range(1, 13):
        await jobs.put(job)
    await jobs.join()
    for task in workers:
        task.cancel()
    await asyncio.wait(workers)
    print(" ".join(results))
    print(jobs.qsize(), "empty" if jobs.empty() else "not empty", sep="\t")


asyncio.run(main())
