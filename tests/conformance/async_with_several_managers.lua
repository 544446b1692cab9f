local Manager = {}

local function manager(name, options)
  options = options or {}
  return setmetatable({name = name, enter = options.enter, leave = options.leave, swallow = options.swallow}, Manager)
end

async function Manager:__aenter()
  await asyncio.sleep(0)
  print("enter " .. self.name)
  if self.enter then
    raise self.enter
  end
  return self.name
end

async function Manager:__aexit(exception)
  await asyncio.sleep(0)
  print("leave " .. self.name .. " " .. (exception and repr(exception) or "quietly"))
  if self.leave then
    raise self.leave
  end
  return self.swallow
end

local async function attempt(title, one, two, three, raises)
  print(title)
  try
    async with one as a, two as b, three as c do
      print("inside " .. a .. b .. c)
      if raises then
        raise raises
      end
    end
    print("after")
  except Exception as e
    print("got " .. repr(e) .. (e.context and " while " .. repr(e.context) or ""))
  end
end

local async function main()
  await attempt("all go well", manager("a"), manager("b"), manager("c"))
  await attempt("the second does not open", manager("a"), manager("b", {enter = ValueError("enter")}), manager("c"))
  await attempt("the body raises", manager("a"), manager("b"), manager("c"), KeyError("body"))
  await attempt("the second swallows", manager("a"), manager("b", {swallow = true}), manager("c"), KeyError("body"))
  await attempt("the second does not close", manager("a"), manager("b", {leave = ValueError("leave")}), manager("c"))
  await attempt("the last does not close, the first swallows", manager("a", {swallow = true}), manager("b"),
                manager("c", {leave = ValueError("leave")}), KeyError("body"))
  await attempt("none closes", manager("a", {leave = ValueError("a")}), manager("b", {leave = ValueError("b")}),
                manager("c", {leave = ValueError("c")}))
end

asyncio.run(main())
