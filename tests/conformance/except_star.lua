local async function fail(exception)
  raise exception
end

local async function main()
  try
    async with asyncio.TaskGroup() as tg do
      tg:create_task(fail(ValueError("v1")))
      tg:create_task(fail(KeyError("k")))
      tg:create_task(fail(ValueError("v2")))
    end
  except *ValueError as group
    print(repr(group))
    print(#group.exceptions)
  except *KeyError as group
    print(repr(group))
  else
    print("not here")
  finally
    print("finally")
  end

  -- What no clause takes goes on.
  try
    try
      raise ExceptionGroup("mixed", {ValueError(1), TypeError("t")})
    except *ValueError as group
      print("took " .. repr(group))
    end
  except ExceptionGroup as rest
    print("left " .. repr(rest))
  end

  -- A single exception is wrapped.
  try
    raise ValueError("naked")
  except *ValueError as group
    print(repr(group.exceptions[1]))
  end

  -- What a clause raises is grouped.
  try
    try
      raise ExceptionGroup("first", {ValueError(1), KeyError("k"), TypeError("t")})
    except *ValueError
      raise OSError("second")
    except *KeyError
      raise OSError("third")
    end
  except ExceptionGroup as group
    print(repr(group))
  end

  try
    print("no exception")
  except *ValueError
    print("not here")
  else
    print("else")
  end
end

asyncio.run(main())
