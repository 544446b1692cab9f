local async function careful()
  try
    await asyncio.sleep(1)
  except GeneratorExit as e
    print("GeneratorExit", isinstance(e, Exception))
    raise
  finally
    print("finally")
  end
end

local async function stubborn()
  try
    await asyncio.sleep(1)
  except GeneratorExit
    await asyncio.sleep(1)
  end
end

local async function main()
  local c = careful()
  c:send(nil)
  c:close()
  c = stubborn()
  c:send(nil)
  try
    c:close()
  except RuntimeError as e
    print(e)
  end
  c = careful()
  c:close()
end

asyncio.run(main())
-- expect: GeneratorExit	false
-- expect: finally
-- expect: coroutine ignored GeneratorExit
