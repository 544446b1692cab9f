for i = 1, 3
  print(i)
end
-- args: --clock=virtual
-- expect stderr contains: do
-- expect exit: 1
