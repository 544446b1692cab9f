#include "bind/alarm.h"

#include "bind/anchor.h"
#include "bind/await.h"
#include "bind/exception.h"
#include "bind/future.h"
#include "bind/place.h"
#include "bind/repr_future.h"
#include "bind/swallowed.h"

/* The life of an alarm. The names are those that a Timeout shows. */
typedef enum alarm_state { ACTIVE, EXPIRING, EXPIRED, FINISHED } alarm_state;

static const char *const state_names[] = {
    [ACTIVE] = "active", [EXPIRING] = "expiring", [EXPIRED] = "expired", [FINISHED] = "finished"};

/* Invariant: the timer is set, or ready, only while ACTIVE, and then the alarm is anchored. */
typedef struct ml_alarm {
  const ml_tag *tag;
  ml_timer timer;
  ml_loop_object *loop;
  ml_task *task;       /* kept alive by the user value */
  uint32_t cancelling; /* how many requests to cancel the task had when the alarm was made */
  int anchor;
  alarm_state state;
  int line; /* debug mode: of the block, in the chunk that the address stands for; 0: not known */
  const void *chunk;
} ml_alarm;

enum { ALARM_TASK = 1, ALARM_WAITING /* where the task waited when the time was up */ };

static ml_alarm *check_alarm(lua_State *L) {
  return ml_check_kind(L, 1, ML_KIND_ALARM);
}

/* Runs protected: the time is up for the alarm (argument 1). */
static int expire(lua_State *L) {
  lua_getiuservalue(L, 1, ALARM_TASK);
  ml_push_waiting(L, 2);
  lua_setiuservalue(L, 1, ALARM_WAITING);
  lua_pushnil(L); /* no message */
  const ml_alarm *self = lua_touserdata(L, 1);
  ml_future_request_cancel(L, 2);
  if (self->line > 0) ml_swallowed_asked_at(L, 2, self->line, self->chunk);
  return 0;
}

static void fire(ml_loop *core, ml_handle *handle) {
  ml_alarm *self = (ml_alarm *)((char *)handle - offsetof(ml_alarm, timer));
  ml_runtime *rt = ml_loop_object_of(core)->runtime;
  lua_State *L = rt->loop_thread;
  rt->turn_work++;
  self->state = EXPIRING;
  lua_pushcfunction(L, expire);
  ml_push_anchored(L, self->anchor);
  ml_unanchor(L, self->anchor);
  self->anchor = 0;
  if (lua_pcall(L, 1, 0, 0) != LUA_OK) {
    ml_exception_wrap(L, -1);
    ml_leave_loop(L, self->loop);
  }
}

static void unset(lua_State *L, ml_alarm *self) {
  ml_handle_remove(&self->loop->core, &self->timer.handle);
  ml_unanchor(L, self->anchor);
  self->anchor = 0;
}

static bool is_number(lua_State *L, int index) {
  return lua_type(L, index) == LUA_TNUMBER;
}

/* Sets the alarm at the top to the time at `index`; nil: never. A time that has passed is next. */
static void set(lua_State *L, ml_alarm *self, int index) {
  if (lua_isnil(L, index)) return;
  if (!is_number(L, index))
    ml_exception_raise(L, ML_EXC_TypeError,
                       "'<=' not supported between instances of '%s' and 'number'",
                       ml_type_name(L, index));
  double when = lua_tonumber(L, index);
  ml_loop *loop = &self->loop->core;
  self->anchor = ml_anchor(L);
  if (when <= ml_loop_time(loop)) {
    ml_loop_call_soon(loop, &self->timer.handle);
  } else if (ml_loop_call_at(loop, &self->timer, when) != 0) {
    unset(L, self);
    luaL_error(L, "not enough memory");
  }
}

/* alarm(when) -> for the running task; `when` in seconds on the loop's clock, or nil */
static int new_alarm(lua_State *L) {
  ml_loop_object *loop = ml_running_loop(L, "current_task");
  ml_task *task = loop->runtime->current_task;
  if (task == NULL)
    return ml_exception_raise(L, ML_EXC_RuntimeError, "Timeout should be used inside a task");
  lua_settop(L, 1);
  ml_alarm *self = lua_newuserdatauv(L, sizeof *self, ALARM_WAITING);
  *self = (ml_alarm){.tag = ml_tag_of(L, ML_KIND_ALARM),
                     .loop = loop,
                     .task = task,
                     .cancelling = task->cancel_requests};
  if (loop->debug) self->line = ml_caller_line(L, &self->chunk);
  ml_timer_init(&self->timer, fire);
  ml_set_kind(L, ML_KIND_ALARM);
  ml_push_anchored(L, ml_task_object_of(task)->anchor);
  lua_setiuservalue(L, 2, ALARM_TASK);
  set(L, self, 1);
  return 1;
}

/* set(when): to another time */
static int alarm_set(lua_State *L) {
  ml_alarm *self = check_alarm(L);
  lua_settop(L, 2);
  unset(L, self);
  lua_insert(L, 1);
  set(L, self, 1);
  return 0;
}

/* stop(exception) -> whether the exception with which the block ends is our doing, and where the
 * task waited then. We asked once for cancellation, and take that back. If no other request is
 * left, it was us. */
static int alarm_stop(lua_State *L) {
  ml_alarm *self = check_alarm(L);
  lua_settop(L, 2);
  unset(L, self);
  if (self->state == ACTIVE) {
    self->state = FINISHED;
    return 0;
  }
  self->state = EXPIRED;
  bool ours = ml_task_uncancel(self->task) <= self->cancelling;
  lua_pushboolean(L, ours && ml_exception_isa(L, 2, ML_EXC_CancelledError));
  lua_getiuservalue(L, 1, ALARM_WAITING);
  return 2;
}

/* state() -> its name */
static int alarm_state_name(lua_State *L) {
  lua_pushstring(L, state_names[check_alarm(L)->state]);
  return 1;
}

/* from_now(delay) -> the time on the running loop's clock in `delay` seconds; nil for nil */
static int from_now(lua_State *L) {
  ml_loop_object *loop = ml_running_loop(L, "get_running_loop");
  lua_settop(L, 1);
  if (lua_isnil(L, 1)) return 1;
  if (!is_number(L, 1))
    return ml_exception_raise(L, ML_EXC_TypeError,
                              "unsupported operand type(s) for +: 'number' and '%s'",
                              ml_type_name(L, 1));
  lua_pushnumber(L, ml_loop_time(&loop->core) + lua_tonumber(L, 1));
  return 1;
}

void ml_open_alarms(lua_State *L) {
  static const luaL_Reg methods[] = {
      {"set", alarm_set}, {"stop", alarm_stop}, {"state", alarm_state_name}, {NULL, NULL}};
  static const luaL_Reg metamethods[] = {{NULL, NULL}};
  static const luaL_Reg helpers[] = {{"alarm", new_alarm}, {"from_now", from_now}, {NULL, NULL}};
  ml_new_kind(L, ML_KIND_ALARM, "Alarm", methods, metamethods);
  luaL_setfuncs(L, helpers, 0);
}
