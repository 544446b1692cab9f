-- args: --clock=virtual
async function f() end f()
async function a() end local function b() a() end b()
-- expect stderr contains:    2 | async function f() end f()
-- expect stderr contains:      |                        ^^^ made here, dropped here
-- expect stderr contains:    3 | async function a() end local function b() a() end b()
-- expect stderr contains:      |                                           ^^^ made here, dropped here
-- expect stderr contains:   fix   asyncio.run(a())        here, outside any async function
