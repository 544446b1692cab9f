local x = 1
if x == 1
  print(x)
end
-- args: --clock=virtual
-- expect stderr contains: then
-- expect exit: 1
