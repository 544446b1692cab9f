/* switch: a ring of Lua threads, each of which yields from a C function again and again, resumed in
 * turn. */
#include "limit.h"

static const char program[] =
    "local pause = ...\n"
    "return function(count)\n"
    "  for _ = 1, count do pause() end\n"
    "end\n";

int main(int argc, char **argv) {
  const long thread_count = number_argument(argc, argv, 1);
  const long yield_count = number_argument(argc, argv, 2);
  lua_State *L = open_program(program);
  lua_State **ring = calloc((size_t)thread_count, sizeof *ring);
  if (ring == NULL) return 1;
  lua_createtable(L, (int)thread_count, 0);
  const double start = processor_seconds();

  for (long i = 0; i < thread_count; i++) {
    ring[i] = lua_newthread(L);
    lua_rawseti(L, -2, i + 1);
    lua_pushvalue(L, 1);
    lua_xmove(L, ring[i], 1);
    lua_pushinteger(ring[i], yield_count);
  }
  int arguments = 1, results;
  long alive = thread_count;
  while (alive > 0) {
    for (long i = 0; i < thread_count; i++) {
      if (ring[i] == NULL) continue;
      const int status = lua_resume(ring[i], L, arguments, &results);
      check(ring[i], status);
      if (status == LUA_YIELD) continue;
      ring[i] = NULL;
      alive--;
    }
    arguments = 0;
  }

  report("seconds", processor_seconds() - start);
  free(ring);
  lua_close(L);
  return 0;
}
