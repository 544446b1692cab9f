import asyncio


async def interrupts():
    raise KeyboardInterrupt("now")


async def exits():
    raise SystemExit(3)


async def main(make):
    task = asyncio.create_task(make())
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("main cancelled by the clean-up")
        raise


for make in (interrupts, exits):
    try:
        asyncio.run(main(make))
    except (KeyboardInterrupt, SystemExit) as e:
        print(repr(e))
for make in (interrupts, exits):
    try:
        asyncio.run(make())
    except BaseException as e:
        print(repr(e))
try:
    raise SystemExit(4)
except SystemExit as e:
    print(e.code)
