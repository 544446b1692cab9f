/* memory: Lua threads suspended in a C function, kept in a table. */
#include "limit.h"

static const char program[] =
    "local pause = ...\n"
    "return function() pause() end\n";

int main(int argc, char **argv) {
  const long count = number_argument(argc, argv, 1);
  lua_State *L = open_program(program);
  lua_newtable(L);
  lua_gc(L, LUA_GCCOLLECT);
  const double before = resident_bytes();

  for (long i = 1; i <= count; i++) {
    lua_State *thread = lua_newthread(L);
    lua_rawseti(L, 2, i);
    lua_pushvalue(L, 1);
    lua_xmove(L, thread, 1);
    int results;
    check(thread, lua_resume(thread, L, 0, &results));
  }

  lua_gc(L, LUA_GCCOLLECT);
  report("bytes", (resident_bytes() - before) / (double)count);
  lua_close(L);
  return 0;
}
