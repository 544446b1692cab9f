/* What happens to a program without anybody being told, and CPython has no word for: each becomes
 * a diagnostic of our own, a RuntimeWarning of one line and its explanation.
 *
 * With --explain=off the output is CPython's, so nothing of this is said; then none of it is
 * looked for either. */
#ifndef ML_BIND_NOTICED_H
#define ML_BIND_NOTICED_H

#include "bind/runtime.h"

/* Begins a diagnostic about a line of a file, "demo.lua", as Lua shows it. Give it to ml_notice. */
void ml_notice_begin(lua_State *L, ml_diag *diag, ml_diag_id id, const char *file, int line);
/* Hands it to the sink, unless only CPython's words are wanted, and frees it. */
void ml_notice(lua_State *L, ml_diag *diag);

/* Pushes "Task-2  worker()  line 7: await asyncio.sleep(1)" for the task at `index`. */
void ml_push_task_line(lua_State *L, int index);

/* Adds private helpers to the table at the top. */
void ml_open_noticed(lua_State *L);

#endif
