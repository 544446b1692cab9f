/* What happens when an exception reaches the top: its traceback as CPython prints it, its
 * explanation, and the exit status. */
#ifndef ML_CLI_UNCAUGHT_H
#define ML_CLI_UNCAUGHT_H

#include <lua.h>

#include "cli/report.h"

/* Pops the value that a protected call with ml_traceback_handler failed with (`status` of
 * lua_pcall), says what there is to say, and returns the exit status. SystemExit says nothing but
 * what it carries. Never raises. */
int ml_uncaught(lua_State *L, int status, const char *progname, ml_reporter *reporter);

#endif
