/* The stage a lesson or a demo is played on: what is shown, and what the person answers.
 *
 * Lines are read in the terminal's own line mode, so that Ctrl-C and Ctrl-D mean what they mean to
 * every program. Without a person there are no pauses, and what is read is echoed: the transcript
 * then looks as if somebody had typed it.
 *
 * Between ml_stage_begin and ml_stage_end Ctrl-C only leaves a note, which is a global, as it must
 * be for a signal handler. After Ctrl-Z and `fg` the prompt is drawn again.
 *
 * Ownership: the streams stay the caller's. */
#ifndef ML_TEACH_LESSON_STAGE_H
#define ML_TEACH_LESSON_STAGE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/buffer.h"
#include "teach/catalogue.h"
#include "view/style.h"

typedef enum ml_answer {
  ML_ANSWER_LINE,
  ML_ANSWER_DROPPED, /* Ctrl-C */
  ML_ANSWER_END      /* Ctrl-D, or the input has ended */
} ml_answer;

typedef struct ml_stage {
  FILE *in, *out;
  ml_style style;
  bool person; /* somebody sits there and presses Enter */
} ml_stage;

/* Ctrl-C is ours from here on, and the system's again. */
void ml_stage_begin(void);
void ml_stage_end(void);
/* Whether Ctrl-C came since it was asked last. */
bool ml_stage_interrupted(void);

/* Forgets what was typed while a program ran: it was no answer to what is shown now. */
void ml_stage_forget(ml_stage *stage);
/* Reads a line into `line` (emptied first), without its newline. */
ml_answer ml_stage_read(ml_stage *stage, const char *prompt, ml_buffer *line);
/* Prints a text and gives the buffer back. */
void ml_stage_show(ml_stage *stage, ml_buffer *text);
/* Prints a paragraph, indented by two and wrapped; in the format no newline at the end. */
void ml_stage_say(ml_stage *stage, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Prints an empty line. */
void ml_stage_gap(ml_stage *stage);

#endif
