/* A learner's program against the checks of its exercise.
 *
 * The program is run by itself first; that is what the learner sees. The checks without a program
 * look at this run. Those with a program run that beside it, which may `dofile "lesson.lua"` and
 * call the functions declared there, local ones too. */
#ifndef ML_TEACH_LESSON_ATTEMPT_H
#define ML_TEACH_LESSON_ATTEMPT_H

#include "teach/lesson.h"
#include "teach/lesson_run.h"
#include "view/style.h"

/* How the program of a part is run: its `command:`, or `moonloop lesson.lua`. */
ml_slice ml_lesson_command(const ml_part *part);

/* Runs a program as the part says. Give `outcome` to ml_lesson_outcome_free. */
void ml_lesson_run_part(const ml_lesson_runner *runner, const ml_part *part,
                        const ml_buffer *program, ml_lesson_outcome *outcome);

/* Whether a program solves the exercise `of`. `outcome` receives its own run, `why` (when it does
 * not) what is missing, in lines for the learner: with the program of the check that failed, if it
 * has one, and what came of that. */
bool ml_lesson_attempt(const ml_lesson_runner *runner, const ml_lesson *lesson, const ml_part *of,
                       const ml_buffer *program, const ml_style *style, ml_lesson_outcome *outcome,
                       ml_buffer *why);

/* Adds a run as the learner would see it in a shell: the command, and what came of it; when that is
 * long, its beginning and its end. */
void ml_lesson_transcript(ml_buffer *out, const ml_style *style, ml_slice command,
                          const ml_lesson_outcome *outcome);

#endif
