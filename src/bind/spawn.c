#include "bind/spawn.h"

#include "bind/await.h"
#include "bind/callee.h"
#include "bind/library.h"
#include "bind/place.h"

enum { CREATE_TASK = 1, FUNCTION, ARGUMENTS };

/* The results of create_task are all there is. */
static int created(lua_State *L, int status, lua_KContext context) {
  (void)status;
  (void)context;
  return lua_gettop(L);
}

/* Above create_task are the results of the function. */
static int called(lua_State *L, int status, lua_KContext context) {
  (void)status;
  (void)context;
  if (!ml_is_callable(L, CREATE_TASK))
    return ml_raise_uncallable(L, CREATE_TASK, ml_push_called(L, CREATE_TASK, "create_task"));
  lua_callk(L, lua_gettop(L) - 1, LUA_MULTRET, 0, created);
  return created(L, LUA_OK, 0);
}

/* The two calls, one after the other. */
static int call_both(lua_State *L) {
  if (!ml_is_callable(L, FUNCTION))
    return ml_raise_uncallable(L, FUNCTION, ml_push_callee(L, 1, FUNCTION, "create_task("));
  lua_callk(L, lua_gettop(L) - FUNCTION, LUA_MULTRET, 0, called);
  return called(L, LUA_OK, 0);
}

/* Leaves but the new task on the stack. */
static int spawn(lua_State *L, ml_loop_object *loop) {
  int count = lua_gettop(L) - FUNCTION;
  int line = ml_push_caller(L);
  int values = ML_TASK_ARGUMENTS + (count > 0 ? count - 1 : 0); /* one at least, for its thread */
  ml_spawned_task *self =
      (ml_spawned_task *)ml_new_future(L, loop, sizeof *self, ML_KIND_TASK, values);
  self->task.spawned = true;
  self->coroutine = (ml_coroutine){
      .tag = ml_tag_of(L, ML_KIND_COROUTINE), .made_line = line, .argument_count = (uint16_t)count};
  lua_replace(L, 1);
  lua_setiuservalue(L, 1, ML_TASK_MAKER);
  while (count-- > 0) lua_setiuservalue(L, 1, ML_TASK_ARGUMENTS + count);
  lua_setiuservalue(L, 1, ML_TASK_CALLED);
  ml_open_task(L, &self->task, &self->coroutine, line);
  loop->runtime->unstarted++;
  return 1;
}

int ml_runtime_spawn(lua_State *L) {
  const ml_runtime *rt = ml_runtime_of(L);
  ml_loop_object *loop = rt->running_loop == NULL ? NULL : ml_loop_object_of(rt->running_loop);
  bool traced = rt->traced_frames > 0 || rt->origin_depth > 0;
  if (loop == NULL || loop->has_task_factory || traced || lua_gettop(L) > ML_ARGUMENT_LIMIT ||
      !ml_is_create_task(L, CREATE_TASK) || !ml_is_async_function(L, FUNCTION))
    return call_both(L);
  return spawn(L, loop);
}

/* The object takes over what the task knows, and the arguments unless they are in use. */
static void make_object(lua_State *L, int index, ml_task_object *task) {
  const ml_coroutine *known = task->coroutine;
  int count = known->state == ML_COROUTINE_CREATED ? known->argument_count : 0;
  ml_coroutine *self = lua_newuserdatauv(L, sizeof *self, ML_COROUTINE_ARGUMENTS - 1 + count);
  *self = *known;
  lua_getiuservalue(L, index, ML_TASK_CALLED);
  lua_setiuservalue(L, -2, ML_COROUTINE_FUNCTION);
  lua_getiuservalue(L, index, ML_TASK_MAKER);
  lua_setiuservalue(L, -2, ML_COROUTINE_MAKER);
  for (int i = 0; i < count; i++) {
    lua_getiuservalue(L, index, ML_TASK_ARGUMENTS + i);
    lua_setiuservalue(L, -2, ML_COROUTINE_ARGUMENTS + i);
  }
  ml_set_kind(L, ML_KIND_COROUTINE);
  lua_pushvalue(L, -1);
  lua_setiuservalue(L, index, ML_TASK_CALLED);
  task->coroutine = self;
}

void ml_task_push_coroutine(lua_State *L, int index) {
  ml_task_object *task = lua_touserdata(L, index);
  if (ml_task_is_lean(task))
    make_object(L, lua_absindex(L, index), task);
  else
    lua_getiuservalue(L, index, ML_TASK_CALLED);
}
