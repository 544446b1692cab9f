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
