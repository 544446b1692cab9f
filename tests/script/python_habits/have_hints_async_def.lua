async def main():
    await asyncio.sleep(1)
-- args: --clock=virtual
-- expect stderr contains: File "FILE", line 1
-- expect stderr contains: async function main()
-- expect exit: 1
