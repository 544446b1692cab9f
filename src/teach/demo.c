#include "teach/demo.h"

#include <string.h>

#include "teach/lesson.h"

static bool begins(ml_slice line, const char *text) {
  size_t length = strlen(text);
  return line.length >= length && memcmp(line.text, text, length) == 0;
}

static bool is_blank(ml_slice line) {
  return ml_slice_trim(line).length == 0;
}

/* A line for the tests. */
static bool is_expectation(ml_slice line) {
  return begins(line, "-- prints:") || begins(line, "-- reports:");
}

/* Makes a slice end where another one ends. */
static void extend(ml_slice *slice, ml_slice line) {
  if (slice->text == NULL) slice->text = line.text;
  slice->length = (size_t)(line.text + line.length - slice->text);
}

/* Adds a line to the words of a cell, or to its code. */
static void add_line(ml_demo_cell *cell, ml_slice line, int number) {
  extend(&cell->whole, line);
  if (is_blank(line) || is_expectation(line)) return;
  if (cell->code.text == NULL && begins(line, "--") && !begins(line, "--[")) {
    extend(&cell->comments, line);
    return;
  }
  if (cell->code.text == NULL) cell->code_line = number;
  extend(&cell->code, line);
}

/* What came before the first heading is the introduction, unless there is code in it. */
static void make_introduction(ml_demo *demo) {
  if (demo->cell_count != 1 || demo->cells[0].has_heading) return;
  if (demo->cells[0].code.length > 0) return;
  demo->comments = demo->cells[0].comments;
  demo->cell_count = 0;
}

static bool start_cell(ml_demo *demo, ml_slice line, bool heading) {
  if (heading) make_introduction(demo);
  if (demo->cell_count == ML_DEMO_CELLS) return false;
  ml_demo_cell *cell = &demo->cells[demo->cell_count++];
  *cell = (ml_demo_cell){.has_heading = heading};
  if (heading) {
    cell->title = ml_slice_trim((ml_slice){line.text + 5, line.length - 5});
    extend(&cell->whole, line);
  }
  return true;
}

bool ml_demo_parse(ml_demo *demo, const char *text, size_t length) {
  *demo = (ml_demo){.text = {text, length}};
  ml_slice rest = demo->text, line;
  for (int number = 1; ml_slice_line(&rest, &line); number++) {
    bool heading = begins(line, "-- %%");
    if (heading || demo->cell_count == 0)
      if (!start_cell(demo, line, heading)) return false;
    if (!heading) add_line(&demo->cells[demo->cell_count - 1], line, number);
  }
  make_introduction(demo);
  return true;
}

void ml_demo_words(ml_buffer *out, ml_slice comments) {
  ml_slice line;
  while (comments.text != NULL && ml_slice_line(&comments, &line)) {
    size_t dashes = begins(line, "-- ") ? 3 : begins(line, "--") ? 2 : 0;
    ml_buffer_add(out, line.text + dashes, line.length - dashes);
    ml_buffer_add_char(out, '\n');
  }
}

/* Whether a line is the first of the cell after `cell` (-1: of the first). */
static bool begins_next(const ml_demo *demo, int cell, ml_slice line) {
  return cell + 1 < demo->cell_count && demo->cells[cell + 1].whole.text == line.text;
}

void ml_demo_chunk(ml_buffer *out, const ml_demo *demo, int number) {
  ml_slice rest = demo->text, line;
  int at = -1;
  bool disabled = false; /* within `if false then` */
  while (ml_slice_line(&rest, &line)) {
    bool first = begins_next(demo, at, line);
    if (first && at == number) return;
    if (first) {
      const ml_demo_cell *cell = &demo->cells[++at];
      if (disabled) ml_buffer_add_string(out, "end ");
      disabled = at < number && cell->has_heading && !cell->fails_to_load;
      if (disabled) ml_buffer_add_string(out, "if false then");
    }
    bool is_code = at >= 0 && !(first && demo->cells[at].has_heading);
    if (is_code && (disabled || at == number)) ml_buffer_add(out, line.text, line.length);
    ml_buffer_add_char(out, '\n');
  }
}

const ml_embedded *ml_demo_file(int number) {
  size_t count;
  const ml_embedded *files = ml_embedded_list(&count);
  for (size_t i = 0; i < count; i++)
    if (strncmp(files[i].path, "lessons/demos/", 14) == 0 && number-- == 0) return &files[i];
  return NULL;
}

const ml_embedded *ml_demo_find(const char *word) {
  const ml_embedded *file;
  for (int i = 0; (file = ml_demo_file(i)) != NULL; i++)
    if (ml_lesson_is_called(file->path, word)) return file;
  return NULL;
}
