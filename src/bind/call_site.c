#include "bind/call_site.h"

#include <ctype.h>
#include <string.h>

#include "bind/await.h"
#include "bind/chunk.h"
#include "bind/coroutine.h"
#include "bind/place.h"
#include "bind/traceback.h"

size_t ml_find_call(const char *text, size_t length, const char *name, size_t *start) {
  size_t name_length = strlen(name);
  for (size_t i = 0; i + name_length < length; i++) {
    if (strncmp(text + i, name, name_length) != 0) continue;
    if (i > 0 && (isalnum((unsigned char)text[i - 1]) || text[i - 1] == '_')) continue;
    size_t p = i + name_length;
    while (p < length && text[p] == ' ') p++;
    if (p >= length || text[p] != '(') continue;
    int depth = 0;
    for (; p < length; p++) {
      if (text[p] == '(') depth++;
      if (text[p] == ')' && --depth == 0) break;
    }
    if (p >= length) return 0;
    /* What stands before the name belongs to it: asyncio.sleep, obj:m. */
    size_t begin = i;
    while (begin > 0 &&
           (isalnum((unsigned char)text[begin - 1]) || strchr("_.:", text[begin - 1]) != NULL))
      begin--;
    *start = begin;
    return p + 1 - begin;
  }
  return 0;
}

static const char *last_part(const char *qualname) {
  const char *name = qualname;
  for (const char *p = qualname; *p != '\0'; p++)
    if (*p == '.') name = p + 1;
  return name;
}

/* With its indentation, so that columns count. */
static const char *source_line(lua_State *L, const char *file, int line, size_t *length) {
  struct ml_chunk *chunk = ml_chunk_find_shown(ml_runtime_of(L), file);
  return chunk != NULL ? ml_chunk_line(chunk, line, length) : NULL;
}

const char *ml_push_call_text(lua_State *L, int index) {
  char file[LUA_IDSIZE];
  const char *name = ml_coroutine_name(L, index);
  int line = ml_coroutine_made(L, index, file);
  size_t length, start;
  const char *text = line > 0 ? ml_traceback_line(L, file, line, &length) : NULL;
  size_t call = text == NULL ? 0 : ml_find_call(text, length, last_part(name), &start);
  if (call == 0) return lua_pushfstring(L, "%s()", name);
  return lua_pushlstring(L, text + start, call);
}

/* Whether the coroutine object was made by an async function of the library's own. */
static bool is_of_library(lua_State *L, int index) {
  lua_getiuservalue(L, index, ML_COROUTINE_FUNCTION);
  lua_getupvalue(L, -1, ML_ASYNC_BODY);
  bool is_own = lua_iscfunction(L, -1) || ml_is_library_function(L);
  lua_pop(L, 2);
  return is_own;
}

void ml_describe_call(lua_State *L, ml_diag *diag, int index, int line) {
  const char *name = ml_coroutine_name(L, index);
  size_t length = 0, start = 0, call = 0;
  struct ml_chunk *chunk = NULL;
  const ml_function_info *maker = NULL;
  lua_Debug ar;
  lua_getiuservalue(L, index, ML_COROUTINE_MAKER);
  if (lua_isfunction(L, -1)) {
    lua_getinfo(L, ">S", &ar);
    chunk = ml_chunk_find(ml_runtime_of(L), ar.source);
    if (chunk != NULL) maker = ml_chunk_function(chunk, ar.linedefined, ar.lastlinedefined, NULL);
    if (maker != NULL) maker = ml_chunk_home(chunk, maker);
  } else {
    lua_pop(L, 1);
  }
  const char *text = chunk == NULL ? NULL : ml_chunk_line(chunk, line, &length);
  if (text != NULL) {
    if (chunk->text != NULL) ml_diag_set(&diag->source, chunk->text);
    call = ml_find_call(text, length, last_part(name), &start);
  }
  if (call > 0) {
    ml_diag_fact(diag, "call", "%.*s", (int)call, text + start);
    diag->span = (ml_span){line, (int)start + 1, line, (int)(start + call) + 1};
  } else {
    ml_diag_fact(diag, "call", "%s()", name);
    diag->span = (ml_span){line, 0, line, 0};
  }
  bool inside = maker != NULL && maker->kind == ML_FUNCTION_ASYNC;
  bool at_prompt = maker != NULL && maker->kind == ML_FUNCTION_MODULE &&
                   strncmp(chunk->source, "=<input-", 8) == 0;
  ml_diag_set(&diag->variant, at_prompt                           ? "prompt"
                              : inside && is_of_library(L, index) ? "sleep"
                              : inside                            ? "inside"
                                                                  : "outside");
  if (inside) ml_diag_fact(diag, "function", "%s", maker->qualname);
}

size_t ml_find_object(const char *text, size_t length, const char *method, size_t *start) {
  size_t method_length = strlen(method);
  for (size_t i = 1; i + method_length <= length; i++) {
    if (text[i - 1] != ':' || strncmp(text + i, method, method_length) != 0) continue;
    size_t begin = i - 1;
    while (begin > 0 &&
           (isalnum((unsigned char)text[begin - 1]) || strchr("_.", text[begin - 1]) != NULL))
      begin--;
    *start = begin;
    return i - 1 - begin;
  }
  return 0;
}

static bool is_word(char c) {
  return isalnum((unsigned char)c) || c == '_';
}

/* Behind the bracket that closes the one at `at`; `end` when none does. */
static const char *skip_brackets(const char *at, const char *end) {
  int depth = 0;
  for (char quote = 0; at < end; at++) {
    if (quote != 0) {
      if (*at == quote) quote = 0;
    } else if (*at == '"' || *at == '\'') {
      quote = *at;
    } else if (strchr("([{", *at) != NULL) {
      depth++;
    } else if (strchr(")]}", *at) != NULL && --depth == 0) {
      return at + 1;
    }
  }
  return end;
}

/* Behind the name or the call that begins at `at`. */
static const char *skip_suffixed(const char *at, const char *end) {
  while (at < end) {
    if (is_word(*at))
      at++;
    else if ((*at == '.' || *at == ':') && at + 1 < end && is_word(at[1]))
      at++;
    else if (strchr("([{", *at) != NULL)
      at = skip_brackets(at, end);
    else
      break;
  }
  return at;
}

const char *ml_push_awaited(lua_State *L, const char *text, size_t length) {
  static const char word[] = "await";
  enum { WORD = sizeof word - 1 };
  const char *found = NULL, *end = text + length;
  for (const char *at = text; at + WORD < end; at++) {
    if (memcmp(at, word, WORD) != 0 || is_word(at[WORD]) || (at > text && is_word(at[-1])))
      continue;
    if (found != NULL) return NULL;
    found = at + WORD;
  }
  if (found == NULL) return NULL;
  while (found < end && *found == ' ') found++;
  const char *last = skip_suffixed(found, end);
  return last == found ? NULL : lua_pushlstring(L, found, (size_t)(last - found));
}

void ml_describe_here(lua_State *L, ml_diag *diag, const char *name) {
  char file[LUA_IDSIZE];
  size_t length, start = 0;
  int line = ml_where(L, file);
  const char *text = line > 0 ? source_line(L, file, line, &length) : NULL;
  size_t call = text == NULL ? 0 : ml_find_call(text, length, name, &start);
  ml_diag_set(&diag->file, file);
  diag->span = (ml_span){line, 0, line, 0};
  if (call == 0) return;
  diag->span = (ml_span){line, (int)start + 1, line, (int)(start + call) + 1};
  ml_diag_fact(diag, "here", "%.*s", (int)call, text + start);
}

/* The name that ends before `end` (blanks between do not count), with its dots; its length. */
static size_t name_before(const char *text, const char *end, const char **name) {
  while (end > text && end[-1] == ' ') end--;
  const char *start = end;
  while (start > text && (is_word(start[-1]) || start[-1] == '.')) start--;
  *name = start;
  return (size_t)(end - start);
}

/* The bracket that is open where the call stands; NULL: none, or a function is between. */
static const char *open_bracket(const char *text, const char *call) {
  static const char word[] = "function";
  int depth = 0;
  for (const char *at = call; at-- > text;) {
    if (strchr(")]}", *at) != NULL) depth++;
    if (strchr("([{", *at) != NULL && depth-- == 0) return at;
    if (depth == 0 && strncmp(at, word, sizeof word - 1) == 0) return NULL;
  }
  return NULL;
}

/* Whether the bracket belongs to `table.insert(`; then the list is its first argument. */
static size_t inserted_into(const char *text, const char *bracket, const char **name) {
  static const char insert[] = "table.insert";
  size_t length = name_before(text, bracket, name);
  if (length != sizeof insert - 1 || strncmp(*name, insert, length) != 0) return 0;
  const char *end = *name = bracket + 1;
  while (is_word(*end) || *end == '.') end++;
  return (size_t)(end - *name);
}

/* The list of `list[…] = call`. */
static size_t assigned_to(const char *text, const char *call, const char **name) {
  const char *at = call;
  while (at > text && at[-1] == ' ') at--;
  if (at == text || *--at != '=') return 0;
  while (at > text && at[-1] == ' ') at--;
  if (at == text || *--at != ']') return 0;
  while (at > text && *at != '[' && *at != '\n') at--;
  return *at == '[' ? name_before(text, at, name) : 0;
}

void ml_describe_list(lua_State *L, ml_diag *diag, int index) {
  char file[LUA_IDSIZE];
  size_t length;
  ml_coroutine_made(L, index, file);
  struct ml_chunk *chunk = ml_chunk_find_shown(ml_runtime_of(L), file);
  const char *line = chunk == NULL ? NULL : ml_chunk_line(chunk, diag->span.line, &length);
  if (line == NULL || diag->span.column == 0 || diag->variant == NULL ||
      strcmp(diag->variant, "inside") != 0)
    return;
  const char *call = line + diag->span.column - 1, *name = NULL;
  size_t named = assigned_to(chunk->text, call, &name);
  const char *bracket = named > 0 ? NULL : open_bracket(chunk->text, call);
  bool listed = named > 0 || (bracket != NULL && *bracket == '{');
  if (bracket != NULL && *bracket == '(') {
    named = inserted_into(chunk->text, bracket, &name);
    listed = named > 0;
  } else if (bracket != NULL && listed) {
    const char *at = bracket;
    while (at > chunk->text && at[-1] == ' ') at--;
    if (at > chunk->text && at[-1] == '=') named = name_before(chunk->text, at - 1, &name);
  }
  if (!listed) return;
  ml_diag_set(&diag->variant, "list");
  if (named > 0) ml_diag_fact(diag, "list", "%.*s", (int)named, name);
}
