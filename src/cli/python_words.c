#include "cli/python_words.h"

#include <string.h>

#include "bind/chunk.h"
#include "bind/load.h"
#include "bind/noticed.h"
#include "lang/check.h"

static const char *const words[] = {"True", "False"};
enum { WORDS = sizeof words / sizeof words[0] };

static bool holds_a_word(const char *text) {
  for (size_t i = 0; i < WORDS; i++)
    if (strstr(text, words[i]) != NULL) return true;
  return false;
}

/* Which of the words the diagnostic is about; WORDS: none that is nil. */
static size_t find_word(lua_State *L, const ml_diag *diag) {
  const char *python = diag->id == ML_DIAG_PYTHON_SPELLING ? ml_diag_get(diag, "python") : NULL;
  if (python == NULL || diag->report != NULL) return WORDS; /* a syntax error */
  size_t i = 0;
  while (i < WORDS && strcmp(words[i], python) != 0) i++;
  if (i == WORDS) return WORDS;
  lua_pushglobaltable(L);
  lua_pushstring(L, python);
  bool is_nil = lua_rawget(L, -2) == LUA_TNIL;
  lua_pop(L, 2);
  return is_nil ? i : WORDS;
}

static void notice(lua_State *L, const char *file, const ml_diag *found) {
  static const char *const facts[] = {"python", "lua", "hint"};
  ml_diag diag;
  ml_notice_begin(L, &diag, ML_DIAG_PYTHON_SPELLING, file, found->span.line);
  for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++)
    ml_diag_fact(&diag, facts[i], "%s", ml_diag_get(found, facts[i]));
  ml_diag_mark(&diag, found->span, "%s", "");
  ml_diag_setf(&diag.message, "RuntimeWarning: '%s' is a variable that this file does not set",
               ml_diag_get(found, "python"));
  ml_notice(L, &diag);
}

void ml_notice_python_words(lua_State *L) {
  lua_Debug ar;
  ml_runtime *runtime = ml_runtime_of(L);
  if (runtime->options.plain) return;
  lua_pushvalue(L, -1);
  lua_getinfo(L, ">S", &ar);
  struct ml_chunk *chunk = ml_chunk_find(runtime, ar.source);
  size_t length;
  if (chunk == NULL || ml_chunk_line(chunk, 1, &length) == NULL) return;
  if (!holds_a_word(chunk->text)) return;
  if (strstr(chunk->text, "_G") != NULL) return; /* who knows what is set through it */
  ml_check_result result;
  bool told[WORDS + 1] = {false};
  size_t start = ml_skip_first_line(chunk->text, chunk->length);
  ml_check(chunk->text + start, chunk->length - start, ar.short_src, &result);
  for (size_t i = 0; i < result.count; i++) {
    size_t word = find_word(L, &result.diags[i]);
    if (word < WORDS && !told[word]) notice(L, ar.short_src, &result.diags[i]);
    told[word] = true;
  }
  ml_check_free(&result);
}
