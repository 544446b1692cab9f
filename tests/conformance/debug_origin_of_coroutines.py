import asyncio, sys
async def work(): pass

set_depth = sys.set_coroutine_origin_tracking_depth
get_depth = sys.get_coroutine_origin_tracking_depth

def make():
    return work()


def show():
    object = make()
    origin = object.cr_origin
    object.close()
    if not origin:
        print("not tracked")
        return
    for filename, lineno, name in origin:
        print(name, lineno, sep="\t")


print(get_depth())
show()
set_depth(1)
show()
set_depth(2)
show()
print(get_depth())
set_depth(0)
show()
try:
    set_depth(-1)
except ValueError as e:
    print(e)


async def main():
    print(get_depth())
    asyncio.get_running_loop().set_debug(True)
    await asyncio.sleep(0)
    print(get_depth())


asyncio.run(main())
print(get_depth())
