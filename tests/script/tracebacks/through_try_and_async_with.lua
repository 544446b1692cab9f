local async function fails()
  raise ValueError("inside")
end

local async function main()
  async with asyncio.timeout(5) do
    try
      await fails()
    except KeyError
      print("not here")
    finally
      local x = 1
    end
  end
end

asyncio.run(main())
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 17, in <module>
-- expect stderr:     asyncio.run(main())
-- expect stderr:   File "FILE", line 8, in main
-- expect stderr:     await fails()
-- expect stderr:   File "FILE", line 2, in fails
-- expect stderr:     raise ValueError("inside")
-- expect stderr: ValueError: inside
-- expect exit: 1
