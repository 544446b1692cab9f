/* Deadlock: nothing is ready, no timer is set, no I/O is open, and tasks still wait. */
#ifndef ML_BIND_DEADLOCK_H
#define ML_BIND_DEADLOCK_H

#include "bind/loop_object.h"

/* Raises DeadlockError, whose diagnostic names each waiting task, the line where it waits and what
 * for. */
void ml_raise_deadlock(lua_State *L, ml_loop_object *loop);

#endif
