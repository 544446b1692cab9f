#include "teach/lesson_text.h"

#include <string.h>

#include "view/text.h"

enum { INDENT = 2, CODE_INDENT = 4, GUTTER = 7 };

static bool is_code(ml_slice line) {
  return line.length > CODE_INDENT && memcmp(line.text, "    ", CODE_INDENT) == 0;
}

static bool is_item(ml_slice line) {
  return line.length > 2 && memcmp(line.text, "- ", 2) == 0;
}

static bool is_blank(ml_slice line) {
  return ml_slice_trim(line).length == 0;
}

static void add_code(ml_buffer *out, const ml_style *style, ml_slice line) {
  ml_tone_begin(out, style, ML_TONE_CODE);
  ml_text_code(out, style, line.text, line.length, 0);
  ml_tone_end(out, style);
  ml_buffer_add_char(out, '\n');
}

/* Adds the paragraph that begins with `line`, and takes the lines that go on with it. */
static void add_paragraph(ml_buffer *out, const ml_style *style, ml_slice line, ml_slice *rest) {
  ml_slice text = line, after = *rest, next;
  while (ml_slice_line(&after, &next) && !is_blank(next) && !is_code(next) && !is_item(next)) {
    text.length = (size_t)(next.text + next.length - text.text);
    *rest = after;
  }
  int hanging = is_item(line) ? INDENT + 2 : INDENT;
  ml_text_repeat(out, ' ', INDENT);
  ml_text_wrap(out, style, text.text, text.length, INDENT, hanging);
}

void ml_lesson_words(ml_buffer *out, const ml_style *style, ml_slice words) {
  ml_slice rest = words, line;
  bool gap = false;
  while (ml_slice_line(&rest, &line)) {
    if (is_blank(line)) {
      gap = true;
      continue;
    }
    if (gap) ml_buffer_add_char(out, '\n');
    gap = false;
    if (is_code(line))
      add_code(out, style, line);
    else
      add_paragraph(out, style, line, &rest);
  }
}

void ml_lesson_listing(ml_buffer *out, const ml_style *style, ml_slice program, int first) {
  ml_slice rest = program, line;
  for (int number = first; ml_slice_line(&rest, &line); number++) {
    ml_tone_begin(out, style, ML_TONE_GUTTER);
    ml_buffer_addf(out, "%4d |", number);
    ml_tone_end(out, style);
    if (line.length > 0) {
      ml_buffer_add_char(out, ' ');
      ml_text_code(out, style, line.text, line.length, GUTTER);
    }
    ml_buffer_add_char(out, '\n');
  }
}

void ml_lesson_heading(ml_buffer *out, const ml_style *style, const char *what, ml_slice title) {
  ml_tone_begin(out, style, ML_TONE_GUTTER);
  ml_buffer_add_string(out, what);
  ml_tone_end(out, style);
  if (title.length > 0) {
    ml_buffer_add_string(out, "  ");
    ml_tone_begin(out, style, ML_TONE_TITLE);
    ml_text_wrap(out, style, title.text, title.length, ml_text_width(what, strlen(what)) + INDENT,
                 INDENT);
    ml_tone_end(out, style);
    return;
  }
  ml_buffer_add_char(out, '\n');
}
