async function main()
  local loop = asyncio.get_running_loop()
  async with asyncio.timeout_at(loop:time() + 2) do
    await loop:create_future()
  end
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains:   timeout: the block was not over at 2.0 on the loop's clock.
-- expect stderr contains:   was   the block waited at line 4: await loop:create_future()
-- expect exit: 1
