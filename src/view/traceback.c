#include "view/traceback.h"

#include <stdio.h>
#include <string.h>

#include "view/text.h"

/* As in CPython's traceback.py. */
enum { REPEATS_SHOWN = 3, GROUP_WIDTH = 15, GROUP_DEPTH = 10 };

/* As _ExceptionPrintContext: how deep in groups the output stands, and whether the frame of the
 * innermost is to be closed. */
typedef struct printer {
  ml_buffer *out;
  int depth;
  bool need_close;
} printer;

static void indent(const printer *to) {
  ml_buffer_add_repeated(to->out, ' ', 2 * (size_t)to->depth);
}

/* Adds a text of whole lines, each behind the margin. */
static void emit_with(const printer *to, const char *text, size_t length, char margin) {
  while (length > 0) {
    const char *newline = memchr(text, '\n', length);
    size_t line = newline != NULL ? (size_t)(newline - text) + 1 : length;
    indent(to);
    if (to->depth > 0) ml_buffer_add_char(to->out, margin);
    if (to->depth > 0) ml_buffer_add_char(to->out, ' ');
    ml_buffer_add(to->out, text, line);
    text += line;
    length -= line;
  }
}

static void emit(const printer *to, const char *text) {
  emit_with(to, text, strlen(text), '|');
}

/* ---- frames ---- */

static bool is_same(const ml_trace_frame *a, const ml_trace_frame *b) {
  return a->skipped == 0 && b->skipped == 0 && a->line == b->line &&
         strcmp(a->file, b->file) == 0 && strcmp(a->name, b->name) == 0;
}

static void underline(ml_buffer *out, const char *text, size_t length, char c) {
  ml_text_repeat(out, c, ml_text_width(text, length));
}

/* Under `length` bytes of the frame's line from `skipped` on; not where the part is all of it. */
static void add_underline(ml_buffer *out, const ml_trace_frame *frame, size_t skipped,
                          size_t length) {
  const char *part = frame->text + frame->start;
  size_t size = frame->end - frame->start;
  bool marked = frame->mark < frame->mark_end && frame->mark_end <= size;
  if (frame->start < skipped || frame->end > skipped + length || size == 0) return;
  if (size == length && !marked) return;
  ml_buffer_add_string(out, "    ");
  underline(out, frame->text + skipped, frame->start - skipped, ' ');
  if (marked) {
    underline(out, part, frame->mark, '~');
    underline(out, part + frame->mark, frame->mark_end - frame->mark, '^');
    underline(out, part + frame->mark_end, size - frame->mark_end, '~');
  } else {
    underline(out, part, size, '^');
  }
  ml_buffer_add_char(out, '\n');
}

static void add_frame(ml_buffer *out, const ml_trace_frame *frame) {
  const char *text = frame->text;
  size_t length = frame->text_length;
  ml_buffer_addf(out, "  File \"%s\", line %d, in %s\n", frame->file, frame->line, frame->name);
  while (text != NULL && length > 0 && strchr(" \t\r\n\f\v", text[length - 1]) != NULL) length--;
  while (text != NULL && length > 0 && strchr(" \t\r\n\f\v", *text) != NULL) text++, length--;
  if (text == NULL || length == 0) return;
  ml_buffer_add_string(out, "    ");
  ml_buffer_add(out, text, length);
  ml_buffer_add_char(out, '\n');
  add_underline(out, frame, (size_t)(text - frame->text), length);
}

static void add_repeats(ml_buffer *out, unsigned long repeats) {
  if (repeats <= REPEATS_SHOWN) return;
  repeats -= REPEATS_SHOWN;
  ml_buffer_addf(out, "  [Previous line repeated %lu more time%s]\n", repeats,
                 repeats > 1 ? "s" : "");
}

void ml_trace_add_frames(ml_buffer *out, const ml_trace_frame *frames, size_t count) {
  unsigned long repeats = 0;
  const ml_trace_frame *last = NULL;
  for (size_t i = 0; i < count; i++) {
    const ml_trace_frame *frame = &frames[i];
    bool gap = frame->skipped > 0;
    /* A gap between frames that are all the same hides more of the same. */
    if (gap && last != NULL && i + 1 < count && repeats >= REPEATS_SHOWN &&
        is_same(last, &frames[i + 1])) {
      repeats += frame->skipped;
      continue;
    }
    if (!gap && last != NULL && is_same(last, frame)) {
      if (++repeats <= REPEATS_SHOWN) add_frame(out, frame);
      continue;
    }
    add_repeats(out, repeats);
    repeats = gap ? 0 : 1;
    last = gap ? NULL : frame;
    if (gap) {
      ml_buffer_addf(out, "  [%lu more frame%s]\n", frame->skipped, frame->skipped > 1 ? "s" : "");
    } else {
      add_frame(out, frame);
    }
  }
  add_repeats(out, repeats);
}

/* ---- errors ---- */

static void add_chain(printer *to, const ml_trace_error *error);

static void emit_stack(const printer *to, const ml_trace_error *error, const char *heading,
                       char margin) {
  ml_buffer text = {0};
  if (error->frame_count == 0) return;
  emit_with(to, heading, strlen(heading), margin);
  ml_trace_add_frames(&text, error->frames, error->frame_count);
  if (text.data != NULL) emit(to, text.data);
  if (text.failed) to->out->failed = true;
  ml_buffer_free(&text);
}

static void emit_title(const printer *to, const ml_trace_error *error) {
  emit(to, error->title);
  ml_buffer_add_char(to->out, '\n');
  for (size_t i = 0; i < error->note_count; i++) {
    emit(to, error->notes[i]);
    ml_buffer_add_char(to->out, '\n');
  }
}

static void emit_rule(printer *to, size_t index) {
  indent(to);
  ml_buffer_add_string(to->out, index == 0 ? "+-" : "  ");
  if (index >= GROUP_WIDTH) {
    ml_buffer_add_string(to->out, "+---------------- ... ----------------\n");
  } else {
    ml_buffer_addf(to->out, "+---------------- %zu ----------------\n", index + 1);
  }
}

static void emit_remaining(const printer *to, size_t count) {
  char text[64];
  snprintf(text, sizeof text, "and %zu more exception%s\n", count, count > 1 ? "s" : "");
  emit(to, text);
}

static void add_members(printer *to, const ml_trace_error *group) {
  size_t shown = group->member_count <= GROUP_WIDTH ? group->member_count : GROUP_WIDTH + 1;
  to->need_close = false;
  for (size_t i = 0; i < shown; i++) {
    bool last = i + 1 == shown;
    if (last) to->need_close = true; /* the frame may be closed by a group inside */
    emit_rule(to, i);
    to->depth++;
    if (i < GROUP_WIDTH) {
      add_chain(to, group->members[i]);
    } else {
      emit_remaining(to, group->member_count - GROUP_WIDTH);
    }
    if (last && to->need_close) {
      indent(to);
      ml_buffer_add_string(to->out, "+------------------------------------\n");
      to->need_close = false;
    }
    to->depth--;
  }
}

static void add_group(printer *to, const ml_trace_error *group) {
  char text[64];
  if (to->depth > GROUP_DEPTH) {
    snprintf(text, sizeof text, "... (max_group_depth is %d)\n", GROUP_DEPTH);
    emit(to, text);
    return;
  }
  bool top = to->depth == 0;
  if (top) to->depth = 1;
  emit_stack(to, group, "Exception Group Traceback (most recent call last):\n", top ? '+' : '|');
  emit_title(to, group);
  add_members(to, group);
  if (top) to->depth = 0;
}

static void add_one(printer *to, const ml_trace_error *error) {
  if (error->member_count > 0) {
    add_group(to, error);
    return;
  }
  emit_stack(to, error, "Traceback (most recent call last):\n", '|');
  emit_title(to, error);
}

static const ml_trace_error *nth_before(const ml_trace_error *error, size_t n) {
  while (n-- > 0) error = error->before;
  return error;
}

/* What came before is printed first. No recursion along the chain: it may be long. */
static void add_chain(printer *to, const ml_trace_error *error) {
  size_t length = 1;
  for (const ml_trace_error *e = error; e->before != NULL; e = e->before) length++;
  while (length-- > 0) {
    add_one(to, nth_before(error, length));
    if (length == 0) return;
    emit(to, nth_before(error, length - 1)->is_cause
                 ? "\nThe above exception was the direct cause of the following exception:\n\n"
                 : "\nDuring handling of the above exception, another exception occurred:\n\n");
  }
}

void ml_trace_add_error(ml_buffer *out, const ml_trace_error *error) {
  printer to = {out, 0, false};
  add_chain(&to, error);
}
