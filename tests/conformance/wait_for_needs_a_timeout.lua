async function main()
  local future = asyncio.get_running_loop():create_future()
  future:set_result(1)
  try
    await asyncio.wait_for(future)
  except TypeError as e
    print(e)
  end
  print(await asyncio.wait_for(future, nil))
end

asyncio.run(main())
