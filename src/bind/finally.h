/* finally, where a coroutine of Lua's is closed while it stands in a part of a try: it runs then as
 * Lua's own to-be-closed variables do. Threads of ours are never closed: an exception ends what
 * runs there.
 *
 * Cost: a table for each try with a finally, inside Lua's coroutines only. */
#ifndef ML_BIND_FINALLY_H
#define ML_BIND_FINALLY_H

#include <lua.h>

/* Puts what runs the function at `finally` into the slot `guard` of the running C function, behind
 * which its `count` arguments stand. Nothing where no coroutine could be closed, or `finally` is
 * nil. */
void ml_finally_guard(lua_State *L, int finally, int guard, int count);

/* It begins in the usual way, and is not to run again. */
void ml_finally_begins(lua_State *L, int guard);

#endif
