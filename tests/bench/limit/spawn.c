/* spawn: a function run on a Lua thread from its start to its end, over and over on one and the
 * same thread, each result kept in a table. */
#include "limit.h"

static const char program[] = "return function(i) return i end\n";

/* Runs the function for 1 to `batch` and leaves nothing behind. */
static void run_batch(lua_State *L, lua_State *thread, long batch) {
  lua_createtable(L, (int)batch, 0);
  for (long i = 1; i <= batch; i++) {
    int results;
    lua_pushvalue(L, 1);
    lua_xmove(L, thread, 1);
    lua_pushinteger(thread, i);
    check(thread, lua_resume(thread, L, 1, &results));
    lua_xmove(thread, L, 1);
    lua_rawseti(L, -2, i);
  }
  lua_pop(L, 1);
}

int main(int argc, char **argv) {
  const long batches = number_argument(argc, argv, 1);
  const long batch = number_argument(argc, argv, 2);
  lua_State *L = open_program(program);
  lua_State *thread = lua_newthread(L);
  const double start = processor_seconds();
  for (long i = 0; i < batches; i++) run_batch(L, thread, batch);
  report("seconds", processor_seconds() - start);
  lua_close(L);
  return 0;
}
