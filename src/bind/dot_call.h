/* A method that was called with a dot, and so without its object: the TypeError names the object as
 * the user's line does.
 *
 * Cost: reads one line of source, when the mistake is made. */
#ifndef ML_BIND_DOT_CALL_H
#define ML_BIND_DOT_CALL_H

#include <lua.h>

/* Pushes the exception "METHOD() was called without its object: write task:METHOD(), with a colon".
 * A method that was awaited is "?" to Lua: its name is then read from the line. */
void ml_push_dot_call(lua_State *L, const char *method);
/* Raises it. */
int ml_raise_dot_call(lua_State *L, const char *method);

/* The private helper dot_call of src/lib, into the table at the top. */
void ml_open_dot_call(lua_State *L);

#endif
