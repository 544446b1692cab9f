local names = {"Ada", "Alan"}
for i, name in names do
  print(i, name)
end
-- args: --clock=virtual
-- expect stderr contains: LuaError: attempt to call a table value (for iterator 'for iterator')
-- expect stderr contains:   lua-error: `for` cannot go through names, which is a table.
-- expect stderr contains:   fix   for i, value in ipairs(names) do
-- expect exit: 1
