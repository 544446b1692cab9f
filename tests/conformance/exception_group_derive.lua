local Failures = ExceptionGroup:subclass("Failures")

local function failures(message, exceptions, code)
  local group = Failures(message, exceptions)
  group.code = code
  return group
end

function Failures:derive(exceptions)
  print("derive of " .. #exceptions)
  return failures(self.message, exceptions, self.code)
end

local Plain = ExceptionGroup:subclass("Plain")

local group = failures("coded", {
  ValueError("v"), KeyError("k"), ExceptionGroup("in", {ValueError("w"), OSError("o")}),
}, 7)
local match, rest = group:split(ValueError)
print(match.name .. " " .. match.code .. " " .. #match.exceptions)
print(rest.name .. " " .. rest.code .. " " .. #rest.exceptions)
try
  raise group
except* KeyError as caught
  print(caught.name .. " " .. caught.code .. " (" .. repr(caught.exceptions[1]) .. ",)")
except* OSError as caught
  print(caught.name .. " " .. caught.code .. " " .. caught.exceptions[1].name)
except* Exception as caught
  print(caught.name .. " " .. caught.code .. " " .. #caught.exceptions)
end

local plain = Plain("plain", {ValueError("v"), KeyError("k")})
match, rest = plain:split(ValueError)
print(match.name .. " " .. rest.name .. " " .. (isinstance(plain, ExceptionGroup) and "True" or "False"))

local Wrong = ExceptionGroup:subclass("Wrong")

function Wrong:derive()
  return 5
end

try
  Wrong("wrong", {ValueError(), KeyError()}):split(ValueError)
except TypeError as err
  print(err)
end
