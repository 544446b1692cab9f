/* Runs small programs again and again, the n-th allocation failing in the n-th run, until a
 * run needs fewer than n. Whatever fails, the runtime must end cleanly: no crash, no leak (a
 * sanitizer build looks), and "not enough memory" for whoever asks why. */
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "bind/chunk.h"
#include "bind/runtime.h"
#include "bind/traceback.h"

static const char works[] =
    "async function work(n)\n"
    "  await asyncio.sleep(n / 10)\n"
    "  if n == 2 then raise ValueError('two') end\n"
    "  return n, n * 2\n"
    "end\n"
    "async function count(n) for i = 1, n do yield i end end\n"
    "async function main()\n"
    "  local results = await asyncio.gather(work(1), work(2), work(3), {return_exceptions = "
    "true})\n"
    "  local total = 0\n"
    "  async for i in count(3) do total = total + i end\n"
    "  try\n"
    "    await asyncio.wait_for(asyncio.sleep(10), 0.5)\n"
    "  except TimeoutError as e\n"
    "    total = total + 1\n"
    "  finally\n"
    "    total = total + 1\n"
    "  end\n"
    "  local task = asyncio.create_task(work(4), {name = 'four'})\n"
    "  task:add_done_callback(function() total = total + 1 end)\n"
    "  await asyncio.sleep(0)\n"
    "  task:cancel('enough')\n"
    "  try await task except asyncio.CancelledError total = total + 1 end\n"
    "  work(5)\n"
    "  assert(tostring(task) ~= nil and #results == 3 and total == 10, total)\n"
    "end\n"
    "asyncio.run(main())\n"
    "done = true\n";

/* Everything here ends in a report with facts, marks and lines of source. */
static const char complains[] =
    "async function bad(n) raise ValueError('bad ' .. n) end\n"
    "async function main()\n"
    "  local task = asyncio.create_task(bad(1))\n"
    "  bad(2)\n"
    "  local jobs = {bad(3)}\n"
    "  jobs = nil\n"
    "  collectgarbage()\n"
    "  pcall(function() task:result() end)\n"
    "  pcall(function() task.result() end)\n"
    "  pcall(function() asyncio.gather(task, {return_exception = true}) end)\n"
    "  await asyncio.sleep(0)\n"
    "  task = nil\n"
    "  local dead = coroutine.wrap(function() error('dead') end)\n"
    "  asyncio.create_task((async function() dead() end)())\n"
    "  asyncio.create_task((async function() local x = await nosuch(1) + 1 end)())\n"
    "  await asyncio.sleep(0)\n"
    "  collectgarbage()\n"
    "  asyncio.get_running_loop():call_exception_handler{message = 'seen'}\n"
    "  async with asyncio.TaskGroup() as group do\n"
    "    group:create_task(bad(4))\n"
    "  end\n"
    "end\n"
    "local ok, e = pcall(asyncio.run, main())\n"
    "assert(not ok and isinstance(e, ExceptionGroup), e)\n"
    "done = true\n";

/* Contexts, eager tasks and the call graph. */
static const char looks[] =
    "local var = contextvars.ContextVar('var', {default = 0})\n"
    "async function set(n) var:set(n) await asyncio.sleep(0.1) return var:get() end\n"
    "async function now(n) return n end\n"
    "async function main()\n"
    "  local loop, total = asyncio.get_running_loop(), 0\n"
    "  local token = var:set(1)\n"
    "  local task = asyncio.create_task(set(2))\n"
    "  loop:call_soon(function() var:set(9) end)\n"
    "  task:add_done_callback(function() total = total + var:get() end)\n"
    "  loop:set_task_factory(asyncio.eager_task_factory)\n"
    "  local eager = asyncio.create_task(set(3), {name = 'eager'})\n"
    "  total = total + asyncio.create_task(now(4)):result()\n"
    "  await asyncio.sleep(0)\n"
    "  local waiter = asyncio.create_task((async function() await asyncio.gather(task, eager) "
    "end)())\n"
    "  assert(#asyncio.format_call_graph(task) > 0 and #task:get_stack() == 1)\n"
    "  total = total + await task + await eager + #eager:get_context()\n"
    "  await waiter\n"
    "  var:reset(token)\n"
    "  contextvars.copy_context():run(function() var:set(7) end)\n"
    "  assert(total == 11 and var:get() == 0, total)\n"
    "end\n"
    "asyncio.run(main())\n"
    "done = true\n";

static int reports;

static void on_report(void *context, const ml_diag *diag) {
  (void)context;
  if (diag->id != ML_DIAG_NONE) reports++;
}

/* Runs the program; what it says of a failure is in `message`. Returns whether it came to its end.
 */
static bool run(const char *program, char *message, size_t size, bool *failed) {
  ml_runtime_options options = {.clock = ML_CLOCK_VIRTUAL, .report = on_report, .tracemalloc = 2};
  ml_runtime *rt = ml_runtime_open(&options);
  message[0] = '\0';
  if (rt == NULL) {
    snprintf(message, size, "not enough memory");
    *failed = true;
    return false;
  }
  lua_State *L = rt->L;
  bool done = false;
  lua_pushcfunction(L, ml_traceback_handler);
  int status = ml_chunk_load(L, program, strlen(program), "=program", "t", NULL, NULL);
  if (status == LUA_OK) status = lua_pcall(L, 0, 0, 1);
  if (status == LUA_OK) {
    done = true;
  } else {
    *failed = ml_alloc_failed() != 0;
    ml_alloc_fail_nth(0, 0); /* telling why must work */
    snprintf(message, size, "%s", luaL_tolstring(L, -1, NULL));
  }
  ml_runtime_close(rt);
  return done;
}

/* 0, or 1 when the program fails by itself. */
static int fail_each(const char *program) {
  char message[256];
  unsigned long n = 1;
  for (;; n++) {
    ml_alloc_fail_nth(n, 0);
    bool failed = false;
    bool done = run(program, message, sizeof message, &failed);
    failed = failed || ml_alloc_failed() != 0;
    ml_alloc_fail_nth(0, 0);
    if (!failed && n > 100) {
      if (!done) {
        fprintf(stderr, "run %lu: nothing failed, and yet: %s\n", n, message);
        return 1;
      }
      break;
    }
    if (!done && strstr(message, "memory") == NULL && message[0] != '\0')
      fprintf(stderr, "run %lu: %s\n", n, message);
  }
  printf("%lu allocations, each failed once\n", n - 1);
  return 0;
}

int main(void) {
  int status = fail_each(works);
  if (status == 0) status = fail_each(complains);
  if (status == 0) status = fail_each(looks);
  return status == 0 && reports > 0 ? 0 : 1;
}
