local async function main()
  local future = asyncio.get_running_loop():create_future()
  future:set_exception(KeyError("lost"))
end

asyncio.run(main())
-- expect stderr: Future exception was never retrieved
-- expect stderr: future: <Future finished exception=KeyError('lost')>
-- expect stderr: KeyError: 'lost'
