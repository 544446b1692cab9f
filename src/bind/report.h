/* Reports of the exception handler: a context table as loop.call_exception_handler takes it
 * (message, exception, future, task, handle …) becomes a diagnostic. */
#ifndef ML_BIND_REPORT_H
#define ML_BIND_REPORT_H

#include "bind/runtime.h"

/* The table at the top (popped) holds facts of the context at `index`, for its explanation: they do
 * not show in the context itself. `variant`, `file` and `line` are what they are in a diagnostic.
 */
void ml_report_set_facts(lua_State *L, int index);

/* Reports the context table at `index` in CPython's words. Never raises. */
void ml_report_context(lua_State *L, int index);

#endif
