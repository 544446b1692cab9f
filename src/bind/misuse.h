/* Coroutine objects, tasks, futures and async generators used as if they were their results:
 * indexed, called, counted with, joined to text, compared, measured, iterated.
 *
 * Lua has a metamethod for each of these, so the mistake is met where it happens. The report is the
 * TypeError or AttributeError of CPython (with Lua's words for Lua's types and operators); the
 * explanation names the variable, the call that made the object, and the line that lacks its await.
 *
 * Cost: none until somebody does it. */
#ifndef ML_BIND_MISUSE_H
#define ML_BIND_MISUSE_H

#include "bind/runtime.h"

/* The class of a value as CPython calls it where it has one ("_asyncio.Task"), else Lua's type. */
const char *ml_class_name(lua_State *L, int index);

/* The end of the __index of a kind: argument 1 has no field that is called like argument 2. Raises.
 */
int ml_no_such_field(lua_State *L);

/* Says what the object at `index` is, that stands where its result was meant. */
void ml_describe_misuse(lua_State *L, ml_diag *diag, int index);
/* Raises the exception at the top, with the diagnostic that says so. */
int ml_raise_misuse(lua_State *L, int index, ml_diag_id id);

/* Raises the exception at the top: the value at `index` does not fit where it stands. `variant` is
 * for values that are neither functions nor coroutine objects; NULL: none. */
int ml_raise_unfit(lua_State *L, int index, ml_diag_id id, const char *variant);

/* The exception at the top says that the value at `index` is none that can be run: explains it.
 * `futures`: tasks and futures would do as well. */
void ml_explain_expected(lua_State *L, int index, bool futures);

/* Gives the kinds their metamethods; after they were made. */
void ml_open_misuse(lua_State *L);

#endif
