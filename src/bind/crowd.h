/* Crowds: the tasks of a TaskGroup (src/lib/taskgroups.lua) that are not done.
 *
 * Who joins a crowd is watched until it is done. Where that is all, nothing else happens; of a task
 * that failed the group is told by a call of Lua; and when nobody is left, a future gets its
 * result.
 *
 * Design: each member is a small userdata with a handle, anchored as any callback.
 *
 * Cost: a fifth of what a callback in Lua would. */
#ifndef ML_BIND_CROWD_H
#define ML_BIND_CROWD_H

#include "bind/runtime.h"

enum { ML_MEMBER_TASK = 1, ML_MEMBER_CROWD }; /* user values of a member */

/* Whether the member at the top does nothing but watch. */
bool ml_member_only_watches(lua_State *L);
/* Whether a core handle is that of a member. */
bool ml_is_member_handle(const ml_handle *handle);
/* Pushes the task in the block of which the group is; nil while the member is demoted. */
void ml_member_push_parent(lua_State *L, const ml_handle *handle);

/* The private helper crowd of src/lib, into the table at the top. */
void ml_open_crowds(lua_State *L);

#endif
