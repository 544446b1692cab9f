-- What Python says was made in its own library was made in the user's line.
async function work()
  await asyncio.sleep(0)
end

async function main()
  local loop = asyncio.get_running_loop()
  print(loop:create_future())
  print(asyncio.create_task(work()))
  print(asyncio.gather(work(), work()))
  print(asyncio.ensure_future(work()))
  await asyncio.sleep(1)
  print(asyncio.current_task())
end

asyncio.run(main(), {debug = true})
-- expect: <Future pending created at FILE:8>
-- expect: <Task pending name='Task-2' coro=<work() running at FILE:2> created at FILE:9>
-- expect: <_GatheringFuture pending created at FILE:10>
-- expect: <Task pending name='Task-5' coro=<work() running at FILE:2> created at FILE:11>
-- expect: <Task pending name='Task-1' coro=<main() running at FILE:13> cb=[_run_until_complete_cb()] created at FILE:16>
