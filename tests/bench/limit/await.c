/* await: a plain call of a plain Lua function that returns at once. */
#include "limit.h"

static const char program[] =
    "local function nothing() end\n"
    "return function(count)\n"
    "  for _ = 1, count do nothing() end\n"
    "end\n";

int main(int argc, char **argv) {
  const long call_count = number_argument(argc, argv, 1);
  lua_State *L = open_program(program);
  const double start = processor_seconds();
  lua_pushinteger(L, call_count);
  check(L, lua_pcall(L, 1, 0, 0));
  report("seconds", processor_seconds() - start);
  lua_close(L);
  return 0;
}
