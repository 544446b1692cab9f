local Manager = setmetatable({}, {
  __aenter = async function()
    raise ValueError("closed")
  end,
  __aexit = async function() end,
})

async function main()
  async with Manager do
    print("never")
  end
end

asyncio.run(main())
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 14, in <module>
-- expect stderr:     asyncio.run(main())
-- expect stderr:   File "FILE", line 9, in main
-- expect stderr:     async with Manager do
-- expect stderr:   File "FILE", line 3, in __aenter
-- expect stderr:     raise ValueError("closed")
-- expect stderr: ValueError: closed
-- expect exit: 1
