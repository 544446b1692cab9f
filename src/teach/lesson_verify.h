/* Plays a lesson with its own solutions: does it hold what it says?
 *
 * Every program must do what its lines say. A broken program must not pass the checks of its
 * exercise, and the solution must. The lesson needs an exercise of each kind. */
#ifndef ML_TEACH_LESSON_VERIFY_H
#define ML_TEACH_LESSON_VERIFY_H

#include "teach/lesson.h"
#include "teach/lesson_run.h"

/* Adds to `out` a line or more for each thing that is wrong (`FILE:LINE: ...`); returns how many
 * there are. */
int ml_lesson_verify(const ml_lesson *lesson, const char *file, const ml_lesson_runner *runner,
                     ml_buffer *out);

#endif
