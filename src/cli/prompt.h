/* The prompt as the command line opens it: what src/repl asks of the program around it. */
#ifndef ML_CLI_PROMPT_H
#define ML_CLI_PROMPT_H

#include "cli/options.h"

/* Runs the prompt on standard input to its end and returns the exit status. Called inside a
 * protected call; `reporter` is the runtime's sink. */
int ml_prompt_run(const ml_cli_options *options, ml_runtime *runtime, ml_reporter *reporter);

#endif
