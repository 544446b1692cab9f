-- provides: wait wait_for shield ALL_COMPLETED FIRST_COMPLETED FIRST_EXCEPTION
--
-- Waiting for futures: for some of many (`wait`), not too long (`wait_for`), and without handing
-- a cancellation on (`shield`).
--
-- All three work with the same trick. The caller does not sleep on the futures it is interested
-- in, but on one more future, made for this purpose: the *waiter*. Callbacks on the others, or a
-- *watch* (of C) where they may be many, give the waiter its result as soon as there is a reason to go on.

local asyncio, runtime = ...

local CancelledError, TimeoutError = asyncio.CancelledError, asyncio.TimeoutError
local TypeError, ValueError = TypeError, ValueError
local iscoroutine, isfuture = asyncio.iscoroutine, asyncio.isfuture
local ensure_future, get_running_loop, Task = asyncio.ensure_future, asyncio.get_running_loop, asyncio.Task
local keywords, argument = asyncio._keywords, asyncio._argument
local check_seconds = asyncio._check_seconds
local explain, type_name, waiting = runtime.explain, runtime.type_name, runtime.waiting
local by_state, coroutine_in = runtime.by_state, runtime.coroutine_in
local stands_for, unique, watch = runtime.stands_for, runtime.unique, runtime.watch
local format, isinstance, select, tostring, type = string.format, isinstance, select, tostring, type

-- What `wait` can wait for.
local FIRST_COMPLETED = "FIRST_COMPLETED" -- until one of them is done
local FIRST_EXCEPTION = "FIRST_EXCEPTION" -- until one has raised, or all are done
local ALL_COMPLETED = "ALL_COMPLETED"     -- until all are done

local known_reasons = {[FIRST_COMPLETED] = true, [FIRST_EXCEPTION] = true, [ALL_COMPLETED] = true}

-- Wakes whoever sleeps on `waiter`. There may be several reasons to, and only one can be first.
local function release(waiter)
  if not waiter:done() then waiter:set_result() end
end

-- The arguments of `wait` as a sequence without repetitions.
local function checked_futures(futures, return_when)
  if isfuture(futures) or iscoroutine(futures) then
    local exception = TypeError("expect a list of futures, not " .. type_name(futures))
    if isfuture(futures) then raise explain(exception, "coroutines-forbidden", {variant = "task"}) end
    raise explain(exception, "coroutines-forbidden", {call = futures, variant = "alone"})
  end
  if futures == nil or type(futures) == "table" and #futures == 0 then
    raise ValueError("Set of Tasks/Futures is empty.")
  end
  if not known_reasons[return_when] then
    raise ValueError("Invalid return_when value: " .. tostring(return_when))
  end
  if type(futures) ~= "table" then
    raise TypeError(format("'%s' object is not iterable", type_name(futures)))
  end
  futures = unique(futures)
  local coroutine = coroutine_in(futures)
  if coroutine then
    local exception = TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    raise explain(exception, "coroutines-forbidden", {call = coroutine})
  end
  return futures
end

-- Waits for the futures and tasks of the sequence `futures`: `wait(futures, {timeout =,
-- return_when =})`. `timeout` is in seconds; nil waits for ever. `return_when` is one of the three
-- constants, ALL_COMPLETED if not given.
-- Returns two sequences: those that are done, and those still pending. When the time is up it
-- raises nothing and cancels nothing; look at the second sequence.
-- Raises ValueError when there is nothing to wait for, TypeError for coroutines. As asyncio.wait.
local async function wait(futures, options)
  local timeout, return_when = keywords("wait", 1, options, "timeout", "return_when")
  if return_when == nil then return_when = ALL_COMPLETED end
  futures = checked_futures(futures, return_when)

  local loop = get_running_loop()
  local waiter = loop:create_future()
  local timer = timeout and loop:call_later(timeout, release, waiter)
  local watching = watch(futures, waiter, return_when)
  try
    await waiter
  finally
    if timer then timer:cancel() end
    watching:stop()
  end
  return by_state(futures)
end

-- Cancels `future` and sleeps until it is over, whatever it does about it. Sleeping on a waiter
-- and not on `future` itself tells the two cancellations apart: that of the future, which we want,
-- and one of the caller, which ends this wait.
local async function cancel_and_wait(future, loop)
  local waiter = loop:create_future()
  local function on_completion() release(waiter) end
  future:add_done_callback(on_completion)
  try
    future:cancel()
    await waiter
  finally
    future:remove_done_callback(on_completion)
  end
end

-- What a task runs; nothing for a plain future.
local function coroutine_of(future)
  return isinstance(future, Task) and future:get_coro() or nil
end

-- Cancels a future for being late, and gives its result: at the last moment it may still have one.
-- Else raises TimeoutError.
local async function result_or_timeout(future, timeout, loop)
  local waited = waiting(future)
  await cancel_and_wait(future, loop)
  try
    return future:result()
  except CancelledError as cancelled
    local late = explain(TimeoutError(), "timeout", {
      seconds = timeout, call = coroutine_of(future), waiting = waited,
    })
    late.cause = cancelled
    raise late
  end
end

-- Waits for one awaitable, but not longer than `timeout` seconds (nil: as long as it takes; zero or
-- less: looks whether it is done already). A coroutine is run as a task.
-- Returns its results. When the time is up, cancels it, waits until it has ended, and raises
-- TimeoutError. When the caller is cancelled, so is the awaitable; `shield` prevents both.
-- As asyncio.wait_for.
local async function wait_for(awaitable, ...)
  if select("#", ...) == 0 then
    raise TypeError("wait_for() missing 1 required positional argument: 'timeout'")
  end
  local timeout = argument("wait_for", 2, (...), "timeout")
  local loop = get_running_loop()
  if timeout == nil then return await awaitable end
  check_seconds(timeout, "<=")

  if timeout <= 0 then
    local future = ensure_future(awaitable, {loop = loop})
    if future:done() then return future:result() end
    return await result_or_timeout(future, timeout, loop)
  end

  local waiter = loop:create_future()
  local timer = loop:call_later(timeout, release, waiter)
  local function on_completion() release(waiter) end
  local future = ensure_future(awaitable, {loop = loop})
  future:add_done_callback(on_completion)
  try
    try
      await waiter
    except CancelledError
      -- The caller is cancelled. A result that is there already goes before.
      if future:done() then return future:result() end
      future:remove_done_callback(on_completion)
      await cancel_and_wait(future, loop)
      raise
    end

    if future:done() then return future:result() end
    future:remove_done_callback(on_completion)
    return await result_or_timeout(future, timeout, loop)
  finally
    timer:cancel()
  end
end

-- Protects an awaitable from the cancellation of whoever waits for it: `await shield(task)` can be
-- cancelled, and `task` goes on. A coroutine is run as a task; keep a reference to it, the
-- loop does not.
-- Returns a future with the results of the awaitable. When the awaitable itself is cancelled, so is
-- that future. As asyncio.shield.
local function shield(awaitable)
  local inner = ensure_future(awaitable)
  if inner:done() then return inner end
  local outer = inner:get_loop():create_future()
  runtime.derived(outer) -- for explanations
  stands_for(outer, {inner})

  local function inner_done()
    if outer:cancelled() then
      -- Nobody asks any more. Asking here marks an exception as seen.
      if not inner:cancelled() then inner:exception() end
    elseif inner:cancelled() then
      outer:cancel()
    elseif inner:exception() ~= nil then
      outer:set_exception(inner:exception())
    else
      outer:set_result(inner:result())
    end
  end

  inner:add_done_callback(inner_done)
  outer:add_done_callback(function()
    if not inner:done() then inner:remove_done_callback(inner_done) end
  end)
  return outer
end

return {
  wait = wait,
  wait_for = wait_for,
  shield = shield,
  ALL_COMPLETED = ALL_COMPLETED,
  FIRST_COMPLETED = FIRST_COMPLETED,
  FIRST_EXCEPTION = FIRST_EXCEPTION,
}
