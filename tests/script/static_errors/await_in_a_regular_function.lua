print("not printed")

local function main()
  print("main")
    await asyncio.sleep(1)
end

main()
-- expect stderr:   File "FILE", line 5
-- expect stderr:     await asyncio.sleep(1)
-- expect stderr:     ^^^^^^^^^^^^^^^^^^^^^^
-- expect stderr: SyntaxError: 'await' outside function
-- expect exit: 1
