import asyncio

loop = asyncio.new_event_loop()
loop.call_later(1000, print, "late")
loop.call_soon(print, "ready")
loop.stop()
loop.run_forever()
print("stopped")
loop.stop()
loop.run_forever()
print("stopped again")
loop.close()
