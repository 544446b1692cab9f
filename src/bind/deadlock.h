/* Deadlock: nothing is ready, no timer is set, no I/O is open, and tasks still wait. */
#ifndef ML_BIND_DEADLOCK_H
#define ML_BIND_DEADLOCK_H

#include "bind/loop_object.h"

/* Raises DeadlockError, whose diagnostic names each waiting task, the line where it waits and what
 * for. `awaited`: the loop was to run until a future is done, and not for ever. */
void ml_raise_deadlock(lua_State *L, ml_loop_object *loop, bool awaited);
bool ml_some_task_waits(lua_State *L, const ml_loop_object *loop);

/* The private helper stands_for of src/lib, into the table at the top. */
void ml_open_deadlock(lua_State *L);

#endif
