-- Each round needs an object of its own, where the line uses it.
-- args: --clock=virtual
async function fetch() await asyncio.sleep(1) return 1 end
async function main()
  local c = fetch()
  while true do
    try
      return await asyncio.wait_for(c, 0.01)
    except TimeoutError
    end
  end
end
asyncio.run(main())
-- expect stderr contains:   fix   asyncio.wait_for(fetch(), 0.01)            a new object each time
-- expect exit: 1
