local async function bad(n)
  raise ValueError("number " .. n)
end

local async function main()
  async with asyncio.TaskGroup() as tg do
    tg:create_task(bad(1))
    tg:create_task(bad(2))
  end
end

asyncio.run(main())
-- expect stderr:   + Exception Group Traceback (most recent call last):
-- expect stderr:   |   File "FILE", line 12, in <module>
-- expect stderr:   |     asyncio.run(main())
-- expect stderr:   |   File "FILE", line 6, in main
-- expect stderr:   |     async with asyncio.TaskGroup() as tg do
-- expect stderr:   | ExceptionGroup: unhandled errors in a TaskGroup (2 sub-exceptions)
-- expect stderr:   +-+---------------- 1 ----------------
-- expect stderr:     | Traceback (most recent call last):
-- expect stderr:     |   File "FILE", line 2, in bad
-- expect stderr:     |     raise ValueError("number " .. n)
-- expect stderr:     | ValueError: number 1
-- expect stderr:     +---------------- 2 ----------------
-- expect stderr:     | Traceback (most recent call last):
-- expect stderr:     |   File "FILE", line 2, in bad
-- expect stderr:     |     raise ValueError("number " .. n)
-- expect stderr:     | ValueError: number 2
-- expect stderr:     +------------------------------------
-- expect exit: 1
