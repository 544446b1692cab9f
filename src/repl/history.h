/* What was typed in earlier sessions, for the arrow keys.
 *
 * Kept in $XDG_STATE_HOME/moonloop/history, else ~/.local/state/moonloop/history. Each input is
 * appended as soon as it is complete, whole, however many lines it has; so nothing is lost in a
 * crash, and sessions side by side do not overwrite each other. What cannot be read or written is
 * silently done without.
 *
 * Cost: one open, write and close per input. */
#ifndef ML_REPL_HISTORY_H
#define ML_REPL_HISTORY_H

#include <stddef.h>

typedef struct ml_history {
  char *file; /* NULL: nothing is kept */
} ml_history;

/* Reads the file into readline's list. */
void ml_history_begin(ml_history *history);
/* Remembers one input, unless it is blank or the same as the last. */
void ml_history_add(ml_history *history, const char *text);
void ml_history_end(ml_history *history);

#endif
