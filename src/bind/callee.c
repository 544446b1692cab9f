#include "bind/callee.h"

#include <ctype.h>
#include <string.h>

#include "bind/chunk.h"

/* The function that awaits, and a line of its text. */
typedef struct await_site {
  lua_Debug ar;
  const char *at, *end;
} await_site;

static bool is_word(char c) {
  return isalnum((unsigned char)c) || c == '_';
}

static size_t word_length(const await_site *site, const char *at) {
  const char *p = at;
  while (p < site->end && is_word(*p)) p++;
  return (size_t)(p - at);
}

/* Pushes the variable called `name` as the function sees it, and returns what Lua calls its kind.
 */
static const char *push_variable(lua_State *L, await_site *site, const char *name) {
  const char *found;
  int last = 0;
  for (int i = 1; (found = lua_getlocal(L, &site->ar, i)) != NULL; i++) {
    lua_pop(L, 1);
    if (strcmp(found, name) == 0) last = i; /* the innermost of that name */
  }
  if (last > 0) {
    lua_getlocal(L, &site->ar, last);
    return "local";
  }
  lua_getinfo(L, "f", &site->ar);
  for (int i = 1; (found = lua_getupvalue(L, -1, i)) != NULL; i++) {
    if (strcmp(found, name) == 0) {
      lua_remove(L, -2);
      return "upvalue";
    }
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  lua_pushglobaltable(L);
  lua_pushstring(L, name);
  lua_rawget(L, -2);
  lua_remove(L, -2);
  return "global";
}

/* Reads `a.b:c` at site->at; pushes its value and then the words for it; false (nothing pushed)
 * when it is something else. */
static bool push_named(lua_State *L, await_site *site) {
  size_t length = word_length(site, site->at);
  if (length == 0) return false;
  const char *name = lua_pushlstring(L, site->at, length);
  const char *kind = push_variable(L, site, name);
  site->at += length;
  while (site->at + 1 < site->end && (*site->at == '.' || *site->at == ':') &&
         is_word(site->at[1])) {
    kind = *site->at == ':' ? "method" : "field";
    length = word_length(site, ++site->at);
    name = lua_pushlstring(L, site->at, length);
    if (lua_istable(L, -2)) {
      lua_pushvalue(L, -1);
      lua_rawget(L, -3);
    } else {
      lua_pushnil(L);
    }
    lua_remove(L, -3); /* the object: name value */
    lua_remove(L, -3); /* the name before */
    site->at += length;
  }
  lua_pushfstring(L, "%s '%s'", kind, name);
  lua_remove(L, -3);
  return true;
}

/* Behind the next `word` on the line. */
static bool find(await_site *site, const char *word) {
  const size_t length = strlen(word);
  for (; (size_t)(site->end - site->at) > length; site->at++) {
    if (strncmp(site->at, word, length) != 0) continue;
    site->at += length;
    while (site->at < site->end && *site->at == ' ') site->at++;
    return true;
  }
  return false;
}

/* The line at which the Lua function of `level` stands; false: not known. */
static bool find_site(lua_State *L, int level, await_site *site) {
  size_t length;
  if (!lua_getstack(L, level, &site->ar)) return false;
  lua_getinfo(L, "Sl", &site->ar);
  struct ml_chunk *chunk = ml_chunk_find(ml_runtime_of(L), site->ar.source);
  site->at = chunk == NULL ? NULL : ml_chunk_line(chunk, site->ar.currentline, &length);
  if (site->at == NULL) return false;
  site->end = site->at + length;
  luaL_checkstack(L, 8, NULL);
  return true;
}

const char *ml_push_called(lua_State *L, int index, const char *word) {
  await_site site;
  if (!find_site(L, 1, &site)) return NULL;
  const char *line = site.at;
  while (find(&site, word)) {
    const char *behind = site.at;
    for (site.at -= strlen(word); site.at > line && (is_word(site.at[-1]) || site.at[-1] == '.');)
      site.at--;
    if (push_named(L, &site)) {
      if (lua_rawequal(L, -2, index)) return lua_tostring(L, -1);
      lua_pop(L, 2);
    }
    site.at = behind;
  }
  return NULL;
}

/* The next name on the line, whatever stands around it. */
static bool find_name(await_site *site) {
  while (site->at < site->end && !is_word(*site->at)) site->at++;
  return site->at < site->end;
}

/* Whether a.b.c, or a or a.b of it, is the value: then its text is pushed. Goes on behind it. */
static bool push_if_same(lua_State *L, await_site *site, int index) {
  const char *start = site->at;
  for (;;) {
    site->at += word_length(site, site->at);
    await_site part = *site;
    part.at = start;
    part.end = site->at;
    if (push_named(L, &part)) {
      bool same = lua_rawequal(L, -2, index);
      lua_pop(L, 2);
      if (same) {
        lua_pushlstring(L, start, (size_t)(part.end - start));
        return true;
      }
    }
    if (site->at + 1 >= site->end || *site->at != '.' || !is_word(site->at[1])) return false;
    site->at++;
  }
}

const char *ml_push_name_of(lua_State *L, int level, int index) {
  await_site site;
  if (!find_site(L, level, &site)) return NULL;
  while (find_name(&site))
    if (push_if_same(L, &site, index)) return lua_tostring(L, -1);
  return NULL;
}

const char *ml_push_callee(lua_State *L, int index, const char *word) {
  await_site site;
  if (!find_site(L, 1, &site)) return NULL;
  while (find(&site, word)) {
    if (!push_named(L, &site)) continue;
    if (lua_rawequal(L, -2, index)) return lua_tostring(L, -1);
    lua_pop(L, 2);
  }
  return NULL;
}
