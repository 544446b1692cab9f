/* What a piece of the user's code calls a value: the name of a variable that holds it. */
#ifndef ML_BIND_VARIABLE_H
#define ML_BIND_VARIABLE_H

#include <lua.h>
#include <stdbool.h>

/* Pushes onto L what the Lua function of a frame of `thread` calls the value at `index` of L: a
 * local variable or an upvalue ("lock"), a field of one ("self.lock"), or a global. False, and
 * nothing is pushed, when it is none of these. Looks at no more than the first hundred fields of a
 * table. */
bool ml_push_variable(lua_State *L, lua_State *thread, lua_Debug *frame, int index);

#endif
