/* What the module tracemalloc needs of C, for src/lib/tracemalloc.lua. The books are tracer.h's. */
#ifndef ML_BIND_TRACEMALLOC_H
#define ML_BIND_TRACEMALLOC_H

#include "bind/runtime.h"

/* Private helpers of src/lib/tracemalloc.lua into the table at the top: trace_start and its kin,
 * object_trace, source_line. */
void ml_open_tracing(lua_State *L);

#endif
