#include "bind/python_names.h"

#include <ctype.h>
#include <string.h>

#include "view/excerpt.h"

#define NAME_LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789"

static const struct {
  const char *name, *python, *lua, *hint;
} names[] = {
#define X(name, python, lua, hint) {name, python, lua, hint},
#include "bind/python_names.def"
};

static void add_facts(ml_diag *diag, const char *python, const char *lua, const char *hint) {
  diag->id = ML_DIAG_PYTHON_SPELLING;
  ml_diag_set(&diag->variant, NULL);
  ml_diag_fact(diag, "python", "%s", python);
  ml_diag_fact(diag, "lua", "%s", lua);
  ml_diag_fact(diag, "hint", "%s", hint);
}

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
  add_facts(diag, names[i].python, names[i].lua, names[i].hint);
  return true;
}

bool ml_explain_string_operator(ml_diag *diag, const char *message) {
  if (strstr(message, "attempt to add a ") != NULL && strstr(message, "'string'") != NULL) {
    add_facts(diag, "\"a\" + \"b\"", "\"a\" .. \"b\"",
              "Two dots join strings and numbers; + adds numbers only.");
  } else if (strstr(message, "attempt to mod a 'string'") != NULL) {
    add_facts(diag, "\"%d\" % x", "string.format(\"%d\", x)",
              "string.format puts values into a string; % is for numbers only.");
  } else {
    return false;
  }
  return true;
}

bool ml_explain_module_colon(ml_diag *diag) {
  static const char module[] = "asyncio:";
  size_t length, mark = sizeof module - 1;
  const char *line = ml_source_line(diag->source, diag->span.line, &length);
  for (size_t i = 0; line != NULL && i + mark < length; i++) {
    if (strncmp(line + i, module, mark) != 0) continue;
    if (i > 0 && (line[i - 1] == '.' || line[i - 1] == '_' || isalnum((unsigned char)line[i - 1])))
      continue;
    const char *name = line + i + mark;
    size_t end = strspn(name, NAME_LETTERS);
    if (end == 0) continue;
    diag->id = ML_DIAG_DOT_CALL;
    ml_diag_set(&diag->variant, "module");
    ml_diag_fact(diag, "method", "%.*s", (int)end, name);
    return true;
  }
  return false;
}
