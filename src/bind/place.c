#include "bind/place.h"

#include <string.h>

static bool is_library(const lua_Debug *ar) {
  return strncmp(ar->source, "=[moonloop", 10) == 0;
}

int ml_push_caller(lua_State *L) {
  lua_Debug ar;
  int line = 0;
  for (int level = 1; lua_getstack(L, level, &ar); level++) {
    lua_getinfo(L, "Slf", &ar); /* one question is far cheaper than two */
    bool library = is_library(&ar);
    if (ar.currentline <= 0 || (library && line > 0)) {
      lua_pop(L, 1);
      continue;
    }
    if (line > 0) lua_remove(L, -2);
    line = ar.currentline;
    if (!library) return line;
  }
  if (line == 0) lua_pushnil(L);
  return line;
}

int ml_caller_line(lua_State *L, const void **chunk) {
  lua_Debug ar;
  if (chunk != NULL) *chunk = NULL;
  for (int level = 1; lua_getstack(L, level, &ar); level++) {
    lua_getinfo(L, "S", &ar);
    if (*ar.what == 'C' || is_library(&ar)) continue;
    lua_getinfo(L, "l", &ar);
    if (ar.currentline <= 0) continue;
    if (chunk != NULL) *chunk = ar.source;
    return ar.currentline;
  }
  return 0;
}

void ml_function_file(lua_State *L, char file[LUA_IDSIZE]) {
  lua_Debug ar;
  if (!lua_isfunction(L, -1)) {
    lua_pop(L, 1);
    strcpy(file, "?");
    return;
  }
  lua_getinfo(L, ">S", &ar);
  memcpy(file, ar.short_src, LUA_IDSIZE);
}

bool ml_is_library_function(lua_State *L) {
  lua_Debug ar;
  lua_pushvalue(L, -1);
  lua_getinfo(L, ">S", &ar);
  return is_library(&ar);
}

int ml_where_in(lua_State *L, char file[LUA_IDSIZE], const void **chunk) {
  lua_Debug ar;
  for (int level = 1; lua_getstack(L, level, &ar); level++) {
    lua_getinfo(L, "Sl", &ar);
    if (ar.currentline <= 0 || is_library(&ar)) continue;
    memcpy(file, ar.short_src, LUA_IDSIZE);
    if (chunk != NULL) *chunk = ar.source;
    return ar.currentline;
  }
  strcpy(file, "?");
  if (chunk != NULL) *chunk = NULL;
  return 0;
}

int ml_where(lua_State *L, char file[LUA_IDSIZE]) {
  return ml_where_in(L, file, NULL);
}

/* Of the value at `function` the key in the table at the top (popped); NULL (nothing pushed). */
static const char *push_key(lua_State *L, int function) {
  int top = lua_gettop(L);
  lua_pushnil(L);
  while (lua_istable(L, top) && lua_next(L, top) != 0) {
    bool found = lua_rawequal(L, -1, function) && lua_type(L, -2) == LUA_TSTRING;
    lua_pop(L, 1);
    if (!found) continue;
    lua_replace(L, top);
    lua_settop(L, top);
    return lua_tostring(L, top);
  }
  lua_settop(L, top - 1);
  return NULL;
}

/* In the modules that are loaded. */
static const char *push_module_name(lua_State *L, int function) {
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  int loaded = lua_gettop(L);
  lua_pushnil(L);
  while (lua_next(L, loaded) != 0) {
    const char *name = lua_type(L, -2) == LUA_TSTRING ? push_key(L, function) : NULL;
    if (name != NULL) return lua_pushfstring(L, "%s.%s", lua_tostring(L, -2), name);
    lua_settop(L, loaded + 1);
  }
  return NULL;
}

/* Among the methods of our kinds of objects. */
static const char *push_method_name(lua_State *L, int function) {
  const ml_runtime *rt = ml_runtime_of(L);
  for (int kind = ML_KIND_NONE + 1; kind < ML_KIND_COUNT; kind++) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, rt->metatable_references[0][kind]);
    if (!lua_istable(L, -1)) continue;
    lua_getfield(L, -1, "__metatable"); /* the name of the kind */
    lua_getfield(L, -2, "methods");
    const char *name = push_key(L, function);
    if (name != NULL) return lua_pushfstring(L, "%s.%s", lua_tostring(L, -2), name);
    lua_pop(L, 2);
  }
  return NULL;
}

const char *ml_push_c_name(lua_State *L) {
  int function = lua_gettop(L);
  luaL_checkstack(L, LUA_MINSTACK, NULL);
  lua_pushglobaltable(L);
  const char *name = push_key(L, function);
  if (name == NULL) name = push_module_name(L, function);
  if (name == NULL) name = push_method_name(L, function);
  if (name == NULL) {
    lua_settop(L, function);
    return NULL;
  }
  lua_copy(L, -1, function + 1);
  lua_settop(L, function + 1);
  return lua_tostring(L, function + 1);
}
