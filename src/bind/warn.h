/* Warnings and reports: what must be said without anybody having caught an
 * exception. Each becomes a diagnostic with the facts of its explanation and
 * goes to the runtime's sink, as --warnings says. */
#ifndef ML_BIND_WARN_H
#define ML_BIND_WARN_H

#include "bind/runtime.h"

/* The coroutine object at `index` goes and never ran. Called by its finalizer. */
void ml_warn_never_awaited(lua_State *L, int index);
/* The coroutine object at the top was thrown away by a call statement: makes sure that it is
 * reported now. */
void ml_warn_dropped(lua_State *L);

/* The failed future at `index` goes and nobody asked for its exception. Called by its finalizer. */
void ml_report_never_retrieved(lua_State *L, int index);
/* The pending task at `index` goes. */
void ml_report_destroyed(lua_State *L, int index);

/* Before the loop waits for `seconds`: the time to collect, as long as that costs little. */
void ml_idle_collect(lua_State *L, double seconds);

/* Whether `name` was warned of at this place before; notes it if asked to. Only --warnings=default
 * cares. */
bool ml_is_repeated(lua_State *L, const char *file, int line, const char *name, bool note);

/* Hands a diagnostic to the sink. */
void ml_report(ml_runtime *rt, const ml_diag *diag);

#endif
