async function main()
  local loop = asyncio.get_running_loop()
  loop:call_soon(function()
    loop:call_exception_handler {message = "something is wrong", port = 5}
  end)
  await asyncio.sleep(0)
  loop:set_debug(false)
  loop:call_exception_handler {message = "and again"}
end

asyncio.run(main(), {debug = true})
-- expect stderr: something is wrong
-- expect stderr: handle_traceback: Handle created at (most recent call last):
-- expect stderr:   File "FILE", line 11, in <module>
-- expect stderr:     asyncio.run(main(), {debug = true})
-- expect stderr:   File "FILE", line 3, in main
-- expect stderr:     loop:call_soon(function()
-- expect stderr: port: 5
-- expect stderr: and again
