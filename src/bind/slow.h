/* Debug mode: how long each callback and each step of a task takes, and a report for those that
 * keep everybody else waiting. As asyncio's slow_callback_duration.
 *
 * With the real clock it is the time that goes by. Under the virtual clock it is what the step
 * itself moves the clock by (time.sleep), and the time that the processor works on it, since no
 * other time goes by there. */
#ifndef ML_BIND_SLOW_H
#define ML_BIND_SLOW_H

#include "bind/loop_object.h"

/* Begins to measure what is anchored under `anchor`: pushes it and returns the time in seconds. */
double ml_slow_begin(lua_State *L, const ml_loop_object *loop, int anchor);
/* Pops it and reports it when it took too long. */
void ml_slow_end(lua_State *L, ml_loop_object *loop, double begun);

/* The function that runs in L is about to block for `seconds`: should the step be too slow, this is
 * why. */
void ml_slow_blocks(lua_State *L, double seconds);

/* The private helper overhead of src/lib, into the table at the top: what debug mode itself does
 * beside the program (src/lib/lost_updates.lua) is none of the program's time. */
void ml_open_slow(lua_State *L);

#endif
