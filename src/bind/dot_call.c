#include "bind/dot_call.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "bind/call_site.h"
#include "bind/exception.h"
#include "bind/traceback.h"

/* A line of the user's, and in it `object.method(arguments)`. */
typedef struct dotted {
  const char *line, *end;
  const char *object, *dot, *open; /* where they begin; `open`: what stands behind the method */
} dotted;

static bool is_word(char c) {
  return isalnum((unsigned char)c) || c == '_';
}

/* Whether `at` is the dot of an `object.method` that is called, with names for the object. */
static bool is_call(dotted *found, const char *at, const char *method) {
  size_t length = strlen(method);
  const char *open = at + 1 + length, *object = at;
  if ((size_t)(found->end - at) <= length + 1 || memcmp(at + 1, method, length) != 0) return false;
  while (open < found->end && *open == ' ') open++;
  if (open == found->end || strchr("({\"'", *open) == NULL) return false;
  while (object > found->line && (is_word(object[-1]) || object[-1] == '.')) object--;
  if (object == at || isdigit((unsigned char)*object) || *object == '.') return false;
  if (object > found->line && strchr(")]\"':", object[-1]) != NULL) return false;
  found->object = object;
  found->dot = at;
  found->open = open;
  return true;
}

/* Whether the line has one such call, and not through a class: `asyncio.Task.result(1)`. */
static bool find(dotted *found, const char *method) {
  int count = 0;
  const char *last = NULL;
  for (const char *at = found->line; at < found->end; at++)
    if (*at == '.' && is_call(found, at, method)) count++;
  if (count != 1) return false;
  for (last = found->dot; last > found->object && is_word(last[-1]); last--) continue;
  return !isupper((unsigned char)*last);
}

/* Behind the parenthesis that closes the one at `open`; NULL when the line does not have it. */
static const char *call_end(const dotted *found) {
  int depth = 0;
  if (*found->open != '(') return NULL;
  for (const char *at = found->open; at < found->end; at++) {
    if (*at == '(') depth++;
    if (*at == ')' && --depth == 0) return at + 1;
  }
  return NULL;
}

/* The method of the only await of the line: `queue.get()`. */
static const char *awaited_method(lua_State *L, const dotted *found) {
  const char *awaited = found->line == NULL ? NULL : ml_push_awaited(L);
  const char *open = awaited == NULL ? NULL : strchr(awaited, '('), *dot = open;
  while (dot != NULL && dot > awaited && *dot != '.') dot--;
  if (dot == NULL || *dot != '.') return "method";
  return lua_pushlstring(L, dot + 1, (size_t)(open - dot - 1));
}

void ml_push_dot_call(lua_State *L, const char *method) {
  ml_frame frame;
  size_t length;
  int top = lua_gettop(L);
  dotted found = {NULL, NULL, NULL, NULL, NULL};
  bool known = ml_traceback_top(L, &frame);
  if (known) found.line = ml_frame_text(L, &frame, &length);
  if (found.line != NULL) found.end = found.line + length;
  if (strcmp(method, "?") == 0) method = awaited_method(L, &found);
  known = found.line != NULL && find(&found, method);
  const char *end = known ? call_end(&found) : NULL;
  const char *object = "object", *python = NULL, *lua = NULL;
  if (known) object = lua_pushlstring(L, found.object, (size_t)(found.dot - found.object));
  if (end != NULL) {
    python = lua_pushlstring(L, found.object, (size_t)(end - found.object));
    lua = lua_pushfstring(L, "%s:%s", object, python + (found.dot + 1 - found.object));
  }
  ml_exception_push(L, ML_EXC_TypeError,
                    "%s() was called without its object: write %s:%s(), with a colon", method,
                    object, method);
  ml_diag *diag = ml_exception_set_diag(L, -1, ML_DIAG_DOT_CALL);
  if (diag != NULL) {
    ml_diag_fact(diag, "method", "%s", method);
    ml_diag_fact(diag, "object", "%s", object);
    if (python != NULL) ml_diag_fact(diag, "python", "%s", python);
    if (lua != NULL) ml_diag_fact(diag, "lua", "%s", lua);
  }
  lua_insert(L, top + 1);
  lua_settop(L, top + 1);
}

int ml_raise_dot_call(lua_State *L, const char *method) {
  ml_push_dot_call(L, method);
  return lua_error(L);
}

/* dot_call(method) raises. */
static int dot_call(lua_State *L) {
  return ml_raise_dot_call(L, luaL_checkstring(L, 1));
}

void ml_open_dot_call(lua_State *L) {
  lua_pushcfunction(L, dot_call);
  lua_setfield(L, -2, "dot_call");
}
