/* Tracebacks as text: what CPython 3.11's traceback.print_exception writes,
 * with the carets under the part of a line that was running, where that is known.
 *
 * A pure function of plain structs, which whoever has them keeps: nothing here
 * is copied or freed. Causes and contexts are chained by `before`; there must be
 * no circle in them.
 *
 * Cost: linear in the output. A frame that repeats more than three times in a
 * row is counted, as CPython does. */
#ifndef ML_VIEW_TRACEBACK_H
#define ML_VIEW_TRACEBACK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

typedef struct ml_trace_frame {
  const char *file;
  int line;
  const char *name; /* of the function */
  const char *text; /* the source line, not terminated; NULL: unknown */
  size_t text_length;
  size_t start, end;     /* the part of the text that ran, in bytes of it; equal: not known */
  size_t mark, mark_end; /* in that part the operator, drawn as ^ between ~; equal: all is ^ */
  unsigned long
      skipped; /* not 0: stands for so many frames that were not kept; the rest is unset */
} ml_trace_frame;

typedef struct ml_trace_error ml_trace_error;
struct ml_trace_error {
  const ml_trace_frame *frames; /* outermost first */
  size_t frame_count;
  const char *title;        /* "ValueError: bad"; may have several lines */
  const char *const *notes; /* from add_note */
  size_t note_count;
  const ml_trace_error *before;         /* the cause or the context: printed first; NULL: none */
  bool is_cause;                        /* `before` is a cause */
  const ml_trace_error *const *members; /* of a group */
  size_t member_count;                  /* 0: not a group */
};

/* Adds the whole report of an exception, ending in a newline. */
void ml_trace_add_error(ml_buffer *out, const ml_trace_error *error);

/* Adds frames alone, as traceback.format_list does. */
void ml_trace_add_frames(ml_buffer *out, const ml_trace_frame *frames, size_t count);

#endif
