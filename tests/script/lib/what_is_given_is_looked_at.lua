-- What a function of the library cannot use it refuses at once, in words of its own.
local function refused(f, ...)
  try
    f(...)
    print("went well")
  except Exception as err
    print(err.name, err)
  end
end

-- expect: TypeError	a Lock was expected, got 5
refused(asyncio.Condition, 5)
-- expect: TypeError	Condition() takes 1 positional argument but 2 were given
refused(asyncio.Condition, asyncio.Lock(), 5)
-- expect: went well
refused(asyncio.Condition, asyncio.Semaphore(1))
-- expect: TypeError	Queue() takes 1 positional argument but 2 were given
refused(asyncio.Queue, 1, 2)
-- expect: TypeError	Semaphore() takes 1 positional argument but 2 were given
refused(asyncio.Semaphore, 1, 2)
-- expect: TypeError	Barrier() takes 1 positional argument but 2 were given
refused(asyncio.Barrier, 1, 2)
-- expect: TypeError	Lock() takes 0 positional arguments but 1 was given
refused(asyncio.Lock, 1)
-- expect: TypeError	an event loop was expected, got 5
refused(asyncio.all_tasks, 5)
-- expect: TypeError	an event loop was expected, got 5
refused(asyncio.current_task, 5)
-- expect: TypeError	a callable object was expected by create_eager_task_factory(), got nil
refused(asyncio.create_eager_task_factory, nil)

-- expect: TypeError	loop_factory must return an event loop, not nil
refused(function() asyncio.Runner({loop_factory = function() end}):get_loop() end)
-- expect: TypeError	loop_factory must return an event loop, not table: 0x…
refused(function() asyncio.Runner({loop_factory = function() return {} end}):get_loop() end)
-- expect: TypeError	'number' object is not callable: loop_factory must be a function
refused(function() asyncio.Runner({loop_factory = 5}):get_loop() end)

local loop = asyncio.new_event_loop()
local future = loop:create_future()
-- expect: TypeError	'string' object cannot be interpreted as an integer
refused(asyncio.capture_call_graph, future, {depth = "x"})
-- expect: TypeError	'float' object cannot be interpreted as an integer
refused(asyncio.format_call_graph, future, {limit = 1.5})
-- expect: AttributeError	'number' object has no attribute 'write'
refused(asyncio.print_call_graph, future, {file = 5})

local async function main()
  -- expect: AttributeError	'number' object has no attribute 'write'
  refused(function() asyncio.current_task():print_stack {file = 5} end)
  -- expect: nil	true
  print(asyncio.current_task(loop), asyncio.current_task(asyncio.get_running_loop()) ~= nil)
end
asyncio.run(main())
loop:close()

tracemalloc.start()
-- expect: TypeError	filters must be a list of filters, one is 5
refused(function() tracemalloc.take_snapshot():filter_traces {5} end)
-- expect: TypeError	'float' object cannot be interpreted as an integer
refused(tracemalloc.start, 1.5)
tracemalloc.stop()
