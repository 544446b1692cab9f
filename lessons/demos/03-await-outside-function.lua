-- await-outside-function: where await may stand
--
-- One rule, seen from four sides. Each of these cells is loaded by itself, so one
-- that cannot be loaded does not stop the others.

-- %% In the main part of a file
-- Will "first" be printed?

async function fetch(n)
  return n * 10
end

print("first")
print(await fetch(1))

-- reports: SyntaxError: 'await' outside function
-- reports:   await-outside-function:

-- %% The door into the async world
-- The mistake was found before any line ran, so `fetch` was not made either.
-- Here it is again, with `asyncio.run` where the await stood.

async function fetch(n)
  return n * 10
end

print("first")
print(asyncio.run(fetch(1)))

-- prints: first
-- prints: 10

-- %% In a plain function
-- A plain function runs in one go. It cannot be paused.

function show(n)
  print(await fetch(n))
end

-- reports: SyntaxError: 'await' outside function
-- reports: async function show(n)

-- %% Async goes up to the top
-- Who awaits must be async, and who calls that must await. So it goes on up to
-- `asyncio.run`.

async function show(n)
  print(await fetch(n))
end

async function main()
  await show(1)
  await show(2)
end

asyncio.run(main())

-- prints: 10
-- prints: 20

-- %% The innermost function counts
-- This await is within `main`, and `main` is async. Is it allowed?

async function main()
  local function inner(n)
    print(await fetch(n))
  end
  inner(3)
end

asyncio.run(main())

-- reports: SyntaxError: 'await' outside function

-- %% To take home
-- Look for the innermost function around the await, and make it async. If there is
-- none: `asyncio.run`.
--
-- To practise: `moonloop lesson 3`.
