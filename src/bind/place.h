/* Places: who called, and where that is, in the user's terms. */
#ifndef ML_BIND_PLACE_H
#define ML_BIND_PLACE_H

#include "bind/runtime.h"

/* Pushes the innermost Lua function of the user's above the running C function (the library's where
 * there is none of the user's, nil where there is none at all), and returns the line it stands at
 * (0 without one). */
int ml_push_caller(lua_State *L);

/* Only the line, of the nearest function of the user; `chunk` (may be NULL) as ml_where_in. */
int ml_caller_line(lua_State *L, const void **chunk);

/* Pops a function and writes the name of its file, as Lua shows it ("demo.lua", "[string …]"), or
 * "?". */
void ml_function_file(lua_State *L, char file[LUA_IDSIZE]);

/* Pushes the name under which a library offers the C function at the top ("print", "table.sort"),
 * or a kind of object its method ("EventLoop.stop"). NULL (nothing pushed): none does. */
const char *ml_push_c_name(lua_State *L);

/* Whether the function at the top (kept) belongs to Moonloop's own library. */
bool ml_is_library_function(lua_State *L);

/* File and line of the innermost user's function above the running C function; line 0 when there is
 * none. */
int ml_where(lua_State *L, char file[LUA_IDSIZE]);
/* The same, with an address that stands for the chunk it is in: only to be compared. */
int ml_where_in(lua_State *L, char file[LUA_IDSIZE], const void **chunk);

#endif
