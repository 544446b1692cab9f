#include "repl/input.h"

#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "repl/session.h"

enum { LONGEST_NAME = 32 };

void ml_input_clear(ml_input *input) {
  ml_buffer_free(&input->text);
  ml_chunk_errors_free(&input->errors);
}

/* Whether an `await` that has no async function around it is among what is wrong. */
static bool wants_async(const ml_chunk_errors *errors) {
  for (size_t i = 0; i < errors->count; i++) {
    switch (errors->diags[i].id) {
      case ML_DIAG_AWAIT_OUTSIDE_FUNCTION:
      case ML_DIAG_AWAIT_IN_REGULAR_FUNCTION:
      case ML_DIAG_ASYNC_FOR_OUTSIDE:
      case ML_DIAG_ASYNC_WITH_OUTSIDE: return true;
      default: break;
    }
  }
  return false;
}

/* Keeps the name of an input, which Lua has only once, for good. Where a coroutine object was used
 * is told by the address of that name, and must not be taken for that of a later input. */
static void keep_name(lua_State *L, const char *name) {
  lua_pushstring(L, name);
  luaL_ref(L, LUA_REGISTRYINDEX);
}

static ml_input_status load(lua_State *L, ml_session *session, ml_translate_options *options) {
  ml_input *input = &session->input;
  char name[LONGEST_NAME];
  snprintf(name, sizeof name, "=<input-%lu>", session->inputs);
  ml_chunk_errors_free(&input->errors);
  input->is_async = options->toplevel_await;
  int status =
      ml_chunk_load(L, input->text.data, input->text.length, name, "t", options, &input->errors);
  if (status == LUA_OK) {
    keep_name(L, name);
    return ML_INPUT_READY;
  }
  lua_pop(L, 1);
  if (status == LUA_ERRMEM) return ML_INPUT_NO_MEMORY;
  return input->errors.incomplete ? ML_INPUT_UNFINISHED : ML_INPUT_WRONG;
}

static ml_input_status load_as(lua_State *L, ml_session *session, bool expression) {
  ml_translate_options options = {.expression = expression};
  ml_input_status status = load(L, session, &options);
  if (status == ML_INPUT_READY || !session->toplevel_await || !wants_async(&session->input.errors))
    return status;
  options.toplevel_await = true;
  return load(L, session, &options);
}

/* `= expr`, as older versions of Lua had it. */
static bool takes_equals(ml_buffer *text) {
  size_t at = strspn(text->data, " \t");
  if (text->data[at] != '=' || text->data[at + 1] == '=') return false;
  text->data[at] = ' ';
  return true;
}

/* A lone `try` is a variable by the grammar, and the beginning of a statement by all likelihood. */
static bool is_lone_try(lua_State *L, const char *text) {
  text += strspn(text, " \t");
  if (strncmp(text, "try", 3) != 0) return false;
  text += 3 + strspn(text + 3, " \t");
  if (*text != '\0' && strncmp(text, "--", 2) != 0) return false;
  if (strchr(text, '\n') != NULL) return false;
  bool is_variable = lua_getglobal(L, "try") != LUA_TNIL;
  lua_pop(L, 1);
  return !is_variable;
}

int ml_input_load(lua_State *L) {
  ml_session *session = ml_session_of(L);
  ml_input *input = &session->input;
  input->status = ML_INPUT_NO_MEMORY;
  if (input->text.failed || input->text.data == NULL) return 0;
  input->status = ML_INPUT_UNFINISHED;
  if (is_lone_try(L, input->text.data)) return 0;
  bool only_expression = takes_equals(&input->text);
  ml_input_status expression = load_as(L, session, true);
  input->status = expression;
  if (expression == ML_INPUT_WRONG || expression == ML_INPUT_UNFINISHED) {
    if (!only_expression) input->status = load_as(L, session, false);
    if (input->status == ML_INPUT_WRONG && expression == ML_INPUT_UNFINISHED)
      input->status = ML_INPUT_UNFINISHED;
  }
  return input->status == ML_INPUT_READY;
}
