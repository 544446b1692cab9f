-- provides: Barrier
--
-- A place where tasks wait for each other: nobody goes on before a given number of them is there.
--
--   await barrier:wait()            -- or: async with barrier as index do … end
--
-- A barrier is used again and again. While those of one round are leaving (it *drains*), those of the
-- next round have to wait outside.

local asyncio = ...

local BrokenBarrierError, Condition = asyncio.BrokenBarrierError, asyncio.Condition
local AttributeError, TypeError, ValueError = AttributeError, TypeError, ValueError
local argument = asyncio._argument
local format, rawset, repr, setmetatable = string.format, rawset, repr, setmetatable

-- The states of a barrier. Its names are those that tostring shows.
local FILLING = "filling"     -- waits for more to come
local DRAINING = "draining"   -- all were there, and now they leave
local RESETTING = "resetting" -- those who are there are sent away
local BROKEN = "broken"       -- everybody is sent away, now and later

local Barrier = {__name = "Barrier"}

-- A barrier for `parties` tasks, `Barrier(3)` or `Barrier{parties = 3}`. Raises ValueError for less
-- than one. As asyncio.Barrier.
local function new_barrier(_, parties, surplus)
  parties = argument("Barrier", 1, parties, "parties", surplus)
  if parties == nil then
    raise TypeError("Barrier.__init__() missing 1 required positional argument: 'parties'")
  end
  if parties < 1 then raise ValueError("parties must be > 0") end
  return setmetatable({
    _parties = parties,
    _state = FILLING,
    _count = 0,            -- how many are inside
    _cond = Condition(),   -- tells all of them that the state has changed
  }, Barrier)
end

-- What a barrier tells of itself, as fields that nobody else can set.
local fields = {
  -- How many tasks it waits for.
  parties = function(self) return self._parties end,
  -- How many tasks wait in it for others to come.
  n_waiting = function(self) return self._state == FILLING and self._count or 0 end,
  -- Whether it has been broken by abort().
  broken = function(self) return self._state == BROKEN end,
}

function Barrier.__index(self, name)
  local field = fields[name]
  if field then return field(self) end
  return Barrier[name]
end

function Barrier.__newindex(self, name, value)
  if fields[name] then
    raise AttributeError(format("property '%s' of 'Barrier' object has no setter", name))
  end
  rawset(self, name, value)
end

-- Waits until all are there. Returns 0, 1, 2, … in the order in which they came: a number for each, so that
-- one of them can do what is to be done once. Raises BrokenBarrierError when the barrier is
-- reset or broken meanwhile, or broken already. As asyncio.Barrier.wait.
async function Barrier:wait()
  async with self._cond do
    await self:_wait_outside()
    try
      local index = self._count
      self._count = index + 1
      if self._count == self._parties then
        self:_let_go(DRAINING)
      else
        await self:_wait_inside()
      end
      return index
    finally
      self._count = self._count - 1
      if self._count == 0 then self:_last_has_left() end
    end
  end
end

-- Waits until nobody of the round before is left in here.
async function Barrier:_wait_outside()
  await self._cond:wait_for(function()
    return self._state ~= DRAINING and self._state ~= RESETTING
  end)
  if self._state == BROKEN then raise BrokenBarrierError("Barrier aborted") end
end

-- Waits for the others.
async function Barrier:_wait_inside()
  await self._cond:wait_for(function() return self._state ~= FILLING end)
  if self._state ~= DRAINING then raise BrokenBarrierError("Abort or reset of barrier") end
end

-- Takes a new state, and tells everybody.
function Barrier:_let_go(state)
  self._state = state
  self._cond:notify_all()
end

-- The next round may come in.
function Barrier:_last_has_left()
  self:_let_go(self._state == BROKEN and BROKEN or FILLING)
end

-- Sends away those who wait here, with a BrokenBarrierError, and begins anew. As asyncio.Barrier.reset.
async function Barrier:reset()
  async with self._cond do
    self:_let_go(self._count > 0 and RESETTING or FILLING)
  end
end

-- Breaks the barrier for good: who waits here, and who comes later, gets a BrokenBarrierError.
-- As asyncio.Barrier.abort.
async function Barrier:abort()
  async with self._cond do
    self:_let_go(BROKEN)
  end
end

-- What `async with barrier as index` gives. Nothing is to be done at the end of the block.
async function Barrier:__aenter()
  return await self:wait()
end

async function Barrier:__aexit() end

-- As Lock.__waits.
function Barrier:__waits()
  return {kind = "barrier", what = format("barrier %%s, with %d of %s there", self._count, repr(self._parties))}
end

-- `<asyncio.locks.Barrier object at 0x… [filling, waiters:1/3]>`, as Python's repr.
function Barrier:__tostring()
  local state = self._state
  if state ~= BROKEN then
    state = format("%s, waiters:%d/%s", state, self.n_waiting, repr(self._parties))
  end
  return format("<asyncio.locks.Barrier object at %p [%s]>", self, state)
end

setmetatable(Barrier, {__call = new_barrier})

return {Barrier = Barrier}
