local async function main()
  local t = nil
  print(t.field)
end
asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains:   File "FILE", line 3, in main
-- expect stderr contains:     print(t.field)
-- expect stderr contains: LuaError: attempt to index a nil value (local 't')
-- expect stderr contains:   lua-error: t is nil here; it has no fields.
-- expect stderr contains:   fix   print(t) 
-- expect exit: 1
