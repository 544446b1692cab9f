/* Keywords: Python's `gather(a, return_exceptions=True)` is `gather(a, {return_exceptions = true})`
 * here, one trailing table. A key that the function does not know is CPython's TypeError, explained
 * with the name that was meant.
 *
 * Cost: none for a call without the table, a look at each of its keys else. */
#ifndef ML_BIND_KEYWORDS_H
#define ML_BIND_KEYWORDS_H

#include "bind/runtime.h"

/* Raises a TypeError for a key of the table at `options` (0: no table) that is not among `known`,
 * which NULL ends. `function` is what CPython's messages call it: "gather",
 * "BaseEventLoop.create_task", a class by its name. */
void ml_check_keywords(lua_State *L, int options, const char *function, const char *const *known);

/* Raises a TypeError for a table whose only key is nearly `known`: for functions that take a table
 * as a value, too. */
void ml_check_misspelt(lua_State *L, int options, const char *function, const char *known);

/* Raises the TypeError of CPython for a list in place of its members. */
int ml_raise_list_given(lua_State *L, const char *function);

/* The private helper unexpected_keyword of src/lib, into the table at the top. */
void ml_open_keywords(lua_State *L);

#endif
