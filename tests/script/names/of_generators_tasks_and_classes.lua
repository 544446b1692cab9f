local async function numbers() yield 1 end
local async function work() end

local function show(value) print((tostring(value):gsub("0x%x+", "0x"))) end

show(numbers())
show(ValueError)
show(asyncio.CancelledError)
show(ValueError:subclass("MyError"))
local async function main()
  show(asyncio.current_task())
  await asyncio.create_task(work(), {name = "it's"})
  show(asyncio.create_task(work(), {name = "it's"}))
  await asyncio.sleep(0)
end
asyncio.run(main())
print(type(ValueError("x")), type(work), asyncio.iscoroutinefunction(work), asyncio.iscoroutine(work))
-- expect: <async_generator object numbers at 0x>
-- expect: <class 'ValueError'>
-- expect: <class 'asyncio.exceptions.CancelledError'>
-- expect: <class '__main__.MyError'>
-- expect: <Task pending name='Task-1' coro=<main() running at FILE:11> cb=[_run_until_complete_cb()]>
-- expect: <Task pending name="it's" coro=<work() running at FILE:2>>
-- expect: table	function	true	false
