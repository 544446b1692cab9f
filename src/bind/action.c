#include "bind/action.h"

#include <string.h>

/* A function of bind/await.c that runs what is awaited; the library's own files have longer
 * names. */
static bool is_trampoline(const lua_Debug *ar) {
  return strcmp(ar->source, "=[moonloop]") == 0;
}

/* An `await f()` of a plain function calls a trampoline, which calls f, then opens what f gave. */
static const char *in_trampoline(lua_State *thread, int level, int raiser) {
  lua_Debug ar;
  if (level < raiser || !lua_getstack(thread, level, &ar)) return "await";
  lua_getinfo(thread, "n", &ar);
  return ar.name != NULL && strcmp(ar.name, "f") == 0 ? "(await)" : "await";
}

bool ml_find_callee(lua_State *thread, int level, int raiser, lua_Debug *callee, bool reached) {
  if (level <= raiser || (!reached && !lua_getstack(thread, level - 1, callee))) return false;
  lua_getinfo(thread, "nSt", callee);
  return strcmp(callee->namewhat, "hook") != 0; /* Ctrl-C may come anywhere */
}

bool ml_is_plain_callee(const lua_Debug *callee) {
  return !callee->istailcall && callee->name != NULL && !is_trampoline(callee);
}

void ml_push_action(lua_State *L, lua_State *thread, const lua_Debug *callee, int level,
                    int raiser) {
  if (callee->istailcall || callee->name == NULL) {
    bool known = !callee->istailcall; /* a tail call has taken the place of what was called */
    lua_pushstring(L, is_trampoline(callee) ? "await" : known ? "()()" : "()");
  } else if (strcmp(callee->namewhat, "for iterator") == 0) {
    lua_pushliteral(L, "for");
  } else if (strcmp(callee->namewhat, "metamethod") == 0) {
    lua_pushfstring(L, "__%s", callee->name);
  } else if (strcmp(callee->name, "?") == 0 && is_trampoline(callee)) {
    lua_pushstring(L, in_trampoline(thread, level - 2, raiser));
  } else {
    lua_pushstring(L, callee->name);
  }
}
