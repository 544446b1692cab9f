/* What some of Lua's own errors are about, asked while the stack on which they happened still
 * stands: what was to be closed, what was to be iterated, who could not be left by a yield.
 *
 * Cost: a search in the message of each error of Lua's that a handler of ours sees. */
#ifndef ML_BIND_FAULT_H
#define ML_BIND_FAULT_H

#include "bind/runtime.h"

/* Called by a message handler: gives the LuaError at `index` the diagnostic that explains it, if
 * `message`, the words of Lua, is one of those known here. */
void ml_fault_explain(lua_State *L, int index, const char *message);

#endif
