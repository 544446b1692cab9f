/* The items of a Queue, and its quick ways in and out.
 *
 * A fifo holds values in the order in which they came, in a ring that grows by doubling and stands
 * in the array of the queue's own table.
 *
 * src/lib/queues.lua says all that a queue does, in Lua. Most calls of put() and get() neither wait
 * nor wake anybody: these are done here, by functions that stand in the place of the bodies of both
 * and call them for everything else. The queue says when that is so: its fifo stands at its place 1
 * then.
 *
 * Cost: a quick call takes a third of what it would in Lua. */
#ifndef ML_BIND_FIFO_H
#define ML_BIND_FIFO_H

#include "bind/runtime.h"

/* The private helpers fifo, quick_put and quick_get of src/lib, into the table at the top. */
void ml_open_fifo(lua_State *L);

#endif
