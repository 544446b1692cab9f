/* What a learner has done, kept across runs in the user's state folder:
 * $XDG_STATE_HOME/moonloop, else ~/.local/state/moonloop.
 *
 * The file `progress` has a line for each lesson: its name and a mark for each of its steps. The
 * program a learner is working on is kept beside it, in `lessons/NAME-STEP.lua`.
 *
 * Each change is written at once, to a new file that then takes the place of the old: a crash
 * loses nothing, and lessons played side by side do not overwrite each other's lines. What cannot
 * be written is kept in memory, so the lesson goes on; the caller is told, and says it once.
 *
 * Ownership: ml_progress_close gives everything back. */
#ifndef ML_TEACH_PROGRESS_H
#define ML_TEACH_PROGRESS_H

#include <stdbool.h>

#include "base/buffer.h"

/* The marks. */
enum { ML_MARK_OPEN = '-', ML_MARK_DONE = '+', ML_MARK_SKIPPED = 's' };

typedef struct ml_progress {
  char *folder;   /* NULL: there is no place to write */
  ml_buffer text; /* of the file, as far as it is known */
  bool unwritten; /* we know more than the file */
} ml_progress;

/* Reads what was kept. `environment` looks up a variable, as getenv. */
void ml_progress_open(ml_progress *progress, char *(*environment)(const char *name));
void ml_progress_close(ml_progress *progress);

/* The mark of a step (from 0) of a lesson; ML_MARK_OPEN when nothing is known. */
char ml_progress_mark(const ml_progress *progress, const char *lesson, int step);
/* Sets it. False: it could not be written. */
bool ml_progress_set(ml_progress *progress, const char *lesson, int step, char mark);
/* The first of `steps` steps that is open; `steps` when none is. */
int ml_progress_next(const ml_progress *progress, const char *lesson, int steps);
int ml_progress_count(const ml_progress *progress, const char *lesson, int steps, char mark);
/* Opens all steps again. False: it could not be written. */
bool ml_progress_restart(ml_progress *progress, const char *lesson);

/* Adds the program that was kept for a step. False: there is none. */
bool ml_progress_draft(const ml_progress *progress, const char *lesson, int step, ml_buffer *out);
/* Keeps one; NULL: forgets it. False: it could not be written. */
bool ml_progress_keep_draft(ml_progress *progress, const char *lesson, int step,
                            const ml_buffer *program);

#endif
