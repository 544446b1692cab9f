#include "bind/coroutine_lib.h"

#include "bind/context.h"
#include "bind/future.h"
#include "bind/interrupt.h"
#include "bind/runtime.h"
#include "bind/traceback.h"

/* Runs `thread` with the `nargs` values at the top of L. Returns how many results were pushed, or
 * -1 with the error at the top. */
static int resume(lua_State *L, lua_State *thread, int nargs) {
  ml_runtime *rt = ml_runtime_of(L);
  int nres;
  if (ml_is_own_thread(thread)) {
    lua_pushliteral(L, "cannot resume a coroutine that belongs to the event loop");
    return -1;
  }
  if (!lua_checkstack(thread, nargs)) {
    lua_pushliteral(L, "too many arguments to resume");
    return -1;
  }
  lua_xmove(L, thread, nargs);
  lua_State *outer = rt->interruptible;
  int outer_depth = rt->protected_depth; /* what yields leaves its protected calls behind */
  rt->interruptible = thread;
  if (rt->interrupts) ml_interrupt_arm(rt);
  int status = lua_resume(thread, L, nargs, &nres);
  rt->interruptible = outer;
  rt->protected_depth = outer_depth;
  if (rt->interrupts) ml_interrupt_arm(rt);
  if (status != LUA_OK && status != LUA_YIELD) {
    lua_xmove(thread, L, 1);
    return -1;
  }
  if (!lua_checkstack(L, nres + 1)) {
    lua_pop(thread, nres);
    lua_pushliteral(L, "too many results to resume");
    return -1;
  }
  lua_xmove(thread, L, nres);
  return nres;
}

static int coroutine_resume(lua_State *L) {
  lua_State *thread = lua_tothread(L, 1);
  if (thread == NULL) return luaL_typeerror(L, 1, "thread");
  int count = resume(L, thread, lua_gettop(L) - 1);
  lua_pushboolean(L, count >= 0);
  if (count < 0) count = 1;
  lua_insert(L, -count - 1);
  return count + 1;
}

static bool is_dead_by_error(lua_State *thread) {
  int status = lua_status(thread);
  return status != LUA_OK && status != LUA_YIELD;
}

/* What a wrapped coroutine raises goes on in the caller, with the place of the call before a
 * message. */
int ml_wrapped_coroutine(lua_State *L) {
  lua_State *thread = lua_tothread(L, lua_upvalueindex(1));
  int count = resume(L, thread, lua_gettop(L));
  if (count >= 0) return count;
  int status = lua_status(thread);
  if (is_dead_by_error(thread)) {
    ml_traceback_keep_dead(L, thread);
    status = lua_resetthread(thread); /* closes its variables; a new error replaces the old one */
    lua_xmove(thread, L, 1);
  }
  if (status != LUA_ERRMEM && lua_type(L, -1) == LUA_TSTRING) {
    luaL_where(L, 1);
    lua_insert(L, -2);
    lua_concat(L, 2);
  }
  return lua_error(L);
}

static int coroutine_wrap(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_State *thread = lua_newthread(L);
  lua_pushvalue(L, 1);
  lua_xmove(L, thread, 1);
  lua_pushcclosure(L, ml_wrapped_coroutine, 1);
  return 1;
}

static int coroutine_close(lua_State *L) {
  lua_State *thread = lua_tothread(L, 1);
  if (thread != NULL && ml_is_own_thread(thread))
    return luaL_error(L, "cannot close a coroutine that belongs to the event loop");
  lua_CFunction original = lua_tocfunction(L, lua_upvalueindex(1));
  return original(L);
}

/* Functions of the debug library that could pull the C side of our objects from under them. */
static int debug_change(lua_State *L) {
  const ml_runtime *rt = ml_runtime_of(L);
  const void *metatable = lua_topointer(L, 2);
  bool ours = ml_kind_of(L, 1) != ML_KIND_NONE;
  for (int i = 0; i < 2 * ML_KIND_COUNT && metatable != NULL; i++)
    if ((&rt->metatables[0][0])[i] == metatable) ours = true;
  if (ours) return luaL_error(L, "an object of the event loop cannot be changed this way");
  lua_CFunction original = lua_tocfunction(L, lua_upvalueindex(1));
  return original(L);
}

/* Replaces `name` in the table at the top by `wrapper`, with the original as its upvalue. */
static void wrap_function(lua_State *L, const char *name, lua_CFunction wrapper) {
  lua_getfield(L, -1, name);
  lua_pushcclosure(L, wrapper, 1);
  lua_setfield(L, -2, name);
}

static int yielded(lua_State *L, int status, lua_KContext context) {
  (void)status;
  (void)context;
  ml_raise_thrown(L);
  return lua_gettop(L);
}

/* As Lua's; but a body that yields to its event loop by hand can be told that this is an error. */
static int coroutine_yield(lua_State *L) {
  if (ml_context_holds(L)) {
    lua_pushliteral(L, "attempt to yield across a C-call boundary"); /* as Lua: without a place */
    return lua_error(L);
  }
  return lua_yieldk(L, lua_gettop(L), 0, yielded);
}

void ml_open_coroutine_lib(lua_State *L) {
  static const luaL_Reg functions[] = {{"resume", coroutine_resume},
                                       {"wrap", coroutine_wrap},
                                       {"yield", coroutine_yield},
                                       {NULL, NULL}};
  lua_getglobal(L, "coroutine");
  luaL_setfuncs(L, functions, 0);
  wrap_function(L, "close", coroutine_close);
  lua_pop(L, 1);
  lua_getglobal(L, "debug");
  wrap_function(L, "setmetatable", debug_change);
  wrap_function(L, "setuservalue", debug_change);
  lua_pop(L, 1);
}
