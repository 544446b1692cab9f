local async function custom_coro()
  return 1
end

await custom_coro()
-- expect stderr:   File "FILE", line 5
-- expect stderr:     await custom_coro()
-- expect stderr:     ^^^^^^^^^^^^^^^^^^^
-- expect stderr: SyntaxError: 'await' outside function
-- expect exit: 1
