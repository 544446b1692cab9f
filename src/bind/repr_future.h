/* What futures, tasks and handles look like in messages: CPython's words, to the letter where there
 * are no addresses. */
#ifndef ML_BIND_REPR_FUTURE_H
#define ML_BIND_REPR_FUTURE_H

#include "bind/future.h"
#include "bind/handle.h"

/* "pending", "finished", "cancelled", and "cancelling" for a task asked to. */
const char *ml_future_state_name(const ml_future_object *future);
/* Pushes <Task pending name='Task-1' coro=<main() running at demo.lua:3> wait_for=<Future …>>. */
void ml_push_future_repr(lua_State *L, int index);
/* Pushes what the handle at `index` calls: f('x', 1) at demo.lua:3. */
void ml_push_callback_repr(lua_State *L, int index);
/* Pushes <Handle f() at demo.lua:3>. */
void ml_push_handle_repr(lua_State *L, int index);
/* Pushes the name of the task at `index`: its own or Task-N. */
void ml_push_task_name(lua_State *L, int index);
/* Pushes "name() running at FILE:LINE" of the task at `index`. */
void ml_push_coroutine_repr(lua_State *L, int index);
/* Pushes "f() at FILE:LINE" for a function. */
void ml_push_function_repr(lua_State *L, int index);
/* Pushes in a few words what the task at `index` waits for right now ("asyncio.sleep() at line 5"),
 * or nil. */
void ml_push_waiting(lua_State *L, int index);

#endif
