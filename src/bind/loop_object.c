#include "bind/loop_object.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "bind/anchor.h"
#include "bind/await.h"
#include "bind/call_site.h"
#include "bind/context.h"
#include "bind/coroutine.h"
#include "bind/deadlock.h"
#include "bind/eager.h"
#include "bind/exception.h"
#include "bind/future.h"
#include "bind/generator.h"
#include "bind/handle.h"
#include "bind/interrupt.h"
#include "bind/keywords.h"
#include "bind/origin.h"
#include "bind/place.h"
#include "bind/report.h"
#include "bind/repr.h"
#include "bind/traceback.h"
#include "bind/warn.h"

#define ML_STOPPER "moonloop.stopper"

/* The callback that ends run_until_complete. */
typedef struct ml_stopper {
  ml_handle handle;
  ml_loop *loop;
  ml_future *
      future; /* what was run; whoever asked for it sees its exception, however the loop was left */
} ml_stopper;

static void idle(ml_loop *core, double seconds) {
  ml_runtime *rt = ml_loop_object_of(core)->runtime;
  ml_idle_collect(rt->loop_thread, seconds);
  if (rt->interrupts) ml_interrupt_answer(rt);
}

ml_loop_object *ml_new_loop(lua_State *L) {
  ml_runtime *rt = ml_runtime_of(L);
  ml_loop_object *self = lua_newuserdatauv(L, sizeof *self, 1);
  memset(self, 0, sizeof *self);
  self->tag = ml_tag_of(L, ML_KIND_LOOP);
  self->runtime = rt;
  self->debug = rt->options.debug;
  self->slow_callback_duration = 0.1;
  ml_loop_init(&self->core, rt->clock, rt->poller);
  self->core.idle = idle;
  ml_set_finalized(L, ML_KIND_LOOP);
  lua_newtable(L);
  lua_setiuservalue(L, -2, ML_LOOP_EXTRA);
  ml_push_slot(L, ML_SLOT_LOOPS);
  lua_pushvalue(L, -2);
  lua_rawsetp(L, -2, self);
  lua_pop(L, 1);
  lua_pushvalue(L, -1);
  self->reference = luaL_ref(L, LUA_REGISTRYINDEX);
  return self;
}

void ml_push_loop(lua_State *L, ml_loop_object *loop) {
  if (loop->reference != LUA_NOREF) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, loop->reference);
    return;
  }
  ml_push_slot(L, ML_SLOT_LOOPS);
  lua_rawgetp(L, -1, loop);
  lua_remove(L, -2);
}

ml_loop_object *ml_check_loop(lua_State *L, int index) {
  return ml_check_kind(L, index, ML_KIND_LOOP);
}

/* What the program called: the C function that runs. NULL: not by a name. */
static const char *called_name(lua_State *L) {
  lua_Debug ar;
  if (!lua_getstack(L, 0, &ar) || !lua_getinfo(L, "n", &ar)) return NULL;
  return ar.name != NULL && *ar.name != '?' ? ar.name : NULL; /* awaited ones have none */
}

/* Whether what a function of that name gives can be awaited. */
static bool gives_awaitable(const char *name) {
  static const char *const names[] = {"create_task", "ensure_future", "gather", "shield"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(names[i], name) == 0) return true;
  return false;
}

ml_loop_object *ml_running_loop(lua_State *L, const char *what) {
  ml_runtime *rt = ml_runtime_of(L);
  if (rt->running_loop != NULL) return ml_loop_object_of(rt->running_loop);
  ml_exception_push(L, ML_EXC_RuntimeError, "no running event loop");
  ml_coroutines_refused(L);
  ml_diag *diag = ml_exception_set_diag(L, -1, ML_DIAG_NO_RUNNING_LOOP);
  if (diag == NULL) lua_error(L);
  const char *name = ml_push_called_by_user(L);
  if (name != NULL) what = name;
  if (what != NULL) {
    if (gives_awaitable(what)) ml_diag_set(&diag->variant, "awaitable");
    ml_describe_here(L, diag, what);
    ml_diag_mark(diag, diag->span, "no event loop runs here");
  }
  if (name != NULL) lua_pop(L, 1);
  lua_error(L);
  return NULL;
}

static int raise_closed(lua_State *L, const ml_loop_object *loop) {
  ml_exception_push(L, ML_EXC_RuntimeError, "Event loop is closed");
  ml_diag *diag = ml_exception_set_diag(L, -1, ML_DIAG_LOOP_CLOSED);
  if (diag == NULL) return lua_error(L);
  char file[LUA_IDSIZE];
  const void *chunk;
  int line = ml_where_in(L, file, &chunk);
  bool shown = loop->closed_line > 0 && loop->closed_chunk == chunk;
  if (shown && loop->closed_line != line)
    ml_diag_mark(diag, (ml_span){loop->closed_line, 0, loop->closed_line, 0}, "closed here");
  const char *name = called_name(L);
  if (name != NULL) {
    ml_diag_fact(diag, "function", "%s", name);
    ml_describe_here(L, diag, name);
    ml_diag_mark(diag, diag->span, "used here");
  }
  if (shown) ml_diag_fact(diag, "closed_line", "%d", loop->closed_line);
  return lua_error(L);
}

void ml_check_open(lua_State *L, const ml_loop_object *loop) {
  if (loop->core.closed) raise_closed(L, loop);
}

static void raise_running(lua_State *L, const char *message) {
  ml_exception_push(L, ML_EXC_RuntimeError, "%s", message);
  ml_exception_set_diag(L, -1, ML_DIAG_LOOP_ALREADY_RUNNING);
  lua_error(L);
}

static void check_runnable(lua_State *L, const ml_loop_object *loop) {
  ml_check_open(L, loop);
  if (loop->core.running) raise_running(L, "This event loop is already running");
  const ml_loop *running = loop->runtime->running_loop;
  if (running != NULL && running->running)
    raise_running(L, "Cannot run the event loop while another loop is running");
}

void ml_leave_loop(lua_State *L, ml_loop_object *loop) {
  ml_set_slot(L, ML_SLOT_CAUGHT);
  ml_loop_break(&loop->core);
}

/* Runs the core; afterwards raises what left the loop, if anything did. */
static ml_turn_result run(lua_State *L, ml_loop_object *loop, bool patient) {
  ml_runtime *rt = loop->runtime;
  lua_State *outer_thread = rt->loop_thread;
  ml_loop *outer_loop = rt->running_loop; /* the prompt lends its own, which does not run */
  luaL_checkstack(L, LUA_MINSTACK * 2, NULL);
  rt->running_loop = &loop->core;
  rt->loop_thread = L;
  loop->core.patient = patient;
  int outer_depth = rt->origin_depth;
  if (loop->debug) rt->origin_depth = ML_ORIGIN_DEPTH;
  loop->attentive = loop->debug || rt->contexts_used;
  ml_push_slot(L, ML_SLOT_CONTEXT); /* to go back to */
  lua_pushnil(L);
  ml_context_enter(L);
  ml_turn_result result = ml_task_run_loop(rt, &loop->core);
  ml_context_enter(L);
  rt->origin_depth = outer_depth;
  rt->running_loop = outer_loop;
  rt->loop_thread = outer_thread;
  ml_push_slot(L, ML_SLOT_CAUGHT);
  if (lua_isnil(L, -1)) {
    lua_pop(L, 1);
    return result;
  }
  lua_pushnil(L);
  ml_set_slot(L, ML_SLOT_CAUGHT);
  lua_error(L);
  return result;
}

/* A loop on which nobody waits may run for ever with nothing to do, until Ctrl-C. The virtual clock
 * has no such time. */
void ml_run_forever(lua_State *L, ml_loop_object *loop) {
  check_runnable(L, loop);
  if (run(L, loop, false) != ML_TURN_DEADLOCK) return;
  if (ml_some_task_waits(L, loop) || loop->core.clock->advance_to != NULL)
    ml_raise_deadlock(L, loop, false);
  run(L, loop, true);
}

static void stop(ml_loop *core, ml_handle *handle) {
  (void)handle;
  ml_loop_stop(core);
}

bool ml_is_stopper(const ml_handle *handle) {
  return handle->callback == stop;
}

int ml_run_until_complete(lua_State *L, ml_loop_object *loop, int index) {
  index = lua_absindex(L, index);
  check_runnable(L, loop);
  bool is_new = !ml_is_future(L, index);
  ml_ensure_future(L, index, loop);
  ml_future_object *future = lua_touserdata(L, index);
  if (is_new) future->log_destroyed = false;

  /* The loop stops by a callback like any other: what is ready before it still runs. It lives in a
   * userdata on this stack, so that an error that leaves the loop cannot leave it behind in a
   * queue. */
  ml_stopper *stopper = lua_newuserdatauv(L, sizeof *stopper, 0);
  *stopper = (ml_stopper){.loop = &loop->core, .future = &future->core};
  ml_handle_init(&stopper->handle, stop);
  luaL_setmetatable(L, ML_STOPPER);
  lua_toclose(L, -1);
  ml_future_watch(&future->core, &stopper->handle);
  ml_turn_result result = run(L, loop, false);
  lua_closeslot(L, -1);
  lua_pop(L, 1);

  if (!ml_future_done(&future->core)) {
    if (result == ML_TURN_DEADLOCK) ml_raise_deadlock(L, loop, true);
    return ml_exception_raise(L, ML_EXC_RuntimeError,
                              "Event loop stopped before Future completed.");
  }
  return ml_future_push_result(L, index);
}

static int stopper_close(lua_State *L) {
  ml_stopper *stopper = lua_touserdata(L, 1);
  ml_handle_remove(stopper->loop, &stopper->handle);
  if (stopper->future != NULL) stopper->future->log_exception = false;
  stopper->future = NULL; /* the stopper's finalizer may find it gone */
  return 0;
}

/* Methods */

static int loop_run_until_complete(lua_State *L) {
  ml_loop_object *self = ml_check_loop(L, 1);
  luaL_checkany(L, 2);
  lua_settop(L, 2);
  return ml_run_until_complete(L, self, 2);
}

static int loop_run_forever(lua_State *L) {
  ml_run_forever(L, ml_check_loop(L, 1));
  return 0;
}

static int loop_stop(lua_State *L) {
  ml_loop_stop(&ml_check_loop(L, 1)->core);
  return 0;
}

static void drop_handle(lua_State *L, ml_loop_object *self, ml_handle_object *handle) {
  if (handle->loop != self || handle->core.handle.state == ML_HANDLE_WATCHING) return;
  ml_handle_remove(&self->core, &handle->core.handle);
  ml_handle_let_go(L, handle);
}

/* Nothing will step the task at the top again: from now on it lives as long as somebody holds it.
 */
static void drop_task(lua_State *L, ml_loop_object *self, ml_task_object *task) {
  if (ml_future_loop(&task->core.future) != self) return;
  ml_future_guard(L, lua_gettop(L));
  ml_unanchor(L, task->anchor);
  task->anchor = 0;
}

/* What will never run is let go. */
static void drop_anchored(lua_State *L, ml_loop_object *self) {
  int anchor = 0;
  for (ml_kind kind; (kind = ml_next_anchored(L, &anchor)) != ML_KIND_NONE; lua_pop(L, 1)) {
    if (kind == ML_KIND_HANDLE || kind == ML_KIND_TIMER)
      drop_handle(L, self, lua_touserdata(L, -1));
    else if (kind == ML_KIND_TASK)
      drop_task(L, self, lua_touserdata(L, -1));
  }
}

static int loop_close(lua_State *L) {
  ml_loop_object *self = ml_check_loop(L, 1);
  if (self->core.running)
    return ml_exception_raise(L, ML_EXC_RuntimeError, "Cannot close a running event loop");
  if (self->core.closed) return 0;
  drop_anchored(L, self);
  char file[LUA_IDSIZE];
  self->closed_line = ml_where_in(L, file, &self->closed_chunk);
  ml_loop_close(&self->core);
  luaL_unref(L, LUA_REGISTRYINDEX, self->reference);
  self->reference = LUA_NOREF;
  return 0;
}

static int loop_is_running(lua_State *L) {
  lua_pushboolean(L, ml_check_loop(L, 1)->core.running);
  return 1;
}

static int loop_is_closed(lua_State *L) {
  lua_pushboolean(L, ml_check_loop(L, 1)->core.closed);
  return 1;
}

static int loop_time(lua_State *L) {
  lua_pushnumber(L, ml_loop_time(&ml_check_loop(L, 1)->core));
  return 1;
}

static int loop_create_future(lua_State *L) {
  ml_new_future(L, ml_check_loop(L, 1), sizeof(ml_future_object), ML_KIND_FUTURE, ML_FUTURE_VALUES);
  return 1;
}

/* create_task(coroutine, {name = …}) */
static int loop_create_task(lua_State *L) {
  ml_loop_object *self = ml_check_loop(L, 1);
  lua_settop(L, 3);
  int options = ml_options_at(L, 3);
  ml_check_keywords(L, options, "BaseEventLoop.create_task", ml_task_keywords);
  ml_check_open(L, self);
  ml_create_task(L, self, 2, options);
  ml_give_number_back(L, options);
  return 1;
}

/* Only debug mode looks at a callback before its time has come. */
static void check_callback(lua_State *L, int index, const char *method) {
  if (!ml_check_loop(L, 1)->debug) return;
  ml_kind kind = ml_kind_of(L, index);
  if (kind == ML_KIND_COROUTINE || ml_is_async_function(L, index)) {
    ml_exception_push(L, ML_EXC_TypeError, "coroutines cannot be used with %s()", method);
    ml_explain_callback(L, index, method);
    lua_error(L);
  }
  bool can_be_called = kind == ML_KIND_NONE && luaL_getmetafield(L, index, "__call") != LUA_TNIL;
  if (!lua_isfunction(L, index) && !can_be_called) {
    ml_exception_raise(L, ML_EXC_TypeError, "a callable object was expected by %s(), got %s",
                       method, ml_repr(L, index, NULL));
  }
}

/* Whether the argument at `index`, a callback or what stands before it, is there. */
static void check_given(lua_State *L, int index, const char *method, const char *what) {
  if (!lua_isnoneornil(L, index)) return;
  ml_exception_raise(L, ML_EXC_TypeError,
                     "BaseEventLoop.%s() missing 1 required positional argument: '%s'", method,
                     what);
}

static int call_soon(lua_State *L, const char *method) {
  ml_loop_object *self = ml_check_loop(L, 1);
  ml_check_open(L, self);
  check_given(L, 2, method, "callback");
  check_callback(L, 2, method);
  int context = ml_context_take_option(L, 2, method);
  int count = lua_gettop(L) - (context == 0 ? 2 : 3);
  ml_handle_object *handle = ml_new_handle(L, self, count, ML_KIND_HANDLE, context);
  ml_handle_soon(L, handle);
  return 1;
}

/* call_soon(callback, ... [, {context = …}]) -> handle */
static int loop_call_soon(lua_State *L) {
  return call_soon(L, "call_soon");
}

static int loop_call_soon_threadsafe(lua_State *L) {
  return call_soon(L, "call_soon_threadsafe");
}

static int call_at(lua_State *L, ml_loop_object *self, double when, const char *method) {
  check_given(L, 3, method, "callback");
  check_callback(L, 3, "call_at");
  int context = ml_context_take_option(L, 2, method);
  int count = lua_gettop(L) - (context == 0 ? 3 : 4);
  ml_handle_object *handle = ml_new_handle(L, self, count, ML_KIND_TIMER, context);
  handle->anchor = ml_anchor(L);
  if (ml_loop_call_at(&self->core, &handle->core, when) != 0)
    return luaL_error(L, "not enough memory");
  return 1;
}

/* call_later(seconds, callback, ...) -> timer handle */
static int loop_call_later(lua_State *L) {
  ml_loop_object *self = ml_check_loop(L, 1);
  double delay = lua_tonumber(L, 2);
  check_given(L, 2, "call_later", "delay");
  if (lua_type(L, 2) != LUA_TNUMBER)
    return ml_exception_raise(L, ML_EXC_TypeError,
                              "unsupported operand type(s) for +: 'number' and '%s'",
                              ml_type_name(L, 2));
  ml_check_open(L, self);
  return call_at(L, self, ml_loop_time(&self->core) + delay, "call_later");
}

/* call_at(when, callback, ...) -> timer handle */
static int loop_call_at(lua_State *L) {
  ml_loop_object *self = ml_check_loop(L, 1);
  check_given(L, 2, "call_at", "when");
  if (lua_type(L, 2) != LUA_TNUMBER)
    return ml_exception_raise(L, ML_EXC_TypeError,
                              "'<' not supported between instances of '%s' and 'number'",
                              ml_type_name(L, 2));
  double when = lua_tonumber(L, 2);
  ml_check_open(L, self);
  return call_at(L, self, when, "call_at");
}

static int loop_set_debug(lua_State *L) {
  ml_loop_object *self = ml_check_loop(L, 1);
  self->debug = lua_toboolean(L, 2);
  if (self->debug) self->attentive = true;
  if (self->runtime->running_loop == &self->core)
    self->runtime->origin_depth = self->debug ? ML_ORIGIN_DEPTH : 0;
  return 0;
}

static int loop_get_debug(lua_State *L) {
  lua_pushboolean(L, ml_check_loop(L, 1)->debug);
  return 1;
}

static int loop_set_exception_handler(lua_State *L) {
  ml_check_loop(L, 1);
  lua_settop(L, 2);
  if (!lua_isnil(L, 2) && !lua_isfunction(L, 2) && luaL_getmetafield(L, 2, "__call") == LUA_TNIL) {
    ml_repr(L, 2, NULL);
    return ml_exception_raise(L, ML_EXC_TypeError, "A callable object or None is expected, got %s",
                              lua_tostring(L, -1));
  }
  lua_getiuservalue(L, 1, ML_LOOP_EXTRA);
  lua_pushvalue(L, 2);
  lua_setfield(L, -2, "exception_handler");
  return 0;
}

static int loop_get_exception_handler(lua_State *L) {
  ml_check_loop(L, 1);
  lua_getiuservalue(L, 1, ML_LOOP_EXTRA);
  lua_getfield(L, -1, "exception_handler");
  return 1;
}

static int loop_call_exception_handler(lua_State *L) {
  ml_check_loop(L, 1);
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  lua_pushvalue(L, 1);
  ml_call_exception_handler(L);
  return 0;
}

static int loop_default_exception_handler(lua_State *L) {
  ml_check_loop(L, 1);
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  ml_report_context(L, 2);
  return 0;
}

/* Methods written in Moonloop Lua: asyncio[name](loop). */
static int call_library(lua_State *L, const char *name) {
  ml_check_loop(L, 1);
  lua_settop(L, 1);
  ml_push_slot(L, ML_SLOT_ASYNCIO);
  lua_getfield(L, -1, name);
  lua_pushvalue(L, 1);
  lua_call(L, 1, 1);
  return 1;
}

static int loop_shutdown_asyncgens(lua_State *L) {
  return call_library(L, "_shutdown_asyncgens");
}

static int loop_shutdown_default_executor(lua_State *L) {
  return call_library(L, "_shutdown_default_executor");
}

/* The one field that is no method. */
static int loop_field(lua_State *L) {
  const ml_loop_object *self = lua_touserdata(L, 1);
  if (lua_type(L, 2) != LUA_TSTRING || strcmp(lua_tostring(L, 2), "slow_callback_duration") != 0)
    return 0;
  lua_pushnumber(L, self->slow_callback_duration);
  return 1;
}

static int loop_set_field(lua_State *L) {
  ml_loop_object *self = ml_check_loop(L, 1);
  if (strcmp(luaL_checkstring(L, 2), "slow_callback_duration") != 0)
    return luaL_error(L, "an event loop has no field '%s' to set", lua_tostring(L, 2));
  if (lua_type(L, 3) != LUA_TNUMBER)
    return ml_exception_raise(L, ML_EXC_TypeError, "slow_callback_duration is a number, not %s",
                              ml_repr(L, 3, NULL));
  self->slow_callback_duration = lua_tonumber(L, 3);
  return 0;
}

static int loop_tostring(lua_State *L) {
  const ml_loop_object *self = ml_check_loop(L, 1);
  lua_pushfstring(L, "<_UnixSelectorEventLoop running=%s closed=%s debug=%s>",
                  self->core.running ? "True" : "False", self->core.closed ? "True" : "False",
                  self->debug ? "True" : "False");
  return 1;
}

static int loop_gc(lua_State *L) {
  ml_loop_object *self = lua_touserdata(L, 1);
  if (!self->core.closed) ml_loop_close(&self->core);
  ml_free(self->blocked);
  self->blocked = NULL;
  return 0;
}

/* The user's handler failed: say so the same way, with the first context kept. */
static void report_handler_failure(lua_State *L, ml_loop_object *loop, int context) {
  if (ml_exception_isa(L, -1, ML_EXC_KeyboardInterrupt) ||
      ml_exception_isa(L, -1, ML_EXC_SystemExit)) {
    ml_leave_loop(L, loop);
    return;
  }
  lua_createtable(L, 0, 3);
  lua_pushliteral(L, "Unhandled error in exception handler");
  lua_setfield(L, -2, "message");
  lua_pushvalue(L, context);
  lua_setfield(L, -2, "context");
  lua_rotate(L, -2, 1);
  lua_setfield(L, -2, "exception");
  ml_report_context(L, -1);
  lua_pop(L, 1);
}

void ml_call_exception_handler(lua_State *L) {
  int loop = lua_gettop(L), context = loop - 1;
  luaL_checkstack(L, 8, NULL);
  lua_getiuservalue(L, loop, ML_LOOP_EXTRA);
  if (lua_istable(L, -1) && lua_getfield(L, -1, "exception_handler") != LUA_TNIL) {
    lua_pushcfunction(L, ml_traceback_handler);
    lua_pushvalue(L, -2);
    lua_pushvalue(L, loop);
    lua_pushvalue(L, context);
    if (lua_pcall(L, 2, 0, -4) != LUA_OK)
      report_handler_failure(L, lua_touserdata(L, loop), context);
  } else {
    ml_report_context(L, context);
  }
  lua_settop(L, context - 1);
}

void ml_open_loop(lua_State *L) {
  static const luaL_Reg methods[] = {{"run_until_complete", loop_run_until_complete},
                                     {"run_forever", loop_run_forever},
                                     {"stop", loop_stop},
                                     {"close", loop_close},
                                     {"is_running", loop_is_running},
                                     {"is_closed", loop_is_closed},
                                     {"time", loop_time},
                                     {"create_future", loop_create_future},
                                     {"create_task", loop_create_task},
                                     {"set_task_factory", ml_loop_set_task_factory},
                                     {"get_task_factory", ml_loop_get_task_factory},
                                     {"call_soon", loop_call_soon},
                                     {"call_soon_threadsafe", loop_call_soon_threadsafe},
                                     {"call_later", loop_call_later},
                                     {"call_at", loop_call_at},
                                     {"set_debug", loop_set_debug},
                                     {"get_debug", loop_get_debug},
                                     {"set_exception_handler", loop_set_exception_handler},
                                     {"get_exception_handler", loop_get_exception_handler},
                                     {"call_exception_handler", loop_call_exception_handler},
                                     {"default_exception_handler", loop_default_exception_handler},
                                     {"shutdown_asyncgens", loop_shutdown_asyncgens},
                                     {"shutdown_default_executor", loop_shutdown_default_executor},
                                     {NULL, NULL}};
  static const luaL_Reg metamethods[] = {{"__tostring", loop_tostring},
                                         {"__index", loop_field},
                                         {"__newindex", loop_set_field},
                                         {"__gc", loop_gc},
                                         {NULL, NULL}};
  ml_new_kind(L, ML_KIND_LOOP, "EventLoop", methods, metamethods);
  ml_push_weak_table(L, "v");
  ml_set_slot(L, ML_SLOT_LOOPS);
  luaL_newmetatable(L, ML_STOPPER);
  lua_pushcfunction(L, stopper_close);
  lua_setfield(L, -2, "__close");
  lua_pushcfunction(L, stopper_close);
  lua_setfield(L, -2, "__gc");
  lua_pop(L, 1);
}
