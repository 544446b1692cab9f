local async function bad() raise ValueError("x") end

local async function main()
  asyncio.get_running_loop():set_exception_handler(function(loop, context)
    print(context.message)
    print(repr(context.exception))
  end)
  asyncio.create_task(bad())
  await asyncio.sleep(0.01)
  collectgarbage()
  collectgarbage()
end

asyncio.run(main())
io.stderr:write("only the handler spoke\n")
-- expect: Task exception was never retrieved
-- expect: ValueError('x')
-- expect stderr: only the handler spoke
