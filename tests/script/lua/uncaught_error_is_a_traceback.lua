-- An error that nothing catches ends the program with status 1 and a traceback, most recent call last.

local function inner()
  error("boom")
end

local function outer()
  inner()
end

print("before")
outer()
print("never")
-- expect: before
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 12, in <module>
-- expect stderr:     outer()
-- expect stderr:   File "FILE", line 8, in outer
-- expect stderr:     inner()
-- expect stderr:   File "FILE", line 4, in inner
-- expect stderr:     error("boom")
-- expect stderr: LuaError: boom
-- expect exit: 1
