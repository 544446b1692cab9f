#include "bind/generator.h"

#include <string.h>

#include "bind/await.h"
#include "bind/body.h"
#include "bind/coroutine.h"
#include "bind/exception.h"
#include "bind/future.h"

typedef enum ml_generator_state { CREATED, SUSPENDED, RUNNING, FINISHED } ml_generator_state;

/* How the resumption that is under way ends when the body is over. */
typedef enum ml_generator_mode {
  MODE_NEXT, /* for async for: nil */
  MODE_SEND, /* StopAsyncIteration */
  MODE_CLOSE /* nothing; a further value is an error */
} ml_generator_mode;

typedef struct ml_generator {
  const ml_tag *tag;
  ml_loop_object *loop; /* of its first step, kept alive by the user value LOOP; NULL before */
  uint8_t state;
  bool closed; /* was asked to close, and may have refused: nothing is thrown into it any more */
} ml_generator;

/* A generator that iterates over another one waits on C's stack for it. As deep as CPython lets
 * them go; and no deeper than what a C stack has room for, should each of them hold much of it. */
enum { DEEPEST = 1000, C_STACK = 4 * 1024 * 1024 };

/* User values; before it starts the body and its arguments stand in a packed table at THREAD. */
enum { FUNCTION = 1, THREAD, LOOP };

int ml_generator_call(lua_State *L) {
  int count = lua_gettop(L);
  lua_createtable(L, count + 1, 0);
  lua_insert(L, 1);
  for (int i = count; i >= 1; i--) lua_rawseti(L, 1, i + 1);
  lua_pushvalue(L, lua_upvalueindex(ML_ASYNC_BODY));
  lua_rawseti(L, 1, 1);
  lua_pushinteger(L, count + 1);
  lua_setfield(L, 1, "n");
  ml_generator *self = lua_newuserdatauv(L, sizeof *self, LOOP);
  *self = (ml_generator){ml_tag_of(L, ML_KIND_GENERATOR), NULL, CREATED, false};
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, THREAD);
  lua_pushvalue(L, lua_upvalueindex(ML_ASYNC_SELF));
  lua_setiuservalue(L, -2, FUNCTION);
  ml_set_finalized(L, ML_KIND_GENERATOR);
  return 1;
}

lua_State *ml_generator_thread(lua_State *L, int index) {
  lua_getiuservalue(L, index, THREAD);
  lua_State *thread = lua_tothread(L, -1);
  lua_pop(L, 1);
  return thread;
}

/* The loop's weak set of its generators, for shutdown_asyncgens. */
static void push_set(lua_State *L, ml_loop_object *loop) {
  ml_push_loop(L, loop);
  lua_getiuservalue(L, -1, ML_LOOP_EXTRA);
  lua_remove(L, -2);
  if (lua_getfield(L, -1, "generators") != LUA_TTABLE) {
    lua_pop(L, 1);
    ml_push_weak_table(L, "k");
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, "generators");
  }
  lua_remove(L, -2);
}

static void join_loop(lua_State *L, ml_generator *self, int index) {
  ml_runtime *rt = ml_runtime_of(L);
  if (self->loop != NULL || rt->running_loop == NULL) return;
  push_set(L, ml_loop_object_of(rt->running_loop));
  lua_pushvalue(L, index);
  lua_pushboolean(L, 1);
  lua_rawset(L, -3);
  lua_pop(L, 1);
  self->loop = ml_loop_object_of(rt->running_loop);
  ml_push_loop(L, self->loop);
  lua_setiuservalue(L, index, LOOP);
}

/* The first step: a thread with the body and its arguments. Returns how many values to resume with.
 */
static int start(lua_State *L, ml_generator *self, int index, lua_State **thread) {
  join_loop(L, self, index);
  lua_getiuservalue(L, index, THREAD);
  int packed = lua_gettop(L);
  lua_getfield(L, packed, "n");
  int count = (int)lua_tointeger(L, -1);
  lua_pop(L, 1);
  *thread = ml_thread_take(L);
  if (!lua_checkstack(*thread, count + 4)) luaL_error(L, "stack overflow (too many arguments)");
  ml_body_prepare(*thread);
  for (int i = 1; i <= count; i++) {
    lua_rawgeti(L, packed, i);
    lua_xmove(L, *thread, 1);
  }
  lua_setiuservalue(L, index, THREAD);
  lua_pop(L, 1);
  return count + 1;
}

static int raise_generator(lua_State *L, const char *name, const char *what) {
  return ml_exception_raise(L, ML_EXC_RuntimeError, "%s(): %s", name, what);
}

static int finish(lua_State *L, ml_generator *self) {
  self->state = FINISHED;
  lua_getiuservalue(L, 1, THREAD);
  ml_thread_give_back(L);
  lua_pushnil(L);
  lua_setiuservalue(L, 1, THREAD);
  return 0;
}

/* What tells that a generator is over cannot be raised in it. */
static void replace_stop(lua_State *L) {
  if (ml_exception_isa(L, -1, ML_EXC_StopIteration))
    ml_exception_replace_stop(L, "async generator raised StopIteration");
  else if (ml_exception_isa(L, -1, ML_EXC_StopAsyncIteration))
    ml_exception_replace_stop(L, "async generator raised StopAsyncIteration");
}

static int ended(lua_State *L, ml_generator *self, lua_State *thread, ml_generator_mode mode) {
  bool failed = ml_runtime_of(L)->body_failed;
  if (failed) {
    lua_xmove(thread, L, 1);
    ml_exception_wrap(L, -1);
  }
  finish(L, self);
  if (failed) {
    if (mode == MODE_CLOSE && ml_exception_isa(L, -1, ML_EXC_GeneratorExit)) return 0;
    replace_stop(L);
    return lua_error(L);
  }
  if (mode == MODE_SEND) return ml_exception_raise(L, ML_EXC_StopAsyncIteration, NULL);
  if (mode == MODE_CLOSE) return 0;
  lua_pushnil(L);
  return 1;
}

/* A generator that is being resumed, on C's stack. */
typedef struct ml_resumed {
  struct ml_resumed *outer;
  lua_State *thread, *driver;
  int depth;
  const char *stack; /* where C's stack stood at the outermost */
} ml_resumed;

lua_State *ml_generator_driver(const ml_runtime *rt, const lua_State *thread) {
  const ml_resumed *resumed = rt->resumed;
  while (resumed != NULL && resumed->thread != thread) resumed = resumed->outer;
  return resumed != NULL ? resumed->driver : NULL;
}

/* To be asked before a generator is resumed. */
static void check_depth(lua_State *L) {
  const ml_resumed *outer = ml_runtime_of(L)->resumed;
  if (outer == NULL) return;
  const char *here = __builtin_frame_address(0);
  size_t used = (size_t)(here < outer->stack ? outer->stack - here : here - outer->stack);
  if (outer->depth >= DEEPEST || used > C_STACK)
    ml_exception_raise(L, ML_EXC_RecursionError, "maximum recursion depth exceeded");
}

static int resumed(lua_State *L, int status, lua_KContext context);

/* Resumes the generator's thread and sees why it stopped. The generator is argument 1. Lua counts C
 * calls from a resume on which knows nothing of those below. */
static int drive(lua_State *L, lua_State *thread, int nargs, ml_generator_mode mode) {
  ml_generator *self = lua_touserdata(L, 1);
  ml_runtime *rt = ml_runtime_of(L);
  int nres;
  self->state = RUNNING;
  ml_resumed *outer = rt->resumed;
  ml_resumed resumption = {outer, thread, L, outer != NULL ? outer->depth + 1 : 1,
                           outer != NULL ? outer->stack : __builtin_frame_address(0)};
  rt->resumed = &resumption;
  int status = ml_body_resume(rt, thread, NULL, nargs, &nres);
  rt->resumed = outer;
  if (status != LUA_YIELD) return ended(L, self, thread, mode);
  luaL_checkstack(L, nres + 4, "too many results");
  lua_xmove(thread, L, nres);
  uint8_t kind = rt->yield_kind;
  if (kind != ML_YIELD_VALUE) {
    rt->yield_kind = kind;
    return lua_yieldk(L, nres, (lua_KContext)mode, resumed);
  }
  self->state = SUSPENDED;
  if (mode == MODE_CLOSE)
    return ml_exception_raise(L, ML_EXC_RuntimeError, "async generator ignored GeneratorExit");
  return nres;
}

/* What the awaited future brought: nothing, or an exception for the body, both passed on. */
static int resumed(lua_State *L, int status, lua_KContext context) {
  (void)status;
  lua_State *thread = ml_generator_thread(L, 1);
  int nargs = 0;
  if (ml_runtime_of(L)->throwing) {
    lua_xmove(L, thread, 1);
    nargs = 1;
  }
  return drive(L, thread, nargs, (ml_generator_mode)context);
}

static void check_idle(lua_State *L, const ml_generator *self, const char *name) {
  if (self->state == RUNNING) raise_generator(L, name, "asynchronous generator is already running");
}

/* Resumes with the values 2.. of the stack. */
static int send(lua_State *L, ml_generator_mode mode, const char *name) {
  ml_generator *self = lua_touserdata(L, 1);
  lua_State *thread = NULL;
  check_idle(L, self, name);
  if (self->state == FINISHED) {
    if (mode == MODE_SEND) return ml_exception_raise(L, ML_EXC_StopAsyncIteration, NULL);
    lua_pushnil(L);
    return 1;
  }
  check_depth(L);
  int count = lua_gettop(L) - 1;
  if (self->state == CREATED) {
    if (count > 0 && !lua_isnil(L, 2))
      return ml_exception_raise(L, ML_EXC_TypeError,
                                "can't send non-None value to a just-started async generator");
    lua_settop(L, 1);
    int nargs = start(L, self, 1, &thread);
    return drive(L, thread, nargs, mode);
  }
  thread = ml_generator_thread(L, 1);
  if (!lua_checkstack(thread, count + 2)) return luaL_error(L, "stack overflow (too many values)");
  lua_xmove(L, thread, count);
  return drive(L, thread, count, mode);
}

/* Raises the exception at 2 where the generator stands; one that is over takes no notice. */
static int throw_into(lua_State *L, ml_generator_mode mode, const char *name) {
  ml_generator *self = lua_touserdata(L, 1);
  check_idle(L, self, name);
  if (self->state == FINISHED) return 0;
  if (self->closed) return ml_exception_raise(L, ML_EXC_StopAsyncIteration, NULL);
  if (mode == MODE_CLOSE) self->closed = true;
  if (self->state == CREATED) {
    self->state = FINISHED;
    lua_pushnil(L);
    lua_setiuservalue(L, 1, THREAD);
    if (mode == MODE_CLOSE) return 0;
    return lua_error(L);
  }
  check_depth(L);
  lua_State *thread = ml_generator_thread(L, 1);
  lua_xmove(L, thread, 1);
  ml_runtime_of(L)->throwing = true;
  return drive(L, thread, 1, mode);
}

int ml_generator_next(lua_State *L) {
  lua_settop(L, 1);
  return send(L, MODE_NEXT, "anext");
}

static int anext_body(lua_State *L) {
  ml_check_kind(L, 1, ML_KIND_GENERATOR);
  lua_settop(L, 1);
  return send(L, MODE_SEND, "anext");
}

static int asend_body(lua_State *L) {
  ml_check_kind(L, 1, ML_KIND_GENERATOR);
  return send(L, MODE_SEND, "anext");
}

static int athrow_body(lua_State *L) {
  ml_check_kind(L, 1, ML_KIND_GENERATOR);
  lua_settop(L, 2);
  ml_exception_wrap(L, 2);
  return throw_into(L, MODE_SEND, "athrow");
}

static int aclose_body(lua_State *L) {
  ml_check_kind(L, 1, ML_KIND_GENERATOR);
  lua_settop(L, 1);
  ml_exception_push(L, ML_EXC_GeneratorExit, NULL);
  return throw_into(L, MODE_CLOSE, "aclose");
}

static int yielded(lua_State *L, int status, lua_KContext context) {
  (void)status;
  (void)context;
  ml_raise_thrown(L);
  return lua_gettop(L);
}

int ml_runtime_yield(lua_State *L) {
  ml_runtime_of(L)->yield_kind = ML_YIELD_VALUE;
  return lua_yieldk(L, lua_gettop(L), 0, yielded);
}

void ml_push_live_generators(lua_State *L, ml_loop_object *loop) {
  lua_newtable(L);
  int list = lua_gettop(L);
  push_set(L, loop);
  lua_pushnil(L);
  while (lua_next(L, -2) != 0) {
    lua_pop(L, 1);
    const ml_generator *generator = lua_touserdata(L, -1);
    if (generator->state == FINISHED) continue;
    lua_pushvalue(L, -1);
    lua_rawseti(L, list, (lua_Integer)lua_rawlen(L, list) + 1);
  }
  lua_settop(L, list);
}

static int generator_tostring(lua_State *L) {
  ml_check_kind(L, 1, ML_KIND_GENERATOR);
  lua_getiuservalue(L, 1, FUNCTION);
  lua_getupvalue(L, -1, ML_ASYNC_QUALNAME);
  lua_pushfstring(L, "<async_generator object %s at %p>", lua_tostring(L, -1), lua_topointer(L, 1));
  return 1;
}

static void push_function_upvalue(lua_State *L, int upvalue) {
  lua_getiuservalue(L, 1, FUNCTION);
  lua_getupvalue(L, -1, upvalue);
}

static void push_name(lua_State *L) {
  push_function_upvalue(L, ML_ASYNC_NAME);
}

static void push_qualname(lua_State *L) {
  push_function_upvalue(L, ML_ASYNC_QUALNAME);
}

static bool is_running(lua_State *L) {
  const ml_generator *self = lua_touserdata(L, 1);
  return self->state == RUNNING;
}

static void push_running(lua_State *L) {
  lua_pushboolean(L, is_running(L));
}

static void push_awaited(lua_State *L) {
  ml_push_awaited_on(L, is_running(L) ? ml_generator_thread(L, 1) : NULL, lua_touserdata(L, 1));
}

static const struct {
  const char *name;
  void (*push)(lua_State *L);
} fields[] = {
    {"name", push_name},          {"__name__", push_name},
    {"qualname", push_qualname},  {"__qualname__", push_qualname},
    {"ag_running", push_running}, {"ag_await", push_awaited},
};

/* Upvalue 1: a table that raises for what is in it neither. */
static int generator_index(lua_State *L) {
  const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
  for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
    if (strcmp(fields[i].name, key) != 0) continue;
    fields[i].push(L);
    return 1;
  }
  lua_pushvalue(L, 2);
  lua_gettable(L, lua_upvalueindex(1));
  return 1;
}

static int self_iter(lua_State *L) {
  lua_settop(L, 1);
  return 1;
}

/* One that was left early is closed by a task of its loop, as CPython's finalizer hook does it. */
static int generator_gc(lua_State *L) {
  ml_generator *self = lua_touserdata(L, 1);
  ml_runtime *rt = ml_runtime_of(L);
  ml_loop_object *loop = self->loop;
  if (loop == NULL) return 0;
  bool live = self->state == SUSPENDED && !self->closed && !rt->closing && !loop->core.closed;
  self->loop = NULL;
  if (live) {
    lua_getfield(L, 1, "aclose");
    lua_pushvalue(L, 1);
    lua_call(L, 1, 1);
    ml_new_task(L, loop, -1);
  }
  return 0;
}

static void set_async_method(lua_State *L, const char *key, lua_CFunction body,
                             const char *qualname) {
  ml_push_async_cfunction(L, body, qualname);
  lua_setfield(L, -2, key);
}

void ml_open_generators(lua_State *L) {
  static const luaL_Reg methods[] = {{"__aiter", self_iter}, {NULL, NULL}};
  static const luaL_Reg metamethods[] = {{"__index", generator_index},
                                         {"__tostring", generator_tostring},
                                         {"__aiter", self_iter},
                                         {"__gc", generator_gc},
                                         {NULL, NULL}};
  ml_new_kind(L, ML_KIND_GENERATOR, "async_generator", methods, metamethods);
  luaL_getmetatable(L, "async_generator");
  lua_getfield(L, -1, "methods");
  set_async_method(L, "asend", asend_body, "async_generator.asend");
  set_async_method(L, "athrow", athrow_body, "async_generator.athrow");
  set_async_method(L, "aclose", aclose_body, "async_generator.aclose");
  set_async_method(L, "__anext", anext_body, "async_generator.__anext");
  lua_getfield(L, -1, "__anext");
  lua_setfield(L, -3, "__anext");
  lua_pop(L, 2);
}
