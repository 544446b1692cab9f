/* deep: one Lua thread with a chain of nested calls, at whose bottom it yields from a C function
 * again and again. */
#include "limit.h"

static const char program[] =
    "local pause = ...\n"
    "local function chain(depth, suspensions)\n"
    "  if depth == 1 then\n"
    "    for _ = 1, suspensions do pause() end\n"
    "    return 1\n"
    "  end\n"
    "  return 1 + chain(depth - 1, suspensions)\n"
    "end\n"
    "return chain\n";

/* One chain from its start to its end, on a thread of its own. */
static void run_chain(lua_State *L, long depth, long suspensions) {
  lua_State *thread = lua_newthread(L);
  lua_pushvalue(L, 1);
  lua_xmove(L, thread, 1);
  lua_pushinteger(thread, depth);
  lua_pushinteger(thread, suspensions);
  int arguments = 2, results, status;
  do {
    status = lua_resume(thread, L, arguments, &results);
    check(thread, status);
    arguments = 0;
  } while (status == LUA_YIELD);
  lua_settop(L, 1);
}

int main(int argc, char **argv) {
  const long depth = number_argument(argc, argv, 1);
  const long suspensions = number_argument(argc, argv, 2);
  const long chains = number_argument(argc, argv, 3);
  lua_State *L = open_program(program);
  const double start = processor_seconds();
  for (long i = 0; i < chains; i++) run_chain(L, depth, suspensions);
  report("seconds", processor_seconds() - start);
  lua_close(L);
  return 0;
}
