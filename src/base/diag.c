#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

static const struct {
  ml_diag_id id;
  const char *name;
} names[] = {
#define X(id, number, name, report) {ML_DIAG_##id, name},
#include "base/diagnostics.def"
#undef X
};

static const size_t name_count = sizeof names / sizeof names[0];

const char *ml_diag_name(ml_diag_id id) {
  for (size_t i = 0; i < name_count; i++)
    if (names[i].id == id) return names[i].name;
  return NULL;
}

ml_diag_id ml_diag_find(const char *name_or_number) {
  char *end;
  long number = strtol(name_or_number, &end, 10);
  bool is_number = end != name_or_number && *end == '\0';
  for (size_t i = 0; i < name_count; i++) {
    if (is_number ? (long)names[i].id == number : strcmp(names[i].name, name_or_number) == 0)
      return names[i].id;
  }
  return ML_DIAG_NONE;
}

void ml_diag_init(ml_diag *diag, ml_diag_id id) {
  memset(diag, 0, sizeof *diag);
  diag->id = id;
}

void ml_diag_free(ml_diag *diag) {
  ml_free(diag->file);
  ml_free(diag->source);
  ml_free(diag->message);
  ml_free(diag->report);
  ml_free(diag->variant);
  for (size_t i = 0; i < diag->fact_count; i++) {
    ml_free(diag->facts[i].key);
    ml_free(diag->facts[i].value);
  }
  for (size_t i = 0; i < diag->mark_count; i++) ml_free(diag->marks[i].label);
  ml_free(diag->facts);
  ml_free(diag->marks);
  ml_diag_init(diag, ML_DIAG_NONE);
}

static char *format_copy(const char *format, va_list arguments) {
  va_list again;
  va_copy(again, arguments);
  int length = vsnprintf(NULL, 0, format, again);
  va_end(again);
  if (length < 0) return NULL;
  char *text = ml_alloc((size_t)length + 1);
  if (text != NULL) vsnprintf(text, (size_t)length + 1, format, arguments);
  return text;
}

void ml_diag_set(char **field, const char *value) {
  if (value != NULL) ml_diag_setf(field, "%s", value);
}

void ml_diag_setf(char **field, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  char *text = format_copy(format, arguments);
  va_end(arguments);
  if (text == NULL) return;
  ml_free(*field);
  *field = text;
}

void ml_diag_fact(ml_diag *diag, const char *key, const char *format, ...) {
  ml_fact *facts = ml_realloc(diag->facts, (diag->fact_count + 1) * sizeof *facts);
  if (facts == NULL) return;
  diag->facts = facts;
  va_list arguments;
  va_start(arguments, format);
  ml_fact fact = {NULL, format_copy(format, arguments)};
  va_end(arguments);
  ml_diag_set(&fact.key, key);
  if (fact.key == NULL || fact.value == NULL) {
    ml_free(fact.key);
    ml_free(fact.value);
    return;
  }
  facts[diag->fact_count++] = fact;
}

const char *ml_diag_get(const ml_diag *diag, const char *key) {
  for (size_t i = 0; i < diag->fact_count; i++)
    if (strcmp(diag->facts[i].key, key) == 0) return diag->facts[i].value;
  return NULL;
}

void ml_diag_mark(ml_diag *diag, ml_span span, const char *format, ...) {
  ml_mark *marks = ml_realloc(diag->marks, (diag->mark_count + 1) * sizeof *marks);
  if (marks == NULL) return;
  diag->marks = marks;
  va_list arguments;
  va_start(arguments, format);
  char *label = format_copy(format, arguments);
  va_end(arguments);
  if (label == NULL) return;
  marks[diag->mark_count++] = (ml_mark){span, label};
}
