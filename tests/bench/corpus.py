"""Makes realistic Moonloop Lua, and the same text in plain Lua, for the case `translate`.

Each piece is a function as people write them. `<<A|B>>` stands for A in Moonloop Lua and for B in
plain Lua; `@name` stands for a name that is another one in each copy. Pieces are taken in random
order (with a fixed seed) until a file is long enough, so that two runs measure the same text.
"""

import pathlib
import random
import re

PIECES = [
    '''
-- Fetches one page, with some patience: the server is slow in the morning.
<<async |>>function M.fetch_@a(client, url, options)
  options = options or {}
  local attempts = options.attempts or 3
  for attempt = 1, attempts do
    local response, reason = <<await |>>client:request("GET", url, {headers = options.headers})
    if response and response.status == 200 then
      return response.body, response.headers["content-type"]
    elseif not response then
      log("attempt " .. attempt .. " for " .. url .. " failed: " .. tostring(reason))
    end
    <<await |>>asyncio.sleep(0.5 * 2 ^ attempt)
  end
  return nil, "gave up after " .. attempts .. " attempts"
end
''',
    '''
local function parse_@a(line)
  local key, value = line:match("^%s*([%w_]+)%s*=%s*(.-)%s*$")
  if key == nil then return nil end
  if value:match("^%d+$") then
    value = tonumber(value)
  elseif value == "true" or value == "false" then
    value = value == "true"
  end
  return key, value
end

function M.read_@a(path)
  local settings, number = {}, 0
  for line in io.lines(path) do
    number = number + 1
    if line ~= "" and line:sub(1, 1) ~= "#" then
      local key, value = parse_@a(line)
      if not key then error(string.format("%s:%d: cannot read %q", path, number, line), 2) end
      settings[key] = value
    end
  end
  return settings
end
''',
    '''
<<async |>>function M.worker_@a(queue, results)
  while true do
    local job = <<await |>>queue:get()
    if job == nil then break end
    <<try|do local ok, e = pcall(function()>>
      results[job.name] = <<await |>>job.run(job.arguments, {retry = true, limit = 16})
    <<except ValueError as e|end) if not ok then>>
      log("job " .. job.name .. ": " .. tostring(e))
      results[job.name] = false
    <<finally|end>>
      queue:task_done()
    end
  end
end
''',
    '''
--- A point in the plane, with the usual operators.
M.Point_@a = {}
M.Point_@a.__index = M.Point_@a

function M.Point_@a.new(x, y)
  return setmetatable({x = x or 0, y = y or 0}, M.Point_@a)
end

function M.Point_@a:length()
  return math.sqrt(self.x * self.x + self.y * self.y)
end

function M.Point_@a.__add(a, b)
  return M.Point_@a.new(a.x + b.x, a.y + b.y)
end

function M.Point_@a:__tostring()
  return ("(%g, %g)"):format(self.x, self.y)
end
''',
    '''
<<async |>>function M.serve_@a(server)
  <<async with|do local lock =>> server:lock() <<as lock do|>>
    <<async |>>for connection, address in server:connections() do
      local task = asyncio.create_task(M.handle_@b(connection, address), {name = "peer " .. address})
      server.tasks[#server.tasks + 1] = task
      if #server.tasks > server.limit then
        local done, pending = <<await |>>asyncio.wait(server.tasks, {timeout = 5, return_when = asyncio.FIRST_COMPLETED})
        server.tasks = pending
        server.served = server.served + #done
      end
    end
  end
end
''',
    '''
function M.histogram_@a(values, width)
  local low, high = math.huge, -math.huge
  for _, value in ipairs(values) do
    low, high = math.min(low, value), math.max(high, value)
  end
  local counts = {}
  for i = 1, width do counts[i] = 0 end
  for _, value in ipairs(values) do
    local place = high > low and (value - low) / (high - low) * (width - 1) or 0
    local slot = math.floor(place + 0.5) + 1
    counts[slot] = counts[slot] + 1
  end
  return counts, low, high
end
''',
    '''
-- What the protocol calls a frame: a length, a kind, and that many bytes.
local kinds_@a = {hello = 0x01, data = 0x02, ping = 0x03, pong = 0x04, bye = 0xFF}

<<async |>>function M.read_frame_@a(reader)
  local header = <<await |>>reader:readexactly(5)
  local length, kind = string.unpack(">I4B", header)
  if length > 1 << 20 then
    <<raise|error>> <<ValueError(|(>>string.format("a frame of %d bytes is too long", length))
  end
  local payload = length > 0 and <<await |>>reader:readexactly(length) or ""
  for name, number in pairs(kinds_@a) do
    if number == kind then return name, payload end
  end
  return nil, payload
end
''',
    '''
local function walk_@a(node, visit, depth)
  depth = depth or 0
  if not visit(node, depth) then return 0 end
  local count = 1
  for _, child in ipairs(node.children or {}) do
    count = count + walk_@a(child, visit, depth + 1)
  end
  return count
end

function M.print_tree_@a(root)
  return walk_@a(root, function(node, depth)
    print(("  "):rep(depth) .. (node.name or "?") .. (node.children and "/" or ""))
    return not node.hidden
  end)
end
''',
    '''
<<async |>>function M.total_@a(sources)
  local tasks, total = {}, 0
  for i, source in ipairs(sources) do
    tasks[i] = asyncio.create_task(source:load(i), {name = "load " .. i})
  end
  local results = <<await |>>asyncio.gather(table.unpack(tasks))
  for i = 1, #results do
    local entry = results[i]
    total = total + (entry.price or 0) * (entry.count or 1) - (entry.discount or 0.0)
  end
  return total, #results
end
''',
    '''
local words_@a = {
  "alpha", "beta", 'gamma', "delta\\n", [[epsilon]], zeta = {1, 2, 3.5, -4e10}, ["eta theta"] = true,
}

--[[ Finds the best of them. The score of a word is its length, and what stands
     behind it in the table counts half. ]]
function M.best_@a(prefix)
  local best, best_score
  for key, word in pairs(words_@a) do
    if type(word) == "string" and word:find(prefix, 1, true) then
      local score = #word + (type(key) == "number" and key // 2 or 0)
      if best == nil or score > best_score then best, best_score = word, score end
    end
  end
  return best, best_score
end
''',
]

NAMES = 'apple brick cloud drum ember field grain house index jelly kite lemon map nest orbit'.split()


def piece_in(piece, moonloop, rng):
    """One piece, with fresh names, in Moonloop Lua or in plain Lua."""
    names = {mark: rng.choice(NAMES) + str(rng.randrange(10000)) for mark in ('@a', '@b')}
    text = re.sub('@[ab]', lambda found: names[found.group()], piece)
    return re.sub(r'<<(.*?)\|(.*?)>>', lambda found: found.group(1 if moonloop else 2), text)


def file_text(size, moonloop, seed):
    """A file of about `size` bytes of Moonloop Lua; with the same seed, both kinds correspond."""
    rng = random.Random(seed)
    parts, length = ['local M = {}\n'], 0
    while length < size:
        piece, state = rng.choice(PIECES), rng.getstate()
        length += len(piece_in(piece, True, rng))
        rng.setstate(state)
        # A block of its own keeps the number of local variables below Lua's limit.
        parts.append('do' + piece_in(piece, moonloop, rng) + 'end\n')
    return ''.join(parts) + '\nreturn M\n'


def write(directory, count, size):
    """Writes moonloop-N.lua and plain-N.lua for N from 1 to `count`, `size` bytes each."""
    for number in range(1, count + 1):
        for kind in ('moonloop', 'plain'):
            path = pathlib.Path(directory, f'{kind}-{number}.lua')
            path.write_text(file_text(size, kind == 'moonloop', number))
