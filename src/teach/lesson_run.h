/* Runs the programs of a lesson: each in a process of its own, as the command line would.
 *
 * Design: the moonloop binary is started in a folder of its own, so that reports speak of
 * `lesson.lua`. Standard output and standard error come through one pipe, in the order in which
 * they were written. A process can be stopped whatever it does: by Ctrl-C, by a time limit, and
 * when it prints without end. It reads nothing (/dev/null) and takes none of the user's settings.
 *
 * Cost: starting a process, a few milliseconds for a program.
 *
 * Ownership: the runner owns its folder, and removes it with all that programs left there. */
#ifndef ML_TEACH_LESSON_RUN_H
#define ML_TEACH_LESSON_RUN_H

#include <stdio.h>

#include "base/buffer.h"
#include "teach/catalogue.h"

typedef struct ml_lesson_runner {
  const char *moonloop; /* the binary */
  double seconds;       /* the time limit */
  int width;            /* of what it explains, in columns */
  FILE *waiting;        /* is told when a program takes long; NULL: nobody waits */
  char folder[256];     /* of the programs; empty: there is none */
} ml_lesson_runner;

typedef enum ml_lesson_end {
  ML_END_BY_ITSELF,
  ML_END_TIMED_OUT,
  ML_END_TOO_MUCH,    /* it printed without end */
  ML_END_INTERRUPTED, /* by Ctrl-C */
  ML_END_NOT_STARTED  /* no process, no folder, no memory */
} ml_lesson_end;

typedef struct ml_lesson_outcome {
  ml_buffer output; /* standard output and standard error */
  ml_lesson_end end;
  int status; /* the exit status */
} ml_lesson_outcome;

/* Makes the folder; nobody waits, and explanations have their usual width. False: it cannot be
 * made; errno says why. */
bool ml_lesson_runner_begin(ml_lesson_runner *runner, const char *moonloop);
void ml_lesson_runner_end(ml_lesson_runner *runner);

/* The path of a file in the folder. */
void ml_lesson_runner_path(const ml_lesson_runner *runner, const char *name, char *path,
                           size_t size);
/* Writes a file there. */
bool ml_lesson_runner_put(const ml_lesson_runner *runner, const char *name, const ml_buffer *text);
/* Runs a command ("moonloop lesson.lua") there; `outcome` is to be given to ml_lesson_outcome_free.
 * The virtual clock and the short explanations need not be named. */
void ml_lesson_run(const ml_lesson_runner *runner, ml_slice command, ml_lesson_outcome *outcome);
void ml_lesson_outcome_free(ml_lesson_outcome *outcome);

#endif
