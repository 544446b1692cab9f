#include "teach/lesson_draft.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

ml_slice ml_draft_slice(const ml_buffer *program) {
  return (ml_slice){program->data != NULL ? program->data : "", program->length};
}

int ml_draft_lines(const ml_buffer *program) {
  ml_slice rest = ml_draft_slice(program), line;
  int count = 0;
  while (ml_slice_line(&rest, &line)) count++;
  return count;
}

static void add_line(ml_buffer *out, ml_slice line) {
  ml_buffer_add(out, line.text, line.length);
  ml_buffer_add_char(out, '\n');
}

/* Adds what was typed as a line beside `old`. */
static void add_typed(ml_buffer *out, const char *text, ml_slice old) {
  size_t indent = 0;
  while (indent < old.length && (old.text[indent] == ' ' || old.text[indent] == '\t')) indent++;
  bool indented = text[0] == ' ' || text[0] == '\t';
  if (!indented && text[0] != '\0') ml_buffer_add(out, old.text, indent);
  ml_buffer_add_string(out, text);
  ml_buffer_add_char(out, '\n');
}

/* The program with the change; `how` is '+', '-' or '='. */
static void rewrite(ml_buffer *out, ml_slice program, long number, char how, const char *text) {
  ml_slice line;
  if (number == 0) add_typed(out, text, (ml_slice){"", 0});
  for (long at = 1; ml_slice_line(&program, &line); at++) {
    if (at != number || how == '+') add_line(out, line);
    if (at == number && how != '-') add_typed(out, text, line);
  }
}

ml_draft_change ml_draft_edit(ml_buffer *program, const char *typed) {
  char *rest;
  if (!isdigit((unsigned char)typed[0])) return ML_DRAFT_NONE;
  long number = strtol(typed, &rest, 10);
  char how = *rest == '+' || *rest == '-' ? *rest++ : '=';
  bool ended = *rest == '\0' || (how == '-' && rest[strspn(rest, " ")] == '\0');
  if (*rest != ' ' && *rest != '\0') return ML_DRAFT_NONE;
  if (how == '-' && !ended) return ML_DRAFT_NONE;
  if (how == '=' && ended) return ML_DRAFT_NONE; /* a number alone: nobody means an empty line */
  if (number > ml_draft_lines(program) || (number == 0 && how != '+')) return ML_DRAFT_NO_LINE;
  ml_buffer changed = {0};
  rewrite(&changed, ml_draft_slice(program), number, how, *rest == ' ' ? rest + 1 : rest);
  if (changed.failed) {
    ml_buffer_free(&changed);
    return ML_DRAFT_NO_LINE;
  }
  ml_buffer_free(program);
  *program = changed;
  return ML_DRAFT_DONE;
}
