#include "bind/body.h"

#include "bind/exception.h"
#include "bind/future.h"
#include "bind/generator.h"
#include "bind/traceback.h"
#include "bind/try.h"

enum { FIRST_ROOM = 256, POOL_LIMIT = 16384 };

/* Pushes a new thread. The pool, which is empty, gets room for as many as there are, so that giving
 * one back needs no memory. */
static lua_State *new_thread(lua_State *L, ml_runtime *rt) {
  if (rt->made_threads >= rt->pool_room && rt->pool_room < POOL_LIMIT) {
    int room = rt->pool_room == 0 ? FIRST_ROOM : rt->pool_room * 2;
    lua_createtable(L, room, 0);
    ml_set_slot(L, ML_SLOT_THREADS);
    rt->pool_room = room;
  }
  lua_State *thread = lua_newthread(L);
  ml_own_thread(thread);
  rt->made_threads++;
  return thread;
}

lua_State *ml_thread_take(lua_State *L) {
  ml_runtime *rt = ml_runtime_of(L);
  if (rt->pooled_threads == 0) return new_thread(L, rt);
  ml_push_slot(L, ML_SLOT_THREADS);
  lua_rawgeti(L, -1, rt->pooled_threads);
  lua_pushnil(L);
  lua_rawseti(L, -3, rt->pooled_threads--);
  lua_remove(L, -2);
  return lua_tothread(L, -1);
}

void ml_thread_give_back(lua_State *L) {
  ml_runtime *rt = ml_runtime_of(L);
  lua_State *thread = lua_tothread(L, -1);
  if (rt->pooled_threads >= rt->pool_room || rt->closing || lua_status(thread) != LUA_OK) {
    rt->made_threads--;
    lua_pop(L, 1);
    return;
  }
  lua_settop(thread, 0);
  if (rt->spare_thread == NULL && rt->lent_thread == NULL) {
    rt->spare_thread = thread;
    ml_set_slot(L, ML_SLOT_SPARE);
    return;
  }
  ml_push_slot(L, ML_SLOT_THREADS);
  lua_rotate(L, -2, 1);
  lua_rawseti(L, -2, ++rt->pooled_threads); /* within the table's preallocated part: cannot fail */
  lua_pop(L, 1);
}

void ml_thread_lose(lua_State *L) {
  ml_runtime_of(L)->lent_thread = NULL;
  lua_pushnil(L);
  ml_set_slot(L, ML_SLOT_SPARE);
}

/* The results of the body are all that is above the handler. */
int ml_body_done(lua_State *L, int status, int handler) {
  ml_runtime *rt = ml_runtime_of(L);
  rt->body_failed = status != LUA_OK && status != LUA_YIELD;
  if (rt->body_failed) {
    ml_exception_wrap(L, -1);
    bool is_generator = ml_generator_driver(rt, L) != NULL;
    if (!is_generator && ml_exception_isa(L, -1, ML_EXC_StopIteration))
      ml_exception_replace_stop(L, "coroutine raised StopIteration");
  }
  return rt->body_failed ? 1 : lua_gettop(L) - handler;
}

static int body_done(lua_State *L, int status, lua_KContext handler) {
  return ml_body_done(L, status, (int)handler);
}

/* Stack: the handler, the body, its arguments. */
static int body_main(lua_State *L) {
  int status = lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 1, 1, body_done);
  return body_done(L, status, 1);
}

void ml_body_prepare(lua_State *thread) {
  lua_pushcfunction(thread, body_main);
  lua_pushcfunction(thread, ml_traceback_handler);
}

int ml_body_go_on(ml_runtime *rt, lua_State *thread, lua_State *from, int nargs, int *nres) {
  int status;
  do {
    status = ml_body_resume_once(rt, thread, from, nargs, nres);
    nargs = 0;
  } while (status == LUA_YIELD && rt->yield_kind == ML_YIELD_BOUNCE);
  if (status != LUA_OK && status != LUA_YIELD) {
    /* Out of memory in body_main itself: the thread is dead, its error is the result. */
    rt->body_failed = true;
    *nres = 1;
  }
  return status;
}

int ml_body_resume(ml_runtime *rt, lua_State *thread, lua_State *from, int nargs, int *nres) {
  lua_State *outer = rt->stepping;
  lua_State *outer_interruptible = rt->interruptible;
  int outer_depth = rt->protected_depth;
  int status = ml_body_go_on(rt, thread, from, nargs, nres);
  rt->stepping = outer;
  rt->interruptible = outer_interruptible;
  if (__builtin_expect(rt->interrupts != 0, 0)) ml_interrupt_arm(rt);
  rt->protected_depth = outer_depth;
  return status;
}

/* Lua looks at the whole stack for each error that is caught, so a recursion that never ends would
 * take minutes to come back from where memory ends. */
enum { DEEPEST_STACK = 20000 };

int ml_bounce(lua_State *L, lua_KContext context, lua_KFunction k) {
  lua_Debug ar;
  if (lua_getstack(L, DEEPEST_STACK, &ar))
    return ml_exception_raise(L, ML_EXC_RecursionError, "maximum recursion depth exceeded");
  ml_runtime_of(L)->yield_kind = ML_YIELD_BOUNCE;
  return lua_yieldk(L, 0, context, k);
}

/* Lua counts C calls from L's on in the thread too: half of what it allows is left for them. */
enum { UNBOUNCED_DEPTH_LIMIT = 60 };

/* The function and its arguments are at the top. */
static int call_on_thread(lua_State *L, int nargs, int nresults) {
  ml_runtime *rt = ml_runtime_of(L);
  int base = lua_gettop(L) - nargs, nres;
  lua_State *thread = ml_thread_take(L);
  lua_insert(L, base);
  if (!lua_checkstack(thread, nargs + 4)) luaL_error(L, "stack overflow (too many arguments)");
  ml_body_prepare(thread);
  lua_xmove(L, thread, nargs + 1);
  int status = ml_body_resume(rt, thread, L, nargs + 2, &nres);
  if (status == LUA_YIELD) {
    lua_settop(L, base - 1);
    lua_pushliteral(L, "attempt to yield from outside a coroutine");
    return LUA_ERRRUN;
  }
  bool is_failure = rt->body_failed;
  int wanted = is_failure ? 1 : nresults;
  lua_settop(thread, lua_gettop(thread) - nres + wanted);
  lua_xmove(thread, L, wanted);
  lua_pushvalue(L, base);
  ml_thread_give_back(L);
  lua_remove(L, base);
  return is_failure ? LUA_ERRRUN : LUA_OK;
}

int ml_protected_call(lua_State *L, int nargs, int nresults, int handler, lua_KContext context,
                      lua_KFunction k) {
  bool is_deep = ml_runtime_of(L)->protected_depth > UNBOUNCED_DEPTH_LIMIT;
  if (is_deep && !lua_isyieldable(L)) return call_on_thread(L, nargs, nresults);
  return lua_pcallk(L, nargs, nresults, handler, context, k);
}

bool ml_is_catcher(lua_CFunction f) {
  return f == body_main || ml_is_task_main(f) || ml_is_try(f);
}
