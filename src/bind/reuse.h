/* A coroutine object that is used a second time: what CPython says, and which use was the first.
 *
 * An object knows of its first use the kind, the line and the address that stands for the chunk.
 * What else is said of a use, the function that the object was given to, is read from the line. */
#ifndef ML_BIND_REUSE_H
#define ML_BIND_REUSE_H

#include "bind/coroutine.h"

/* Pushes the exception for the object at `index`, which is not CREATED; `executing`: its body is
 * what runs right now. */
void ml_push_reuse_error(lua_State *L, int index, bool executing, ml_coroutine_use use,
                         const ml_use_place *place);

#endif
