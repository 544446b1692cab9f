/* What the locks and queues of src/lib need of C: to sleep on a future without a `try`, and to know
 * who has taken a lock.
 *
 * Whoever waits for a lock sleeps on a future of its own, in the lock's line. It must leave the
 * line whatever ends the sleep, so it wants to be told of an exception and not thrown out by it;
 * that saves the closures and the protected call of a `try`, which would cost more than the wait.
 */
#ifndef ML_BIND_WAITER_H
#define ML_BIND_WAITER_H

#include "bind/runtime.h"

/* The private helpers new_waiter, sleep_on, wake, taker and variable of src/lib, into the table at
 * the top. */
void ml_open_waiters(lua_State *L);

#endif
