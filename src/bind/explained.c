#include "bind/explained.h"

#include <string.h>

#include "bind/await.h"
#include "bind/coroutine.h"
#include "bind/exception.h"

/* Pushes what an explanation calls the value at `index`: an async function by its name, a coroutine
 * object by a call of it, all else as its text. */
static void push_fact(lua_State *L, int index) {
  if (ml_is_async_function(L, index)) {
    lua_getupvalue(L, index, ML_ASYNC_QUALNAME);
  } else if (ml_kind_of(L, index) == ML_KIND_COROUTINE) {
    lua_pushfstring(L, "%s()", ml_coroutine_name(L, index));
  } else {
    luaL_tolstring(L, index, NULL);
  }
}

/* explain(exception, diagnostic [, facts]) -> exception. The fact `variant` chooses among the
 * explanations. */
static int explain(lua_State *L) {
  lua_settop(L, 3);
  ml_diag *diag = ml_exception_set_diag(L, 1, ml_diag_find(luaL_checkstring(L, 2)));
  lua_settop(L, 3);
  if (diag != NULL && lua_istable(L, 3)) {
    lua_pushnil(L);
    while (lua_next(L, 3) != 0) {
      const char *key = lua_tostring(L, 4);
      push_fact(L, 5);
      if (strcmp(key, "variant") == 0)
        ml_diag_set(&diag->variant, lua_tostring(L, 6));
      else
        ml_diag_fact(diag, key, "%s", lua_tostring(L, 6));
      lua_settop(L, 4);
    }
  }
  lua_settop(L, 1);
  return 1;
}

void ml_open_explained(lua_State *L) {
  lua_pushcfunction(L, explain);
  lua_setfield(L, -2, "explain");
}
