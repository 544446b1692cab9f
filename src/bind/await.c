#include "bind/await.h"

#include <string.h>

#include "bind/body.h"
#include "bind/callee.h"
#include "bind/coroutine.h"
#include "bind/exception.h"
#include "bind/future.h"
#include "bind/generator.h"
#include "bind/iterate.h"
#include "bind/not_awaitable.h"
#include "bind/spawn.h"
#include "bind/traceback.h"
#include "bind/try.h"
#include "bind/warn.h"

/* The pieces that must be Lua functions, so that a body runs on the Lua stack
 * without a C function below it. `run` keeps the coroutine object's state true
 * however the body ends. */
static const char trampolines[] =
    "local function go(f, ...) return f(...) end\n"
    "local function run(coroutine, body, ...)\n"
    "  local guard <close> = coroutine\n"
    "  return body(...)\n"
    "end\n"
    "local function wrap(f, open)\n"
    "  return function(...) return go(open((f(...)))) end\n"
    "end\n"
    "return go, run, wrap\n";

bool ml_is_async_function(lua_State *L, int index) {
  return lua_tocfunction(L, index) == ml_async_call;
}

bool ml_is_generator_function(lua_State *L, int index) {
  return lua_tocfunction(L, index) == ml_generator_call;
}

/* Pops body, name and qualname and pushes their async function, which knows itself so that the
 * objects it makes can. */
static void push_async(lua_State *L, lua_CFunction call) {
  lua_pushnil(L);
  lua_pushcclosure(L, call, ML_ASYNC_SELF);
  lua_pushvalue(L, -1);
  lua_setupvalue(L, -2, ML_ASYNC_SELF);
}

void ml_push_async_cfunction(lua_State *L, lua_CFunction body, const char *qualname) {
  const char *dot = qualname;
  for (const char *p = qualname; *p != '\0'; p++)
    if (*p == '.') dot = p + 1;
  lua_pushcfunction(L, body);
  lua_pushstring(L, dot);
  lua_pushstring(L, qualname);
  push_async(L, ml_async_call);
}

bool ml_is_callable(lua_State *L, int index) {
  if (lua_isfunction(L, index)) return true;
  if (luaL_getmetafield(L, index, "__call") == LUA_TNIL) return false;
  lua_pop(L, 1);
  return true;
}

/* Pushes a function that calls the plain function at `index` and awaits what it returns, which is
 * opened by `open`. */
static void push_wrapped(lua_State *L, int index, lua_CFunction open) {
  index = lua_absindex(L, index);
  ml_push_slot(L, ML_SLOT_WRAP);
  lua_pushvalue(L, index);
  lua_pushcfunction(L, open);
  lua_call(L, 2, 1);
}

int ml_raise_uncallable(lua_State *L, int index, const char *what) {
  const char *type = luaL_typename(L, index);
  if (what == NULL) return luaL_error(L, "attempt to call a %s value", type);
  return luaL_error(L, "attempt to call a %s value (%s)", type, what);
}

/* __index of __ml_await: makes and keeps what to call in order to await a call of argument 2. */
static int missing_callee(lua_State *L) {
  if (ml_is_async_function(L, 2)) {
    lua_getupvalue(L, 2, ML_ASYNC_BODY);
  } else {
    if (!ml_is_callable(L, 2)) return ml_raise_uncallable(L, 2, ml_push_callee(L, 1, 2, "await"));
    push_wrapped(L, 2, ml_open_awaitable);
  }
  lua_pushvalue(L, 2);
  lua_pushvalue(L, -2);
  lua_rawset(L, 1);
  return 1;
}

/* Replaces an async function at the top by its body; false: it is none. */
static bool take_body(lua_State *L) {
  if (!ml_is_async_function(L, -1)) return false;
  lua_getupvalue(L, -1, ML_ASYNC_BODY);
  lua_remove(L, -2);
  return true;
}

void ml_push_awaiting_function(lua_State *L) {
  if (take_body(L)) return;
  if (!ml_is_callable(L, -1)) ml_raise_uncallable(L, -1, NULL);
  ml_push_slot(L, ML_SLOT_AWAIT);
  lua_insert(L, -2);
  lua_gettable(L, -2);
  lua_remove(L, -2);
}

void ml_push_awaiting_method(lua_State *L, lua_CFunction open) {
  if (take_body(L)) return;
  if (!ml_is_callable(L, -1)) ml_raise_uncallable(L, -1, NULL);
  push_wrapped(L, -1, open);
  lua_remove(L, -2);
}

bool ml_is_awaited_body(lua_State *L) {
  int function = lua_gettop(L);
  bool found = false;
  ml_push_slot(L, ML_SLOT_AWAIT);
  lua_pushnil(L);
  while (!found && lua_next(L, -2) != 0) {
    found = lua_rawequal(L, -1, function) && ml_is_async_function(L, -2);
    lua_pop(L, 1);
  }
  lua_settop(L, function);
  return found;
}

const char *ml_type_name(lua_State *L, int index) {
  if (luaL_getmetafield(L, index, "__name") == LUA_TSTRING) {
    const char *name = lua_tostring(L, -1);
    lua_pop(L, 1); /* anchored in the metatable */
    return name;
  }
  return luaL_typename(L, index);
}

static int push_coroutine_run(lua_State *L, int index) {
  int base = lua_gettop(L);
  ml_coroutine_begin(L, index, ML_USE_AWAIT);
  lua_pushthread(L);
  lua_setiuservalue(L, index, ML_COROUTINE_EXTRA);
  ml_push_slot(L, ML_SLOT_RUN);
  lua_pushvalue(L, index);
  ml_coroutine_unpack(L, index, L);
  return lua_gettop(L) - base;
}

/* An __await may give another object with __await, but not for ever. */
enum { AWAIT_STEPS = 100 };

static int push_awaitable(lua_State *L, int index, int steps) {
  index = lua_absindex(L, index);
  switch (ml_kind_of(L, index)) {
    case ML_KIND_FUTURE:
    case ML_KIND_TASK:
    case ML_KIND_GATHER:
      lua_pushcfunction(L, ml_future_wait);
      lua_pushvalue(L, index);
      return 2;
    case ML_KIND_COROUTINE: return push_coroutine_run(L, index);
    default: break;
  }
  if (luaL_getmetafield(L, index, "__await") == LUA_TNIL)
    return ml_raise_not_awaitable(L, index, steps < AWAIT_STEPS);
  lua_pushvalue(L, index);
  lua_call(L, 1, 1);
  luaL_checkstack(L, 4, "too many __await results");
  if (steps == 0)
    return ml_exception_raise(L, ML_EXC_TypeError, "__await() gives objects with __await for ever");
  int count = push_awaitable(L, -1, steps - 1);
  lua_remove(L, -count - 1);
  return count;
}

bool ml_is_awaitable(lua_State *L, int index) {
  ml_kind kind = ml_kind_of(L, index);
  if (kind == ML_KIND_COROUTINE || ml_is_future_kind(kind)) return true;
  if (luaL_getmetafield(L, index, "__await") == LUA_TNIL) return false;
  lua_pop(L, 1);
  return true;
}

int ml_push_awaitable(lua_State *L, int index) {
  return push_awaitable(L, index, AWAIT_STEPS);
}

/* __ml_all(...) -> ...: keeps `return await f()` from being a tail call, and so its frame in
 * tracebacks. */
static int runtime_all(lua_State *L) {
  return lua_gettop(L);
}

/* The future at 1 is done: what is left to call gives but its results. */
static int opened(lua_State *L, int status, lua_KContext context) {
  (void)status;
  (void)context;
  int count = ml_future_after_park(L);
  luaL_checkstack(L, 1, "too many results");
  lua_pushcfunction(L, runtime_all);
  lua_insert(L, -count - 1);
  return count + 1;
}

/* A future is awaited here, so that it parks with one call less on the stack of its task. */
int ml_open_awaitable(lua_State *L) {
  lua_settop(L, 1);
  if (!ml_is_future(L, 1)) return ml_push_awaitable(L, 1);
  const ml_future_object *future = lua_touserdata(L, 1);
  return ml_future_done(&future->core) ? opened(L, LUA_OK, 0) : ml_future_park(L, 1, 0, opened);
}

/* Raises Lua's error for the value at `index`, whose name in Lua's words (or nil) is at `words`,
 * unless it can be asked for a method. */
static void check_indexable(lua_State *L, int index, int words) {
  if (lua_istable(L, index) || luaL_getmetafield(L, index, "__index") != LUA_TNIL) return;
  const char *type = luaL_typename(L, index);
  if (lua_isnil(L, words)) luaL_error(L, "attempt to index a %s value", type);
  luaL_error(L, "attempt to index a %s value (%s)", type, lua_tostring(L, words));
}

/* __ml_method(object, words, name, arguments...) -> function, object, arguments...: the same for a
 * method call. */
static int runtime_method(lua_State *L) {
  check_indexable(L, 1, 2);
  lua_pushvalue(L, 3);
  lua_gettable(L, 1);
  int method = lua_gettop(L);
  if (!ml_is_callable(L, method))
    return ml_raise_uncallable(L, method, lua_pushfstring(L, "method '%s'", lua_tostring(L, 3)));
  ml_push_awaiting_function(L);
  /* object words name args… callee  ->  object callee object args…, all but the first returned */
  lua_replace(L, 2);
  lua_pushvalue(L, 1);
  lua_replace(L, 3);
  return lua_gettop(L) - 1;
}

/* __ml_async(body, name, qualname [, is a generator]) -> the async function. */
static int runtime_async(lua_State *L) {
  bool generator = lua_toboolean(L, 4);
  lua_settop(L, 3);
  push_async(L, generator ? ml_generator_call : ml_async_call);
  return 1;
}

/* __ml_drop(results...): a call statement has thrown them away. */
static int runtime_drop(lua_State *L) {
  for (int i = lua_gettop(L); i >= 1; i--) {
    if (ml_kind_of(L, i) != ML_KIND_COROUTINE) continue;
    lua_settop(L, i);
    ml_warn_dropped(L);
    return 0;
  }
  return 0;
}

static int runtime_pack(lua_State *L) {
  int count = lua_gettop(L);
  lua_createtable(L, count, 1);
  lua_insert(L, 1);
  for (int i = count; i >= 1; i--) lua_rawseti(L, 1, i);
  lua_pushinteger(L, count);
  lua_setfield(L, 1, "n");
  return 1;
}

static int runtime_unpack(lua_State *L) {
  if (lua_isnil(L, 1)) return 0;
  lua_getfield(L, 1, "n");
  int count = (int)lua_tointeger(L, -1);
  luaL_checkstack(L, count, "too many results");
  for (int i = 1; i <= count; i++) lua_rawgeti(L, 1, i);
  return count;
}

void ml_push_runtime_functions(lua_State *L) {
  luaL_checkstack(L, 20, NULL);
  ml_push_slot(L, ML_SLOT_AWAIT);
  ml_push_slot(L, ML_SLOT_GO);
  lua_pushcfunction(L, ml_open_awaitable);
  lua_pushcfunction(L, runtime_method);
  lua_pushcfunction(L, runtime_async);
  lua_pushcfunction(L, runtime_drop);
  lua_pushcfunction(L, ml_runtime_try);
  lua_pushcfunction(L, ml_runtime_is);
  lua_pushcfunction(L, ml_runtime_raise);
  lua_pushcfunction(L, ml_runtime_yield);
  lua_pushcfunction(L, ml_runtime_with);
  lua_pushcfunction(L, ml_runtime_iter);
  lua_pushcfunction(L, runtime_all);
  lua_pushcfunction(L, runtime_pack);
  lua_pushcfunction(L, runtime_unpack);
  lua_pushcfunction(L, ml_runtime_trystar);
  lua_pushcfunction(L, ml_runtime_spawn);
}

void ml_open_await(lua_State *L) {
  if (luaL_loadbuffer(L, trampolines, sizeof trampolines - 1, "=[moonloop]") != LUA_OK)
    lua_error(L);
  lua_call(L, 0, 3);
  ml_set_slot(L, ML_SLOT_WRAP);
  ml_set_slot(L, ML_SLOT_RUN);
  ml_set_slot(L, ML_SLOT_GO);
  lua_createtable(L, 0, 64); /* room, so that few keys share a place */
  lua_createtable(L, 0, 2);
  lua_pushliteral(L, "k");
  lua_setfield(L, -2, "__mode");
  lua_pushcfunction(L, missing_callee);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, -2);
  ml_set_slot(L, ML_SLOT_AWAIT);
}
