/* A name that is not there: one that Python's asyncio has and Moonloop has not, which is told with
 * the reason and what to use instead (absent_names.def), or one that was mistyped.
 *
 * A missing field is nil, as everywhere in Lua, so that `if asyncio.to_thread then` may ask. Only
 * when a program fails because of it is the name looked up; until then it costs nothing. */
#ifndef ML_BIND_ABSENT_H
#define ML_BIND_ABSENT_H

#include "bind/runtime.h"

/* The value at `object` has no field `name`, which was wanted with a dot or (`method`) a colon.
 * `text`: how the line calls the object; NULL: it is no plain name. True: that can be explained,
 * and the diagnostic is absent-name now, with its facts. */
bool ml_explain_absent(lua_State *L, ml_diag *diag, int object, const char *text, const char *name,
                       bool method);
/* The same for a global that is nil: Python's functions are known, and mistyped names. */
bool ml_explain_absent_global(lua_State *L, ml_diag *diag, const char *name);
/* The diagnostic says that `meant` is near what was written, "task:resutl". */
void ml_explain_typo(ml_diag *diag, const char *written, const char *meant);

/* Of `name` and the string keys of the table at the top the nearest one; NULL: none is near. */
const char *ml_nearest_key(lua_State *L, const char *name);

#endif
