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

static void consider_keys(lua_State *L, ml_nearest *nearest) {
  lua_pushnil(L);
  while (lua_next(L, -2) != 0) {
    lua_pop(L, 1);
    bool shown = lua_type(L, -1) == LUA_TSTRING && *lua_tostring(L, -1) != '_';
    if (shown) ml_nearest_consider(nearest, lua_tostring(L, -1));
  }
}

const char *ml_nearest_key(lua_State *L, const char *name) {
  ml_nearest nearest = {.word = name};
  consider_keys(L, &nearest);
  return nearest.best;
}

void ml_explain_typo(ml_diag *diag, const char *written, const char *meant) {
  diag->id = ML_DIAG_ABSENT_NAME;
  ml_diag_set(&diag->variant, "typo");
  ml_diag_fact(diag, "absent", "%s", written);
  ml_diag_fact(diag, "meant", "%s", meant);
}

/* Shorter names are near too many others. */
enum { SHORTEST_GLOBAL = 4 };

bool ml_explain_absent_global(lua_State *L, ml_diag *diag, const char *name) {
  bool is_called = diag->variant != NULL && strcmp(diag->variant, "call") == 0;
  if (is_called && ml_explain_python_name(diag, name)) return true;
  if (strlen(name) < SHORTEST_GLOBAL) return false;
  lua_pushglobaltable(L);
  ml_nearest nearest = {.word = name};
  consider_keys(L, &nearest);
  bool is_slip = ml_nearest_is_slip(&nearest);
  if (is_slip) {
    ml_explain_typo(diag, name, nearest.best);
    ml_diag_set(&diag->variant, "global");
  }
  lua_pop(L, 1);
  return is_slip;
}

static bool is_asyncio(lua_State *L, int index) {
  ml_push_slot(L, ML_SLOT_ASYNCIO);
  bool is = lua_rawequal(L, index, -1);
  lua_pop(L, 1);
  return is;
}

/* Looks at what the object has: its own fields, those of its class, the methods of its kind. The
 * modules of the library, which are loaded when they are named, tell theirs to `pairs`. */
static void consider_fields(lua_State *L, int object, ml_nearest *nearest) {
  if (is_asyncio(L, object)) {
    ml_push_library_names(L);
    consider_keys(L, nearest);
    return;
  }
  if (lua_istable(L, object)) {
    lua_pushvalue(L, object);
    consider_keys(L, nearest);
    if (luaL_getmetafield(L, object, "__index") == LUA_TTABLE) consider_keys(L, nearest);
    if (luaL_getmetafield(L, object, "__pairs") == LUA_TNIL || !lua_iscfunction(L, -1)) return;
    lua_pushvalue(L, object);
    lua_call(L, 1, 2);
    if (lua_istable(L, -1)) consider_keys(L, nearest);
  } else if (ml_kind_of(L, object) != ML_KIND_NONE &&
             luaL_getmetafield(L, object, "methods") == LUA_TTABLE) {
    consider_keys(L, nearest);
  }
}

/* Pushes what an object is called that has no name in the line. */
static const char *push_class(lua_State *L, int object) {
  if (ml_kind_of(L, object) == ML_KIND_LOOP) return lua_pushliteral(L, "loop");
  if (luaL_getmetafield(L, object, "__name") != LUA_TSTRING) return lua_pushliteral(L, "object");
  return lua_tostring(L, -1);
}

bool ml_explain_absent(lua_State *L, ml_diag *diag, int object, const char *text, const char *name,
                       bool method) {
  int top = lua_gettop(L);
  object = lua_absindex(L, object);
  if (is_asyncio(L, object) && explain_listed(diag, "", name)) return true;
  if (ml_kind_of(L, object) == ML_KIND_LOOP && explain_listed(diag, "loop.", name)) return true;
  ml_nearest nearest = {.word = name};
  consider_fields(L, object, &nearest);
  bool is_there = nearest.best != NULL && strcmp(nearest.best, name) == 0;
  if (is_there) nearest.best = NULL;
  if (nearest.best != NULL) {
    const char *mark = method ? ":" : ".";
    if (text == NULL) text = push_class(L, object);
    const char *written = lua_pushfstring(L, "%s%s%s", text, mark, name);
    ml_explain_typo(diag, written, lua_pushfstring(L, "%s%s%s", text, mark, nearest.best));
  }
  lua_settop(L, top);
  return nearest.best != NULL;
}
