-- args: check
async function save(text)
  print("saved " .. text)
end

async function main()
  save("the notes")
  local _ = save("and these")
  await save("those")
end

asyncio.run(main())
-- expect: FILE:7:3: never-awaited: save("the notes") makes a coroutine object, and nothing runs it
-- expect:    7 |   save("the notes")
-- expect:      |   ^^^^^^^^^^^^^^^^^ made here, dropped here
-- expect: FILE:8:13: never-awaited: save("and these") makes a coroutine object, and nothing runs it
-- expect:    8 |   local _ = save("and these")
-- expect:      |             ^^^^^^^^^^^^^^^^^ made here, used nowhere
-- expect: 
-- expect:   more  moonloop explain never-awaited
-- expect exit: 1
