/* Runs a small program again and again, the n-th allocation failing in the n-th run, until a run
 * needs fewer than n. Whatever fails, the runtime must end cleanly: no crash, no leak (a sanitizer
 * build looks), and "not enough memory" for whoever asks why. */
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "bind/chunk.h"
#include "bind/runtime.h"
#include "bind/traceback.h"

static const char program[] =
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

static int reports;

static void on_report(void *context, const ml_diag *diag) {
  (void)context;
  if (diag->id != ML_DIAG_NONE) reports++;
}

/* Runs the program; what it says of a failure is in `message`. Returns whether it came to its end.
 */
static bool run(char *message, size_t size, bool *failed) {
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
  int status = ml_chunk_load(L, program, sizeof program - 1, "=program", "t", NULL, NULL);
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

int main(void) {
  char message[256];
  unsigned long n = 1;
  for (;; n++) {
    ml_alloc_fail_nth(n, 0);
    bool failed = false;
    bool done = run(message, sizeof message, &failed);
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
  return reports > 0 ? 0 : 1;
}
