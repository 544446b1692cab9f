import asyncio

loop = asyncio.new_event_loop()


def stop_and_go_on():
    loop.stop()
    print("stopped")
    loop.call_soon(print, "the next turn")


# The turn is finished; what came in meanwhile waits for the next run.
loop.call_soon(print, "before")
loop.call_soon(stop_and_go_on)
loop.call_soon(print, "after")
loop.run_forever()
print("between")
loop.call_soon(loop.stop)
loop.run_forever()

# Stopped before it runs: one turn.
print("again")
loop.call_soon(print, "one turn")
loop.call_soon(lambda: loop.call_soon(print, "not in this turn"))
loop.call_later(60, print, "not yet")
loop.stop()
loop.run_forever()
print("not running" if not loop.is_running() else "running")


async def stops():
    loop.stop()
    await asyncio.sleep(0)
    print("goes on")
    return "result"


# A task is stopped halfway, and goes on in the next run.
task = loop.create_task(stops())
try:
    loop.run_until_complete(task)
except RuntimeError as e:
    print(repr(e))
print("done" if task.done() else "not done")
print(loop.run_until_complete(task))
loop.close()
