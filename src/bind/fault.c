#include "bind/fault.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "bind/absent.h"
#include "bind/chunk.h"
#include "bind/dot_call.h"
#include "bind/exception.h"
#include "bind/future.h"
#include "bind/misuse.h"
#include "bind/place.h"
#include "bind/traceback.h"

/* Below a message handler stands the function that failed. */
enum { FAILED = 1 };

/* Whether a local variable of that name has the metamethod. */
static bool local_has(lua_State *L, const char *name, const char *metamethod) {
  lua_Debug ar;
  const char *found;
  bool has = false;
  int top = lua_gettop(L);
  if (!lua_getstack(L, FAILED, &ar)) return false;
  for (int i = 1; !has && (found = lua_getlocal(L, &ar, i)) != NULL; i++) {
    if (strcmp(found, name) == 0) has = luaL_getmetafield(L, -1, metamethod) != LUA_TNIL;
    lua_settop(L, top);
  }
  return has;
}

/* Of the line where it happened: what stands between `mark` and `end` (NULL: the end of the line).
 */
static void add_part(lua_State *L, ml_diag *diag, const char *key, const char *mark,
                     const char *end) {
  char file[LUA_IDSIZE];
  size_t length;
  int line = ml_where(L, file);
  const char *text = ml_traceback_line(L, file, line, &length);
  if (text == NULL) return;
  text = lua_pushlstring(L, text, length);
  const char *from = strstr(text, mark);
  const char *to = from == NULL ? NULL : end == NULL ? text + length : strstr(from, end);
  if (to != NULL) {
    from += strlen(mark);
    ml_diag_fact(diag, key, "%.*s", (int)(to - from), from);
  }
  lua_pop(L, 1);
}

/* variable 'x' got a non-closable value: `at` is behind the name. */
static void explain_close(lua_State *L, int exception, const char *message, const char *at) {
  const char *name = at;
  while (name > message && name[-1] != '\'') name--;
  name = lua_pushlstring(L, name, (size_t)(at - name));
  if (!local_has(L, name, "__aenter")) return;
  ml_diag *diag = ml_exception_set_diag(L, exception, ML_DIAG_CLOSE_NEEDS_ASYNC_WITH);
  if (diag == NULL) return;
  ml_diag_fact(diag, "variable", "%s", name);
  add_part(L, diag, "manager", "= ", NULL);
}

/* attempt to call a table value (for iterator 'for iterator') */
static void explain_for(lua_State *L, int exception, const char *message, const char *at) {
  (void)message;
  (void)at;
  if (!local_has(L, "(for state)", "__anext") && !local_has(L, "(for state)", "__aiter")) return;
  ml_diag *diag = ml_exception_set_diag(L, exception, ML_DIAG_ASYNC_ITERATOR_IN_FOR);
  if (diag != NULL) add_part(L, diag, "variable", " in ", " do");
}

/* attempt to yield across a C-call boundary: who is it that cannot be left? */
static void explain_boundary(lua_State *L, int exception, const char *message, const char *at) {
  (void)message;
  (void)at;
  ml_diag *diag = ml_exception_set_diag(L, exception, ML_DIAG_YIELD_ACROSS_C_CALL);
  if (diag == NULL) return;
  lua_Debug ar;
  int top = lua_gettop(L);
  for (int level = FAILED + 1; lua_getstack(L, level, &ar); level++) {
    lua_getinfo(L, "Snf", &ar);
    const char *name = *ar.what == 'C' ? ml_push_c_name(L) : NULL;
    if (name != NULL) ml_diag_fact(diag, "function", "%s", name);
    lua_settop(L, top);
    if (*ar.what == 'C') return;
  }
}

/* attempt to yield from outside a coroutine */
static void explain_outside(lua_State *L, int exception, const char *message, const char *at) {
  (void)message;
  (void)at;
  ml_diag *diag = ml_exception_set_diag(L, exception, ML_DIAG_YIELD_OUTSIDE_COROUTINE);
  const ml_runtime *rt = ml_runtime_of(L);
  if (diag != NULL && rt->running_loop != NULL && rt->running_loop->running)
    ml_diag_set(&diag->variant, "callback");
}

/* cannot resume dead coroutine, from what coroutine.wrap gave */
static void explain_dead(lua_State *L, int exception, const char *message, const char *at) {
  (void)message;
  (void)at;
  ml_diag *diag = ml_exception_set_diag(L, exception, ML_DIAG_DEAD_COROUTINE);
  lua_Debug ar;
  if (diag == NULL || !lua_getstack(L, FAILED, &ar) || !lua_getinfo(L, "n", &ar)) return;
  if (strcmp(ar.namewhat, "for iterator") == 0) return;
  if (ar.name != NULL && strcmp(ar.name, "error") != 0 && strcmp(ar.name, "assert") != 0)
    ml_diag_fact(diag, "variable", "%s", ar.name);
}

/* The name of the library's method that failed; NULL where its `self` is one of the library's
 * objects. */
static const char *method_without_object(lua_State *L) {
  lua_Debug ar;
  if (!lua_getstack(L, FAILED, &ar)) return NULL;
  const char *first = lua_getlocal(L, &ar, 1);
  if (first == NULL || strcmp(first, "self") != 0) return NULL;
  if (lua_istable(L, -1) && luaL_getmetafield(L, -1, "__name") != LUA_TNIL) return NULL;
  lua_getinfo(L, "S", &ar);
  struct ml_chunk *chunk = ml_chunk_find(ml_runtime_of(L), ar.source);
  if (chunk == NULL) return NULL;
  const ml_function_info *info = ml_chunk_function(chunk, ar.linedefined, ar.lastlinedefined, NULL);
  return info == NULL ? NULL : info->name;
}

/* Pushes the TypeError that CPython raises where Lua says "attempt to compare string with number",
 * or "two table values". */
static bool push_comparison(lua_State *L, const char *message) {
  static const char words[] = "attempt to compare ";
  const char *first = strstr(message, words);
  if (first == NULL) return false;
  first += sizeof words - 1;
  const char *with = strstr(first, " with "), *values = strstr(first, " values");
  if (with != NULL) {
    lua_pushlstring(L, first, (size_t)(with - first));
    lua_pushstring(L, with + strlen(" with "));
  } else if (values != NULL && strncmp(first, "two ", 4) == 0) {
    lua_pushlstring(L, first + 4, (size_t)(values - first - 4));
    lua_pushvalue(L, -1);
  } else {
    return false;
  }
  ml_exception_push(L, ML_EXC_TypeError, "'<' not supported between instances of '%s' and '%s'",
                    lua_tostring(L, -2), lua_tostring(L, -1));
  return true;
}

/* A fault in the library becomes the TypeError that it is: `queue.put(item)`, with a dot, has
 * handed it something else as `self`, or something that is no number was given as one. */
static void explain_library(lua_State *L, int exception, const char *message, const char *at) {
  if (at != message) return;
  const char *method = method_without_object(L);
  if (method != NULL)
    ml_push_dot_call(L, method);
  else if (!push_comparison(L, message))
    return;
  lua_replace(L, exception);
}

static bool is_awaitable(lua_State *L, int index) {
  ml_kind kind = ml_kind_of(L, index);
  return kind == ML_KIND_COROUTINE || kind == ML_KIND_GENERATOR || ml_is_future_kind(kind);
}

/* Pushes the argument (or the limit of a `for`) that is a coroutine object, a task or the like. */
static bool push_argument(lua_State *L) {
  lua_Debug ar;
  const char *name;
  if (!lua_getstack(L, FAILED, &ar)) return false;
  for (int i = 1; (name = lua_getlocal(L, &ar, i)) != NULL; i++) {
    if (*name == '(' && is_awaitable(L, -1)) return true;
    lua_pop(L, 1);
  }
  return false;
}

/* bad argument #1 to 'floor' (number expected, got coroutine) */
static void explain_argument(lua_State *L, int exception, const char *message, const char *at) {
  (void)message;
  (void)at;
  if (!push_argument(L)) return;
  int index = lua_gettop(L);
  ml_diag *diag = ml_exception_set_diag(L, exception, ML_DIAG_USED_WITHOUT_AWAIT);
  if (diag != NULL) ml_describe_misuse(L, diag, index);
}

/* invalid value (userdata) at index 1 in table for 'concat' */
static void explain_joined(lua_State *L, int exception, const char *message, const char *at) {
  (void)message;
  lua_Debug ar;
  if (!lua_getstack(L, FAILED, &ar) || lua_getlocal(L, &ar, 1) == NULL || !lua_istable(L, -1))
    return;
  lua_rawgeti(L, -1, strtoll(at + strlen("invalid value (userdata) at index "), NULL, 10));
  if (!is_awaitable(L, -1)) return;
  int index = lua_gettop(L);
  ml_diag *diag = ml_exception_set_diag(L, exception, ML_DIAG_USED_WITHOUT_AWAIT);
  if (diag != NULL) ml_describe_misuse(L, diag, index);
}

static bool is_word(char c) {
  return isalnum((unsigned char)c) || c == '_';
}

/* What stands before the only `.name` or `:name` of the line: a name, with fields behind it. */
static const char *push_owner(lua_State *L, char mark, const char *name) {
  char file[LUA_IDSIZE];
  size_t length, name_length = strlen(name), found = 0;
  int line = ml_where(L, file);
  const char *text = ml_traceback_line(L, file, line, &length);
  for (size_t i = 1; text != NULL && i + name_length < length; i++) {
    bool here = text[i] == mark && memcmp(text + i + 1, name, name_length) == 0 &&
                (i + 1 + name_length == length || !is_word(text[i + 1 + name_length]));
    if (here && found > 0) return NULL;
    if (here) found = i;
  }
  size_t start = found;
  while (start > 0 && (is_word(text[start - 1]) || text[start - 1] == '.')) start--;
  if (start == found || text[start] == '.' || isdigit((unsigned char)text[start])) return NULL;
  if (start > 0 && strchr(")]}\"':", text[start - 1]) != NULL) return NULL;
  return lua_pushlstring(L, text + start, found - start);
}

/* Pushes the variable that the failed function knows by this name; nil: none. */
static void push_variable(lua_State *L, lua_Debug *ar, const char *name) {
  const char *known;
  int top = lua_gettop(L);
  lua_pushnil(L);
  for (int i = 1; (known = lua_getlocal(L, ar, i)) != NULL; i++) {
    if (strcmp(known, name) == 0) lua_replace(L, top + 1);
    lua_settop(L, top + 1);
  }
  if (!lua_isnil(L, -1)) return;
  lua_getinfo(L, "f", ar);
  for (int i = 1; (known = lua_getupvalue(L, top + 2, i)) != NULL; i++) {
    if (strcmp(known, name) == 0) lua_replace(L, top + 1);
    lua_settop(L, top + 2);
  }
  lua_settop(L, top + 1);
  if (!lua_isnil(L, -1)) return;
  lua_getglobal(L, name);
  lua_replace(L, top + 1);
}

/* Pushes the value of "a.b.c", as far as it can be known without calling anything. */
static void push_value(lua_State *L, lua_Debug *ar, const char *text) {
  size_t length = strcspn(text, ".");
  push_variable(L, ar, lua_pushlstring(L, text, length));
  lua_remove(L, -2);
  for (text += length; *text == '.' && lua_istable(L, -1); text += length) {
    length = strcspn(++text, ".");
    lua_pushlstring(L, text, length);
    lua_rawget(L, -2);
    lua_remove(L, -2);
  }
  if (*text != '\0') lua_pushnil(L);
}

/* Pushes the object of the method call that failed: what Lua has put behind the missing method, or
 * the first argument of the function that awaits a call of it. */
static bool push_called_object(lua_State *L, lua_Debug *ar) {
  const char *name;
  lua_getinfo(L, "S", ar);
  bool missing = *ar->what == 'C';
  for (int i = 1; (name = lua_getlocal(L, ar, i)) != NULL; i++) {
    bool is_object = lua_istable(L, -1) || lua_isuserdata(L, -1);
    if (missing && *name == '(' && is_object) return true;
    missing = *name == '(' && lua_isnil(L, -1);
    lua_pop(L, 1);
  }
  return false;
}

/* Pushes what was asked for a field or a method: by its name in the line, or, of a method, by where
 * Lua has put it. A call that is awaited fails in a C function, above the user's. */
static bool push_asked(lua_State *L, const char *text, bool method) {
  lua_Debug ar;
  int level = FAILED, top = lua_gettop(L);
  while (lua_getstack(L, level, &ar) && lua_getinfo(L, "S", &ar) && *ar.what == 'C') level++;
  if (!lua_getstack(L, level, &ar)) return false;
  if (text != NULL) push_value(L, &ar, text);
  if (text != NULL && !lua_isnil(L, -1)) return true;
  lua_settop(L, top);
  return method && lua_getstack(L, FAILED, &ar) && push_called_object(L, &ar);
}

/* Explains that the object at the top has no such field or method, if that can be. */
static void tell_absent(lua_State *L, int exception, const char *text, const char *name,
                        bool method) {
  ml_diag diag;
  ml_diag_init(&diag, ML_DIAG_NONE);
  if (ml_explain_absent(L, &diag, -1, text, name, method)) {
    ml_diag *kept = ml_exception_set_diag(L, exception, diag.id);
    if (kept != NULL) *kept = diag;
  } else {
    ml_diag_free(&diag);
  }
}

/* attempt to call a nil value (method 'aquire') */
static void explain_absent(lua_State *L, int exception, const char *message, const char *at) {
  (void)message;
  at = strchr(at, '(') + 1;
  bool method = strncmp(at, "method", 6) == 0;
  const char *name = strchr(at, '\'') + 1, *end = strchr(name, '\'');
  if (end == NULL) return;
  name = lua_pushlstring(L, name, (size_t)(end - name));
  const char *text = push_owner(L, method ? ':' : '.', name);
  if (!push_asked(L, text, method)) return;
  tell_absent(L, exception, text, name, method);
}

/* Pushes the plain name, with a dot in it, that the line gives to the variable; NULL: it gives it
 * none. `other` says that it gives it something else. */
static const char *push_given(lua_State *L, const char *text, size_t length, const char *name,
                              bool *other) {
  size_t width = strlen(name);
  for (size_t i = 0; i + width < length; i++) {
    if (memcmp(text + i, name, width) != 0 ||
        (i > 0 && (is_word(text[i - 1]) || text[i - 1] == '.')))
      continue;
    size_t at = i + width;
    while (at < length && text[at] == ' ') at++;
    if (at + 1 >= length || text[at] != '=' || text[at + 1] == '=') continue;
    for (at++; at < length && text[at] == ' ';) at++;
    size_t start = at;
    while (at < length && (is_word(text[at]) || text[at] == '.')) at++;
    bool plain = at > start && memchr(text + start, '.', at - start) != NULL &&
                 (at == length || strchr(" ;\t\r", text[at]) != NULL);
    *other = !plain;
    return plain ? lua_pushlstring(L, text + start, at - start) : NULL;
  }
  return NULL;
}

/* attempt to call a nil value (local 'nap'), which an earlier line has made of a field */
static void explain_given(lua_State *L, int exception, const char *message, const char *at) {
  (void)message;
  lua_Debug ar;
  const char *name = strchr(at, '\'') + 1, *end = strchr(name, '\''), *given = NULL;
  bool other = false;
  if (end == NULL || !lua_getstack(L, FAILED, &ar) || !lua_getinfo(L, "Sl", &ar)) return;
  struct ml_chunk *chunk = ml_chunk_find(ml_runtime_of(L), ar.source);
  name = lua_pushlstring(L, name, (size_t)(end - name));
  for (int line = ar.currentline; chunk != NULL && given == NULL && !other && line > 0; line--) {
    size_t length;
    const char *text = ml_chunk_line(chunk, line, &length);
    if (text != NULL) given = push_given(L, text, length, name, &other);
  }
  const char *dot = given == NULL ? NULL : strrchr(given, '.');
  if (dot == NULL) return;
  const char *owner = lua_pushlstring(L, given, (size_t)(dot - given));
  push_value(L, &ar, owner);
  tell_absent(L, exception, owner, dot + 1, false);
}

static const struct {
  const char *words;
  void (*explain)(lua_State *L, int exception, const char *message, const char *at);
} faults[] = {
    {"' got a non-closable value", explain_close},
    {"(for iterator 'for iterator')", explain_for},
    {"attempt to yield across a C-call boundary", explain_boundary},
    {"attempt to yield from outside a coroutine", explain_outside},
    {"cannot resume dead coroutine", explain_dead},
    {"expected, got coroutine)", explain_argument},
    {"expected, got Task)", explain_argument},
    {"expected, got Future)", explain_argument},
    {"expected, got _GatheringFuture)", explain_argument},
    {"expected, got async_generator)", explain_argument},
    {"invalid value (userdata) at index ", explain_joined},
    {"a nil value (method '", explain_absent},
    {"a nil value (field '", explain_absent},
    {"attempt to call a nil value (local '", explain_given},
    {"attempt to call a nil value (upvalue '", explain_given},
    {"[moonloop]/", explain_library},
};

void ml_fault_explain(lua_State *L, int index, const char *message) {
  for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
    const char *at = strstr(message, faults[i].words);
    if (at == NULL) continue;
    if (!lua_checkstack(L, LUA_MINSTACK)) return; /* the error may be that of a full stack */
    int top = lua_gettop(L);
    faults[i].explain(L, index, message, at);
    lua_settop(L, top);
    return;
  }
}
