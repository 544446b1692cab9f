import asyncio


async def main():
    loop = asyncio.get_running_loop()
    print("same" if asyncio.get_running_loop() is loop else "other")
    print("running" if loop.is_running() else "not running")
    print("closed" if loop.is_closed() else "open")
    return loop


try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(repr(e))
loop = asyncio.run(main())
print("running" if loop.is_running() else "not running")
print("closed" if loop.is_closed() else "open")
new = asyncio.new_event_loop()
print("other" if new is not loop else "same")
print("open" if not new.is_closed() else "closed")
print("same" if new.run_until_complete(main()) is new else "other")
new.close()
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(repr(e))
