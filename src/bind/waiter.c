#include "bind/waiter.h"

#include <string.h>

#include "bind/await.h"
#include "bind/exception.h"
#include "bind/future.h"
#include "bind/variable.h"

/* Pushes the exception that ended the sleep, or nothing. */
static int slept(lua_State *L) {
  ml_runtime *rt = ml_runtime_of(L);
  if (rt->throwing) {
    rt->throwing = false;
    return 1; /* it is at the top */
  }
  ml_future_object *self = lua_touserdata(L, 1);
  switch ((ml_future_state)self->core.state) {
    case ML_FUTURE_FINISHED: return 0;
    case ML_FUTURE_CANCELLED: ml_future_push_cancelled(L, 1); return 1;
    case ML_FUTURE_FAILED:
      self->core.log_exception = false;
      lua_getiuservalue(L, 1, ML_FUTURE_RESULT);
      return 1;
    default: return ml_future_after_park(L);
  }
}

static int woken(lua_State *L, int status, lua_KContext context) {
  (void)status;
  (void)context;
  return slept(L);
}

/* await sleep_on(future) -> nothing, or the exception that the await would have raised */
static int sleep_on(lua_State *L) {
  ml_future_object *self = ml_check_future(L, 1);
  lua_settop(L, 1);
  if (ml_future_done(&self->core)) return slept(L);
  return ml_future_park(L, 1, 0, woken);
}

/* new_waiter(loop) -> a new future of the loop, or nil when it is not the one that runs */
static int new_waiter(lua_State *L) {
  const ml_runtime *rt = ml_runtime_of(L);
  if (rt->running_loop == NULL || lua_touserdata(L, 1) != ml_loop_object_of(rt->running_loop))
    return 0;
  ml_new_future(L, lua_touserdata(L, 1), sizeof(ml_future_object), ML_KIND_FUTURE,
                ML_FUTURE_VALUES);
  return 1;
}

/* wake(waiter) -> whether it was asleep until now */
static int wake(lua_State *L) {
  ml_future_object *self = ml_check_future(L, 1);
  lua_settop(L, 1);
  bool asleep = !ml_future_done(&self->core);
  if (asleep) {
    if (!ml_ring_is_empty(&self->core.watchers)) ml_check_open(L, ml_future_loop(&self->core));
    ml_future_finish(L, 1, 0);
  }
  lua_pushboolean(L, asleep);
  return 1;
}

/* taker() -> the number of the running task (0: none), and the line at which it has called the
 * function of the library that calls this. Numbers keep nobody alive. */
static int taker(lua_State *L) {
  const ml_runtime *rt = ml_runtime_of(L);
  lua_Debug ar = {.currentline = 0};
  lua_pushinteger(L, rt->current_task == NULL ? 0 : ml_task_object_of(rt->current_task)->number);
  if (lua_getstack(L, 2, &ar)) lua_getinfo(L, "l", &ar);
  lua_pushinteger(L, ar.currentline);
  return 2;
}

/* variable(object) -> what the user's code that has called the library calls the object, or nil */
static int variable(lua_State *L) {
  lua_Debug ar;
  lua_settop(L, 1);
  for (int level = 1; lua_getstack(L, level, &ar); level++) {
    lua_getinfo(L, "Sl", &ar);
    if (ar.currentline > 0 && strncmp(ar.source, "=[moonloop", 10) != 0)
      return ml_push_variable(L, L, &ar, 1) ? 1 : 0;
  }
  return 0;
}

void ml_open_waiters(lua_State *L) {
  ml_push_async_cfunction(L, sleep_on, "sleep_on");
  lua_setfield(L, -2, "sleep_on");
  static const luaL_Reg helpers[] = {{"new_waiter", new_waiter},
                                     {"wake", wake},
                                     {"taker", taker},
                                     {"variable", variable},
                                     {NULL, NULL}};
  luaL_setfuncs(L, helpers, 0);
}
