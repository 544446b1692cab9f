local async function outer(list)
  table.sort(list, function(a, b)
    return await asyncio.sleep(0, a) < b
  end)
end
-- expect stderr:   File "FILE", line 3
-- expect stderr:     return await asyncio.sleep(0, a) < b
-- expect stderr:            ^^^^^^^^^^^^^^^^^^^^^^^^^
-- expect stderr: SyntaxError: 'await' outside function
-- expect exit: 1
