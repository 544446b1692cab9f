async with asyncio.timeout(1) as cm do print(cm) end
-- expect stderr:   File "FILE", line 1
-- expect stderr:     async with asyncio.timeout(1) as cm do print(cm) end
-- expect stderr:     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
-- expect stderr: SyntaxError: 'async with' outside async function
-- expect exit: 1
