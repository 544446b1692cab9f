/* Tasks: the step function that the core calls, and the methods of Task. */
#include <limits.h>
#include <math.h>
#include <string.h>

#include "bind/anchor.h"
#include "bind/await.h"
#include "bind/body.h"
#include "bind/context.h"
#include "bind/eager.h"
#include "bind/exception.h"
#include "bind/future.h"
#include "bind/handle.h"
#include "bind/interrupt.h"
#include "bind/place.h"
#include "bind/repr.h"
#include "bind/repr_future.h"
#include "bind/slow.h"
#include "bind/spawn.h"
#include "bind/stack.h"
#include "bind/swallowed.h"
#include "bind/traceback.h"
#include "bind/warn.h"
#include "loop/run.h"

/* Calls `function` with `self` as light userdata under protection. Its one result is at the top of
 * L, or, when it returns false, its error as an exception. */
static bool protect(lua_State *L, lua_CFunction function, void *self) {
  lua_pushcfunction(L, function);
  lua_pushlightuserdata(L, self);
  if (lua_pcall(L, 1, 1, 0) == LUA_OK) return true;
  ml_exception_wrap(L, -1);
  return false;
}

/* What stands on a task's thread below its body and the arguments. */
enum { MAIN_TASK = 1, MAIN_COROUTINE, MAIN_FUNCTION, MAIN_HANDLER };

/* The `count` results at the top of its thread become the task's. */
static void keep_results(lua_State *thread, int count) {
  ml_task_object *self = lua_touserdata(thread, MAIN_TASK);
  /* Asked to cancel too late for the body: the result is dropped, the message stays. */
  if (self->core.must_cancel) return;
  if (count == 0) lua_pushnil(thread);
  if (count > 1) {
    int first = lua_gettop(thread) - count + 1;
    lua_createtable(thread, count, 0);
    lua_insert(thread, first);
    for (int i = count; i >= 1; i--) lua_rawseti(thread, first, i);
  }
  lua_setiuservalue(thread, MAIN_TASK, ML_FUTURE_RESULT);
  self->result_count = count;
}

/* Leaves nothing on the thread but an exception. */
static int task_done(lua_State *thread, int status, lua_KContext context) {
  (void)context;
  int count = ml_body_done(thread, status, MAIN_HANDLER);
  if (ml_runtime_of(thread)->body_failed) return 1;
  keep_results(thread, count);
  return 0;
}

/* Runs the body of a task, with what `load` has pushed. */
static int task_main(lua_State *thread) {
  int count = lua_gettop(thread) - MAIN_HANDLER - 1;
  int status = lua_pcallk(thread, count, LUA_MULTRET, MAIN_HANDLER, 0, task_done);
  return task_done(thread, status, 0);
}

bool ml_is_task_main(lua_CFunction f) {
  return f == task_main;
}

/* Whether the task's coroutine object can be started, and is now. */
static bool begin(ml_task_object *self) {
  ml_coroutine *coroutine = self->coroutine;
  if (coroutine->state != ML_COROUTINE_CREATED) return false;
  coroutine->state = ML_COROUTINE_RUNNING;
  coroutine->first_use = ML_USE_TASK;
  coroutine->used_line = self->made_line;
  coroutine->user.task = self;
  self->tag->runtime->unstarted--;
  return true;
}

/* Pushes task_main with its arguments on an empty thread; whoever held them lets them go. Needs
 * room, but no memory. */
static void load(lua_State *thread, const ml_task_object *self) {
  enum { TASK = MAIN_TASK + 1, CALLED, FUNCTION }; /* behind task_main */
  bool lean = ml_task_is_lean(self);
  int holder = lean ? TASK : CALLED;
  int first = lean ? ML_TASK_ARGUMENTS : ML_COROUTINE_ARGUMENTS;
  int end = first + self->coroutine->argument_count;
  lua_pushcfunction(thread, task_main);
  ml_push_anchored(thread, self->anchor);
  lua_getiuservalue(thread, TASK, ML_TASK_CALLED);
  if (lean)
    lua_pushvalue(thread, CALLED);
  else
    lua_getiuservalue(thread, CALLED, ML_COROUTINE_FUNCTION);
  lua_pushcfunction(thread, ml_traceback_handler);
  lua_getupvalue(thread, FUNCTION, ML_ASYNC_BODY);
  for (int i = first; i < end; i++) {
    lua_getiuservalue(thread, holder, i);
    lua_pushnil(thread);
    lua_setiuservalue(thread, holder, i);
  }
}

/* The thread at the top, or nil, is kept with the task and popped: by its coroutine object, or by
 * the task itself in the place of its first argument. */
static void keep_thread(lua_State *L, const ml_task_object *self) {
  ml_push_anchored(L, self->anchor);
  lua_insert(L, -2);
  if (self->spawned) {
    lua_setiuservalue(L, -2, ML_TASK_ARGUMENTS);
    lua_pop(L, 1);
    return;
  }
  lua_getiuservalue(L, -2, ML_TASK_CALLED);
  lua_insert(L, -2);
  ml_coroutine_keep_thread(L, -2);
  lua_pop(L, 2);
}

static void push_thread(lua_State *L, const ml_task_object *self) {
  lua_pushthread(self->thread);
  lua_xmove(self->thread, L, 1);
}

/* Runs protected: somebody else has used the coroutine object, and the task cannot. */
static int refuse(lua_State *L) {
  const ml_task_object *self = lua_touserdata(L, 1);
  ml_push_anchored(L, self->anchor);
  ml_task_push_coroutine(L, -1);
  ml_use_place place = {.line = self->made_line, .chunk = self->core.own.made_where};
  ml_coroutine_try_begin(L, -1, ML_USE_TASK, &place);
  return lua_error(L);
}

/* Runs protected: gives the task a thread of its own, with all that it needs. */
static int start(lua_State *L) {
  ml_task_object *self = lua_touserdata(L, 1);
  lua_State *thread = ml_thread_take(L);
  if (!begin(self)) return refuse(L);
  luaL_checkstack(thread, self->coroutine->argument_count + LUA_MINSTACK, "too many arguments");
  load(thread, self);
  self->thread = thread;
  keep_thread(L, self);
  return 0;
}

/* The message of a cancellation that found the task at 2 between two waits: the task keeps it, even
 * when it is not cancelled in the end. As CPython, where gather asks for it. */
static void keep_message(lua_State *L) {
  bool none = lua_getiuservalue(L, 2, ML_FUTURE_RESULT) == LUA_TNIL;
  if (none && lua_getiuservalue(L, 2, ML_FUTURE_EXTRA) != LUA_TTABLE) return;
  ml_future_push_extra(L, 2);
  lua_pushvalue(L, 3);
  lua_setfield(L, -2, "message");
}

/* Makes the CancelledError of this task, with its message. */
static int make_cancelled(lua_State *L) {
  ml_task_object *self = lua_touserdata(L, 1);
  ml_push_anchored(L, self->anchor);
  keep_message(L);
  ml_future_push_cancelled(L, 2);
  return 1;
}

/* The thread of a body that is over goes to the pool. */
static void retire_thread(lua_State *L, ml_task_object *self) {
  push_thread(L, self);
  lua_pushnil(L);
  keep_thread(L, self);
  ml_thread_give_back(L);
}

/* The coroutine object is over, unless it is somebody else's run. */
static void finish(ml_task_object *self) {
  ml_coroutine *coroutine = self->coroutine;
  bool begun = coroutine->state == ML_COROUTINE_RUNNING;
  bool mine = coroutine->first_use == ML_USE_TASK && coroutine->user.task == self;
  if (coroutine->state == ML_COROUTINE_FINISHED || (begun && !mine)) return;
  if (begun) coroutine->user.chunk = self->core.own.made_where;
  ml_coroutine_finish(coroutine);
}

/* The body is over, and what it left is kept: everything that the task held is let go. */
static void let_go(lua_State *L, ml_task_object *self) {
  ml_runtime *rt = self->tag->runtime;
  if (self->thread != NULL) {
    if (self->thread != rt->lent_thread)
      retire_thread(L, self);
    else if (lua_status(self->thread) == LUA_OK)
      ml_thread_return(rt);
    else
      ml_thread_lose(L);
    self->thread = NULL;
  }
  finish(self);
  ml_unanchor(L, self->anchor);
  self->anchor = 0;
}

static int guard(lua_State *L) {
  ml_task_object *self = lua_touserdata(L, 1);
  ml_push_anchored(L, self->anchor);
  if (self->core.must_cancel) keep_message(L);
  ml_future_guard(L, 2);
  return 1;
}

/* With the exception that ended the body at the top of L. */
static ml_stop_kind end_with_exception(lua_State *L, ml_task_object *self) {
  bool cancelled = ml_exception_isa(L, -1, ML_EXC_CancelledError);
  bool leaves = !cancelled && (ml_exception_isa(L, -1, ML_EXC_KeyboardInterrupt) ||
                               ml_exception_isa(L, -1, ML_EXC_SystemExit));
  if (leaves && self->tag->runtime->eager == NULL) {
    lua_pushvalue(L, -1);
    ml_leave_loop(L, ml_future_loop(&self->core.future));
  }
  if (!cancelled && !ml_memory_is_out(L, -1)) {
    /* Without memory for it the exception is not reported, should nobody ask. */
    protect(L, guard, self);
    lua_pop(L, 1);
  }
  ml_push_anchored(L, self->anchor);
  lua_insert(L, -2);
  lua_setiuservalue(L, -2, ML_FUTURE_RESULT);
  lua_pop(L, 1);
  let_go(L, self);
  return cancelled ? ML_STOP_CANCELLED : ML_STOP_RAISED;
}

/* A yield of the user's own inside a task: raised where it stands. As CPython's "Task got bad
 * yield". */
static int make_bad_yield(lua_State *L) {
  ml_task_object *self = lua_touserdata(L, 1);
  if (lua_gettop(self->thread) > 0) {
    lua_pushvalue(self->thread, 1); /* of what was yielded, the first */
    lua_xmove(self->thread, L, 1);
  } else {
    lua_pushnil(L);
  }
  ml_exception_push(L, ML_EXC_RuntimeError, "Task got bad yield: %s", ml_repr(L, -1, NULL));
  ml_exception_set_diag(L, -1, ML_DIAG_BAD_YIELD);
  return 1;
}

/* The exception at the top of L is what the body goes on with. */
static int throw_in(lua_State *L, ml_task_object *self) {
  lua_xmove(L, self->thread, 1);
  self->tag->runtime->throwing = true;
  return 1;
}

/* The body is over. Its results are kept already. */
static ml_stop_kind end(lua_State *L, ml_task_object *self, int status) {
  bool died = status != LUA_OK; /* in task_main itself, out of memory: its error is the result */
  if (died || self->tag->runtime->body_failed) {
    lua_xmove(self->thread, L, 1);
    if (died) ml_exception_wrap(L, -1);
    return end_with_exception(L, self);
  }
  let_go(L, self);
  return ML_STOP_RETURNED;
}

/* Before its first step: the body never runs. As in CPython nothing can be raised in a coroutine
 * that somebody else has used. */
static ml_stop_kind cancel_before_start(lua_State *L, ml_task_object *self) {
  bool fresh = self->coroutine->state == ML_COROUTINE_CREATED;
  if (fresh) self->tag->runtime->unstarted--;
  protect(L, fresh ? make_cancelled : refuse, self);
  return end_with_exception(L, self);
}

/* The exception of what it waited for gives way to the cancellation; it has been seen all the same.
 */
static void forget_exception(lua_State *L, ml_task_object *self) {
  if (!ml_push_parked(L, self->thread)) return;
  ((ml_future_object *)lua_touserdata(L, -1))->core.log_exception = false;
  lua_pop(L, 1);
}

/* Lets the body go on with a CancelledError; returns how many values to resume with. */
static int raise_cancelled(lua_State *L, ml_task_object *self) {
  forget_exception(L, self);
  protect(L, make_cancelled, self);
  return throw_in(L, self);
}

/* The body has come back: says why it stopped, unless it only wants to be resumed at once. */
static ml_stop_kind stopped(lua_State *L, ml_task_object *self, int status, int nres) {
  ml_runtime *rt = self->tag->runtime;
  for (;;) {
    if (status != LUA_YIELD) return end(L, self, status);
    int nargs = 0;
    switch ((ml_yield_kind)rt->yield_kind) {
      case ML_YIELD_BARE: return ML_STOP_YIELDED;
      case ML_YIELD_AWAIT:
        self->core.waiting_for = &((ml_future_object *)lua_touserdata(self->thread, -1))->core;
        lua_pop(self->thread, 1);
        return ML_STOP_AWAITING;
      case ML_YIELD_BOUNCE: break;
      default:
        protect(L, make_bad_yield, self);
        lua_pop(self->thread, nres);
        nargs = throw_in(L, self);
    }
    status = ml_body_go_on(rt, self->thread, L, nargs, &nres);
  }
}

/* With the spare thread, or one of its own, everything is loaded. */
static bool prepare(lua_State *L, ml_task_object *self) {
  ml_runtime *rt = self->tag->runtime;
  bool easy = rt->spare_thread != NULL && self->coroutine->argument_count < LUA_MINSTACK / 2;
  if (!easy || !begin(self)) {
    if (!protect(L, start, self)) return false;
    lua_pop(L, 1);
    return true;
  }
  self->thread = ml_thread_borrow(rt);
  load(self->thread, self);
  return true;
}

/* The first step, up to the first suspension. */
static ml_stop_kind first_step(lua_State *L, ml_task_object *self, ml_step_kind kind) {
  ml_runtime *rt = self->tag->runtime;
  int nres;
  if (kind == ML_STEP_CANCEL) return cancel_before_start(L, self);
  if (!prepare(L, self)) return end_with_exception(L, self);
  int nargs = lua_gettop(self->thread) - 1;
  lua_State *from = rt->eager == NULL ? L : NULL; /* Lua counts C calls from here on, then */
  int status = ml_body_resume_once(rt, self->thread, from, nargs, &nres);
  ml_stop_kind stop = stopped(L, self, status, nres);
  if (self->thread != NULL && self->thread == rt->lent_thread) {
    push_thread(L, self);
    keep_thread(L, self);
    ml_thread_lose(L);
  }
  return stop;
}

/* Pops a message: the future that the task waits for will raise it in everybody who waits, unless
 * that is on its way already. */
static void tell_awaited(lua_State *L, ml_task_object *self) {
  ml_future *waiting_for = self->core.waiting_for;
  if (waiting_for != NULL && !ml_future_done(waiting_for) && !waiting_for->is_task &&
      ml_push_parked(L, self->thread)) {
    lua_pushvalue(L, -2);
    lua_setiuservalue(L, -2, ML_FUTURE_RESULT);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

static int keep_request(lua_State *L) {
  const ml_task_object *self = lua_touserdata(L, 1);
  ml_push_anchored(L, self->anchor);
  keep_message(L);
  return 1;
}

/* A request made while the body ran goes on to what it awaits now, with its message. */
static void pass_on_request(ml_task_object *self) {
  lua_State *L = self->tag->runtime->loop_thread;
  protect(L, keep_request, self); /* without memory for it nobody misses the message */
  lua_pop(L, 1);
  ml_push_anchored(L, self->anchor);
  lua_getiuservalue(L, -1, ML_FUTURE_RESULT);
  lua_pushvalue(L, -1);
  ml_set_slot(L, ML_SLOT_MESSAGE);
  tell_awaited(L, self);
  lua_pop(L, 1);
  ml_task_after_step(&self->core, ML_STOP_AWAITING);
  lua_pushnil(L);
  ml_set_slot(L, ML_SLOT_MESSAGE);
}

/* What an attentive loop does around a step: measures it, and lets it run in its Context. Returns
 * when it began in seconds, NAN when that is not of interest. */
static double attend(lua_State *L, const ml_loop_object *loop, const ml_task_object *self) {
  double begun = loop->debug ? ml_slow_begin(L, loop, self->anchor) : NAN;
  if (loop->runtime->contexts_used) ml_context_enter_task(L, self);
  return begun;
}

static void attended(lua_State *L, ml_loop_object *loop, double begun) {
  if (loop->runtime->in_context) ml_context_leave(L);
  if (isnan(begun)) return;
  ml_swallowed_settle(L);
  ml_slow_end(L, loop, begun);
}

/* One step. Compiled into the loop, see run.h; what is not a step from one sleep(0) to the next is
 * left to others. Between steps no body runs, so there is nothing to save: ml_task_run_loop does
 * that once for all. */
ML_ALWAYS_INLINE void step(ml_loop *loop, ml_handle *handle) {
  ml_task *core = ml_task_of_wake(handle);
  ml_task_object *self = ml_task_object_of(core);
  ml_runtime *rt = ml_loop_object_of(loop)->runtime;
  lua_State *L = rt->loop_thread;
  bool attentive = __builtin_expect(ml_loop_object_of(loop)->attentive, 0);
  double begun = attentive ? attend(L, ml_loop_object_of(loop), self) : NAN;
  ml_step_kind kind = ml_task_before_step(core);
  rt->turn_work++;
  rt->current_task = core;
  ml_stop_kind stop = ML_STOP_YIELDED;
  if (__builtin_expect(self->thread == NULL, 0)) {
    stop = first_step(L, self, kind);
  } else {
    int nargs = __builtin_expect(kind == ML_STEP_CANCEL, 0) ? raise_cancelled(L, self) : 0, nres;
    int status = ml_body_resume_once(rt, self->thread, L, nargs, &nres);
    if (status != LUA_YIELD || rt->yield_kind != ML_YIELD_BARE)
      stop = stopped(L, self, status, nres);
  }
  rt->stepping = NULL;
  rt->interruptible = L;
  rt->current_task = NULL;
  if (__builtin_expect(core->must_cancel && stop == ML_STOP_AWAITING, 0))
    pass_on_request(self);
  else
    ml_task_after_step(core, stop);
  if (__builtin_expect(ml_loop_object_of(loop)->attentive, 0))
    attended(L, ml_loop_object_of(loop), begun);
}

static void wake(ml_loop *loop, ml_handle *handle) {
  step(loop, handle);
}

bool ml_is_task_wake(const ml_handle *handle) {
  return handle->callback == wake;
}

ml_turn_result ml_task_run_loop(ml_runtime *rt, ml_loop *loop) {
  lua_State *outer_stepping = rt->stepping;
  lua_State *outer_interruptible = rt->interruptible;
  ml_task *outer_task = rt->current_task;
  int outer_depth = rt->protected_depth;
  rt->stepping = NULL;
  rt->interruptible = rt->loop_thread;
  rt->current_task = NULL;
  ml_turn_result result = ml_loop_run_compiled(loop, wake, step);
  rt->stepping = outer_stepping;
  rt->interruptible = outer_interruptible;
  rt->current_task = outer_task;
  rt->protected_depth = outer_depth;
  return result;
}

/* A request to cancel reaches a task: its message goes with it. While a first request is on its way
 * up, what that one said stands. */
static void asked(ml_task *core) {
  ml_task_object *self = ml_task_object_of(core);
  ml_runtime *rt = self->tag->runtime;
  lua_State *L = rt->canceller != NULL ? rt->canceller : rt->loop_thread;
  if (self->anchor == 0 ||
      (core->waiting_for != NULL && ml_future_raises_cancelled(core->waiting_for)))
    return;
  ml_push_anchored(L, self->anchor);
  if (lua_isuserdata(L, -1)) {
    ml_push_slot(L, ML_SLOT_MESSAGE);
    lua_pushvalue(L, -1);
    lua_setiuservalue(L, -3, ML_FUTURE_RESULT);
    tell_awaited(L, self);
    ml_swallowed_asked(L);
  }
  lua_pop(L, 1);
}

void ml_open_task(lua_State *L, ml_task_object *self, ml_coroutine *coroutine, int line) {
  ml_loop *loop = self->core.future.loop;
  self->coroutine = coroutine;
  self->thread = NULL;
  self->number = ++self->tag->runtime->task_counter & (UINT_MAX >> 1);
  self->made_line = line;
  self->log_destroyed = true;
  self->anchor = ml_anchor(L);
  coroutine->owned = true;
  ml_task_init_flat(&self->core, loop, wake);
  self->core.asked = asked;
  if (__builtin_expect(self->tag->runtime->in_context, 0)) {
    ml_context_push_copy(L);
    ml_context_give(L, -2);
  }
}

ml_task_object *ml_new_task(lua_State *L, ml_loop_object *loop, int index) {
  index = lua_absindex(L, index);
  ml_check_open(L, loop);
  const void *chunk;
  int line = ml_caller_line(L, &chunk);
  ml_task_object *self =
      (ml_task_object *)ml_new_future(L, loop, sizeof *self, ML_KIND_TASK, ML_TASK_VALUES);
  self->spawned = false;
  lua_pushvalue(L, index);
  lua_setiuservalue(L, -2, ML_TASK_CALLED);
  ml_open_task(L, self, lua_touserdata(L, index), line);
  self->core.own.made_where = chunk;
  return self;
}

static ml_task_object *check_task(lua_State *L) {
  return ml_check_kind(L, 1, ML_KIND_TASK);
}

static int task_get_name(lua_State *L) {
  check_task(L);
  ml_push_task_name(L, 1);
  return 1;
}

static int task_set_name(lua_State *L) {
  check_task(L);
  luaL_tolstring(L, 2, NULL);
  ml_future_push_extra(L, 1);
  lua_pushvalue(L, -2);
  lua_setfield(L, -2, "name");
  return 0;
}

static int task_get_coro(lua_State *L) {
  check_task(L);
  if (ml_was_eager(L, 1)) {
    lua_pushnil(L);
    return 1;
  }
  ml_task_push_coroutine(L, 1);
  return 1;
}

static int task_uncancel(lua_State *L) {
  lua_pushinteger(L, ml_task_uncancel(&check_task(L)->core));
  return 1;
}

static int task_cancelling(lua_State *L) {
  lua_pushinteger(L, check_task(L)->core.cancel_requests);
  return 1;
}

/* The body of a task that nobody can wake any more ends like CPython's: GeneratorExit where it
 * stands. */
static void close_body(lua_State *L, ml_task_object *self) {
  ml_runtime *rt = self->tag->runtime;
  int nres;
  if (rt->closing || self->thread == NULL || lua_status(self->thread) != LUA_YIELD) return;
  ml_exception_push(L, ML_EXC_GeneratorExit, NULL);
  lua_xmove(L, self->thread, 1);
  rt->throwing = true;
  ml_body_resume(rt, self->thread, L, 1, &nres);
}

int ml_task_gc(lua_State *L) {
  ml_task_object *self = lua_touserdata(L, 1);
  if (!ml_future_done(&self->core.future)) {
    if (!self->tag->runtime->closing) ml_unanchor(L, self->anchor);
    self->anchor = 0;
    if (self->log_destroyed) ml_report_destroyed(L, 1); /* which shows that it watches */
    ml_handle_remove(self->core.future.loop, &self->core.wake);
    close_body(L, self);
    if (self->coroutine->state == ML_COROUTINE_CREATED) {
      ml_task_push_coroutine(L, 1);
      ml_coroutine_give_up(L, -1);
    }
  }
  return ml_future_gc(L);
}

void ml_open_tasks(lua_State *L) {
  static const luaL_Reg methods[] = {{"get_name", task_get_name},
                                     {"set_name", task_set_name},
                                     {"get_coro", task_get_coro},
                                     {"uncancel", task_uncancel},
                                     {"cancelling", task_cancelling},
                                     {"get_context", ml_task_get_context},
                                     {"get_stack", ml_task_get_stack},
                                     {"print_stack", ml_task_print_stack},
                                     {NULL, NULL}};
  static const luaL_Reg metamethods[] = {
      {"__tostring", ml_future_tostring}, {"__gc", ml_task_gc}, {NULL, NULL}};
  ml_new_kind(L, ML_KIND_TASK, "Task", ml_future_methods, metamethods);
  ml_add_methods(L, ML_KIND_TASK, methods);
  ml_set_base(L, ML_KIND_TASK, ML_KIND_FUTURE);
}
