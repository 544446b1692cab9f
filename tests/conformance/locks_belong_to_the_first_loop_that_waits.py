import asyncio
import re


def without_address(text):
    return re.sub("0x[0-9a-f]+", "ADDRESS", text)


lock, event, semaphore = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(0)
condition, queue = asyncio.Condition(), asyncio.Queue(1)


async def wait_for_condition():
    async with condition:
        await condition.wait()


async def try_all():
    for place, wait in enumerate([
        lambda: lock.acquire(),
        lambda: event.wait(),
        lambda: semaphore.acquire(),
        wait_for_condition,
        lambda: queue.get(),
    ]):
        try:
            await asyncio.wait_for(wait(), 0.01)
            print(str(place) + " nothing to wait for")
        except TimeoutError:
            print(str(place) + " waited")
        except RuntimeError as e:
            print(str(place) + " " + without_address(repr(e)))


print("nobody waits")
asyncio.run(lock.acquire())
print("they wait")
asyncio.run(try_all())
print("they wait in another loop")
asyncio.run(try_all())
print("no wait, no loop")
event.set()
asyncio.run(event.wait())
print("done")
