#include "bind/coroutine.h"

#include <string.h>

#include "bind/await.h"
#include "bind/body.h"
#include "bind/chunk.h"
#include "bind/exception.h"
#include "bind/future.h"
#include "bind/misuse.h"
#include "bind/origin.h"
#include "bind/place.h"
#include "bind/reuse.h"
#include "bind/warn.h"

void ml_coroutine_finalize_fresh(lua_State *L) {
  ml_runtime *rt = ml_runtime_of(L);
  if (rt->fresh == NULL) return;
  if (rt->fresh->state == ML_COROUTINE_CREATED && !rt->fresh->owned) {
    ml_push_slot(L, ML_SLOT_FRESH);
    ml_set_finalized(L, ML_KIND_COROUTINE);
    lua_pop(L, 1);
  }
  rt->fresh = NULL;
  lua_pushnil(L);
  ml_set_slot(L, ML_SLOT_FRESH);
}

/* The object at the top is the newest one now; the one before gets its finalizer if nobody has
 * taken it. */
static void keep_fresh(lua_State *L, ml_coroutine *self) {
  ml_runtime *rt = ml_runtime_of(L);
  ml_coroutine *last = rt->fresh;
  if (last != NULL && last->state == ML_COROUTINE_CREATED && !last->owned) {
    ml_push_slot(L, ML_SLOT_FRESH);
    ml_set_finalized(L, ML_KIND_COROUTINE);
    lua_pop(L, 1);
  }
  rt->fresh = self;
  lua_pushvalue(L, -1);
  lua_rawseti(L, LUA_REGISTRYINDEX, rt->slots[ML_SLOT_FRESH]);
}

static int closed(lua_State *L, int status, lua_KContext context) {
  (void)L;
  (void)status;
  (void)context;
  return 0;
}

/* Whether this is Lua closing a variable whose __close is the async function itself. */
static bool is_closing(lua_State *L) {
  if (luaL_getmetafield(L, 1, "__close") == LUA_TNIL) return false;
  bool same = lua_rawequal(L, -1, lua_upvalueindex(ML_ASYNC_SELF));
  lua_pop(L, 1);
  lua_Debug ar;
  if (!same || !lua_getstack(L, 0, &ar) || !lua_getinfo(L, "n", &ar)) return false;
  return strcmp(ar.namewhat, "metamethod") == 0 ||
         ar.namewhat[0] == '\0'; /* nameless while an error unwinds */
}

/* Makes a coroutine object of the call. Only Lua's own call of a __close gets the body at once,
 * awaited: nobody could await what it returned. */
int ml_async_call(lua_State *L) {
  ml_runtime *rt = ml_runtime_of(L);
  int count = lua_gettop(L);
  if (count == 2 && rt->current_task != NULL && is_closing(L)) {
    lua_pushvalue(L, lua_upvalueindex(ML_ASYNC_BODY));
    lua_insert(L, 1);
    lua_callk(L, 2, 0, 0, closed);
    return 0;
  }
  if (count > ML_ARGUMENT_LIMIT) return luaL_error(L, "too many arguments to an async function");
  ml_coroutine *self = lua_newuserdatauv(L, sizeof *self, ML_COROUTINE_ARGUMENTS - 1 + count);
  int object = count + 1;
  *self = (ml_coroutine){.tag = ml_tag_of(L, ML_KIND_COROUTINE),
                         .argument_count = (uint16_t)count,
                         .in_loop = rt->running_loop != NULL};
  for (int i = 0; i < count; i++) {
    lua_pushvalue(L, i + 1);
    lua_setiuservalue(L, object, ML_COROUTINE_ARGUMENTS + i);
  }
  lua_pushvalue(L, lua_upvalueindex(ML_ASYNC_SELF));
  lua_setiuservalue(L, object, ML_COROUTINE_FUNCTION);
  self->made_line = ml_push_caller(L);
  lua_setiuservalue(L, object, ML_COROUTINE_MAKER);
  if (rt->traced_frames > 0 || rt->origin_depth > 0) {
    ml_origin_of_coroutine(L);
    lua_setiuservalue(L, object, ML_COROUTINE_EXTRA);
  }
  ml_set_kind(L, ML_KIND_COROUTINE);
  keep_fresh(L, self);
  rt->unstarted++;
  return 1;
}

void ml_coroutines_refused(lua_State *L) {
  for (int i = lua_gettop(L); i > 0; i--)
    if (ml_kind_of(L, i) == ML_KIND_COROUTINE)
      ((ml_coroutine *)lua_touserdata(L, i))->refused = ML_REFUSED_NO_LOOP;
}

void ml_coroutine_keep_thread(lua_State *L, int index) {
  index = lua_absindex(L, index);
  if (lua_getiuservalue(L, index, ML_COROUTINE_EXTRA) == LUA_TTABLE) {
    lua_insert(L, -2);
    lua_rawseti(L, -2, 0); /* has a place already: cannot fail */
    lua_pop(L, 1);
  } else {
    lua_pop(L, 1);
    lua_setiuservalue(L, index, ML_COROUTINE_EXTRA);
  }
}

static void push_function_upvalue(lua_State *L, int index, int upvalue) {
  index = lua_absindex(L, index);
  lua_getiuservalue(L, index, ML_COROUTINE_FUNCTION);
  if (lua_getupvalue(L, -1, upvalue) == NULL) lua_pushliteral(L, "?");
  lua_remove(L, -2);
}

const char *ml_coroutine_name(lua_State *L, int index) {
  push_function_upvalue(L, index, ML_ASYNC_QUALNAME);
  const char *name = lua_tostring(L, -1);
  lua_pop(L, 1); /* anchored in the async function, which the object holds */
  return name == NULL ? "?" : name;
}

int ml_coroutine_defined(lua_State *L, int index, char file[LUA_IDSIZE]) {
  push_function_upvalue(L, index, ML_ASYNC_BODY);
  lua_Debug ar;
  lua_getinfo(L, ">S", &ar);
  memcpy(file, ar.short_src, LUA_IDSIZE);
  return ar.linedefined;
}

int ml_coroutine_made(lua_State *L, int index, char file[LUA_IDSIZE]) {
  int line = ((ml_coroutine *)lua_touserdata(L, index))->made_line;
  lua_Debug ar;
  lua_getiuservalue(L, index, ML_COROUTINE_MAKER);
  if (lua_isfunction(L, -1)) {
    lua_pushvalue(L, -1);
    lua_getinfo(L, ">S", &ar);
    line = ml_chunk_clamp(ml_chunk_find(ml_runtime_of(L), ar.source), line);
  }
  ml_function_file(L, file);
  return line;
}

/* The thread on which the object's body runs or is suspended: its task's, its own, or the one of
 * whoever awaits it. NULL unless it is RUNNING. */
static lua_State *thread_of(lua_State *L, int index) {
  const ml_coroutine *self = lua_touserdata(L, index);
  if (self->state != ML_COROUTINE_RUNNING) return NULL;
  if (self->first_use == ML_USE_TASK) return self->user.task->thread;
  lua_getiuservalue(L, index, ML_COROUTINE_EXTRA);
  lua_State *thread = lua_tothread(L, -1);
  lua_pop(L, 1);
  return thread;
}

/* The thread of a coroutine object that is driven by hand (argument 1), or NULL. */
static lua_State *own_thread(lua_State *L, const ml_coroutine *self) {
  return self->has_thread ? thread_of(L, 1) : NULL;
}

static bool is_executing(lua_State *L, int index) {
  lua_State *thread = thread_of(L, index);
  return thread != NULL && lua_status(thread) != LUA_YIELD;
}

ml_coroutine *ml_coroutine_try_begin(lua_State *L, int index, ml_coroutine_use use,
                                     const ml_use_place *place) {
  ml_coroutine *self = lua_touserdata(L, index);
  if (self->state != ML_COROUTINE_CREATED) {
    index = lua_absindex(L, index);
    ml_push_reuse_error(L, index, is_executing(L, index), use, place);
    return NULL;
  }
  self->state = ML_COROUTINE_RUNNING;
  self->first_use = use & 0xf;
  self->used_line = place->line;
  self->user.chunk = place->chunk;
  ml_runtime_of(L)->unstarted--;
  return self;
}

ml_coroutine *ml_coroutine_begin(lua_State *L, int index, ml_coroutine_use use) {
  char file[LUA_IDSIZE];
  ml_use_place place = {.file = file};
  place.line = ml_where_in(L, file, &place.chunk);
  ml_coroutine *self = ml_coroutine_try_begin(L, index, use, &place);
  if (self == NULL) lua_error(L);
  return self;
}

int ml_coroutine_unpack(lua_State *L, int index, lua_State *thread) {
  const ml_coroutine *self = lua_touserdata(L, index);
  index = lua_absindex(L, index);
  int count = self->argument_count;
  if (!lua_checkstack(L, count + 4) || (thread != L && !lua_checkstack(thread, count + 4)))
    luaL_error(L, "stack overflow (too many arguments)");
  push_function_upvalue(L, index, ML_ASYNC_BODY);
  for (int i = 0; i < count; i++) {
    lua_getiuservalue(L, index, ML_COROUTINE_ARGUMENTS + i);
    lua_pushnil(L);
    lua_setiuservalue(L, index, ML_COROUTINE_ARGUMENTS + i);
  }
  if (thread != L) lua_xmove(L, thread, count + 1);
  return count + 1;
}

void ml_coroutine_finish(ml_coroutine *self) {
  self->state = ML_COROUTINE_FINISHED;
}

static ml_coroutine *check_coroutine(lua_State *L) {
  return ml_check_kind(L, 1, ML_KIND_COROUTINE);
}

static void retire_thread(lua_State *L, ml_coroutine *self) {
  lua_getiuservalue(L, 1, ML_COROUTINE_EXTRA);
  ml_thread_give_back(L);
  lua_pushnil(L);
  lua_setiuservalue(L, 1, ML_COROUTINE_EXTRA);
  self->has_thread = false;
  ml_coroutine_finish(self);
}

/* Resumes the object's own thread and hands on what comes: a future that it awaits, StopIteration
 * with its result, or its exception. */
static int drive(lua_State *L, ml_coroutine *self, lua_State *thread, int nargs) {
  ml_runtime *rt = ml_runtime_of(L);
  int nres;
  int status = ml_body_resume(rt, thread, L, nargs, &nres);
  luaL_checkstack(L, nres + 2, "too many results");
  lua_xmove(thread, L, nres);
  if (status == LUA_YIELD) return nres;
  bool failed = rt->body_failed;
  retire_thread(L, self);
  if (failed) return lua_error(L);
  ml_exception_push_class(L, ML_EXC_StopIteration);
  lua_insert(L, -nres - 1);
  ml_exception_new(L, nres);
  return lua_error(L);
}

static int raise_executing(lua_State *L) {
  return ml_exception_raise(L, ML_EXC_ValueError, "coroutine already executing");
}

/* coroutine:send(value): runs it by hand up to its next await. As coroutine.send. */
static int coroutine_send(lua_State *L) {
  ml_coroutine *self = check_coroutine(L);
  lua_settop(L, 2);
  lua_State *thread = own_thread(L, self);
  if (thread != NULL) {
    if (lua_status(thread) != LUA_YIELD) return raise_executing(L);
    return drive(L, self, thread, 0);
  }
  if (self->state == ML_COROUTINE_CREATED && !lua_isnil(L, 2))
    return ml_exception_raise(L, ML_EXC_TypeError,
                              "can't send non-None value to a just-started coroutine");
  ml_coroutine_begin(L, 1, ML_USE_SEND);
  thread = ml_thread_take(L);
  lua_setiuservalue(L, 1, ML_COROUTINE_EXTRA);
  self->has_thread = true;
  ml_body_prepare(thread);
  return drive(L, self, thread, 1 + ml_coroutine_unpack(L, 1, thread));
}

/* coroutine:throw(exception): raises it where the coroutine stands. As coroutine.throw. */
static int coroutine_throw(lua_State *L) {
  ml_coroutine *self = check_coroutine(L);
  lua_settop(L, 2);
  ml_exception_wrap(L, 2);
  lua_State *thread = own_thread(L, self);
  if (thread == NULL) {
    if (self->state == ML_COROUTINE_CREATED) {
      ml_coroutine_begin(L, 1, ML_USE_SEND);
      ml_coroutine_finish(self);
    } else if (self->state == ML_COROUTINE_RUNNING) {
      return raise_executing(L);
    } else {
      ml_coroutine_begin(L, 1, ML_USE_SEND);
    }
    lua_settop(L, 2);
    return lua_error(L);
  }
  if (lua_status(thread) != LUA_YIELD) return raise_executing(L);
  lua_xmove(L, thread, 1);
  ml_runtime_of(L)->throwing = true;
  return drive(L, self, thread, 1);
}

/* Raises GeneratorExit in a suspended body and drops what it makes of it. Returns true when it went
 * on to await instead of ending. */
static bool exit_thread(lua_State *L, lua_State *thread, bool *failed) {
  ml_runtime *rt = ml_runtime_of(L);
  int nres;
  ml_exception_push(L, ML_EXC_GeneratorExit, NULL);
  lua_xmove(L, thread, 1);
  rt->throwing = true;
  int status = ml_body_resume(rt, thread, L, 1, &nres);
  if (status == LUA_YIELD) return true;
  *failed = rt->body_failed;
  if (*failed) lua_xmove(thread, L, 1);
  return false;
}

/* coroutine:close(): it will never run, or not go on. As coroutine.close. */
static int coroutine_close(lua_State *L) {
  ml_coroutine *self = check_coroutine(L);
  lua_settop(L, 1);
  lua_State *thread = own_thread(L, self);
  if (thread == NULL) {
    if (self->state == ML_COROUTINE_RUNNING) return raise_executing(L);
    if (self->state == ML_COROUTINE_CREATED) {
      ml_coroutine_begin(L, 1, ML_USE_CLOSE);
      ml_coroutine_finish(self);
    }
    return 0;
  }
  if (lua_status(thread) != LUA_YIELD) return raise_executing(L);
  bool failed = false;
  if (exit_thread(L, thread, &failed))
    return ml_exception_raise(L, ML_EXC_RuntimeError, "coroutine ignored GeneratorExit");
  retire_thread(L, self);
  if (failed && !ml_exception_isa(L, -1, ML_EXC_GeneratorExit) &&
      !ml_exception_isa(L, -1, ML_EXC_StopIteration))
    return lua_error(L);
  return 0;
}

static int coroutine_tostring(lua_State *L) {
  check_coroutine(L);
  lua_pushfstring(L, "<coroutine object %s at %p>", ml_coroutine_name(L, 1), lua_topointer(L, 1));
  return 1;
}

/* __close: the guard of `run` leaves the body, however it ended. Or a program has given a coroutine
 * object to a variable of its own that it wanted closed. */
static int coroutine_guard(lua_State *L) {
  ml_coroutine *self = check_coroutine(L);
  bool ours = self->state == ML_COROUTINE_RUNNING && self->first_use == ML_USE_AWAIT;
  if (ours) ml_coroutine_finish(self);
  if (self->state == ML_COROUTINE_FINISHED || !lua_isnoneornil(L, 2)) return 0;
  ml_exception_push(L, ML_EXC_TypeError,
                    "'coroutine' object does not support the context manager protocol");
  return ml_raise_misuse(L, 1, ML_DIAG_USED_WITHOUT_AWAIT);
}

void ml_coroutine_give_up(lua_State *L, int index) {
  ml_coroutine *self = lua_touserdata(L, index);
  self->state = ML_COROUTINE_FINISHED;
  ml_runtime_of(L)->unstarted--;
  ml_warn_never_awaited(L, lua_absindex(L, index));
}

static int coroutine_gc(lua_State *L) {
  ml_coroutine *self = lua_touserdata(L, 1);
  if (self->state == ML_COROUTINE_CREATED) {
    ml_coroutine_give_up(L, 1);
    return 0;
  }
  lua_State *thread = own_thread(L, self);
  bool failed;
  if (thread != NULL && lua_status(thread) == LUA_YIELD && !ml_runtime_of(L)->closing)
    exit_thread(L, thread, &failed);
  return 0;
}

/* Pushes the coroutine object that the outermost body of a suspended thread awaits on the same
 * stack; false (nothing pushed) when it awaits none. */
static bool push_inner(lua_State *L, lua_State *thread, const void *self) {
  lua_Debug ar;
  int depth = 0;
  while (lua_getstack(thread, depth, &ar)) depth++;
  ml_push_slot(L, ML_SLOT_RUN);
  for (int level = depth - 1; level >= 0 && lua_getstack(thread, level, &ar); level--) {
    lua_getinfo(thread, "f", &ar);
    lua_xmove(thread, L, 1);
    bool runs = lua_rawequal(L, -1, -2);
    lua_pop(L, 1);
    if (!runs || lua_getlocal(thread, &ar, 1) == NULL) continue;
    lua_xmove(thread, L, 1);
    if (lua_touserdata(L, -1) != self) {
      lua_remove(L, -2);
      return true;
    }
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  return false;
}

void ml_push_awaited_on(lua_State *L, lua_State *thread, const void *self) {
  bool waits = thread != NULL && lua_status(thread) == LUA_YIELD;
  if (!waits || (!push_inner(L, thread, self) && !ml_push_parked(L, thread))) lua_pushnil(L);
}

static void push_awaited(lua_State *L, const ml_coroutine *self) {
  bool outermost = self->first_use == ML_USE_TASK || self->has_thread;
  ml_push_awaited_on(L, outermost ? thread_of(L, 1) : NULL, self);
}

static void push_name(lua_State *L, const ml_coroutine *self) {
  (void)self;
  push_function_upvalue(L, 1, ML_ASYNC_NAME);
}

static void push_qualname(lua_State *L, const ml_coroutine *self) {
  (void)self;
  push_function_upvalue(L, 1, ML_ASYNC_QUALNAME);
}

static void push_running(lua_State *L, const ml_coroutine *self) {
  (void)self;
  lua_pushboolean(L, is_executing(L, 1));
}

/* The innermost frame first, as in Python; nil unless the making of coroutine objects is tracked.
 */
static void push_origin(lua_State *L, const ml_coroutine *self) {
  (void)self;
  if (!ml_origin_push(L, 1)) {
    lua_pushnil(L);
    return;
  }
  lua_getfield(L, -1, "depth");
  lua_Integer depth = lua_tointeger(L, -1), count = (lua_Integer)lua_rawlen(L, -2);
  lua_newtable(L);
  for (lua_Integer i = 0; i < depth && i < count; i++) {
    lua_rawgeti(L, -3, count - i);
    lua_rawseti(L, -2, i + 1);
  }
}

static void push_line(lua_State *L, const ml_coroutine *self) {
  lua_pushinteger(L, self->made_line);
}

static void push_file(lua_State *L, const ml_coroutine *self) {
  (void)self;
  char file[LUA_IDSIZE];
  ml_coroutine_made(L, 1, file);
  lua_pushstring(L, file);
}

static const struct {
  const char *name;
  void (*push)(lua_State *L, const ml_coroutine *self);
} fields[] = {
    {"name", push_name},          {"__name__", push_name},
    {"qualname", push_qualname},  {"__qualname__", push_qualname},
    {"cr_running", push_running}, {"cr_await", push_awaited},
    {"cr_origin", push_origin},   {"line", push_line},
    {"file", push_file},
};

/* Fields: name, qualname, cr_running, cr_await, cr_origin, and the place where it was made: file,
 * line. */
static int coroutine_index(lua_State *L) {
  const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
  for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
    if (strcmp(fields[i].name, key) != 0) continue;
    ml_coroutine *self = lua_touserdata(L, 1);
    if (strcmp(key, "name") == 0) self->name_read = true;
    fields[i].push(L, self);
    return 1;
  }
  return ml_no_such_field(L);
}

void ml_open_coroutine(lua_State *L) {
  static const luaL_Reg methods[] = {{"send", coroutine_send},
                                     {"throw", coroutine_throw},
                                     {"close", coroutine_close},
                                     {NULL, NULL}};
  static const luaL_Reg metamethods[] = {{"__index", coroutine_index},
                                         {"__tostring", coroutine_tostring},
                                         {"__close", coroutine_guard},
                                         {"__gc", coroutine_gc},
                                         {NULL, NULL}};
  ml_new_kind(L, ML_KIND_COROUTINE, "coroutine", methods, metamethods);
}
