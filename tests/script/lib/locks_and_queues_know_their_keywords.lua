local function raised(f, ...)
  try
    f(...)
  except Exception as e
    return repr(e)
  end
end

-- expect: TypeError("Queue.__init__() got an unexpected keyword argument 'maxsiz'")
print(raised(asyncio.Queue, {maxsiz = 3}))
-- expect: TypeError("Queue.__init__() got an unexpected keyword argument 'max'")
print(raised(asyncio.LifoQueue, {max = 3}))
-- expect: TypeError("Queue.__init__() got an unexpected keyword argument 'max'")
print(raised(asyncio.PriorityQueue, {max = 3}))
-- expect: TypeError("Lock.__init__() got an unexpected keyword argument 'loop'")
print(raised(asyncio.Lock, {loop = 1}))
-- expect: TypeError("Event.__init__() got an unexpected keyword argument 'loop'")
print(raised(asyncio.Event, {loop = 1}))
-- expect: TypeError("Semaphore.__init__() got an unexpected keyword argument 'count'")
print(raised(asyncio.Semaphore, {count = 1}))
-- expect: TypeError("BoundedSemaphore.__init__() got an unexpected keyword argument 'count'")
print(raised(asyncio.BoundedSemaphore, {count = 1}))
-- expect: TypeError("Barrier.__init__() got an unexpected keyword argument 'party'")
print(raised(asyncio.Barrier, {party = 1}))
-- expect: TypeError("Condition.__init__() got an unexpected keyword argument 'locks'")
print(raised(asyncio.Condition, {locks = 1}))
-- expect: TypeError("shutdown() got an unexpected keyword argument 'now'")
print(raised(function() asyncio.Queue():shutdown{now = true} end))
-- expect: 10	3	2
print(asyncio.Queue(10).maxsize, asyncio.Queue{maxsize = 3}.maxsize, asyncio.Barrier{parties = 2}.parties)
