import asyncio
import contextvars

one = contextvars.ContextVar("one", default=0)
two = contextvars.ContextVar("two", default=0)


def attempt(what, var, token):
    try:
        var.reset(token)
        print(what, "worked,", one.get(), two.get())
    except (RuntimeError, ValueError, TypeError) as error:
        words = str(error).split("> ")[-1]
        print(what, type(error).__name__, words)


async def elsewhere(token):
    attempt("in a task:", one, token)


async def main():
    token = one.set(1)
    attempt("of another variable:", two, token)
    contextvars.copy_context().run(attempt, "in a copy:", one, token)
    await asyncio.create_task(elsewhere(token))
    await elsewhere(token)
    attempt("again:", one, token)
    attempt("again, elsewhere:", two, token)
    attempt("a number:", one, 5)


asyncio.run(main())
