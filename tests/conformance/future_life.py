import asyncio


def show(*values):
    print(*[str(v).lower() if isinstance(v, bool) else str(v) for v in values], sep="\t")


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    show(future.done(), future.cancelled())
    show(future.get_loop() is loop)
    future.set_result("value")
    show(future.done(), future.cancelled())
    show(future.result(), future.result())
    show("none" if future.exception() is None else "some")
    show(await future)

    failed = asyncio.Future()
    failed.set_exception(ValueError("bad"))
    show(failed.done(), failed.cancelled())
    show(repr(failed.exception()))
    try:
        failed.result()
    except ValueError as e:
        show("same" if e is failed.exception() else "other")
    try:
        await failed
    except ValueError as e:
        show("same" if e is failed.exception() else "other")

    cancelled = loop.create_future()
    show(cancelled.cancel("why"), cancelled.cancel())
    show(cancelled.done(), cancelled.cancelled())
    for ask in (cancelled.result, cancelled.exception):
        try:
            ask()
        except asyncio.CancelledError as e:
            show(repr(e))
    show(future.cancel(), failed.cancel())


asyncio.run(main())
