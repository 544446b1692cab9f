local async function main()
  try
    await asyncio.sleep()
  except TypeError as e
    print(e)
  end
end

asyncio.run(main())
