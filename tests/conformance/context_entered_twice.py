import asyncio
import contextvars


def attempt(context):
    try:
        context.run(print, "inside")
    except RuntimeError as error:
        print("cannot enter context" in str(error), "is already entered" in str(error))


async def main():
    context = contextvars.copy_context()
    context.run(attempt, context)
    attempt(context)
    mine = contextvars.copy_context()
    task = asyncio.create_task(asyncio.sleep(0), context=mine)
    attempt(mine)
    await task
    attempt(mine)

    async def within():
        attempt(mine)

    await asyncio.create_task(within(), context=mine)


asyncio.run(main())
