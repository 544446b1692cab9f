-- asyncio.run has loop_factory since Python 3.12. The expectation is what CPython 3.13.0 prints for the same program.
local made

local function factory()
  made = asyncio.new_event_loop()
  return made
end

local async function main()
  return asyncio.get_running_loop() == made
end

print(asyncio.run(main(), {loop_factory = factory}))
print(made:is_closed())
