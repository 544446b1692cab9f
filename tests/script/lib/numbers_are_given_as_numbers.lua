local function raised(f, ...)
  try
    f(...)
  except TypeError as e
    return tostring(e)
  end
end

-- expect: '<' not supported between instances of 'string' and 'number'
print(raised(asyncio.Semaphore, "3"))
-- expect: '<' not supported between instances of 'string' and 'number'
print(raised(asyncio.Barrier, "3"))
-- expect: '<' not supported between instances of 'boolean' and 'number'
print(raised(asyncio.BoundedSemaphore, true))
-- expect: '<' not supported between instances of 'number' and 'string'
print(raised(asyncio.Queue, "3"))
-- expect: 3
print(select(2, pcall(asyncio.Queue, 3)).maxsize)
