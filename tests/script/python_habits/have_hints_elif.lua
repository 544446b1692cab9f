local x = 1
if x == 2 then
  print(x)
elif x == 3 then
  print(x)
end
-- args: --clock=virtual
-- expect stderr contains: File "FILE", line 4
-- expect stderr contains: elseif
-- expect exit: 1
