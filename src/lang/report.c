/* The report of a SyntaxError as CPython 3.11 prints it. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buffer.h"
#include "lang/parse.h"

/* Lines and whole texts are copied into every diagnostic, up to about so many bytes in all. */
enum { COPY_BUDGET = 64 * 1024 * 1024 };

static bool is_affordable(const ml_tree *tree, size_t length) {
  return length <= COPY_BUDGET / tree->diag_count;
}

/* Characters, for carets to stand under them: continuation bytes of UTF-8 take no column. */
static size_t width(const char *text, size_t length) {
  size_t count = 0;
  for (size_t i = 0; i < length; i++) count += ((unsigned char)text[i] & 0xC0) != 0x80;
  return count;
}

/* Where the text of a line ends, without its line break and the blanks before that. */
static const char *line_end(const ml_tree *tree, int line) {
  const char *start = tree->text + tree->lines.starts[line - 1];
  bool is_last = (uint32_t)line == tree->lines.count;
  const char *end = tree->text + (is_last ? tree->length : tree->lines.starts[line]);
  while (end > start && strchr(" \t\n\r", end[-1]) != NULL && end[-1] != '\0') end--;
  return end;
}

/* A zero byte would end the report. */
static void add_visible(ml_buffer *out, const char *text, size_t length) {
  for (const char *zero; (zero = memchr(text, '\0', length)) != NULL;) {
    ml_buffer_add(out, text, (size_t)(zero - text));
    ml_buffer_add_char(out, '?');
    length -= (size_t)(zero + 1 - text);
    text = zero + 1;
  }
  ml_buffer_add(out, text, length);
}

/* The source line without its indentation and line break, and carets under the span. */
static void add_excerpt(ml_buffer *out, const ml_tree *tree, const ml_span *span) {
  const char *line = tree->text + tree->lines.starts[span->line - 1];
  const char *from = line + span->column - 1;
  const char *end = line_end(tree, span->line);
  while (line < end && (*line == ' ' || *line == '\t' || *line == '\f')) line++;
  if (line == end || !is_affordable(tree, (size_t)(end - line))) return;
  const char *to = end;
  if (span->end_line == span->line) to = from + (span->end_column - span->column);
  if (from < line) from = line;
  if (from > end) from = end;
  if (to > end) to = end;
  size_t under = from < to ? width(from, (size_t)(to - from)) : 0;
  ml_buffer_add_string(out, "    ");
  add_visible(out, line, (size_t)(end - line));
  ml_buffer_add_string(out, "\n    ");
  ml_buffer_add_repeated(out, ' ', width(line, (size_t)(from - line)));
  ml_buffer_add_repeated(out, '^', under > 0 ? under : 1);
  ml_buffer_add_char(out, '\n');
}

static void make_report(ml_parser *parser, ml_diag *diag) {
  ml_buffer out;
  ml_buffer_init(&out);
  ml_buffer_addf(&out, "  File \"%s\", line %d\n", diag->file, diag->span.line);
  add_excerpt(&out, parser->tree, &diag->span);
  ml_buffer_addf(&out, "%s\n", diag->message);
  diag->report = ml_buffer_take(&out);
  if (diag->report == NULL) ml_no_memory(parser);
}

static void keep_source(ml_parser *parser, ml_diag *diag) {
  const ml_tree *tree = parser->tree;
  if (!is_affordable(tree, tree->length)) return;
  diag->source = ml_alloc(tree->length + 1);
  if (diag->source == NULL) ml_no_memory(parser);
  memcpy(diag->source, tree->text, tree->length + 1);
}

static int by_position(const void *left, const void *right) {
  const ml_span *a = &((const ml_diag *)left)->span, *b = &((const ml_diag *)right)->span;
  if (a->line != b->line) return a->line < b->line ? -1 : 1;
  return (a->column > b->column) - (a->column < b->column);
}

void ml_diags_finish(ml_parser *parser) {
  ml_tree *tree = parser->tree;
  ml_tell_misplaced(parser);
  if (tree->diag_count == 0) return;
  qsort(tree->diags, tree->diag_count, sizeof *tree->diags, by_position);
  for (size_t i = 0; i < tree->diag_count; i++) {
    make_report(parser, &tree->diags[i]);
    keep_source(parser, &tree->diags[i]);
  }
}
