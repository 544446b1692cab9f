-- enable-tracemalloc: who made the lost object?
--
-- The tip under the warning, and what you get when you follow it.

-- %% The warning and its tip
-- Two buttons, one helper. The warning names the helper's line. Which button
-- was it?

async function work(what)
  print("working on " .. what)
end

function helper(what)
  work(what)
end

function left_button()
  helper("the letter")
end

function right_button()
  helper("the bill")
end

right_button()

-- reports: RuntimeWarning: coroutine 'work' was never awaited
-- reports: RuntimeWarning: Enable tracemalloc to get the object allocation traceback

-- %% Take notes
-- From here on each new coroutine object is noted with the calls that led to
-- it, five at most.

tracemalloc.start(5)

-- %% Once more
-- A line is warned about only once, so here is a new helper. The tip is gone. In
-- its place are the calls, the most recent one last.

function helper(what)
  work(what)
end

left_button()

-- reports: RuntimeWarning: coroutine 'work' was never awaited
-- reports: Object allocated at (most recent call last):
-- reports:     left_button()
-- reports:     helper("the letter")
-- reports:     work(what)

-- %% Why not always?
-- Notes cost time and memory for each object. So they are off until you ask.

tracemalloc.stop()
print(tracemalloc.is_tracing())

-- prints: false

-- %% To take home
-- For one run, without touching the program:
--
--     moonloop -X tracemalloc=5 FILE.lua
--     python3 -X tracemalloc=5 FILE.py
--
-- To practise: `moonloop lesson 2`.
