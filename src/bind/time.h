/* The module time, as far as it needs C: clocks, and a sleep that blocks.
 *
 * Under the virtual clock all of them follow it, so that a program's times are the same in every
 * run. */
#ifndef ML_BIND_TIME_H
#define ML_BIND_TIME_H

#include <lua.h>

/* Private helpers of src/lib/time.lua into the table at the top: monotonic, wall_time, block. */
void ml_open_time(lua_State *L);

#endif
