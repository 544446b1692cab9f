local function f(items)
  async for item in items do
    print(item)
  end
end
-- expect stderr:   File "FILE", line 2
-- expect stderr:     async for item in items do
-- expect stderr:     ^^^^^^^^^^^^^^^^^^^^^^^^^^
-- expect stderr: SyntaxError: 'async for' outside async function
-- expect exit: 1
