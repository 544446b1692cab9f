import asyncio


class Suspend:
    def __init__(self, future):
        self.future = future

    def __await__(self):
        return self.future.__await__()


async def simple(x):
    return x + 1


async def sleeps():
    print("before")
    await asyncio.sleep(0)
    print("between")
    await asyncio.sleep(0)
    return "result"


async def catches():
    try:
        await asyncio.sleep(0)
    except ValueError as e:
        print("caught " + repr(e))
        await asyncio.sleep(0)
        return "rescued"
    finally:
        print("finally")


def show_stop(f):
    try:
        f()
        print("suspended")
    except StopIteration as e:
        print("returned " + str(e.value))
    except Exception as e:
        print("raised " + repr(e))


c = simple(4)
show_stop(lambda: c.send(None))
show_stop(lambda: c.send(None))
c = sleeps()
show_stop(lambda: c.send(None))
show_stop(lambda: c.send(None))
show_stop(lambda: c.send(None))
c = catches()
show_stop(lambda: c.send(None))
show_stop(lambda: c.throw(ValueError("v")))
show_stop(lambda: c.send(None))
c = catches()
show_stop(lambda: c.send(None))
show_stop(lambda: c.throw(KeyError("k")))
c = catches()
show_stop(lambda: c.send(None))
c.close()
c.close()
show_stop(lambda: c.send(None))
c = catches()
show_stop(lambda: c.throw(ValueError("before the start")))
c = simple(1)
show_stop(lambda: c.send("value"))
c.close()
show_stop(lambda: c.send(None))
