local async function interrupts()
  raise KeyboardInterrupt("now")
end

local async function exits()
  raise SystemExit(3)
end

local async function main(make)
  local task = asyncio.create_task(make())
  try
    await asyncio.sleep(1)
  except asyncio.CancelledError
    print("main cancelled by the clean-up")
    raise
  end
end

for _, make in ipairs {interrupts, exits} do
  try
    asyncio.run(main(make))
  except KeyboardInterrupt, SystemExit as e
    print(repr(e))
  end
end
for _, make in ipairs {interrupts, exits} do
  try
    asyncio.run(make())
  except BaseException as e
    print(repr(e))
  end
end
try
  raise SystemExit(4)
except SystemExit as e
  print(e.code)
end
