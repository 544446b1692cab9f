-- args: --clock=virtual --warnings=ignore
async function main()
  asyncio.current_task():result()
end
asyncio.run(main())
-- expect stderr contains:   result-not-set: main() asks for its own result, and still runs.
-- expect exit: 1
