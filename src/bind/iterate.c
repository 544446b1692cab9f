#include "bind/iterate.h"

#include "bind/await.h"
#include "bind/body.h"
#include "bind/exception.h"
#include "bind/generator.h"
#include "bind/misuse.h"
#include "bind/not_awaitable.h"
#include "bind/traceback.h"

/* The stack of the iterator function. */
enum { STATE = 1, ON_ERROR };

static int iter_called(lua_State *L, int status, lua_KContext context) {
  (void)context;
  ml_protected_done(ml_runtime_of(L));
  if (status == LUA_OK || status == LUA_YIELD) return lua_gettop(L) - ON_ERROR;
  ml_exception_wrap(L, -1);
  if (!ml_exception_isa(L, -1, ML_EXC_StopAsyncIteration)) return lua_error(L);
  lua_pushnil(L);
  return 1;
}

/* As ml_open_awaitable, for what a plain function as __anext has returned. */
static int open_next(lua_State *L) {
  if (ml_is_awaitable(L, 1)) return ml_open_awaitable(L);
  ml_exception_push(L, ML_EXC_TypeError, "'async for' received an invalid object from __anext: %s",
                    ml_class_name(L, 1));
  ml_push_not_awaitable(L, 1);
  ml_exception_set_context(L, -2, -1);
  lua_setfield(L, -2, "cause");
  return ml_raise_not_awaited(L, 1, "__anext");
}

static int iter_call(lua_State *L, int status, lua_KContext context) {
  (void)status;
  if (ml_kind_of(L, STATE) == ML_KIND_GENERATOR) {
    lua_pushcfunction(L, ml_generator_next);
  } else {
    if (luaL_getmetafield(L, STATE, "__anext") == LUA_TNIL) lua_pushnil(L);
    ml_push_awaiting_method(L, open_next);
  }
  lua_pushvalue(L, STATE);
  return iter_called(L, lua_pcallk(L, 1, LUA_MULTRET, ON_ERROR, context, iter_called), context);
}

static int iter_step(lua_State *L) {
  lua_settop(L, STATE);
  lua_pushcfunction(L, ml_traceback_handler);
  if (ml_must_bounce(ml_runtime_of(L), L)) return ml_bounce(L, 0, iter_call);
  return iter_call(L, LUA_OK, 0);
}

/* What stands behind `in` has no __anext. */
static int raise_not_iterable(lua_State *L) {
  ml_exception_push(L, ML_EXC_TypeError,
                    "'async for' requires an object with __aiter method, got %s",
                    ml_class_name(L, STATE));
  return ml_raise_unfit(L, STATE, ML_DIAG_NOT_ASYNC_ITERABLE, NULL);
}

static bool is_iterator(lua_State *L) {
  return ml_kind_of(L, STATE) == ML_KIND_GENERATOR ||
         luaL_getmetafield(L, STATE, "__anext") != LUA_TNIL;
}

int ml_runtime_iter(lua_State *L) {
  lua_settop(L, STATE);
  bool has_aiter = ml_kind_of(L, STATE) != ML_KIND_GENERATOR &&
                   luaL_getmetafield(L, STATE, "__aiter") != LUA_TNIL;
  if (has_aiter) {
    lua_pushvalue(L, STATE);
    lua_call(L, 1, 1);
    lua_replace(L, STATE);
  }
  if (!is_iterator(L)) {
    if (!has_aiter) return raise_not_iterable(L);
    return ml_exception_raise(
        L, ML_EXC_TypeError,
        "'async for' received an object from __aiter that does not implement __anext: %s",
        ml_class_name(L, STATE));
  }
  lua_settop(L, STATE);
  lua_pushcfunction(L, iter_step);
  lua_insert(L, 1);
  return 2;
}

bool ml_is_iterating(lua_CFunction f) {
  return f == iter_step;
}
