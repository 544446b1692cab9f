"""The kinds of statements that random programs are made of, each in both languages.

A template is the text of a statement. `$name` is a hole that the generator fills:

    $id                            a number of this statement's own
    $n                             a small number; as `after($n)` a time to wait that nobody else has
    $call $other                   a call of another async function
    $generator                     a call of an async generator
    $raised $caught $grouped       an exception class for `raise`, `except`, `except*`
    $flag                          true or false
    $when                          when asyncio.wait returns
    $awaitable                     something that takes a while
    $future $lock $queue ...       an object of SHARED, which all functions of the program know

A line `@body` (or `@last`, `@handler`, `@finally`) stands for statements, indented as the line is.
"""
import collections
import re

Kind = collections.namedtuple("Kind", "name weight python lua")

# What all functions of a program share, made by the same expression in both languages.
SHARED = {
    "future": {"future1": "asyncio.Future()", "future2": "asyncio.Future()"},
    "variable": {"variable1": 'contextvars.ContextVar("variable1")',
                 "variable2": 'contextvars.ContextVar("variable2")'},
    "event": {"event1": "asyncio.Event()", "event2": "asyncio.Event()"},
    "lock": {"lock1": "asyncio.Lock()", "lock2": "asyncio.Lock()"},
    "semaphore": {"semaphore1": "asyncio.Semaphore(2)", "semaphore2": "asyncio.BoundedSemaphore(1)"},
    "condition": {"condition1": "asyncio.Condition()"},
    "barrier": {"barrier1": "asyncio.Barrier(2)", "barrier2": "asyncio.Barrier(3)"},
    "queue": {"queue1": "asyncio.Queue(1)", "queue2": "asyncio.Queue()", "queue3": "asyncio.LifoQueue(2)",
              "queue4": "asyncio.PriorityQueue()"},
}

# The exception classes that go into a hole.
CLASSES = {
    "raised": ["ValueError", "KeyError", "RuntimeError"],
    "caught": ["ValueError", "LookupError", "TimeoutError", "asyncio.CancelledError", "asyncio.CancelledError",
               "asyncio.InvalidStateError", "Exception", "BaseException", "ExceptionGroup"],
    "grouped": ["ValueError", "Exception", "asyncio.CancelledError", "TimeoutError", "LookupError"],
}

# What `$awaitable` may be. The same in both languages but for the dot.
AWAITABLES = ["$call", "$call", "$future", "later($n)", "later($n)", "asyncio.sleep(after($n), 'slept')",
              "asyncio.shield($call)", "asyncio.shield(later($n))", "asyncio.gather($call, later($n))",
              "$event.wait()", "$queue.get()", "$queue.put($n)", "$queue.join()", "$lock.acquire()",
              "$semaphore.acquire()", "$barrier.wait()"]

METHODS = ("release acquire locked set clear is_set wait notify notify_all put get put_nowait get_nowait task_done join"
           " qsize empty full cancel cancelling uncancel set_result set_exception wait_for abort reset"
           " add_done_callback"
           " asend athrow aclose expired reschedule time call_soon call_later").replace(" ", "|")
METHOD_CALL = re.compile(rf"(?<!asyncio)(?<=[\w)])\.({METHODS})\(")
KEYWORD = re.compile(r"\b(return_exceptions|timeout)=(\w+)")
WORDS = {"True": "true", "False": "false", "None": "nil"}


def spell_in_lua(text):
    """Lua's spelling of an expression or a simple statement of Python."""
    text = re.sub(r"\b(True|False|None)\b", lambda word: WORDS[word[0]], text)
    return KEYWORD.sub(r"{\1 = \2}", METHOD_CALL.sub(r":\1(", text))


def simple(name, weight, python):
    """A statement that reads the same in both languages but for `spell_in_lua`."""
    return Kind(name, weight, python, None)


def compound(name, weight, python, lua):
    return Kind(name, weight, python.strip("\n"), lua.strip("\n"))


BASICS = [
    simple("log", 2, 'log("$id")'),
    simple("turn", 6, "await asyncio.sleep(0)"),
    simple("sleep", 6, "await asyncio.sleep(after($n))"),
    simple("await", 6, 'log("$id", (await $awaitable))'),
    Kind("return", 1, 'return "$id"', 'do return "$id" end'),
    simple("raise", 2, 'raise $raised("$id")'),
    Kind("repeat", 2, "for _ in range($n):\n    @body", "for _ = 1, $n do\n  @body\nend"),
]

TASKS = [
    simple("spawn", 6, "spawn($call)"),
    simple("join", 3, 'log("$id", (await later($n)))'),
    compound("spawn and join", 3, """
task$id = spawn($call)
@body
log("$id", (await task$id))
""", """
do
  local task$id = spawn($call)
  @body
  log("$id", (await task$id))
end
"""),
    simple("cancel", 5, 'log("$id", pick($n).cancel("$id"))'),
    simple("cancel oneself", 1, 'asyncio.current_task().cancel("$id")'),
    simple("uncancel", 1, 'log("$id", asyncio.current_task().uncancel())'),
    simple("cancelling", 1, 'log("$id", pick($n).cancelling())'),
    simple("on done", 1, 'pick($n).add_done_callback(notify("$id"))'),
    simple("shield", 2, 'log("$id", (await asyncio.shield($awaitable)))'),
    simple("wait for", 5, 'log("$id", (await asyncio.wait_for($awaitable, after($n))))'),
    simple("wait for no time", 1, 'log("$id", (await asyncio.wait_for($awaitable, 0)))'),
    simple("gather", 4, 'log("$id", (await asyncio.gather($call, $other, return_exceptions=$flag)))'),
    compound("wait", 2, """
done$id, pending$id = await asyncio.wait([spawn($call), spawn($other)], timeout=after($n), return_when=asyncio.$when)
log("$id", len(done$id), len(pending$id))
""", """
do
  local done, pending = await asyncio.wait({spawn($call), spawn($other)},
                                           {timeout = after($n), return_when = asyncio.$when})
  log("$id", #done, #pending)
end
"""),
    compound("as completed", 2, """
for next$id in asyncio.as_completed([spawn($call), spawn($other)], timeout=after($n)):
    log("$id", (await next$id))
    @body
""", """
for next in asyncio.as_completed({spawn($call), spawn($other)}, {timeout = after($n)}) do
  log("$id", (await next))
  @body
end
"""),
    compound("group", 5, """
async with asyncio.TaskGroup() as group$id:
    group$id.create_task($call)
    @body
    group$id.create_task($other)
    @last
""", """
async with asyncio.TaskGroup() as group do
  group:create_task($call)
  @body
  group:create_task($other)
  @last
end
"""),
]

TIME = [
    compound("timeout", 5, """
async with asyncio.timeout(after($n)) as limit$id:
    @body
log("$id", limit$id.expired())
""", """
do
  local limit
  async with asyncio.timeout(after($n)) as entered do
    limit = entered
    @body
  end
  log("$id", limit:expired())
end
"""),
    compound("timeout moved", 1, """
async with asyncio.timeout(None) as limit$id:
    @body
    limit$id.reschedule(running().time() + after($n))
    @last
""", """
async with asyncio.timeout(nil) as limit do
  @body
  limit:reschedule(running():time() + after($n))
  @last
end
"""),
    simple("call soon", 1, 'running().call_soon(log, "$id")'),
    simple("call later", 1, 'running().call_later(after($n), log, "$id")'),
    compound("call off", 1, """
handle$id = running().call_later(after($n), log, "$id")
@body
handle$id.cancel()
""", """
do
  local handle = running():call_later(after($n), log, "$id")
  @body
  handle:cancel()
end
"""),
]

EXCEPTIONS = [
    compound("except", 8, """
try:
    @body
except $caught as e$id:
    log("$id", e$id)
    @handler
""", """
try
  @body
except $caught as e
  log("$id", e)
  @handler
end
"""),
    compound("raise again", 2, """
try:
    @body
except $caught as e$id:
    log("$id", e$id)
    @handler
    raise
""", """
try
  @body
except $caught as e
  log("$id", e)
  @handler
  raise
end
"""),
    compound("finally", 4, """
try:
    @body
finally:
    log("$id")
    @finally
""", """
try
  @body
finally
  log("$id")
  @finally
end
"""),
    compound("except, else, finally", 2, """
try:
    @body
except $caught as e$id:
    log("$id", e$id)
else:
    log("$id")
    @handler
finally:
    @finally
""", """
try
  @body
except $caught as e
  log("$id", e)
else
  log("$id")
  @handler
finally
  @finally
end
"""),
    compound("except star", 1, """
try:
    @body
except* $grouped as e$id:
    log("$id", e$id)
""", """
try
  @body
except *$grouped as e
  log("$id", e)
end
"""),
]

FUTURES = [
    simple("await a future", 2, 'log("$id", (await $future))'),
    simple("set a result", 2, '$future.set_result("$id")'),
    simple("set an exception", 1, '$future.set_exception($raised("$id"))'),
    simple("cancel a future", 1, 'log("$id", $future.cancel("$id"))'),
    simple("renew a future", 2, "$future = asyncio.Future()"),
]

GENERATORS = [
    compound("async for", 4, """
generator$id = $generator
try:
    async for value$id in generator$id:
        log("$id", value$id)
        @body
finally:
    await generator$id.aclose()
""", """
do
  local generator = $generator
  try
    async for value in generator do
      log("$id", value)
      @body
    end
  finally
    await generator:aclose()
  end
end
"""),
    compound("by hand", 2, """
generator$id = $generator
try:
    log("$id", (await generator$id.asend(None)))
    @body
    log("$id", (await generator$id.asend("$id")))
    log("$id", (await generator$id.athrow($raised("$id"))))
finally:
    await generator$id.aclose()
""", """
do
  local generator = $generator
  try
    log("$id", (await generator:asend(nil)))
    @body
    log("$id", (await generator:asend("$id")))
    log("$id", (await generator:athrow($raised("$id"))))
  finally
    await generator:aclose()
  end
end
"""),
]

LOCKS = [
    compound("lock", 4, """
async with $lock:
    log("$id")
    @body
""", """
async with $lock do
  log("$id")
  @body
end
"""),
    simple("acquire a lock", 1, 'log("$id", (await $lock.acquire()))'),
    simple("release a lock", 2, "$lock.release()"),
    simple("look at a lock", 1, 'log("$id", $lock.locked())'),
    compound("semaphore", 3, """
async with $semaphore:
    log("$id")
    @body
""", """
async with $semaphore do
  log("$id")
  @body
end
"""),
    simple("acquire a semaphore", 1, 'log("$id", (await $semaphore.acquire()))'),
    simple("release a semaphore", 2, "$semaphore.release()"),
    simple("look at a semaphore", 1, 'log("$id", $semaphore.locked())'),
    simple("wait for an event", 2, 'log("$id", (await $event.wait()))'),
    simple("set an event", 3, "$event.set()"),
    simple("clear an event", 1, 'log("$id", $event.is_set())\n$event.clear()'),
    compound("wait for a notice", 2, """
async with $condition:
    log("$id", (await $condition.wait()))
    @body
""", """
async with $condition do
  log("$id", (await $condition:wait()))
  @body
end
"""),
    compound("wait for a count", 1, """
async with $condition:
    log("$id", (await $condition.wait_for(reached($n))))
    @body
""", """
async with $condition do
  log("$id", (await $condition:wait_for(reached($n))))
  @body
end
"""),
    compound("notify", 3, """
async with $condition:
    log("$id", count())
    $condition.notify($n)
    @body
""", """
async with $condition do
  log("$id", count())
  $condition:notify($n)
  @body
end
"""),
    compound("notify all", 1, """
async with $condition:
    count()
    @body
    $condition.notify_all()
""", """
async with $condition do
  count()
  @body
  $condition:notify_all()
end
"""),
    simple("notify without the lock", 1, "$condition.notify()"),
    simple("wait at a barrier", 2, 'log("$id", (await $barrier.wait()))'),
    compound("meet at a barrier", 2, """
async with $barrier as place$id:
    log("$id", place$id)
    @body
""", """
async with $barrier as place do
  log("$id", place)
  @body
end
"""),
    simple("look at a barrier", 1, 'log("$id", $barrier.n_waiting, $barrier.broken)'),
    simple("reset a barrier", 1, "await $barrier.reset()"),
    simple("break a barrier", 1, "await $barrier.abort()"),
]

QUEUES = [
    simple("put", 4, "await $queue.put($n)"),
    simple("get", 4, 'log("$id", (await $queue.get()))'),
    simple("put now", 2, "$queue.put_nowait($n)"),
    simple("get now", 2, 'log("$id", $queue.get_nowait())'),
    simple("task done", 2, "$queue.task_done()"),
    simple("join a queue", 1, "await $queue.join()"),
    simple("look at a queue", 1, 'log("$id", $queue.qsize(), $queue.empty(), $queue.full())'),
    compound("produce", 2, """
for item$id in range($n):
    await $queue.put(item$id)
    @body
""", """
for item = 0, $n - 1 do
  await $queue:put(item)
  @body
end
"""),
    compound("consume", 2, """
for _ in range($n):
    log("$id", (await $queue.get()))
    @body
    $queue.task_done()
""", """
for _ = 1, $n do
  log("$id", (await $queue:get()))
  @body
  $queue:task_done()
end
"""),
]

CONTEXTS = [
    simple("set a variable", 3, '$variable.set("$id")'),
    simple("get a variable", 3, 'log("$id", $variable.get("unset"))'),
    compound("set for a while", 2, """
token$id = $variable.set("$id")
@body
$variable.reset(token$id)
""", """
do
  local token = $variable:set("$id")
  @body
  $variable:reset(token)
end
"""),
    simple("get it soon", 1, 'running().call_soon(tell, "$id", $variable)'),
    simple("get it later", 1, 'running().call_later(after($n), tell, "$id", $variable)'),
    simple("get it when done", 1, 'pick($n).add_done_callback(told("$id", $variable))'),
    compound("run in a copy", 1, """
contextvars.copy_context().run($variable.set, "$id")
""", """
contextvars.copy_context():run($variable.set, $variable, "$id")
"""),
]

KINDS = [*BASICS, *TASKS, *TIME, *EXCEPTIONS, *FUTURES, *GENERATORS, *LOCKS, *QUEUES, *CONTEXTS]

# Only in async generators.
YIELD = simple("yield", 12, 'log("$id", (yield "$id"))')
