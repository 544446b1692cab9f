/* Lua's own verdict on a text that the translator accepts: the errors that only come up when code
 * is made, as a goto without label or an assignment to a constant. Nothing is run. */
#ifndef ML_CLI_CHECK_LUA_H
#define ML_CLI_CHECK_LUA_H

#include <stddef.h>

#include "base/diag.h"

typedef enum ml_lua_verdict { ML_LUA_ACCEPTS, ML_LUA_REFUSES, ML_LUA_NO_MEMORY } ml_lua_verdict;

/* Fills `diag`, which is the caller's then, when Lua refuses the text. */
ml_lua_verdict ml_lua_check(const char *text, size_t length, const char *file, ml_diag *diag);

#endif
