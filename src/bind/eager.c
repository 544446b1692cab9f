#include "bind/eager.h"

#include "bind/context.h"
#include "bind/exception.h"
#include "bind/generator.h"

/* Eager tasks that make eager tasks stand on C's stack: not deeper than it has room for. */
enum { DEEPEST = 300, C_STACK = 2 * 1024 * 1024 };

/* An eager step that is being taken, on C's stack; and what the runtime knew of the code around it.
 */
typedef struct ml_eager_step {
  struct ml_eager_step *outer;
  const ml_task_object *task;
  lua_State *maker; /* the thread on which it was made */
  int depth;
  const char *stack; /* where C's stack stood at the outermost */
  lua_State *loop_thread, *stepping, *interruptible;
  ml_task *current_task;
  int protected_depth;
} ml_eager_step;

static ml_eager_step put_aside(ml_runtime *rt, lua_State *L, const ml_task_object *task) {
  ml_eager_step *outer = rt->eager;
  return (ml_eager_step){.outer = outer,
                         .task = task,
                         .maker = L,
                         .depth = outer != NULL ? outer->depth + 1 : 1,
                         .stack = outer != NULL ? outer->stack : __builtin_frame_address(0),
                         .loop_thread = rt->loop_thread,
                         .stepping = rt->stepping,
                         .interruptible = rt->interruptible,
                         .current_task = rt->current_task,
                         .protected_depth = rt->protected_depth};
}

static void take_back(ml_runtime *rt, const ml_eager_step *step) {
  rt->loop_thread = step->loop_thread;
  rt->stepping = step->stepping;
  rt->interruptible = step->interruptible;
  rt->current_task = step->current_task;
  rt->protected_depth = step->protected_depth;
  rt->eager = step->outer;
}

lua_State *ml_thread_around(const ml_runtime *rt, const lua_State *thread) {
  lua_State *driver = ml_generator_driver(rt, thread);
  const ml_eager_step *step = rt->eager;
  if (driver != NULL) return driver;
  while (step != NULL && step->task->thread != thread) step = step->outer;
  return step != NULL ? step->maker : NULL;
}

void ml_check_eager_depth(lua_State *L) {
  const ml_eager_step *step = ml_runtime_of(L)->eager;
  if (step == NULL) return;
  const char *here = __builtin_frame_address(0);
  size_t used = (size_t)(here < step->stack ? step->stack - here : here - step->stack);
  if (step->depth >= DEEPEST || used > C_STACK)
    ml_exception_raise(L, ML_EXC_RecursionError, "maximum recursion depth exceeded");
}

/* Steps as the loop does, on the thread of whoever makes the task. */
static void step_now(lua_State *L, ml_task_object *task) {
  ml_runtime *rt = task->tag->runtime;
  ml_loop *loop = task->core.future.loop;
  ml_eager_step step = put_aside(rt, L, task);
  ml_push_slot(L, ML_SLOT_CONTEXT); /* to go back to */
  lua_pushnil(L);
  ml_context_enter(L);
  rt->loop_thread = L;
  rt->eager = &step;
  ml_handle_remove(loop, &task->core.wake);
  task->core.wake.callback(loop, &task->core.wake);
  take_back(rt, &step);
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
  ml_check_open(L, loop);
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
