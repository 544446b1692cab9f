#include "cli/lua_fault.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { NAME_SIZE = 64 };

/* How Lua begins the message, and the explanation that fits. The type comes next. */
static const struct {
  const char *words, *variant;
} faults[] = {
    {"attempt to index a ", "index"},
    {"attempt to call a ", "call"},
    {"attempt to perform arithmetic on a ", "arithmetic"},
    {"attempt to concatenate a ", "concatenate"},
    {"attempt to get length of a ", "length"},
};

static bool is_name_char(char c) {
  return isalnum((unsigned char)c) || c == '_';
}

/* Where the name stands as a word of its own in the line; NULL: nowhere, or more than once (which
 * one is meant would be a guess). */
static const char *find_once(const char *line, const char *end, const char *name) {
  size_t length = strlen(name);
  const char *found = NULL;
  for (const char *at = line; at + length <= end; at++) {
    if (memcmp(at, name, length) != 0 || (at > line && is_name_char(at[-1])) ||
        (at + length < end && is_name_char(at[length])))
      continue;
    if (found != NULL) return NULL;
    found = at;
  }
  return found;
}

/* Writes the dotted expression that ends in the field or method; false: it is not that simple. */
static bool whole_name(const char *line, size_t length, const char *name, char *out, size_t size) {
  if (line == NULL) return false;
  const char *at = find_once(line, line + length, name);
  if (at == NULL) return false;
  const char *start = at;
  while (start > line && (is_name_char(start[-1]) || start[-1] == '.' || start[-1] == ':')) start--;
  size_t written = (size_t)(at - start) + strlen(name);
  if (start == at || isdigit((unsigned char)*start) || !is_name_char(*start) || written >= size)
    return false;
  if (start > line && strchr(")]}\"'", start[-1]) != NULL) return false;
  memcpy(out, start, written);
  out[written] = '\0';
  /* As a value: a method is a field. */
  for (char *colon = out; (colon = strchr(colon, ':')) != NULL;) *colon = '.';
  return strstr(out, "..") == NULL;
}

static void add_variable(ml_diag *diag, const char *rest, const char *line, size_t length) {
  char kind[NAME_SIZE], name[NAME_SIZE], whole[2 * NAME_SIZE];
  if (sscanf(rest, " value (%63[a-z] '%63[^']')", kind, name) != 2) return;
  ml_diag_fact(diag, "kind", "%s", kind);
  ml_diag_fact(diag, "name", "%s", name);
  if (strcmp(kind, "global") == 0 || strcmp(kind, "local") == 0 || strcmp(kind, "upvalue") == 0)
    ml_diag_fact(diag, "variable", "%s", name);
  else if ((strcmp(kind, "field") == 0 || strcmp(kind, "method") == 0) &&
           whole_name(line, length, name, whole, sizeof whole))
    ml_diag_fact(diag, "variable", "%s", whole);
}

/* What stands between `in` and `do`, where that is one plain name. */
static void add_iterated(ml_diag *diag, const char *line, size_t length) {
  static const char in[] = " in ";
  for (size_t i = 0; line != NULL && i + sizeof in < length; i++) {
    if (memcmp(line + i, in, sizeof in - 1) != 0) continue;
    const char *name = line + i + sizeof in - 1, *at = name;
    while (at < line + length && (is_name_char(*at) || *at == '.')) at++;
    if (at > name && at + 3 < line + length + 1 && memcmp(at, " do", 3) == 0)
      ml_diag_fact(diag, "variable", "%.*s", (int)(at - name), name);
    return;
  }
}

/* "two nil values", or "number with nil" */
static bool is_comparison(const char *reason) {
  const char *words = strstr(reason, "attempt to compare ");
  return words != NULL && (strstr(words, " values") != NULL || strstr(words, " with ") != NULL);
}

void ml_lua_fault_describe(ml_diag *diag, const char *reason, const char *line, size_t length) {
  if (is_comparison(reason)) ml_diag_set(&diag->variant, "compare");
  for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
    const char *type = strstr(reason, faults[i].words);
    if (type == NULL) continue;
    type += strlen(faults[i].words);
    const char *rest = strstr(type, " value");
    if (rest == NULL) return; /* somebody's own words that begin alike */
    ml_diag_set(&diag->variant, faults[i].variant);
    ml_diag_fact(diag, "type", "%.*s", (int)(rest - type), type);
    if (strstr(rest, "(for iterator ") != NULL) {
      ml_diag_set(&diag->variant, "iterate");
      add_iterated(diag, line, length);
    } else {
      add_variable(diag, rest, line, length);
    }
    return;
  }
}
