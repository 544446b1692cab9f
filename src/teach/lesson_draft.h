/* The program a learner is working on, changed line by line.
 *
 *   6 await save()     line 6 becomes this
 *   6+ print("done")   this goes in after line 6 (0+: before the first)
 *   6-                 line 6 goes away
 *
 * Text that does not begin with a blank gets the indentation of line 6, so that nobody has to count
 * blanks. Lines are numbered from 1, as in the listing and in the reports. */
#ifndef ML_TEACH_LESSON_DRAFT_H
#define ML_TEACH_LESSON_DRAFT_H

#include <stdbool.h>

#include "base/buffer.h"
#include "teach/catalogue.h"

typedef enum ml_draft_change {
  ML_DRAFT_NONE, /* the text is no such command */
  ML_DRAFT_DONE,
  ML_DRAFT_NO_LINE /* there is no such line */
} ml_draft_change;

/* Does what `typed` says. */
ml_draft_change ml_draft_edit(ml_buffer *program, const char *typed);
int ml_draft_lines(const ml_buffer *program);
ml_slice ml_draft_slice(const ml_buffer *program);

#endif
