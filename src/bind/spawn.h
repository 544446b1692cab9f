/* Tasks made without a coroutine object: `create_task(f(x))` is emitted as
 * `__ml_spawn(create_task, f, x)`, as `await f(x)` is a plain call, for nobody
 * but the task could hold the object.
 *
 * Design: what the object would know stands behind the task's own struct, the
 * async function, whoever called it and the arguments in user values of the
 * task. The object is made when somebody asks: get_coro(), a message. Anything
 * but asyncio.create_task of an async function becomes the two calls it is.
 *
 * Cost: a third less memory and time than a task beside its coroutine object. */
#ifndef ML_BIND_SPAWN_H
#define ML_BIND_SPAWN_H

#include "bind/future.h"

typedef struct ml_spawned_task {
  ml_task_object task;
  ml_coroutine coroutine; /* until there is an object */
} ml_spawned_task;

/* Whether there is no coroutine object: the async function is in its place. */
static inline bool ml_task_is_lean(const ml_task_object *self) {
  return self->spawned && self->coroutine == &((const ml_spawned_task *)self)->coroutine;
}

/* __ml_spawn(create_task, function, arguments...) -> create_task(function(arguments...)) */
int ml_runtime_spawn(lua_State *L);

#endif
