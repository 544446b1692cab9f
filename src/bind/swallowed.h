/* Debug mode: a task was asked to cancel, CancelledError was raised in it, and the body kept it to
 * itself: an except block, a finally block that returns, or an __aexit that says true ended it.
 *
 * It is noted where the exception is dropped, and told when the step is over, for until then the
 * body may still raise it again or take the request back with uncancel(). What src/lib does with
 * its own cancellations is its business. Costs nothing but where an exception is dropped. */
#ifndef ML_BIND_SWALLOWED_H
#define ML_BIND_SWALLOWED_H

#include "bind/runtime.h"

/* The exception at `index` is dropped by the running try or async with. `part` is the index of the
 * function that did it, a part of the statement, or 0: the line of the statement itself. */
void ml_swallowed_note(lua_State *L, int index, int part);

/* The step of the task at the top (kept) is over. */
void ml_swallowed_settle(lua_State *L);

/* The task at `index` is asked to cancel by the time limit of the block that begins at this line of
 * the chunk with this address (see chunk.h). */
void ml_swallowed_asked_at(lua_State *L, int index, int line, const void *address);

/* The task at the top of L (kept) is asked to cancel by the function that runs in L. */
void ml_swallowed_asked(lua_State *L);

#endif
