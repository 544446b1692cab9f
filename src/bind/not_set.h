/* A result or an exception that was asked for too early: who has not come to its end, what it waits
 * for right now, and what can be written where the question stands. */
#ifndef ML_BIND_NOT_SET_H
#define ML_BIND_NOT_SET_H

#include "bind/runtime.h"

/* Raises InvalidStateError for the pending future at `index`: "Result is not set." or "Exception is
 * not set.". */
int ml_raise_not_set(lua_State *L, int index, ml_diag_id id);

#endif
