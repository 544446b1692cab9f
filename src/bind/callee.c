#include "bind/callee.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "bind/chunk.h"

/* The function that awaits, a line of its text, and how far a name that begins there may go. */
typedef struct await_site {
  lua_Debug ar;
  const char *at, *end, *text_end;
} await_site;

/* An await may stand so many lines before what it calls. */
enum { LINES_BEFORE = 16 };

static bool is_word(char c) {
  return isalnum((unsigned char)c) || c == '_';
}

static size_t word_length(const await_site *site, const char *at) {
  const char *p = at;
  while (p < site->text_end && is_word(*p)) p++;
  return (size_t)(p - at);
}

/* Goes to the next token, on whatever line. */
static void skip_blanks(await_site *site) {
  for (; site->at < site->text_end; site->at++) {
    bool comment = site->at + 1 < site->text_end && site->at[0] == '-' && site->at[1] == '-';
    if (comment)
      while (site->at < site->text_end && *site->at != '\n') site->at++;
    else if (!isspace((unsigned char)*site->at))
      return;
    if (site->at == site->text_end) return;
  }
}

/* Takes the character if it is the next token. */
static bool take(await_site *site, char c) {
  skip_blanks(site);
  if (site->at == site->text_end || *site->at != c) return false;
  site->at++;
  return true;
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

/* Pushes the field named at the top of the object below it, if that is found without running
 * anything of the user's; else nil. */
static void push_field(lua_State *L) {
  enum { MOST_ANCESTORS = 100 };
  lua_pushvalue(L, -2);
  for (int i = 0; i < MOST_ANCESTORS; i++) {
    if (lua_istable(L, -1)) {
      lua_pushvalue(L, -2);
      if (lua_rawget(L, -2) != LUA_TNIL) break;
      lua_pop(L, 1);
    }
    if (luaL_getmetafield(L, -1, "__index") == LUA_TNIL) {
      lua_pushnil(L);
      break;
    }
    lua_remove(L, -2);
  }
  lua_remove(L, -2);
}

/* Reads what selects a field, `.b`, `:b` or `["b"]`, and pushes the name; returns what Lua calls
 * it. NULL (nothing read or pushed): something else comes next. */
static const char *push_selector(lua_State *L, await_site *site) {
  await_site ahead = *site;
  const char *kind = "field";
  char quote = '\0';
  if (take(&ahead, '[')) {
    if (!take(&ahead, quote = '"') && !take(&ahead, quote = '\'')) return NULL;
  } else if (!take(&ahead, '.')) {
    if (!take(&ahead, ':')) return NULL;
    kind = "method";
  }
  if (quote == '\0') skip_blanks(&ahead);
  const char *name = ahead.at;
  size_t length = word_length(&ahead, name);
  if (length == 0) return NULL;
  ahead.at += length;
  if (quote != '\0' && (!take(&ahead, quote) || !take(&ahead, ']'))) return NULL;
  lua_pushlstring(L, name, length);
  *site = ahead;
  return kind;
}

/* Reads `a.b:c`, `a["b"]` or `(a).b` at site->at; pushes its value and then the words for it; false
 * (nothing pushed) when it is something else. */
static bool push_named(lua_State *L, await_site *site) {
  int parentheses = 0;
  while (take(site, '(')) parentheses++;
  skip_blanks(site);
  size_t length = word_length(site, site->at);
  if (length == 0) return false;
  const char *name = lua_pushlstring(L, site->at, length);
  const char *kind = push_variable(L, site, name), *next;
  site->at += length;
  for (;;) {
    while (parentheses > 0 && take(site, ')')) parentheses--;
    next = push_selector(L, site);
    if (next == NULL) break;
    kind = next;
    name = lua_tostring(L, -1);
    push_field(L);
    lua_remove(L, -3); /* the object: name value */
    lua_remove(L, -3); /* the name before */
  }
  if (parentheses > 0) {
    lua_pop(L, 2);
    return false;
  }
  lua_pushfstring(L, "%s '%s'", kind, name);
  lua_remove(L, -3);
  return true;
}

/* Behind the next `word` on the line, which is no part of another. */
static bool find(await_site *site, const char *line, const char *word) {
  const size_t length = strlen(word);
  for (; (size_t)(site->end - site->at) >= length; site->at++) {
    const char *behind = site->at + length;
    bool open = is_word(word[length - 1]) && behind < site->end && is_word(*behind);
    if (strncmp(site->at, word, length) != 0 || open) continue;
    if (site->at > line && is_word(site->at[-1])) continue;
    site->at = behind;
    return true;
  }
  return false;
}

/* The line, so many before that at which the Lua function of `level` stands; false: not known. */
static bool find_site(lua_State *L, int level, int before, await_site *site) {
  size_t length;
  if (!lua_getstack(L, level, &site->ar)) return false;
  lua_getinfo(L, "Sl", &site->ar);
  struct ml_chunk *chunk = ml_chunk_find(ml_runtime_of(L), site->ar.source);
  int line = site->ar.currentline - before;
  site->at = chunk == NULL ? NULL : ml_chunk_line(chunk, line, &length);
  if (site->at == NULL) return false;
  site->end = site->at + length;
  site->text_end = chunk->text + chunk->length;
  luaL_checkstack(L, 8, NULL);
  return true;
}

const char *ml_push_called(lua_State *L, int index, const char *word) {
  await_site site;
  if (!find_site(L, 1, 0, &site)) return NULL;
  const char *line = site.at;
  while (find(&site, line, word)) {
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
    part.text_end = site->at;
    if (push_named(L, &part)) {
      bool same = lua_rawequal(L, -2, index);
      lua_pop(L, 2);
      if (same) {
        lua_pushlstring(L, start, (size_t)(part.text_end - start));
        return true;
      }
    }
    if (site->at + 1 >= site->end || *site->at != '.' || !is_word(site->at[1])) return false;
    site->at++;
  }
}

const char *ml_push_name_of(lua_State *L, int level, int index) {
  await_site site;
  if (!find_site(L, level, 0, &site)) return NULL;
  while (find_name(&site))
    if (push_if_same(L, &site, index)) return lua_tostring(L, -1);
  return NULL;
}

const char *ml_push_callee(lua_State *L, int level, int index, const char *word) {
  await_site site;
  const char *here = NULL;
  for (int before = 0; before < LINES_BEFORE && find_site(L, level, before, &site); before++) {
    const char *line = site.at;
    if (here == NULL) here = line;
    while (find(&site, line, word)) {
      const char *behind = site.at;
      if (push_named(L, &site)) {
        bool reaches = site.at >= here;
        if (reaches && lua_rawequal(L, -2, index)) return lua_tostring(L, -1);
        lua_pop(L, 2);
      }
      site.at = behind;
    }
  }
  return NULL;
}

/* ---- what a function that was awaited says ---- */

static const char trampoline[] = "[moonloop]:";

/* The level of the Lua function that awaits, and of the trampoline that runs what it awaits, as a
 * message handler sees them; 0: nobody awaits. */
static int find_awaiting(lua_State *L) {
  lua_Debug ar;
  bool is_next = false;
  for (int level = 1; lua_getstack(L, level, &ar); level++) {
    lua_getinfo(L, "Sl", &ar);
    if (is_next) return ar.currentline > 0 ? level : 0;
    is_next = strcmp(ar.source, "=[moonloop]") == 0;
  }
  return 0;
}

/* Pushes the message of luaL_argerror in which the function has the name that the user gave it, and
 * a method's arguments are counted as the user wrote them; false: it is another message. */
static bool push_argument_error(lua_State *L, const char *message, const char *callee) {
  int argument, name, behind;
  if (sscanf(message, "bad argument #%d to %n'%*[^']'%n", &argument, &name, &behind) != 1)
    return false;
  const char *quoted = strchr(callee, '\'');
  if (*callee == 'm') argument--; /* a method, whose object counts in C */
  if (argument == 0)
    lua_pushfstring(L, "calling %s on bad self%s", quoted, message + behind);
  else
    lua_pushfstring(L, "bad argument #%d to %s%s", argument, quoted, message + behind);
  return true;
}

void ml_callee_correct(lua_State *L, int index) {
  enum { CALLED_BY_TRAMPOLINE = 3 };
  const char *message = lua_tostring(L, index);
  if (strncmp(message, trampoline, sizeof trampoline - 1) != 0) return;
  const char *behind = strstr(message, ": ");
  int level = find_awaiting(L), top = lua_gettop(L);
  if (behind == NULL || level == 0 || !lua_checkstack(L, LUA_MINSTACK)) return;
  message = behind + 2;
  luaL_where(L, level);
  int place = lua_gettop(L);
  lua_Debug ar;
  bool is_argument_error = false;
  if (level == CALLED_BY_TRAMPOLINE && lua_getstack(L, 1, &ar)) {
    lua_getinfo(L, "f", &ar);
    const char *callee = ml_push_callee(L, level, lua_gettop(L), "await");
    is_argument_error = push_argument_error(L, message, callee != NULL ? callee : "'?'");
  }
  if (!is_argument_error) lua_pushstring(L, message);
  lua_pushvalue(L, place);
  lua_insert(L, -2);
  lua_concat(L, 2);
  lua_replace(L, index);
  lua_settop(L, top);
}
