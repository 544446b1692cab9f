import asyncio
import re


def asked(value):
    return "yes" if value else "no"


async def main():
    loop = asyncio.get_running_loop()
    print(asked(loop.get_debug()), re.sub("<.*Loop", "<Loop", repr(loop)), sep="\t")
    loop.set_debug(not loop.get_debug())
    print(asked(loop.get_debug()), loop.slow_callback_duration, sep="\t")
    loop.slow_callback_duration = 2.5
    print(loop.slow_callback_duration)


asyncio.run(main())
asyncio.run(main(), debug=True)
asyncio.run(main(), debug=False)
runner = asyncio.Runner(debug=True)
print(asked(runner.get_loop().get_debug()))
runner.close()
loop = asyncio.new_event_loop()
print(asked(loop.get_debug()))
loop.set_debug(True)
print(asked(loop.get_debug()))
loop.close()
