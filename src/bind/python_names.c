#include "bind/python_names.h"

#include <string.h>

#include "view/excerpt.h"

static const struct {
  const char *name, *python, *lua, *hint;
} names[] = {
#define X(name, python, lua, hint) {name, python, lua, hint},
#include "bind/python_names.def"
};

/* Whether the name stands right before a quote, as the prefix of a string does. */
static bool is_prefix(const ml_diag *diag, char letter) {
  size_t length;
  const char *line = ml_source_line(diag->source, diag->span.line, &length);
  for (size_t i = 0; line != NULL && i + 1 < length; i++)
    if (line[i] == letter && (line[i + 1] == '"' || line[i + 1] == '\'')) return true;
  return false;
}

bool ml_explain_python_name(ml_diag *diag, const char *name) {
  size_t i = 0, count = sizeof names / sizeof names[0];
  while (i < count && strcmp(names[i].name, name) != 0) i++;
  if (i == count || (strlen(name) == 1 && !is_prefix(diag, *name))) return false;
  diag->id = ML_DIAG_PYTHON_SPELLING;
  ml_diag_set(&diag->variant, NULL);
  ml_diag_fact(diag, "python", "%s", names[i].python);
  ml_diag_fact(diag, "lua", "%s", names[i].lua);
  ml_diag_fact(diag, "hint", "%s", names[i].hint);
  return true;
}
