import asyncio
import contextvars

tasks, deadlines, start, counted = [], set(), 0, 0


def running():
    return asyncio.get_running_loop()


def clock():
    return running().time() - start


def show(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "nil"
    if isinstance(value, list):
        return "[" + ", ".join(map(show, value)) + "]"
    if isinstance(value, BaseExceptionGroup):
        return "group " + show(list(value.exceptions))
    if isinstance(value, (asyncio.CancelledError, ValueError, KeyError)) and "Token" not in repr(value):
        return repr(value)
    if isinstance(value, BaseException):
        return type(value).__name__
    return str(value)


def current():
    task = asyncio.current_task()
    return task.get_name() if task else "no task"


def log(*values):
    print(int(clock() * 100 + 0.5), current(), *map(show, values))


def after(n):
    """About n hundredths of a second; no two times are the same."""
    now = round(clock() * 1000000)
    deadline = now + n * 10000
    while deadline in deadlines:
        deadline += 1
    deadlines.add(deadline)
    return (deadline - now) / 1000000


def spawn(coroutine):
    task = asyncio.create_task(coroutine, name="t" + str(len(tasks) + 1))
    tasks.append(task)
    return task


def pick(n):
    return tasks[n * 7 % len(tasks)]


def later(n):
    """One of the tasks that were made after the current one, so that none ever waits for itself."""
    me = asyncio.current_task()
    if me not in tasks[:-1]:
        return asyncio.sleep(0, "none")
    younger = tasks[tasks.index(me) + 1:]
    return younger[n * 7 % len(younger)]


def notify(name):
    return lambda task: log(name, task.cancelled())


def tell(name, variable):
    log(name, variable.get("unset"))


def told(name, variable):
    return lambda task: tell(name, variable)


def count():
    global counted
    counted += 1
    return counted


def reached(n):
    return lambda: counted >= n


# @functions

def others():
    rest = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    return sorted(rest, key=lambda task: (len(task.get_name()), task.get_name()))


async def main():
    global start
    start = running().time()
    share()
    for coroutine in (f1(), f2(), f3()):
        spawn(coroutine)
    for _ in range(20):
        if others():
            await asyncio.sleep(after(5))
    log("all are cancelled now")
    while others():
        for task in others():
            task.cancel()
        await asyncio.wait(others(), timeout=after(5))
    for task in tasks:
        log(task.get_name(), task.cancelled() or task.exception() or task.result())


asyncio.run(main())
