import asyncio


async def main():
    semaphore = asyncio.Semaphore(1)

    async def worker(name, seconds):
        try:
            async with asyncio.timeout(0.05):
                async with semaphore:
                    print(name + " in")
                    await asyncio.sleep(seconds)
                    print(name + " done")
        except TimeoutError:
            print(name + " late")

    await asyncio.gather(worker("a", 0.02), worker("b", 10), worker("c", 0.01))
    print("locked" if semaphore.locked() else "free")
    await worker("d", 0)


asyncio.run(main())
