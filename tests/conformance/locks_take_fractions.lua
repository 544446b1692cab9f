-- Numbers of permits and of parties need not be whole to be shown.
local function show(object) print((tostring(object):gsub("0x%x+", "0x…"))) end

show(asyncio.Semaphore(1.5))
show(asyncio.Semaphore(math.huge))
show(asyncio.Semaphore(2.0))
show(asyncio.BoundedSemaphore(3))
show(asyncio.Barrier(1.5))
show(asyncio.Barrier(2))

-- What a barrier tells of itself cannot be set.
local barrier = asyncio.Barrier(2)
local function refused(f)
  try
    f()
    print("went well")
  except AttributeError as err
    print(err)
  end
end
refused(function() barrier.parties = 5 end)
refused(function() barrier.n_waiting = 5 end)
refused(function() barrier.broken = true end)
barrier.mine = "mine"
print(barrier.parties, barrier.n_waiting, barrier.mine)
