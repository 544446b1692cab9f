/* Whether a program did what a lesson says: by what it printed and reported, and how it ended.
 *
 * Without a `reports:` line the output must be exactly the lines that are printed. With one, all
 * lines must come in their order, and others may stand between them: a report has more
 * lines than anybody wants to write down. */
#ifndef ML_TEACH_LESSON_JUDGE_H
#define ML_TEACH_LESSON_JUDGE_H

#include "teach/lesson_run.h"

/* Compares an outcome with the lines `prints:`, `reports:` and `exits:`. False: adds to `why` one
 * or some lines for the learner, each ended by a newline. */
bool ml_lesson_judge(ml_slice said, const ml_lesson_outcome *outcome, ml_buffer *why);

/* The value of the first line with that key; false: there is none. */
bool ml_lesson_said(ml_slice said, const char *key, ml_slice *value);

#endif
