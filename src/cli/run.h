/* `moonloop [options] [script [args]]`: what lua.c does, in its order, on a Moonloop runtime.
 *
 * LUA_INIT first, then -e and -l as they come, then the script, or else the prompt when a person
 * sits at standard input, or standard input as a program. */
#ifndef ML_CLI_RUN_H
#define ML_CLI_RUN_H

#include "cli/options.h"

/* Opens a runtime, runs everything and closes it; returns the exit status. */
int ml_run(const ml_cli_options *options);

#endif
