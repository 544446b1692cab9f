-- args: --clock=virtual
async functon work()
end

if x thne print(1) end

for i = 1, 2 do
  retrun i
end
-- expect stderr contains: fix   Was `function` meant by `functon`?
-- expect stderr contains: fix   Was `then` meant by `thne`?
-- expect exit: 1
