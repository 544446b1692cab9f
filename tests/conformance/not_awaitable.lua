local async function main()
  for _, value in ipairs {5, 1.5} do
    try
      await value
    except TypeError as e
      local kind = type(value)
      print((tostring(e):gsub("object " .. kind, "object T")))
    end
  end
end

asyncio.run(main())
