/* The prompt of `moonloop` without a program, and of -i: what the command line gives to it. */
#ifndef ML_CLI_PROMPT_H
#define ML_CLI_PROMPT_H

#include "cli/options.h"

/* Runs a session at the prompt and returns its exit status. Called inside a protected call on the
 * runtime's main thread; `reporter` is behind the runtime's sink. */
int ml_prompt(ml_runtime *runtime, const ml_cli_options *options, ml_reporter *reporter);

#endif
