import asyncio
import math
import re


def show(value):
    print(re.sub("0x[0-9a-f]+", "0x…", repr(value)))


show(asyncio.Semaphore(1.5))
show(asyncio.Semaphore(math.inf))
show(asyncio.Semaphore(2.0))
show(asyncio.BoundedSemaphore(3))
show(asyncio.Barrier(1.5))
show(asyncio.Barrier(2))

barrier = asyncio.Barrier(2)


def refused(name, value):
    try:
        setattr(barrier, name, value)
        print("went well")
    except AttributeError as err:
        print(err)


refused("parties", 5)
refused("n_waiting", 5)
refused("broken", True)
barrier.mine = "mine"
print(barrier.parties, barrier.n_waiting, barrier.mine, sep="\t")
