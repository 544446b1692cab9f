import asyncio


def show(*values):
    print(*[str(v).lower() if isinstance(v, bool) else str(v) for v in values], sep="\t")


async def work():
    await asyncio.sleep(0)
    return "result"


async def main():
    c = work()
    task = asyncio.create_task(c)
    show(task.get_coro() is c, task.get_loop() is asyncio.get_running_loop())
    for ask in (task.result, task.exception):
        try:
            ask()
        except asyncio.InvalidStateError as e:
            show(repr(e))
    for forbidden in (lambda: task.set_result(1), lambda: task.set_exception(ValueError())):
        try:
            forbidden()
        except RuntimeError as e:
            show(repr(e))
    task.add_done_callback(lambda t: show("callback", t is task))
    show(task.done(), task.cancelled(), task.cancelling())
    show(await task)
    show(task.done(), task.cancelled(), task.result())
    show("none" if task.exception() is None else "some")
    show(task.cancel(), task.cancelling(), task.uncancel())
    show(await task)
    await asyncio.sleep(0)


asyncio.run(main())
