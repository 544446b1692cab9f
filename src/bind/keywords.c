#include "bind/keywords.h"

#include <ctype.h>
#include <string.h>

#include "base/buffer.h"
#include "base/nearest.h"
#include "bind/exception.h"
#include "bind/repr.h"

static bool is_known(const char *key, const char *const *known) {
  while (*known != NULL && strcmp(*known, key) != 0) known++;
  return *known != NULL;
}

/* Gives the exception at the top its explanation. */
static void explain(lua_State *L, const char *function, const char *key, const char *const *known) {
  ml_nearest nearest = {.word = key};
  ml_buffer list = {0};
  ml_diag *diag = ml_exception_set_diag(L, -1, ML_DIAG_UNEXPECTED_KEYWORD);
  if (diag == NULL) return;
  const char *dot = strrchr(function, '.');
  ml_diag_fact(diag, "function", "%s", dot != NULL ? dot + 1 : function);
  ml_diag_fact(diag, "keyword", "%s", key);
  for (; *known != NULL; known++) {
    ml_nearest_consider(&nearest, *known);
    ml_buffer_addf(&list, "%s%s", list.length > 0 ? ", " : "", *known);
  }
  if (nearest.best != NULL) ml_diag_fact(diag, "meant", "%s", nearest.best);
  if (list.data != NULL) ml_diag_fact(diag, "known", "%s", list.data);
  ml_buffer_free(&list);
}

int ml_raise_list_given(lua_State *L, const char *function) {
  ml_exception_push(L, ML_EXC_TypeError, "unhashable type: 'list'");
  ml_diag *diag = ml_exception_set_diag(L, -1, ML_DIAG_UNEXPECTED_KEYWORD);
  if (diag != NULL) {
    ml_diag_set(&diag->variant, "list");
    ml_diag_fact(diag, "function", "%s", function);
  }
  return lua_error(L);
}

/* What CPython has in C it words differently. */
static bool is_in_c(const char *function) {
  return strcmp(function, "Future") == 0 || strcmp(function, "Task") == 0 ||
         strcmp(function, "cancel") == 0;
}

/* The key at `key` (absolute) is not known. */
static int raise_unexpected(lua_State *L, int key, const char *function, const char *const *known) {
  const char *shown = ml_repr(L, key, NULL);
  bool is_class = isupper((unsigned char)*function) && strchr(function, '.') == NULL;
  if (is_in_c(function))
    ml_exception_push(L, ML_EXC_TypeError, "%s is an invalid keyword argument for %s()", shown,
                      function);
  else
    ml_exception_push(L, ML_EXC_TypeError, "%s%s() got an unexpected keyword argument %s", function,
                      is_class ? ".__init__" : "", shown);
  if (lua_type(L, key) == LUA_TSTRING) explain(L, function, lua_tostring(L, key), known);
  return lua_error(L);
}

void ml_check_keywords(lua_State *L, int options, const char *function, const char *const *known) {
  if (options == 0) return;
  lua_pushnil(L);
  while (lua_next(L, options) != 0) {
    lua_pop(L, 1);
    bool is_text = lua_type(L, -1) == LUA_TSTRING;
    if (!is_text || !is_known(lua_tostring(L, -1), known))
      raise_unexpected(L, lua_gettop(L), function, known);
  }
}

void ml_check_misspelt(lua_State *L, int options, const char *function, const char *known) {
  const char *const names[] = {known, NULL};
  if (options == 0) return;
  lua_pushnil(L);
  if (lua_next(L, options) == 0) return;
  lua_pop(L, 1);
  lua_pushvalue(L, -1);
  bool is_only = lua_next(L, options) == 0;
  if (!is_only) lua_pop(L, 2);
  const char *key = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "";
  if (is_only && *key != '\0' && strcmp(key, known) != 0 && ml_nearest_enough(key, known))
    raise_unexpected(L, lua_gettop(L), function, names);
  lua_pop(L, 1);
}

enum { MOST_KEYWORDS = 8 };

/* unexpected_keyword(function, keyword, known...) raises. */
static int unexpected_keyword(lua_State *L) {
  const char *known[MOST_KEYWORDS + 1] = {NULL};
  for (int i = 0; i < MOST_KEYWORDS; i++) known[i] = lua_tostring(L, i + 3);
  return raise_unexpected(L, 2, luaL_checkstring(L, 1), known);
}

void ml_open_keywords(lua_State *L) {
  lua_pushcfunction(L, unexpected_keyword);
  lua_setfield(L, -2, "unexpected_keyword");
}
