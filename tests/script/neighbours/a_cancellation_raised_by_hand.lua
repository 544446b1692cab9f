-- args: --clock=virtual
-- Nobody has called cancel(): the program itself has raised it.
async function main()
  raise asyncio.CancelledError("mine")
end

asyncio.run(main())

-- expect stderr contains: unhandled-exception: nothing caught this asyncio.CancelledError.
-- expect exit: 1
