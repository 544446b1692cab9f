#include "bind/variable.h"

#include <lauxlib.h>
#include <string.h>

enum { FIELDS = 100 };

/* Pushes the name of the field of the table at the top that holds the value at `index`. */
static bool push_field(lua_State *L, int index) {
  int table = lua_gettop(L);
  if (!lua_istable(L, table)) return false;
  lua_pushnil(L);
  for (int i = 0; i < FIELDS && lua_next(L, table) != 0; i++) {
    if (lua_rawequal(L, -1, index) && lua_type(L, -2) == LUA_TSTRING) {
      lua_pop(L, 1);
      return true;
    }
    lua_pop(L, 1);
  }
  lua_settop(L, table);
  return false;
}

/* With the value of the variable `name` at the top, which is popped: pushes `name`, or that of its
 * field, when it holds the value at `index`. */
static bool push_if_it_holds(lua_State *L, const char *name, int index, bool fields) {
  int value = lua_gettop(L);
  if (*name == '(') { /* Lua's own */
    lua_pop(L, 1);
    return false;
  }
  if (!fields && lua_rawequal(L, value, index)) {
    lua_pushstring(L, name);
    lua_replace(L, value);
    return true;
  }
  if (fields && push_field(L, index)) {
    if (strcmp(name, "_ENV") != 0) {
      lua_pushfstring(L, "%s.%s", name, lua_tostring(L, -1));
    }
    lua_replace(L, value);
    lua_settop(L, value);
    return true;
  }
  lua_settop(L, value - 1);
  return false;
}

/* Looks at the variables themselves or at the fields of those that are tables. */
static bool push_variable(lua_State *L, lua_State *thread, lua_Debug *frame, int index,
                          bool fields) {
  const char *name;
  for (int i = 1; (name = lua_getlocal(thread, frame, i)) != NULL; i++) {
    lua_xmove(thread, L, 1);
    if (push_if_it_holds(L, name, index, fields)) return true;
  }
  lua_getinfo(thread, "f", frame);
  lua_xmove(thread, L, 1);
  int function = lua_gettop(L);
  for (int i = 1; (name = lua_getupvalue(L, function, i)) != NULL; i++) {
    if (push_if_it_holds(L, name, index, fields)) {
      lua_remove(L, function);
      return true;
    }
  }
  lua_pop(L, 1);
  return false;
}

bool ml_push_variable(lua_State *L, lua_State *thread, lua_Debug *frame, int index) {
  index = lua_absindex(L, index);
  luaL_checkstack(L, 8, NULL);
  if (!lua_checkstack(thread, 2)) return false;
  return push_variable(L, thread, frame, index, false) ||
         push_variable(L, thread, frame, index, true);
}
