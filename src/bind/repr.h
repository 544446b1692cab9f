/* repr: a value as Python would write it in a message, with Lua's words for
 * Lua's own things: 'text', 5, 1.5, nil, true, ValueError('bad'). An object with
 * __repr is what that returns, one with __tostring what that returns. */
#ifndef ML_BIND_REPR_H
#define ML_BIND_REPR_H

#include <lua.h>
#include <stddef.h>

/* Pushes the repr of the value at `index` and returns it, as luaL_tolstring (`length` may be NULL).
 * May raise what a metamethod raises. */
const char *ml_repr(lua_State *L, int index, size_t *length);

/* The same, shortened in the middle to 30 characters, as results and arguments are shown. As
 * reprlib.repr. */
const char *ml_repr_short(lua_State *L, int index);

/* Pushes "(a, b)" for `count` values from `first` (an absolute index) on. */
void ml_repr_values(lua_State *L, int first, int count);

/* The global function `repr`. */
int ml_repr_function(lua_State *L);

#endif
