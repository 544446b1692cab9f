/* Where objects were made: the user's frames that tracemalloc and the debug mode keep with
 * coroutine objects, futures, tasks and handles.
 *
 * An origin is a list of {filename, lineno, name}, the oldest frame first. A coroutine object keeps
 * its own in ML_COROUTINE_EXTRA, a future in the field `origin` of its extra table, a handle in its
 * last user value. Other code reads it through ml_origin_push.
 *
 * Cost: nothing but a branch while both are off; while on, one table per frame and object. */
#ifndef ML_BIND_ORIGIN_H
#define ML_BIND_ORIGIN_H

#include "base/buffer.h"
#include "bind/runtime.h"

/* Frames that debug mode keeps. As asyncio.constants.DEBUG_STACK_DEPTH. */
enum { ML_ORIGIN_DEPTH = 10 };

/* Pushes the origin of a coroutine object that is being made: as many frames as tracemalloc or the
 * origin tracking want. Its field `depth` says how many are the latter's. */
void ml_origin_of_coroutine(lua_State *L);
/* Pushes the origin of a handle that is being made. */
void ml_origin_of_handle(lua_State *L);
/* Gives the future at the top its origin. */
void ml_origin_keep(lua_State *L);

/* Pushes the origin of the future, task, handle or coroutine object at `index`; false (and nothing)
 * when it has none that the debug mode asked for. */
bool ml_origin_push(lua_State *L, int index);
/* Adds " created at FILE:LINE" to a text, where that is known. The object is at `index`. */
void ml_origin_add_place(lua_State *L, luaL_Buffer *out, int index);
/* The table at the top, a context of the exception handler, gets the `source_traceback` of the
 * object at `index`. */
void ml_origin_into_context(lua_State *L, int index);

/* Writes the newest `most` frames of the origin at `index`, with their lines of source: as
 * tracebacks do, or without names as tracemalloc does. */
void ml_origin_write(lua_State *L, int index, int most, bool named, ml_buffer *out);

/* get_/set_coroutine_origin_tracking_depth into the table at the top. */
void ml_open_origins(lua_State *L);

#endif
