#include "bind/callee.h"

#include "bind/chunk.h"

const char *ml_chunk_callee(lua_State *L, int index) {
  (void)index;
  lua_Debug ar;
  if (!lua_getstack(L, 1, &ar)) return NULL;
  lua_getinfo(L, "Sl", &ar);
  return NULL;
}
