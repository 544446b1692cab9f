/* The table asyncio: what C provides at once, and what src/lib provides when it is first
 * named.
 *
 * Each file of src/lib begins with `-- provides: name …`. These lines make
 * an index; a missing field of asyncio loads the file that provides it, as
 * Moonloop Lua, and keeps what it returns. So a program pays for what it uses.
 *
 * The globals asyncio, tracemalloc, contextvars and time are modules too
 * (`require "asyncio"`). */
#ifndef ML_BIND_LIBRARY_H
#define ML_BIND_LIBRARY_H

#include "bind/runtime.h"

/* Makes asyncio and the other modules, and the private table of C helpers for src/lib. */
void ml_open_library(lua_State *L);

/* Pushes a table whose keys are the public names of asyncio, loaded or not. */
void ml_push_library_names(lua_State *L);

/* Whether the value is asyncio.create_task. */
bool ml_is_create_task(lua_State *L, int index);

#endif
