/* async for, as translated text calls it: the iterator function of a generic for, which awaits
 * `__anext` of its object under a protected call, since StopAsyncIteration ends the loop.
 *
 * Cost: one protected call for each value. */
#ifndef ML_BIND_ITERATE_H
#define ML_BIND_ITERATE_H

#include "bind/runtime.h"

/* __ml_iter(iterable) -> iterator function, state */
int ml_runtime_iter(lua_State *L);

/* Whether `f` is that iterator function. */
bool ml_is_iterating(lua_CFunction f);

#endif
