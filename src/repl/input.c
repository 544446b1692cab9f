#include "repl/input.h"

#include <ctype.h>
#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "repl/session.h"

enum { LONGEST_NAME = 32, LAST_LINES = 20 };

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

static ml_input_status load(lua_State *L, ml_session *session, const ml_buffer *text,
                            ml_translate_options *options) {
  ml_input *input = &session->input;
  char name[LONGEST_NAME];
  snprintf(name, sizeof name, "=<input-%lu>", session->inputs);
  ml_chunk_errors_free(&input->errors);
  input->is_async = options->toplevel_await;
  int status = ml_chunk_load(L, text->data, text->length, name, "t", options, &input->errors);
  if (status == LUA_OK) {
    keep_name(L, name);
    return ML_INPUT_READY;
  }
  lua_pop(L, 1);
  if (status == LUA_ERRMEM) return ML_INPUT_NO_MEMORY;
  return input->errors.incomplete ? ML_INPUT_UNFINISHED : ML_INPUT_WRONG;
}

static ml_input_status load_as(lua_State *L, ml_session *session, const ml_buffer *text,
                               bool expression) {
  ml_translate_options options = {.expression = expression};
  ml_input_status status = load(L, session, text, &options);
  if (status == ML_INPUT_READY || !session->toplevel_await || !wants_async(&session->input.errors))
    return status;
  options.toplevel_await = true;
  return load(L, session, text, &options);
}

/* ---- an expression behind statements, as in a paste ---- */

/* Whether the bytes from `from` to `to` of the input would be an input of their own. */
static bool loads_alone(lua_State *L, ml_session *session, size_t from, size_t to,
                        bool expression) {
  ml_buffer part = {0};
  ml_buffer_add(&part, session->input.text.data + from, to - from);
  bool good =
      !part.failed && part.length > 0 && load_as(L, session, &part, expression) == ML_INPUT_READY;
  if (good) lua_pop(L, 1);
  ml_buffer_free(&part);
  return good;
}

/* The start of the line before the one that starts at `at`. */
static size_t line_before(const char *text, size_t at) {
  if (at > 0) at--;
  while (at > 0 && text[at - 1] != '\n') at--;
  return at;
}

/* Where the expression begins that the input ends in; 0: in none. It must not be the rest of the
 * statement before it, as `(f)()` may be where the whole is right without this. */
static size_t last_expression(lua_State *L, ml_session *session, bool whole_is_right) {
  const char *text = session->input.text.data;
  size_t length = session->input.text.length, at = length;
  for (int tries = 0; tries < LAST_LINES && (at = line_before(text, at)) > 0; tries++) {
    const char *start = text + at + strspn(text + at, " \t");
    bool begins = isalpha((unsigned char)*start) || *start == '_';
    if (*start == '\n' || (whole_is_right && !begins)) continue;
    if (loads_alone(L, session, at, length, true) && loads_alone(L, session, 0, at, false))
      return at;
  }
  return 0;
}

/* Loads statements so that the value of the expression behind them is shown. The statements alone
 * have been loaded with `status`, and are again where there is no such expression. */
static ml_input_status load_with_value(lua_State *L, ml_session *session, ml_input_status status) {
  const ml_buffer *text = &session->input.text;
  if (memchr(text->data, '\n', text->length) == NULL || status == ML_INPUT_UNFINISHED)
    return status;
  if (status == ML_INPUT_READY) lua_pop(L, 1);
  size_t at = last_expression(L, session, status == ML_INPUT_READY);
  ml_buffer all = {0};
  ml_buffer_add(&all, text->data, at);
  if (at > 0) ml_buffer_add_string(&all, "return ");
  ml_buffer_add(&all, text->data + at, text->length - at);
  bool good = at > 0 && !all.failed && load_as(L, session, &all, false) == ML_INPUT_READY;
  ml_buffer_free(&all);
  return good ? ML_INPUT_READY : load_as(L, session, text, false);
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
  ml_input_status expression = load_as(L, session, &input->text, true);
  input->status = expression;
  if (expression == ML_INPUT_WRONG || expression == ML_INPUT_UNFINISHED) {
    if (!only_expression)
      input->status = load_with_value(L, session, load_as(L, session, &input->text, false));
    if (input->status == ML_INPUT_WRONG && expression == ML_INPUT_UNFINISHED)
      input->status = ML_INPUT_UNFINISHED;
  }
  return input->status == ML_INPUT_READY;
}
