#include "bind/eager.h"

#include "bind/context.h"
#include "bind/exception.h"

/* Eager tasks that make eager tasks stand on C's stack: not deeper than it has room for. */
enum { DEEPEST = 300, C_STACK = 2 * 1024 * 1024 };

/* What the runtime knows of the code that runs. */
typedef struct outer {
  lua_State *loop_thread, *stepping, *interruptible;
  ml_task *task;
  int depth, eager;
} outer;

static outer put_aside(ml_runtime *rt) {
  return (outer){.loop_thread = rt->loop_thread,
                 .stepping = rt->stepping,
                 .interruptible = rt->interruptible,
                 .task = rt->current_task,
                 .depth = rt->protected_depth,
                 .eager = rt->eager};
}

static void take_back(ml_runtime *rt, const outer *saved) {
  rt->loop_thread = saved->loop_thread;
  rt->stepping = saved->stepping;
  rt->interruptible = saved->interruptible;
  rt->current_task = saved->task;
  rt->protected_depth = saved->depth;
  rt->eager = saved->eager;
}

void ml_check_eager_depth(lua_State *L) {
  const ml_runtime *rt = ml_runtime_of(L);
  if (rt->eager == 0) return;
  const char *here = __builtin_frame_address(0);
  size_t used = (size_t)(here < rt->eager_stack ? rt->eager_stack - here : here - rt->eager_stack);
  if (rt->eager >= DEEPEST || used > C_STACK)
    ml_exception_raise(L, ML_EXC_RecursionError, "maximum recursion depth exceeded");
}

/* Steps as the loop does, on the thread of whoever makes the task. */
static void step_now(lua_State *L, ml_task_object *task) {
  ml_runtime *rt = task->tag->runtime;
  ml_loop *loop = task->core.future.loop;
  outer saved = put_aside(rt);
  ml_push_slot(L, ML_SLOT_CONTEXT); /* to go back to */
  lua_pushnil(L);
  ml_context_enter(L);
  rt->loop_thread = L;
  if (rt->eager++ == 0) rt->eager_stack = __builtin_frame_address(0);
  ml_handle_remove(loop, &task->core.wake);
  task->core.wake.callback(loop, &task->core.wake);
  take_back(rt, &saved);
  ml_context_enter(L);
}

/* What would have left the loop leaves the call that made the task. */
static void raise_what_leaves(lua_State *L, ml_task_object *task) {
  if (task->core.future.state != ML_FUTURE_FAILED) return;
  lua_getiuservalue(L, -1, ML_FUTURE_RESULT);
  if (ml_exception_isa(L, -1, ML_EXC_KeyboardInterrupt) ||
      ml_exception_isa(L, -1, ML_EXC_SystemExit))
    lua_error(L);
  lua_pop(L, 1);
}

void ml_start_eagerly(lua_State *L) {
  ml_task_object *task = lua_touserdata(L, -1);
  if (!task->core.future.loop->running) return;
  luaL_checkstack(L, LUA_MINSTACK * 2, NULL);
  step_now(L, task);
  if (!ml_future_done(&task->core.future)) return;
  ml_future_push_extra(L, -1);
  lua_pushboolean(L, true);
  lua_setfield(L, -2, "eager");
  lua_pop(L, 1);
  raise_what_leaves(L, task);
}

bool ml_was_eager(lua_State *L, int index) {
  int top = lua_gettop(L);
  bool was = lua_getiuservalue(L, index, ML_FUTURE_EXTRA) == LUA_TTABLE &&
             lua_getfield(L, -1, "eager") != LUA_TNIL;
  lua_settop(L, top);
  return was;
}

void ml_call_task_factory(lua_State *L, ml_loop_object *loop, int index, int options) {
  index = lua_absindex(L, index);
  ml_push_loop(L, loop);
  lua_getiuservalue(L, -1, ML_LOOP_EXTRA);
  lua_getfield(L, -1, "task_factory");
  lua_replace(L, -2);
  lua_insert(L, -2);
  lua_pushvalue(L, index);
  if (options != 0)
    lua_pushvalue(L, options);
  else
    lua_pushnil(L);
  lua_call(L, 3, 1);
}

int ml_loop_set_task_factory(lua_State *L) {
  ml_loop_object *self = ml_check_loop(L, 1);
  lua_settop(L, 2);
  if (!lua_isnil(L, 2) && !lua_isfunction(L, 2) && luaL_getmetafield(L, 2, "__call") == LUA_TNIL)
    return ml_exception_raise(L, ML_EXC_TypeError, "task factory must be a callable or None");
  lua_getiuservalue(L, 1, ML_LOOP_EXTRA);
  lua_pushvalue(L, 2);
  lua_setfield(L, -2, "task_factory");
  self->has_task_factory = !lua_isnil(L, 2);
  return 0;
}

int ml_loop_get_task_factory(lua_State *L) {
  ml_check_loop(L, 1);
  lua_getiuservalue(L, 1, ML_LOOP_EXTRA);
  lua_getfield(L, -1, "task_factory");
  return 1;
}
