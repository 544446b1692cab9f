/* What was awaited and cannot be: a value, a function that was not called, a lock, a queue. The
 * explanation says what it is, and what was meant. */
#ifndef ML_BIND_NOT_AWAITABLE_H
#define ML_BIND_NOT_AWAITABLE_H

#include "bind/runtime.h"

/* Raises TypeError for the value at `index`. `from_await`: it is what the __await of the awaited
 * object gave. */
int ml_raise_not_awaitable(lua_State *L, int index, bool from_await);

/* Pushes that TypeError, without explanation. */
void ml_push_not_awaitable(lua_State *L, int index);
/* Raises the exception at the top: the method ("__aenter") has returned the value at `index`, which
 * cannot be awaited. */
int ml_raise_not_awaited(lua_State *L, int index, const char *method);

/* "a number", "an Event". Stays valid until the top of the stack, where it is pushed, goes. */
const char *ml_push_kind(lua_State *L, const char *type);

#endif
