import asyncio; import re
def newest(frames):
    return f"{frames[-1].name} {frames[-1].lineno}"



def on_exception(loop, context):
    keys = sorted(context)
    print(re.sub(" at .*", "", context["message"]), " ".join(keys), sep="\t")
    if "source_traceback" in context:
        print(newest(context["source_traceback"]))


def fails():
    raise ValueError("in a callback")


async def main(debug):
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(on_exception)
    loop.set_debug(debug)
    loop.call_soon(fails)
    loop.call_later(0.01, fails)
    await asyncio.sleep(0.02)
    future = asyncio.Future(loop=loop)
    future.set_exception(ValueError("x"))
    future = None
    loop.set_debug(False)
    loop.call_soon(fails)
    await asyncio.sleep(0)


asyncio.run(main(True))
asyncio.run(main(False))
