async function work(n) return n end

async function main()
  print(asyncio.run(work(3)))
end

asyncio.run(main())
-- args: --clock=virtual --warnings=ignore
-- expect stderr contains: RuntimeError: asyncio.run() cannot be called from a running event loop
-- expect stderr contains:   run-inside-loop: main() runs in an event loop already; run starts one.
-- expect stderr contains:   fix   await work(3)
-- expect exit: 1
