import asyncio


def drain(queue, show):
    items = []
    while not queue.empty():
        items.append(show(queue.get_nowait()))
    print(" ".join(items))


def filled(items):
    queue = asyncio.PriorityQueue()
    for item in items:
        queue.put_nowait(item)
    return queue


# Jobs know their order.
class Job:
    def __init__(self, priority, name):
        self.priority, self.name = priority, name

    def __lt__(self, other):
        return self.priority < other.priority


job = Job


async def main():
    drain(filled([5, 1, 4, 1.5, 3, -2, 1]), str)
    drain(filled(["pear", "apple", "fig", "", "apples"]), lambda s: "<" + s + ">")

    # Sequences are compared item by item.
    pairs_of = filled([(2, "b"), (1, "z"), (2, "a"), (1, "a", 0), (1, "a"), (1,)])
    drain(pairs_of, lambda item: "".join(map(str, item)))
    drain(filled([((1, 2), 3), ((1, 1), 9), ((1, 2), 1)]), lambda item: str(item[0][1]) + "/" + str(item[1]))

    # What is equal comes out in heapq's order, whatever that is.
    jobs = [job(n % 3, name) for n, name in enumerate("abcdefghijkl", 1)]
    drain(filled(jobs), lambda item: str(item.priority) + item.name)
    queue = filled([job(1, "a"), job(1, "b"), job(1, "c"), job(1, "d"), job(1, "e")])
    first = queue.get_nowait()
    queue.put_nowait(job(1, "f"))
    queue.put_nowait(job(0, "g"))
    drain(queue, lambda item: item.name)
    print(first.name)

    # What cannot be compared is an error, and stays in the queue.
    mixed = filled([1])
    try:
        mixed.put_nowait("text")
    except TypeError:
        print("TypeError", mixed.qsize(), sep="\t")

    limited = asyncio.PriorityQueue(1)
    await limited.put(3)
    waiting = asyncio.create_task(limited.put(1))
    await asyncio.sleep(0)
    print("full" if limited.full() else None, await limited.get(), await limited.get(), sep="\t")
    await waiting


asyncio.run(main())
