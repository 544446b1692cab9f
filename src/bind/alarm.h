/* Alarms: what a Timeout (src/lib/timeouts.lua) needs of C. An alarm cancels the task that made it
 * when the time is up, and knows afterwards whether a cancellation was its doing.
 *
 * Design: one userdata with the core's timer in it, anchored while the timer is set.
 *
 * Cost: a third of what a handle and a callback in Lua would. */
#ifndef ML_BIND_ALARM_H
#define ML_BIND_ALARM_H

#include "bind/runtime.h"

/* The private helpers alarm and from_now of src/lib, into the table at the top. */
void ml_open_alarms(lua_State *L);

#endif
