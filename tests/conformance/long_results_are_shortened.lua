async function main()
  local loop = asyncio.get_running_loop()
  for _, value in ipairs{("a"):rep(27), ("a"):rep(28), ("a"):rep(29), ("a"):rep(30),
                         ("abcdefghij"):rep(5), ("it's "):rep(9), ("\n"):rep(20),
                         ("é"):rep(28), ("é"):rep(40), ("x"):rep(13) .. ("\n"):rep(30) .. ("y"):rep(14),
                         12345, 1.5} do
    local future = loop:create_future()
    future:set_result(value)
    print(future)
  end
end

asyncio.run(main())
