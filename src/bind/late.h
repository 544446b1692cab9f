/* Debug mode: who was kept waiting by a step that took too long, and for how long. */
#ifndef ML_BIND_LATE_H
#define ML_BIND_LATE_H

#include "bind/loop_object.h"

/* Pushes a line for each task and callback that could have run while the last `seconds` went by,
 * the one that waited longest first: "Task-2  ticker()  0.400 seconds late". nil: there was none.
 */
void ml_push_late(lua_State *L, ml_loop_object *loop, double seconds);

#endif
