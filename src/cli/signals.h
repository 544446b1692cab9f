/* Ctrl-C while a program runs.
 *
 * The first one is the program's to answer: the main task is cancelled, or KeyboardInterrupt
 * raised, as soon as Lua code runs. One that finds three of its kind unanswered ends the process,
 * since then a C function must be busy that nobody can interrupt.
 *
 * The runtime that is interrupted is a global, as it must be for a signal handler. */
#ifndef ML_CLI_SIGNALS_H
#define ML_CLI_SIGNALS_H

#include "bind/runtime.h"

void ml_signals_begin(ml_runtime *runtime);
/* Whether Ctrl-C ends the line in which the terminal shows its ^C: where a person goes on typing
 * below what is printed then. */
void ml_signals_own_line(bool wanted);
/* Back to the system's own habit, before the runtime goes. */
void ml_signals_end(void);

#endif
