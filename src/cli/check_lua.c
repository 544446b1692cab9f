#include "cli/check_lua.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "bind/chunk.h"

/* Lua tells of a jump that cannot be made where its function ends; what is wrong is the line it
 * names. */
static int line_of(const char *reason, int line) {
  static const char place[] = " at line ";
  if (strstr(reason, "goto") == NULL && strncmp(reason, "break ", 6) != 0) return line;
  const char *at = strstr(reason, place);
  return at != NULL ? atoi(at + sizeof place - 1) : line;
}

/* `message` is "?:LINE: reason"; the translated text is a line longer than the user's. */
static void describe(const char *message, int last_line, const char *file, ml_diag *diag) {
  char *end = NULL;
  int line = strncmp(message, "?:", 2) == 0 ? (int)strtol(message + 2, &end, 10) : 0;
  const char *reason = end != NULL && strncmp(end, ": ", 2) == 0 ? end + 2 : message;
  line = line_of(reason, line);
  if (line > last_line) line = last_line;
  if (line < 1) line = 1;
  ml_diag_init(diag, ML_DIAG_SYNTAX_ERROR);
  diag->span = (ml_span){.line = line, .end_line = line};
  ml_diag_set(&diag->file, file);
  ml_diag_setf(&diag->message, "SyntaxError: %s", reason);
}

static ml_lua_verdict load(lua_State *L, const char *text, size_t length, int last_line,
                           const char *file, ml_diag *diag) {
  int status = luaL_loadbufferx(L, text, length, "=?", "t");
  if (status == LUA_ERRMEM) return ML_LUA_NO_MEMORY;
  if (status != LUA_OK) describe(lua_tostring(L, -1), last_line, file, diag);
  return status == LUA_OK ? ML_LUA_ACCEPTS : ML_LUA_REFUSES;
}

ml_lua_verdict ml_lua_check(const char *text, size_t length, const char *file, ml_diag *diag) {
  ml_translation translation;
  ml_translate_options options = {.file = file};
  ml_lua_verdict verdict = ML_LUA_NO_MEMORY;
  lua_State *L = lua_newstate(ml_lua_alloc, NULL);
  ml_lang_status status = ml_translate(text, length, &options, &translation);
  if (L != NULL && status == ML_LANG_OK) {
    const char *emitted = translation.changed ? translation.text : text;
    size_t size = translation.changed ? translation.length : length;
    verdict = load(L, emitted, size, ml_count_lines(text, length), file, diag);
  }
  ml_translation_free(&translation);
  if (L != NULL) lua_close(L);
  return verdict;
}
