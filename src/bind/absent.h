/* A name that is not there: one that Python's asyncio has and Moonloop has not, which is told with
 * the reason and what to use instead (absent_names.def), or one that was mistyped.
 *
 * A missing field is nil, as everywhere in Lua, so that `if asyncio.to_thread then` may ask. Only
 * when a program fails because of it is the name looked up; until then it costs nothing. */
#ifndef ML_BIND_ABSENT_H
#define ML_BIND_ABSENT_H

#include "bind/runtime.h"

/* Explains a fault with what the user wrote before and after the dot: "asyncio" and "to_thread";
 * `object` may be NULL (not a plain name), `method` says that it was a colon. True: the diagnostic
 * is absent-name now, with its facts. */
bool ml_explain_absent(lua_State *L, ml_diag *diag, const char *object, const char *name,
                       bool method);
/* The same for a global that is nil: Python's functions are known, and mistyped names. */
bool ml_explain_absent_global(lua_State *L, ml_diag *diag, const char *name);
/* The diagnostic says that `meant` is near what was written, "task:resutl". */
void ml_explain_typo(ml_diag *diag, const char *written, const char *meant);

/* Of `name` and the string keys of the table at the top the nearest one; NULL: none is near. */
const char *ml_nearest_key(lua_State *L, const char *name);

#endif
