-- os.exit in a task ends the program at once, with its status.
async function main()
  print("leaving")
  os.exit(5, true)
end

asyncio.run(main())

-- expect exit: 5
-- expect: leaving
