-- args: --clock=virtual
async function main()
  asyncio.gather(asyncio.sleep(1), asyncio.sleep(1))
end

asyncio.run(main())

-- expect stderr: of_a_gather_cancelled_at_exit_is_not_explained_again.lua:3: RuntimeWarning: 2 tasks were cancelled because the main coroutine ended
-- expect stderr:
-- expect stderr:   cancelled-at-exit: 2 tasks were not done when the main coroutine ended.
-- expect stderr:    3 |   asyncio.gather(asyncio.sleep(1), asyncio.sleep(1))
-- expect stderr:      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
-- expect stderr:      |   Task-2 was made here
-- expect stderr:    was   Task-2  sleep()  was about to go on
-- expect stderr:          Task-3  sleep()  was about to go on
-- expect stderr:    why   asyncio.run() ends with its main coroutine: it cancels every task
-- expect stderr:          that is left. The rest of these never runs.
-- expect stderr:    fix   await asyncio.gather(...)  in main, or a TaskGroup: wait for them
-- expect stderr:          task:cancel()              or end those that are not needed any more
-- expect stderr:    more  moonloop explain cancelled-at-exit
-- expect stderr:
-- expect stderr: _GatheringFuture exception was never retrieved
-- expect stderr: future: <_GatheringFuture finished exception=CancelledError()>
-- expect stderr: asyncio.exceptions.CancelledError
