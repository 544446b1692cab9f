-- args: --clock=virtual
-- No limit was over: the program itself has raised it.
async function main()
  raise TimeoutError("mine")
end

asyncio.run(main())

-- expect stderr contains: unhandled-exception: nothing caught this TimeoutError.
-- expect exit: 1
