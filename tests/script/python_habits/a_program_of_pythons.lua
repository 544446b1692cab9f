import asyncio

async def main():
    print("hello")
    await asyncio.sleep(1)
    print("world")

asyncio.run(main())
-- args: --clock=virtual --explain=off
-- expect stderr:   File "FILE", line 1
-- expect stderr:     import asyncio
-- expect stderr:            ^^^^^^^
-- expect stderr: SyntaxError: syntax error near 'asyncio'
-- expect stderr:   File "FILE", line 3
-- expect stderr:     async def main():
-- expect stderr:           ^^^
-- expect stderr: SyntaxError: syntax error near 'def'
-- expect exit: 1
