local async function main()
  local loop = asyncio.get_running_loop()
  local future = loop:create_future()
  print(future:done(), future:cancelled())
  print(future:get_loop() == loop)
  future:set_result("value")
  print(future:done(), future:cancelled())
  print(future:result(), future:result())
  print(future:exception() == nil and "none" or "some")
  print(await future)

  local failed = asyncio.Future()
  failed:set_exception(ValueError("bad"))
  print(failed:done(), failed:cancelled())
  print(repr(failed:exception()))
  try
    failed:result()
  except ValueError as e
    print(e == failed:exception() and "same" or "other")
  end
  try
    await failed
  except ValueError as e
    print(e == failed:exception() and "same" or "other")
  end

  local cancelled = loop:create_future()
  print(cancelled:cancel("why"), cancelled:cancel())
  print(cancelled:done(), cancelled:cancelled())
  for _, ask in ipairs {cancelled.result, cancelled.exception} do
    try
      ask(cancelled)
    except asyncio.CancelledError as e
      print(repr(e))
    end
  end
  print(future:cancel(), failed:cancel())
end

asyncio.run(main())
