/* Lua's own coroutines: coroutine.resume, wrap and create as in Lua, but known
 * to the runtime, so that Ctrl-C reaches what they run. */
#ifndef ML_BIND_COROUTINE_LIB_H
#define ML_BIND_COROUTINE_LIB_H

#include <lua.h>

/* Replaces resume and wrap in the table coroutine. */
void ml_open_coroutine_lib(lua_State *L);

/* What coroutine.wrap gives: calls the coroutine, and raises what ended it. */
int ml_wrapped_coroutine(lua_State *L);

#endif
