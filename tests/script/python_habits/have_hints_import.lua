import asyncio
-- args: --clock=virtual
-- expect stderr contains: File "FILE", line 1
-- expect stderr contains: global
-- expect exit: 1
