/* Debug mode: how long each callback and each step of a task takes, and a report for those that
 * keep everybody else waiting. As asyncio's slow_callback_duration. */
#ifndef ML_BIND_SLOW_H
#define ML_BIND_SLOW_H

#include "bind/loop_object.h"

/* Begins to measure what is anchored under `anchor`: pushes it and returns the time in seconds. */
double ml_slow_begin(lua_State *L, int anchor);
/* Pops it and reports it when it took too long. */
void ml_slow_end(lua_State *L, ml_loop_object *loop, double begun);

#endif
