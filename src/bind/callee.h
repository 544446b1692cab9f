/* What was awaited, in Lua's words: "global 'f'", for the message that it cannot be called. Lua itself
 * names what a call instruction calls; an await calls what a table gave, so the names come from the
 * translation. */
#ifndef ML_BIND_CALLEE_H
#define ML_BIND_CALLEE_H

#include <lua.h>

/* The words for the awaited value at `index`, in the Lua function that called this C function; NULL when Lua would
 * say nothing. Valid while the chunk is. */
const char *ml_chunk_callee(lua_State *L, int index);

#endif
