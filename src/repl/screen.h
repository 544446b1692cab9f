/* The terminal, shared by what is printed and the line being typed.
 *
 * Design: from the session's begin to its end C's `stdout` and `stderr` (and Lua's io.stdout and
 * io.stderr) are streams of ours, where they lead to a terminal. Their write function hides the
 * line being typed, writes, and shows the line again. Output that ends in the middle of a line is
 * continued there by the next one: the line being typed stands on the row below meanwhile. On a
 * terminal that cannot move up, such a line simply ends.
 *
 * Cost: while somebody types, each write draws the line anew, some hundred bytes; otherwise one
 * more copy.
 *
 * Ownership: the struct must not move while it is in use; its streams are its own. */
#ifndef ML_REPL_SCREEN_H
#define ML_REPL_SCREEN_H

#include <stdbool.h>
#include <stdio.h>

#include "bind/runtime.h"

typedef struct ml_screen {
  FILE *terminal;  /* the real standard output */
  FILE *error;     /* the real standard error */
  FILE *out, *err; /* ours; NULL: the real one is used */
  int column;      /* where the unfinished line of output ends; 0: none is unfinished */
  bool editing;    /* a line is being typed */
  bool below;      /* it stands on the row below an unfinished one */
  int hidden;      /* ml_screen_hide is in force so many times */
} ml_screen;

/* Takes standard output and error over. Where memory is short, leaves them as they are. */
void ml_screen_begin(ml_screen *screen, lua_State *L);
/* Gives them back. */
void ml_screen_end(ml_screen *screen, lua_State *L);

/* A line is about to be typed, or was: entered, dropped, ended. */
void ml_screen_edit(ml_screen *screen);
void ml_screen_edited(ml_screen *screen);

/* The terminal has another size: draws the line being typed anew, and touches nothing above it. */
void ml_screen_resized(ml_screen *screen);

/* Between these two, what is written to the real streams stands above the line being typed, from
 * the left edge on. The writer ends what it writes with a newline. They nest. */
void ml_screen_hide(ml_screen *screen);
void ml_screen_show(ml_screen *screen);

/* The next output begins at the left edge. Not while a line is being typed and shown. */
void ml_screen_fresh_line(ml_screen *screen);
/* Somebody else has ended the line: Ctrl-C, whose ^C the terminal shows. */
void ml_screen_line_ended(ml_screen *screen);

#endif
