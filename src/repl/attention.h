/* Signals while a line is being typed.
 *
 * Between ml_attention_begin and _end the handlers are ours. Ctrl-C, a new window size and the
 * return from Ctrl-Z wake the event loop through a pipe, and ml_attention_take tells which it was.
 * A task that does not come back to the loop within a moment after Ctrl-C is interrupted where it
 * stands. Every signal that ends the process, and exit(), finds the terminal as it was.
 *
 * All state is static, as it must be for signal handlers. At other times the handlers are those
 * that were there before. */
#ifndef ML_REPL_ATTENTION_H
#define ML_REPL_ATTENTION_H

#include <stdbool.h>

#include "bind/runtime.h"

/* Whether the terminal marks what is pasted. */
bool ml_terminal_marks_paste(void);

/* The end of the pipe that the event loop watches; -1: there is none. */
int ml_attention_open(void);
void ml_attention_close(void);

/* Notes how the terminal is now, before readline changes it. */
void ml_attention_save_terminal(void);
/* Takes over the signals, after readline has changed the terminal. */
void ml_attention_begin(ml_runtime *rt);
/* Gives them back, after readline has put the terminal back. */
void ml_attention_end(void);

typedef struct ml_attention {
  bool interrupted; /* Ctrl-C */
  bool resized;
  bool resumed; /* after Ctrl-Z: the line must be drawn anew */
} ml_attention;

/* What has happened since the last time. */
ml_attention ml_attention_take(void);

#endif
