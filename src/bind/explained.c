#include "bind/explained.h"

#include <string.h>

#include "bind/await.h"
#include "bind/call_site.h"
#include "bind/coroutine.h"
#include "bind/exception.h"
#include "bind/future.h"
#include "bind/misuse.h"
#include "bind/repr_future.h"

/* Pushes what an explanation calls the value at `index`: an async function by its name, a coroutine
 * object by a call of it, all else as its text. */
static void push_fact(lua_State *L, int index) {
  if (ml_is_async_function(L, index)) {
    lua_getupvalue(L, index, ML_ASYNC_QUALNAME);
  } else if (ml_kind_of(L, index) == ML_KIND_COROUTINE) {
    ml_push_call_text(L, index);
  } else {
    luaL_tolstring(L, index, NULL);
  }
}

/* waiting(task) -> where a task waits right now, "line 2: await asyncio.sleep(10)", or nil. */
static int waiting(lua_State *L) {
  if (ml_kind_of(L, 1) != ML_KIND_TASK) return 0;
  ml_push_waiting(L, 1);
  return 1;
}

/* made_line(task) -> the line that made it, or nil. */
static int made_line(lua_State *L) {
  if (ml_kind_of(L, 1) != ML_KIND_TASK) return 0;
  lua_pushinteger(L, ((ml_task_object *)lua_touserdata(L, 1))->made_line);
  return 1;
}

/* spelling(exception) -> how a program names its class. */
static int spelling(lua_State *L) {
  ml_exception_push_spelling(L, 1);
  return 1;
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

/* expected(exception, value) -> exception, which says that the value is no coroutine. */
static int expected(lua_State *L) {
  lua_settop(L, 2);
  lua_pushvalue(L, 1);
  ml_explain_expected(L, 2, false);
  return 1;
}

/* may_await(name) -> whether the call of `name` that the user's code is at stands in an async
 * function. */
static int may_await(lua_State *L) {
  ml_site site;
  ml_finding call;
  const char *name = luaL_checkstring(L, 1);
  bool known = ml_site_here(L, &site) && site.tree != NULL;
  bool found = known && ml_find_call(site.tree, &site.spot, name, true, &call);
  ml_site_kind kind = ml_site_kind_of(&site, found ? &call : NULL);
  lua_pushboolean(L, kind == ML_SITE_ASYNC || kind == ML_SITE_PROMPT);
  return 1;
}

/* derived(future): nobody but the library gives it its result. */
static int derived(lua_State *L) {
  ml_check_future(L, 1)->derived = true;
  return 0;
}

/* refused(value): a coroutine object was given to a function that raised, since a loop ran. */
static int refused(lua_State *L) {
  if (ml_kind_of(L, 1) == ML_KIND_COROUTINE)
    ((ml_coroutine *)lua_touserdata(L, 1))->refused = ML_REFUSED_IN_LOOP;
  return 0;
}

/* misused(exception, value) -> exception, which a coroutine object, a task or a future has caused
 * that stands where its result was meant. */
static int misused(lua_State *L) {
  ml_kind kind = ml_kind_of(L, 2);
  lua_settop(L, 2);
  lua_pushvalue(L, 1);
  ml_diag *diag = kind == ML_KIND_COROUTINE || ml_is_future_kind(kind)
                      ? ml_exception_set_diag(L, -1, ML_DIAG_USED_WITHOUT_AWAIT)
                      : NULL;
  if (diag != NULL) ml_describe_misuse(L, diag, 2);
  return 1;
}

/* Whether the diagnostic is about a mistake, and not about what may go wrong in any program. */
static bool is_mistake(const ml_diag *diag) {
  return diag->id != ML_DIAG_TIMEOUT && diag->id != ML_DIAG_CANCELLED &&
         diag->id != ML_DIAG_UNHANDLED_EXCEPTION && diag->id != ML_DIAG_GATHER_SIBLINGS &&
         diag->id != ML_DIAG_TASKGROUP_ERRORS;
}

/* explain_mistake(group, exception) -> whether the group is explained as its only exception, which
 * tells of a mistake: catching the group would not mend that. */
static int explain_mistake(lua_State *L) {
  const ml_diag *diag = ml_exception_diag(L, 2);
  lua_pushboolean(L, diag != NULL && is_mistake(diag) && ml_exception_share_diag(L, 1, 2));
  return 1;
}

void ml_open_explained(lua_State *L) {
  static const luaL_Reg functions[] = {{"explain", explain},
                                       {"waiting", waiting},
                                       {"made_line", made_line},
                                       {"expected", expected},
                                       {"derived", derived},
                                       {"refused", refused},
                                       {"misused", misused},
                                       {"may_await", may_await},
                                       {"spelling", spelling},
                                       {"explain_mistake", explain_mistake},
                                       {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}
