/* Watches: many futures are watched for one who waits for some of them (src/lib/waiting.lua).
 *
 * A watch gives a future, the waiter, its result as soon as there is a reason to. Its handles are
 * on the rings of what it watches; so it is anchored while any of them is.
 *
 * Cost: one userdata, with 56 bytes for each future, and no call of Lua. */
#ifndef ML_BIND_WATCH_H
#define ML_BIND_WATCH_H

#include "bind/runtime.h"

enum { ML_WATCH_LIST = 1, ML_WATCH_WAITER }; /* user values: what is watched, and for whom */

/* Whether nothing is about to reach the watch at the top: all that it does is to watch. */
bool ml_watch_only_watches(lua_State *L);
/* Whether a core handle belongs to a watch. */
bool ml_is_watch_handle(const ml_handle *handle);
/* Pushes the waiter of the watch that the handle belongs to; nil while the watch is demoted. */
void ml_watch_push_waiter(lua_State *L, const ml_handle *handle);

/* The private helpers watch, by_state, unique and coroutine_in of src/lib, into the table at the
 * top. */
void ml_open_watches(lua_State *L);

#endif
