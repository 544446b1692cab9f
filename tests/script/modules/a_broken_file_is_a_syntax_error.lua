-- args: --clock=virtual
-- What a plain pcall sees, and what loadfile gives, are Lua's own words.
print(pcall(require, "_broken"))
-- expect: false	error loading module '_broken' from file './_broken.lua':
-- expect: 	./_broken.lua:2: 'then' expected near '!'
local f, message = loadfile("_broken.lua")
print(f, message)                       -- expect: nil	_broken.lua:2: 'then' expected near '!'
try
  error(message)
except SyntaxError as e
  print(e.value == tostring(e), e)
end
-- expect: true	FILE:9: _broken.lua:2: 'then' expected near '!'
try
  assert(load("x = = 1", "=text"))
except SyntaxError as e
  print(e)
end
-- expect: FILE:15: text:1: unexpected symbol near '='
try
  require "_broken"
except SyntaxError as e
  print("caught")                       -- expect: caught
end

async function main()
  dofile("_broken.lua")
end
asyncio.run(main())
-- expect exit: 1
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 29, in <module>
-- expect stderr:     asyncio.run(main())
-- expect stderr:   File "FILE", line 27, in main
-- expect stderr:     dofile("_broken.lua")
-- expect stderr:   File "_broken.lua", line 2
-- expect stderr:     if x != 1 then
-- expect stderr:          ^
-- expect stderr: SyntaxError: 'then' expected near '!'
-- expect stderr:
-- expect stderr:   python-spelling: `!=` is Python; Lua writes `~=`.
-- expect stderr:      |
-- expect stderr:    2 | if x != 1 then
-- expect stderr:      |      ^^
-- expect stderr:      |
-- expect stderr:    why   Moonloop takes asyncio from Python, and everything else from Lua: its
-- expect stderr:          words, its signs and its blocks.
-- expect stderr:    fix   ~=
-- expect stderr:          Lua writes "not equal" as ~=.
-- expect stderr:    more  moonloop explain python-spelling
