local async function main()
  async with asyncio.timeout(1) do
    await asyncio.sleep(2)
  end
end
asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: TimeoutError
-- expect stderr contains:   timeout: 
-- expect exit: 1
