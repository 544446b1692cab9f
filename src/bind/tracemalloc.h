/* Where objects were made: the frames that tracemalloc and the debug mode keep with each coroutine
 * object.
 *
 * Cost: nothing while both are off; while on, one table per frame and object. */
#ifndef ML_BIND_TRACEMALLOC_H
#define ML_BIND_TRACEMALLOC_H

#include "bind/runtime.h"

/* Pushes a list of {filename, lineno, name} of the innermost user frames, oldest first: as many as
 * tracemalloc or the debug mode want. */
void ml_push_trace(lua_State *L);

/* Private helpers of src/lib/tracemalloc.lua into the table at the top: trace_start and its kin,
 * object_trace, source_line. The books are tracer.h's. */
void ml_open_tracing(lua_State *L);

#endif
