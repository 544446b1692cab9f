-- The epoch is the start of the program; a sleep moves every clock but the processor's.
print(time.time(), time.monotonic(), time.perf_counter(), time.time_ns())
time.sleep(3600.5)
print(time.time(), time.monotonic(), time.perf_counter(), time.time_ns())
print(time.process_time() < 100)
async function main()
  await asyncio.sleep(0.5)
  print(time.time(), asyncio.get_running_loop():time(), time.strftime("%H:%M:%S", time.gmtime()))
  time.sleep(86400)
  print(time.time(), time.strftime("%d. %H:%M:%S", time.gmtime()))
end
asyncio.run(main())
-- expect: 0.0	0.0	0.0	0
-- expect: 3600.5	3600.5	3600.5	3600500000000
-- expect: true
-- expect: 3601.0	3601.0	01:00:01
-- expect: 90001.0	02. 01:00:01
