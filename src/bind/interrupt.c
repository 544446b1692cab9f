#include "bind/interrupt.h"

#include <time.h>

#include "bind/exception.h"
#include "bind/future.h"
#include "bind/loop_object.h"
#include "bind/tracer.h"

/* How long a body may go on after Ctrl-C before it is interrupted where it stands. */
static const double patience_seconds = 0.3;
enum { LOOK_EVERY = 1000 /* instructions */ };
/* So many in a row, each so soon after the last, cannot be caught any more. */
enum { INSISTING = 3 };
static const double row_seconds = 2;

static double seconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void hook(lua_State *L, lua_Debug *ar);

static bool insists(const ml_runtime *rt) {
  return rt->interrupts_in_a_row >= INSISTING;
}

void ml_interrupt(ml_runtime *rt) {
  double now = seconds_now();
  rt->interrupts_in_a_row =
      now - rt->interrupted_at < row_seconds ? rt->interrupts_in_a_row + 1 : 1;
  rt->interrupted_at = now;
  rt->interrupts = rt->interrupts + 1;
  lua_State *L = rt->interruptible;
  if (L != NULL) lua_sethook(L, hook, LUA_MASKCALL | LUA_MASKRET | LUA_MASKCOUNT, 1);
  if (rt->poller != NULL && rt->poller->wake != NULL) rt->poller->wake(rt->poller);
}

void ml_interrupt_arm(ml_runtime *rt) {
  lua_State *L = rt->interruptible;
  if (L != NULL && insists(rt))
    lua_sethook(L, hook, LUA_MASKCOUNT, 1);
  else if (L != NULL && (lua_gethook(L) == NULL || ml_is_tracer_hook(lua_gethook(L))))
    lua_sethook(L, hook, LUA_MASKCOUNT, LOOK_EVERY);
}

/* The first Ctrl-C inside asyncio.run asks the main task to end. */
static bool cancel_target(lua_State *L, ml_runtime *rt) {
  ml_task *target = rt->interrupt_target;
  if (target == NULL || ml_future_done(&target->future) || rt->interrupts_taken > 0) return false;
  rt->interrupts--;
  rt->interrupts_taken++;
  lua_State *outer = rt->canceller;
  rt->canceller = L;
  ml_future_cancel(&target->future);
  rt->canceller = outer;
  rt->interrupt_deadline = seconds_now() + patience_seconds;
  return true;
}

static void hook(lua_State *L, lua_Debug *ar) {
  (void)ar;
  ml_runtime *rt = ml_runtime_of(L);
  if (rt->interrupts > 0 && rt->loop_thread != NULL && cancel_target(L, rt)) {
    /* Give the body a moment to come to an await by itself. */
    lua_sethook(L, hook, LUA_MASKCOUNT, LOOK_EVERY);
    return;
  }
  bool overdue = rt->interrupt_deadline > 0 && seconds_now() > rt->interrupt_deadline;
  if (rt->interrupts == 0 && !overdue) {
    if (rt->interrupt_deadline == 0) lua_sethook(L, NULL, 0, 0);
    return;
  }
  if (insists(rt)) {
    rt->interrupts = 1;
    lua_sethook(L, hook, LUA_MASKCOUNT, 1);
  } else {
    rt->interrupts = 0;
    lua_sethook(L, NULL, 0, 0);
  }
  rt->interrupt_deadline = 0;
  ml_exception_raise(L, ML_EXC_KeyboardInterrupt, NULL);
}

static int push_interrupt(lua_State *L) {
  ml_exception_push(L, ML_EXC_KeyboardInterrupt, NULL);
  return 1;
}

void ml_interrupt_answer(ml_runtime *rt) {
  lua_State *L = rt->loop_thread;
  if (rt->interrupts == 0 || L == NULL || rt->running_loop == NULL) return;
  if (cancel_target(L, rt)) {
    rt->interrupt_deadline = 0; /* the loop is at work: nothing to be impatient about */
    return;
  }
  rt->interrupts = insists(rt) ? 1 : 0;
  lua_pushcfunction(L, push_interrupt);
  if (lua_pcall(L, 0, 1, 0) != LUA_OK) ml_exception_wrap(L, -1);
  ml_leave_loop(L, ml_loop_object_of(rt->running_loop));
}

void ml_interrupt_end(ml_runtime *rt) {
  rt->interrupts = 0;
  rt->interrupts_in_a_row = 0;
  rt->interrupt_deadline = 0;
}

/* interrupt_target(task or nil): which task Ctrl-C cancels. */
static int interrupt_target(lua_State *L) {
  ml_runtime *rt = ml_runtime_of(L);
  rt->interrupt_target =
      lua_isnoneornil(L, 1) ? NULL : &((ml_task_object *)ml_check_kind(L, 1, ML_KIND_TASK))->core;
  rt->interrupts_taken = 0;
  rt->interrupt_deadline = 0;
  return 0;
}

/* interrupted() -> how many Ctrl-C the target has taken. */
static int interrupted(lua_State *L) {
  lua_pushinteger(L, ml_runtime_of(L)->interrupts_taken);
  return 1;
}

void ml_open_interrupts(lua_State *L) {
  lua_pushcfunction(L, interrupt_target);
  lua_setfield(L, -2, "interrupt_target");
  lua_pushcfunction(L, interrupted);
  lua_setfield(L, -2, "interrupted");
}
