/* The report of a SyntaxError as CPython 3.11 prints it. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buffer.h"
#include "lang/parse.h"

/* Texts are copied into diagnostics for their excerpts, up to so many bytes in all. */
enum { SOURCE_BUDGET = 64 * 1024 * 1024 };

/* Characters, for carets to stand under them: continuation bytes of UTF-8 take no column. */
static size_t width(const char *text, size_t length) {
  size_t count = 0;
  for (size_t i = 0; i < length; i++) count += ((unsigned char)text[i] & 0xC0) != 0x80;
  return count;
}

/* The source line without its indentation and line break, and carets under the span. */
static void add_excerpt(ml_buffer *out, const ml_tree *tree, const ml_span *span) {
  const char *line = tree->text + tree->lines.starts[span->line - 1];
  const char *from = line + span->column - 1;
  const char *end = line;
  while (*end != '\n' && *end != '\r' && *end != '\0') end++;
  while (end > line && (end[-1] == ' ' || end[-1] == '\t')) end--;
  while (line < end && (*line == ' ' || *line == '\t' || *line == '\f')) line++;
  if (line == end) return;
  const char *to = end;
  if (span->end_line == span->line) to = from + (span->end_column - span->column);
  if (from < line) from = line;
  ml_buffer_add_string(out, "    ");
  ml_buffer_add(out, line, (size_t)(end - line));
  ml_buffer_add_string(out, "\n    ");
  size_t before = width(line, (size_t)((from < end ? from : end) - line));
  size_t under = from < to && to <= end ? width(from, (size_t)(to - from)) : 1;
  ml_buffer_add_repeated(out, ' ', before);
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
  if (tree->length > SOURCE_BUDGET / tree->diag_count) return;
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
