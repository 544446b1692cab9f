#include "bind/absent.h"

#include <string.h>

#include "base/nearest.h"
#include "bind/library.h"
#include "bind/python_names.h"

static const struct {
  const char *name, *why, *instead;
} absent[] = {
#define X(name, why, instead) {name, why, instead},
#include "bind/absent_names.def"
#undef X
};

/* Looks for prefix + name. */
static bool explain_listed(ml_diag *diag, const char *prefix, const char *name) {
  size_t length = strlen(prefix);
  for (size_t i = 0; i < sizeof absent / sizeof absent[0]; i++) {
    if (strncmp(absent[i].name, prefix, length) != 0 || strcmp(absent[i].name + length, name) != 0)
      continue;
    diag->id = ML_DIAG_ABSENT_NAME;
    ml_diag_set(&diag->variant, NULL);
    ml_diag_fact(diag, "absent", length == 0 ? "asyncio.%s" : "loop:%s", name);
    ml_diag_fact(diag, "why", "%s", absent[i].why);
    ml_diag_fact(diag, "instead", "%s", absent[i].instead);
    return true;
  }
  return false;
}

const char *ml_nearest_key(lua_State *L, const char *name) {
  ml_nearest nearest = {.word = name};
  lua_pushnil(L);
  while (lua_next(L, -2) != 0) {
    lua_pop(L, 1);
    if (lua_type(L, -1) == LUA_TSTRING) ml_nearest_consider(&nearest, lua_tostring(L, -1));
  }
  return nearest.best;
}

void ml_explain_typo(ml_diag *diag, const char *written, const char *meant) {
  diag->id = ML_DIAG_ABSENT_NAME;
  ml_diag_set(&diag->variant, "typo");
  ml_diag_fact(diag, "absent", "%s", written);
  ml_diag_fact(diag, "meant", "%s", meant);
}

/* With the fields in the table at the top. */
static bool explain_near(lua_State *L, ml_diag *diag, const char *object, const char *separator,
                         const char *name) {
  const char *meant = ml_nearest_key(L, name);
  if (meant == NULL) return false;
  const char *written = lua_pushfstring(L, "%s%s%s", object, separator, name);
  ml_explain_typo(diag, written, lua_pushfstring(L, "%s%s%s", object, separator, meant));
  return true;
}

/* Shorter names are near too many others. */
enum { SHORTEST_GLOBAL = 4 };

bool ml_explain_absent_global(lua_State *L, ml_diag *diag, const char *name) {
  int top = lua_gettop(L);
  bool is_called = diag->variant != NULL && strcmp(diag->variant, "call") == 0;
  if (is_called && ml_explain_python_name(diag, name)) return true;
  if (strlen(name) < SHORTEST_GLOBAL) return false;
  lua_pushglobaltable(L);
  bool found = explain_near(L, diag, "", "", name);
  lua_settop(L, top);
  return found;
}

/* Pushes the fields that an object of this name can be expected to have; false: who knows. */
static bool push_fields(lua_State *L, const char *object) {
  if (strcmp(object, "asyncio") == 0) {
    ml_push_library_names(L);
    return true;
  }
  if (strstr(object, "loop") != NULL && strchr(object, '(') == NULL) {
    luaL_getmetatable(L, "EventLoop");
    lua_getfield(L, -1, "methods");
    return true;
  }
  return lua_getglobal(L, object) == LUA_TTABLE;
}

bool ml_explain_absent(lua_State *L, ml_diag *diag, const char *object, const char *name,
                       bool method) {
  bool asyncio = object != NULL && strcmp(object, "asyncio") == 0;
  bool loop = !asyncio && (object == NULL ? method : strstr(object, "loop") != NULL);
  if (asyncio && explain_listed(diag, "", name)) return true;
  if (loop && explain_listed(diag, "loop.", name)) return true;
  int top = lua_gettop(L);
  bool found = object != NULL && push_fields(L, object) &&
               explain_near(L, diag, object, method ? ":" : ".", name);
  lua_settop(L, top);
  return found;
}
