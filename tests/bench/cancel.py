# cancel: BATCHES times, BATCH tasks that sleep for an hour are cancelled while they wait.
import asyncio, sys, time

batches, batch = int(sys.argv[1]), int(sys.argv[2])


async def nap():
    await asyncio.sleep(3600)


async def main():
    for _ in range(batches):
        naps = [asyncio.create_task(nap()) for _ in range(batch)]
        await asyncio.sleep(0)
        for each in naps:
            each.cancel()
        await asyncio.wait(naps)
        assert naps[-1].cancelled()


start = time.process_time()
asyncio.run(main())
print("seconds", time.process_time() - start)
