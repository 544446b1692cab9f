/* asyncio.sleep and asyncio.gather: the two waits that are hot enough for C.
 *
 * A gather is a future with one embedded handle per child, so that gathering
 * n tasks is one allocation beside the list of them. It stays anchored until
 * its last child is done, since siblings run on after a failure and their
 * exceptions count as retrieved. */
#ifndef ML_BIND_GATHER_H
#define ML_BIND_GATHER_H

#include "bind/future.h"

enum { ML_GATHER_CHILDREN = ML_FUTURE_VALUES + 1, ML_GATHER_ORDER };

typedef struct ml_gather ml_gather;

/* Whether no child's callback is on its way: then only its children reach it. */
bool ml_gather_only_watches(const ml_gather *gather);

/* Pushes where the gather was made, "line 3 of demo.lua"; nil: not known. */
void ml_gather_push_made(lua_State *L, const ml_gather *gather);

/* Whether a core handle is a gather's watch on a child. */
bool ml_is_gather_handle(const ml_handle *handle);

/* The gather that watches with a core handle; NULL when it is not one's. */
const ml_future_object *ml_gather_of_handle(const ml_handle *handle);

/* The future of the sleep that a timer ends; NULL when the core handle is not one's. */
const ml_future *ml_sleep_future(const ml_handle *handle);

/* Sets sleep and gather in the table at the top. */
void ml_open_gather(lua_State *L);

#endif
