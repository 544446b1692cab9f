import asyncio
-- args: --clock=virtual
-- expect stderr contains: File "FILE", line 1
-- expect stderr contains: local asyncio = require "asyncio"
-- expect exit: 1
