-- args: -X dev --clock=virtual
local total, log = 0, {}

local function get_total() return total end
local function set_total(new) total = new end

local function five()
  get_total()
  return 5
end

local function noted(text)
  log[#log + 1] = text
  return get_total() and 7
end

async function add()
  local a = five()
  local b = noted("b")
  local old = get_total()
  await asyncio.sleep(0)
  set_total(a)
  set_total(b)
  old = get_total()
  set_total(old + 1)
  local c <const> = string.format("%d", 8)
  set_total(tonumber(c))
end

async function main()
  await asyncio.gather(add(), add())
  print(total)
end

asyncio.run(main())

-- expect: 8
