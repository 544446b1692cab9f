/* What the rules found, as diagnostics, and the words they need. */
#include <stdarg.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buffer.h"
#include "lang/check_parts.h"

enum { LONGEST_TEXT = 60 /* bytes of the program to quote in a sentence */ };

static ml_diag *new_diag(ml_checker *checker) {
  if (checker->count == checker->capacity) {
    size_t capacity = checker->capacity == 0 ? 16 : checker->capacity * 2;
    ml_diag *diags = ml_realloc(checker->diags, capacity * sizeof *diags);
    checker->failed |= diags == NULL;
    if (diags == NULL) return NULL;
    checker->diags = diags;
    checker->capacity = capacity;
  }
  return &checker->diags[checker->count++];
}

ml_diag *ml_found(ml_checker *checker, ml_diag_id id, const ml_node *node, const char *mark,
                  const char *format, ...) {
  ml_diag *diag = new_diag(checker);
  if (diag == NULL) return NULL;
  ml_diag_init(diag, id);
  diag->span = ml_node_span(checker->tree, node);
  ml_diag_set(&diag->file, checker->tree->file);
  ml_diag_mark(diag, diag->span, "%s", mark);
  ml_buffer message;
  ml_buffer_init(&message);
  va_list arguments;
  va_start(arguments, format);
  ml_buffer_addv(&message, format, arguments);
  va_end(arguments);
  diag->message = ml_buffer_take(&message);
  if (diag->message == NULL) checker->failed = true;
  return diag;
}

const char *ml_text_of(ml_checker *checker, const ml_node *node) {
  char text[LONGEST_TEXT + 1];
  size_t length = 0;
  for (uint32_t i = node->start; i < node->end; i++) {
    char c = checker->tree->text[i];
    bool is_space = c == ' ' || (c >= '\t' && c <= '\r');
    if (is_space && length > 0 && text[length - 1] == ' ') continue;
    if (length == LONGEST_TEXT || c == '\0') return NULL;
    text[length++] = is_space ? ' ' : c;
  }
  char *copy = ml_arena_copy(&checker->tree->arena, text, length);
  checker->failed |= copy == NULL;
  return copy;
}

void ml_found_text(ml_checker *checker, ml_diag *diag, const char *key, const ml_node *node) {
  const char *text = ml_text_of(checker, node);
  if (text != NULL) ml_diag_fact(diag, key, "%s", text);
}

const char *ml_call_text(ml_checker *checker, const ml_node *call, const char *name) {
  const char *text = ml_text_of(checker, call);
  if (text != NULL) return text;
  size_t length = strlen(name);
  char *made = ml_checker_alloc(checker, length + sizeof "(...)");
  if (made == NULL) return name;
  memcpy(made, name, length);
  memcpy(made + length, "(...)", sizeof "(...)");
  return made;
}
