/* try, except and async with, as translated text calls them.
 *
 * Each is a small state machine in C over lua_pcallk, so that every part may
 * await. What must survive a yield lives in fixed slots of the C function's own
 * stack. Control flow out of a part comes as a code (see src/lang/README.md):
 * nil, 1 (return), 2 (break) or a label.
 *
 * Cost: one protected call and one closure per part that runs. */
#ifndef ML_BIND_TRY_H
#define ML_BIND_TRY_H

#include "bind/runtime.h"

/* __ml_try(body, handler, else, finally, ...) -> code, packed values */
int ml_runtime_try(lua_State *L);
/* __ml_trystar(body, classes1, handler1, …, ["else", f,] ["finally", f,] ["args", ...]) */
int ml_runtime_trystar(lua_State *L);
/* __ml_with(manager, body, ...) */
int ml_runtime_with(lua_State *L);
/* __ml_is(exception, classes...) -> boolean */
int ml_runtime_is(lua_State *L);
/* __ml_raise([exception [, again]]) */
int ml_runtime_raise(lua_State *L);
/* The global function raise. */
int ml_raise_function(lua_State *L);

/* Whether `f` is one of those that catch. */
bool ml_is_try(lua_CFunction f);

/* Pushes the exception that the innermost except block around the running C function handles, or
 * nil. */
void ml_push_handled(lua_State *L);

#endif
