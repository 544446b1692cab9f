import asyncio


async def work():
    pass


async def try_all(debug):
    loop = asyncio.get_running_loop()
    loop.set_debug(debug)
    object = work()

    def try_(name, *arguments):
        try:
            handle = getattr(loop, name)(*arguments)
        except TypeError as e:
            print(name, e, sep="\t")
        else:
            print(name, "taken", sep="\t")
            handle.cancel()

    for callback in (object, work, 5):
        try_("call_soon", callback)
        try_("call_soon_threadsafe", callback)
        try_("call_later", 1, callback)
        try_("call_at", loop.time() + 1, callback)
    object.close()
    loop.set_debug(False)


asyncio.run(try_all(True))
asyncio.run(try_all(False))
