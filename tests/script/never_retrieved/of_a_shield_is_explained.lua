-- args: --clock=virtual
async function bad()
  raise ValueError("x")
end

async function main()
  asyncio.shield(bad())
  await asyncio.sleep(0.1)
end

asyncio.run(main())

-- expect stderr contains: Future exception was never retrieved
-- expect stderr contains:   exception-never-retrieved: what shield protects failed with ValueError('x');
-- expect stderr contains:    fix   await asyncio.shield(...)
