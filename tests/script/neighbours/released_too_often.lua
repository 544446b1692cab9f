limit = asyncio.BoundedSemaphore(3)
limit:release()
-- args: --clock=virtual
-- expect exit: 1
-- expect stderr contains: ValueError: BoundedSemaphore released too many times
-- expect stderr contains: released-too-often: all 3 permits of limit were there already.
-- expect stderr contains: 2 | limit:release()
