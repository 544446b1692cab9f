-- args: check
async function fetch()
  return 42
end

function show()
  print(await fetch())
end
fetch()
-- expect: FILE:7:9: await-outside-function: SyntaxError: 'await' outside function
-- expect:    6 | function show()
-- expect:      | ^^^^^^^^^^^^^^^ a regular function
-- expect:    7 |   print(await fetch())
-- expect:      |         ^^^^^^^^^^^^^ waits here
-- expect: FILE:9:1: never-awaited: fetch() makes a coroutine object, and nothing runs it
-- expect:    9 | fetch()
-- expect:      | ^^^^^^^ made here, dropped here
-- expect: 
-- expect:   more  moonloop explain never-awaited
-- expect:         moonloop explain await-outside-function
-- expect exit: 1
