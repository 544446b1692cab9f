/* What an except names that is no class of exceptions: most often nil, of a name mistyped. */
#ifndef ML_BIND_NO_CLASS_H
#define ML_BIND_NO_CLASS_H

#include "bind/runtime.h"

/* Pushes CPython's TypeError for the value at `value`, which the except on `line` (0: the one that
 * runs) names as its `place`-th. Where the value is nil, and the line shows of what name, the error
 * is explained by that name. */
void ml_push_no_class(lua_State *L, int value, int line, int place);

#endif
