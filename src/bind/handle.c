#include "bind/handle.h"

#include <string.h>

#include "bind/anchor.h"
#include "bind/await.h"
#include "bind/chunk.h"
#include "bind/context.h"
#include "bind/coroutine.h"
#include "bind/exception.h"
#include "bind/origin.h"
#include "bind/place.h"
#include "bind/report.h"
#include "bind/repr_future.h"
#include "bind/slow.h"
#include "bind/traceback.h"

void ml_handle_push_origin(lua_State *L, int index) {
  const ml_handle_object *self = lua_touserdata(L, index);
  int behind = ML_HANDLE_ARGUMENTS + self->argument_count + self->has_context;
  if (self->has_origin)
    lua_getiuservalue(L, index, behind);
  else
    lua_pushnil(L);
}

void ml_explain_callback(lua_State *L, int index, const char *method) {
  ml_diag *diag = ml_exception_set_diag(L, -1, ML_DIAG_COROUTINE_IN_CALL_SOON);
  if (diag == NULL) return;
  ml_diag_free(diag); /* what it says of its use as a result */
  ml_diag_init(diag, ML_DIAG_COROUTINE_IN_CALL_SOON);
  if (method != NULL) ml_diag_fact(diag, "method", "%s", method);
  if (ml_is_async_function(L, index)) {
    lua_getupvalue(L, index, ML_ASYNC_QUALNAME);
    ml_diag_set(&diag->variant, "function");
    ml_diag_fact(diag, "name", "%s", lua_tostring(L, -1));
    lua_pop(L, 1);
  } else {
    ml_diag_fact(diag, "name", "%s", ml_coroutine_name(L, index));
  }
}

/* Shows the newest frame of the origin at the top. */
static void mark_origin(lua_State *L, ml_diag *diag) {
  size_t length;
  if (lua_rawgeti(L, -1, (lua_Integer)lua_rawlen(L, -1)) == LUA_TTABLE) {
    lua_getfield(L, -1, "filename");
    lua_getfield(L, -2, "lineno");
    const char *file = lua_tostring(L, -2);
    int line = (int)lua_tointeger(L, -1);
    struct ml_chunk *chunk = ml_chunk_find_shown(ml_runtime_of(L), file);
    ml_diag_set(&diag->file, file);
    diag->span = (ml_span){line, 0, line, 0};
    if (chunk != NULL && ml_chunk_line(chunk, line, &length) != NULL)
      ml_diag_set(&diag->source, chunk->text);
    ml_diag_mark(diag, diag->span, "given to the event loop here");
    lua_pop(L, 2);
  }
  lua_pop(L, 1);
}

/* The callback of the handle at `index` is a coroutine object, which made the exception at the top:
 * explained where it became the callback. */
static void explain_coroutine(lua_State *L, int index) {
  lua_getiuservalue(L, index, ML_HANDLE_FUNCTION);
  lua_pushvalue(L, -2);
  ml_explain_callback(L, -2, NULL);
  ml_diag *diag = ml_exception_diag(L, -1);
  lua_pop(L, 2);
  ml_handle_push_origin(L, index);
  if (diag != NULL && lua_istable(L, -1)) mark_origin(L, diag);
  lua_pop(L, 1);
}

/* An exception (at the top of L, popped) came out of a callback. */
static void report_failure(lua_State *L, ml_handle_object *self, int index) {
  if (ml_exception_isa(L, -1, ML_EXC_KeyboardInterrupt) ||
      ml_exception_isa(L, -1, ML_EXC_SystemExit)) {
    ml_leave_loop(L, self->loop);
    return;
  }
  lua_getiuservalue(L, index, ML_HANDLE_FUNCTION);
  bool is_coroutine = ml_kind_of(L, -1) == ML_KIND_COROUTINE;
  lua_pop(L, 1);
  if (is_coroutine) explain_coroutine(L, index);
  ml_push_callback_repr(L, index);
  lua_createtable(L, 0, 4);
  lua_pushfstring(L, "Exception in callback %s", lua_tostring(L, -2));
  lua_setfield(L, -2, "message");
  lua_pushvalue(L, -3);
  lua_setfield(L, -2, "exception");
  lua_pushvalue(L, index);
  lua_setfield(L, -2, "handle");
  if (self->debug) ml_origin_into_context(L, index);
  lua_createtable(L, 0, 2);
  lua_pushvalue(L, -3);
  lua_setfield(L, -2, "callback");
  lua_pushstring(L, self->is_callback ? "done" : self->is_timer ? "timer" : "soon");
  lua_setfield(L, -2, "variant");
  ml_report_set_facts(L, -2);
  lua_getiuservalue(L, index, ML_HANDLE_LOOP);
  ml_call_exception_handler(L);
  lua_pop(L, 2);
}

/* Runs protected: the handle, and what came out of it. */
static int report(lua_State *L) {
  ml_exception_wrap(L, 2);
  report_failure(L, lua_touserdata(L, 1), 1);
  return 0;
}

static int push_function(lua_State *L, int index) {
  const ml_handle_object *self = lua_touserdata(L, index);
  lua_getiuservalue(L, index, ML_HANDLE_FUNCTION);
  for (int i = 0; i < self->argument_count; i++)
    lua_getiuservalue(L, index, ML_HANDLE_ARGUMENTS + i);
  return self->argument_count;
}

/* The coroutine object at the top is what a callback made, which is an async function: it was made
 * where the callback was given to the loop, and nobody will run it. */
static void give_up(lua_State *L) {
  ml_coroutine *coroutine = lua_touserdata(L, -1);
  if (ml_kind_of(L, -1) != ML_KIND_COROUTINE || coroutine->state != ML_COROUTINE_CREATED) return;
  ml_handle_push_origin(L, 1);
  lua_getfield(L, -1, "line");
  coroutine->made_line = (int)lua_tointeger(L, -1);
  lua_getfield(L, -2, "maker");
  lua_setiuservalue(L, -4, ML_COROUTINE_MAKER);
  lua_pop(L, 2);
  ml_coroutine_give_up(L, -1);
}

/* Runs protected: calls the function of the handle, which has many arguments or is async. */
static int call_protected(lua_State *L) {
  const ml_handle_object *self = lua_touserdata(L, 1);
  luaL_checkstack(L, self->argument_count + 1, "too many arguments");
  lua_call(L, push_function(L, 1), 1);
  if (self->is_async) give_up(L);
  return 0;
}

/* Calls the function of a handle, which leaves the anchors. */
static void call(lua_State *L, ml_handle_object *self) {
  enum { FEW = LUA_MINSTACK / 2 };
  int handle = lua_gettop(L) + 1, handler = handle + 1, count = 1;
  ml_push_anchored(L, self->anchor);
  ml_unanchor(L, self->anchor);
  self->anchor = 0;
  if (self->has_context) {
    lua_getiuservalue(L, handle, ML_HANDLE_ARGUMENTS + self->argument_count);
    ml_context_enter(L);
  }
  lua_pushcfunction(L, ml_traceback_handler);
  if (self->argument_count <= FEW && !self->is_async) {
    count = push_function(L, handle);
  } else {
    lua_pushcfunction(L, call_protected);
    lua_pushvalue(L, handle);
  }
  if (lua_pcall(L, count, 0, handler) != LUA_OK) {
    lua_pushcfunction(L, report);
    lua_pushvalue(L, handle);
    lua_rotate(L, -3, 2);
    if (lua_pcall(L, 2, 0, 0) != LUA_OK) {
      ml_exception_wrap(L, -1);
      ml_leave_loop(L, self->loop);
    }
  }
  lua_settop(L, handle - 1);
}

static void run(ml_loop *core, ml_handle *handle) {
  ml_handle_object *self = ml_handle_object_of(handle);
  ml_runtime *rt = ml_loop_object_of(core)->runtime;
  lua_State *L = rt->loop_thread;
  rt->turn_work++;
  rt->interruptible = L;
  bool debug = self->loop->debug;
  double begun = 0;
  if (debug) {
    begun = ml_slow_begin(L, self->loop, self->anchor);
    lua_pushvalue(L, -1);
    ml_set_slot(L, ML_SLOT_CALLED);
  }
  call(L, self);
  if (rt->in_context) ml_context_leave(L);
  if (debug) {
    ml_slow_end(L, ml_loop_object_of(core), begun);
    lua_pushnil(L);
    ml_set_slot(L, ML_SLOT_CALLED);
  }
}

bool ml_is_handle_object(const ml_handle *handle) {
  return handle->callback == run;
}

/* Gives the handle at the top its Context. */
static void set_context(lua_State *L, ml_handle_object *self, int context) {
  self->has_context = context != 0 || ml_runtime_of(L)->in_context;
  if (!self->has_context) return;
  if (context != 0)
    lua_pushvalue(L, context);
  else
    ml_context_push_copy(L);
  lua_setiuservalue(L, -2, ML_HANDLE_ARGUMENTS + self->argument_count);
}

/* The handle at the top keeps where it is made, and for an async function the function that does.
 */
static void set_origin(lua_State *L, ml_handle_object *self) {
  ml_origin_of_handle(L);
  if (self->is_async) {
    lua_pushinteger(L, ml_push_caller(L));
    lua_setfield(L, -3, "line");
    lua_setfield(L, -2, "maker");
  }
  lua_setiuservalue(L, -2, ML_HANDLE_ARGUMENTS + self->argument_count + self->has_context);
}

ml_handle_object *ml_new_handle(lua_State *L, ml_loop_object *loop, int count, ml_kind kind,
                                int context) {
  if (count > 60000) luaL_error(L, "too many arguments to a callback");
  bool has_context = context != 0 || ml_runtime_of(L)->in_context;
  bool is_async = ml_is_async_function(L, -count - 1);
  bool has_origin = loop->debug || is_async || !lua_isfunction(L, -count - 1);
  int user_values = ML_HANDLE_ARGUMENTS - 1 + count + has_context + has_origin;
  ml_handle_object *self = lua_newuserdatauv(L, sizeof *self, user_values);
  memset(self, 0, sizeof *self);
  self->tag = ml_tag_of(L, kind);
  self->loop = loop;
  self->argument_count = count;
  self->is_timer = kind == ML_KIND_TIMER;
  self->is_async = is_async;
  self->has_origin = has_origin;
  self->debug = loop->debug;
  ml_timer_init(&self->core, run);
  ml_push_loop(L, loop);
  lua_setiuservalue(L, -2, ML_HANDLE_LOOP);
  ml_set_kind(L, kind);
  set_context(L, self, context);
  if (has_origin) set_origin(L, self);
  lua_insert(L, -count - 2);
  for (int i = count; i >= 0; i--) lua_setiuservalue(L, -2 - i, ML_HANDLE_FUNCTION + i);
  return self;
}

void ml_handle_soon(lua_State *L, ml_handle_object *handle) {
  handle->anchor = ml_anchor(L);
  ml_loop_call_soon(&handle->loop->core, &handle->core.handle);
}

static ml_handle_object *check_handle(lua_State *L) {
  ml_kind kind = ml_kind_of(L, 1);
  return ml_check_kind(L, 1, kind == ML_KIND_TIMER ? kind : ML_KIND_HANDLE);
}

void ml_handle_let_go(lua_State *L, ml_handle_object *handle) {
  if (!handle->tag->runtime->closing) ml_unanchor(L, handle->anchor);
  handle->anchor = 0;
}

static int handle_cancel(lua_State *L) {
  ml_handle_object *self = check_handle(L);
  if (self->cancelled) return 0;
  self->cancelled = true;
  ml_handle_remove(&self->loop->core, &self->core.handle);
  ml_handle_let_go(L, self);
  return 0;
}

static int handle_cancelled(lua_State *L) {
  lua_pushboolean(L, check_handle(L)->cancelled);
  return 1;
}

/* get_context() -> the Context in which the function is called. As asyncio.Handle.get_context. */
static int handle_get_context(lua_State *L) {
  const ml_handle_object *self = check_handle(L);
  if (self->has_context)
    lua_getiuservalue(L, 1, ML_HANDLE_ARGUMENTS + self->argument_count);
  else
    ml_context_push_empty(L);
  return 1;
}

static int timer_when(lua_State *L) {
  lua_pushnumber(L, check_handle(L)->core.when);
  return 1;
}

static int handle_tostring(lua_State *L) {
  check_handle(L);
  ml_push_handle_repr(L, 1);
  return 1;
}

static int handle_gc(lua_State *L) {
  ml_handle_object *self = lua_touserdata(L, 1);
  ml_handle_remove(&self->loop->core, &self->core.handle);
  ml_handle_let_go(L, self);
  return 0;
}

void ml_open_handles(lua_State *L) {
  static const luaL_Reg methods[] = {{"cancel", handle_cancel},
                                     {"cancelled", handle_cancelled},
                                     {"get_context", handle_get_context},
                                     {NULL, NULL}};
  static const luaL_Reg timer_methods[] = {{"when", timer_when}, {NULL, NULL}};
  static const luaL_Reg metamethods[] = {
      {"__tostring", handle_tostring}, {"__gc", handle_gc}, {NULL, NULL}};
  ml_new_kind(L, ML_KIND_HANDLE, "Handle", methods, metamethods);
  ml_new_kind(L, ML_KIND_TIMER, "TimerHandle", methods, metamethods);
  ml_add_methods(L, ML_KIND_TIMER, timer_methods);
}
