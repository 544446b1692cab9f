#include "bind/finally.h"

#include "bind/runtime.h"

#define GUARD_TYPE "ml_finally"

/* A guard is a sequence: the function, until it begins, and its arguments. */
enum { FUNCTION = 1 };

/* __close(guard) */
static int close_guard(lua_State *L) {
  lua_settop(L, 1);
  lua_getfield(L, 1, "n");
  int count = (int)lua_tointeger(L, -1);
  if (lua_rawgeti(L, 1, FUNCTION) == LUA_TNIL) return 0;
  luaL_checkstack(L, count, "too many arguments");
  for (int i = FUNCTION + 1; i <= count; i++) lua_rawgeti(L, 1, i);
  lua_call(L, count - FUNCTION, 0);
  return 0;
}

void ml_finally_guard(lua_State *L, int finally, int guard, int count) {
  if (ml_is_own_thread(L) || lua_isnil(L, finally) || !lua_isyieldable(L)) return;
  luaL_checkstack(L, 4, NULL);
  lua_createtable(L, FUNCTION + count, 1);
  lua_pushvalue(L, finally);
  lua_rawseti(L, -2, FUNCTION);
  for (int i = 1; i <= count; i++) {
    lua_pushvalue(L, guard + i);
    lua_rawseti(L, -2, FUNCTION + i);
  }
  lua_pushinteger(L, FUNCTION + count);
  lua_setfield(L, -2, "n");
  if (luaL_newmetatable(L, GUARD_TYPE)) {
    lua_pushcfunction(L, close_guard);
    lua_setfield(L, -2, "__close");
  }
  lua_setmetatable(L, -2);
  lua_replace(L, guard);
  lua_toclose(L, guard);
}

void ml_finally_begins(lua_State *L, int guard) {
  if (ml_is_own_thread(L) || lua_isnil(L, guard)) return;
  lua_pushnil(L);
  lua_rawseti(L, guard, FUNCTION);
}
