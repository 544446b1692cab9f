#include "cli/uncaught.h"

#include <lauxlib.h>
#include <string.h>

#include "base/buffer.h"
#include "bind/absent.h"
#include "bind/chunk.h"
#include "bind/exception.h"
#include "bind/python_names.h"
#include "bind/traceback.h"
#include "cli/lua_fault.h"
#include "cli/options.h"

/* What the protected part below works on. */
typedef struct uncaught {
  ml_reporter *reporter;
  int status;
  ml_buffer text; /* freed by the unprotected part */
} uncaught;

/* Which page explains an exception that says nothing about it itself; ML_DIAG_NONE: there is
 * nothing to explain. */
static ml_diag_id page_of(lua_State *L, int exception) {
  static const struct {
    ml_exception_id exception;
    ml_diag_id diag;
  } pages[] = {
      {ML_EXC_KeyboardInterrupt, ML_DIAG_NONE},
      {ML_EXC_CancelledError, ML_DIAG_CANCELLED},
      {ML_EXC_LuaError, ML_DIAG_LUA_ERROR},
  };
  for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
    if (ml_exception_isa(L, exception, pages[i].exception)) return pages[i].diag;
  return ML_DIAG_UNHANDLED_EXCEPTION;
}

/* Puts the innermost user line of the traceback into the diagnostic. */
static void add_place(lua_State *L, int exception, ml_diag *diag) {
  if (lua_getfield(L, exception, "traceback") != LUA_TTABLE) return;
  lua_geti(L, -1, luaL_len(L, -1));
  if (!lua_istable(L, -1)) return;
  int frame = lua_gettop(L);
  diag->span = ml_traceback_place(L, exception);
  lua_getfield(L, frame, "file");
  ml_diag_set(&diag->file, lua_tostring(L, -1));
}

/* The text of the program, for the excerpt. */
static void add_source(lua_State *L, ml_diag *diag) {
  size_t length;
  struct ml_chunk *chunk = ml_chunk_find_shown(ml_runtime_of(L), diag->file);
  if (chunk != NULL && ml_chunk_line(chunk, diag->span.line, &length) != NULL)
    ml_diag_set(&diag->source, chunk->text);
}

/* What the diagnostic of an exception does not say itself is the same for all: where it was raised,
 * and how its report ends. */
static void complete(lua_State *L, int exception, ml_diag *diag) {
  if (diag->file == NULL) add_place(L, exception, diag);
  if (diag->file != NULL && diag->source == NULL) add_source(L, diag);
  if (diag->message == NULL) {
    ml_buffer line;
    ml_buffer_init(&line);
    ml_traceback_format_only(L, exception, &line);
    ml_diag_set(&diag->message, line.data);
    ml_buffer_free(&line);
  }
  if (ml_diag_get(diag, "class") == NULL) {
    ml_diag_fact(diag, "class", "%s", ml_exception_push_spelling(L, exception));
  }
}

/* A global that is nil may be mistyped. (Of fields that was said where the fault happened.) */
static void add_absent(lua_State *L, ml_diag *diag) {
  const char *kind = ml_diag_get(diag, "kind"), *type = ml_diag_get(diag, "type");
  if (kind != NULL && strcmp(type, "nil") == 0 && strcmp(kind, "global") == 0)
    ml_explain_absent_global(L, diag, ml_diag_get(diag, "name"));
}

/* What a runtime fault is about. An error that the program raised itself speaks for itself. */
static void add_fault(lua_State *L, int exception, ml_diag *diag) {
  size_t length = 0;
  const char *line = NULL;
  struct ml_chunk *chunk = NULL;
  if (diag->file != NULL) chunk = ml_chunk_find_shown(ml_runtime_of(L), diag->file);
  if (chunk != NULL) line = ml_chunk_line(chunk, diag->span.line, &length);
  lua_getfield(L, exception, "message");
  if (lua_type(L, -1) == LUA_TSTRING) {
    const char *message = lua_tostring(L, -1);
    ml_lua_fault_describe(diag, message, line, length);
    if (!ml_explain_string_operator(diag, message)) add_absent(L, diag);
  }
  lua_pop(L, 1);
}

static bool is_fault(lua_State *L, int exception) {
  if (!ml_exception_isa(L, exception, ML_EXC_LuaError)) return false;
  lua_getfield(L, exception, "message");
  bool is = lua_type(L, -1) == LUA_TSTRING && strstr(lua_tostring(L, -1), "attempt to ") != NULL;
  lua_pop(L, 1);
  return is;
}

/* Pushes the only exception of a group, or of a group that is the only one in it; nil: it has
 * several, or is none. */
static void push_only(lua_State *L, int exception) {
  enum { DEEPEST = 32 };
  lua_pushvalue(L, exception);
  for (int depth = 0; ml_exception_isa(L, -1, ML_EXC_BaseExceptionGroup); depth++) {
    bool alone = depth < DEEPEST && lua_getfield(L, -1, "exceptions") == LUA_TTABLE &&
                 lua_rawlen(L, -1) == 1;
    if (alone)
      lua_rawgeti(L, -1, 1);
    else
      lua_pushnil(L);
    lua_replace(L, exception + 1);
    lua_settop(L, exception + 1);
  }
}

/* Pushes what is to be explained. Where a group of tasks holds a single mistake, be it one that has
 * a diagnostic, which the group then shares, or a fault of Lua's, that is the mistake. */
static void push_told(lua_State *L, int exception) {
  lua_settop(L, exception);
  const ml_diag *diag = ml_exception_diag(L, exception);
  push_only(L, exception);
  const ml_diag *own = lua_isnil(L, -1) ? NULL : ml_exception_diag(L, -1);
  bool shared = own != NULL && own == diag;
  bool of_tasks = diag != NULL && diag->id == ML_DIAG_TASKGROUP_ERRORS && diag->variant == NULL;
  if (shared || (of_tasks && own == NULL && is_fault(L, lua_gettop(L)))) return;
  lua_pop(L, 1);
  lua_pushvalue(L, exception);
}

/* What explains the exception; NULL: nothing does. */
static ml_diag *explanation(lua_State *L, int exception) {
  ml_diag *diag = ml_exception_diag(L, exception);
  if (diag == NULL) {
    ml_diag_id id = page_of(L, exception);
    if (id != ML_DIAG_NONE) diag = ml_exception_set_diag(L, exception, id);
    if (diag == NULL) return NULL;
    complete(L, exception, diag);
    if (id == ML_DIAG_LUA_ERROR) add_fault(L, exception, diag);
    if (ml_exception_isa(L, exception, ML_EXC_TypeError)) ml_explain_module_colon(diag);
    return diag;
  }
  complete(L, exception, diag);
  return diag;
}

/* As Python: no code or nil is success, a number is the status, anything else is said and is a
 * failure. */
static int exit_code(lua_State *L, int exception, uncaught *work) {
  lua_getfield(L, exception, "args");
  if (!lua_istable(L, -1)) return ML_EXIT_OK;
  lua_rawgeti(L, -1, 1);
  if (lua_isnil(L, -1)) return ML_EXIT_OK;
  if (lua_isinteger(L, -1)) return (int)(lua_tointeger(L, -1) & 0xff);
  if (lua_isboolean(L, -1)) return lua_toboolean(L, -1) ? ML_EXIT_OK : ML_EXIT_ERROR;
  ml_buffer_add_string(&work->text, luaL_tolstring(L, -1, NULL));
  ml_buffer_add_char(&work->text, '\n');
  return ML_EXIT_ERROR;
}

/* Protected: the exception and the work. */
static int describe(lua_State *L) {
  uncaught *work = lua_touserdata(L, 2);
  ml_exception_wrap(L, 1);
  ml_diag *diag = NULL;
  if (ml_exception_isa(L, 1, ML_EXC_SystemExit)) {
    work->status = exit_code(L, 1, work);
  } else {
    if (ml_exception_isa(L, 1, ML_EXC_KeyboardInterrupt)) work->status = ML_EXIT_INTERRUPTED;
    ml_traceback_format(L, 1, &work->text);
    if (work->reporter->explain != ML_EXPLAIN_OFF) {
      push_told(L, 1);
      diag = explanation(L, lua_gettop(L));
    }
  }
  if (work->text.data != NULL)
    ml_reporter_text(work->reporter, work->text.data, work->text.length, diag);
  return 0;
}

int ml_uncaught(lua_State *L, int status, const char *progname, ml_reporter *reporter) {
  uncaught work = {.reporter = reporter, .status = ML_EXIT_ERROR};
  bool told = false;
  if (status != LUA_ERRMEM) {
    lua_pushcfunction(L, describe);
    lua_insert(L, -2);
    lua_pushlightuserdata(L, &work);
    told = lua_pcall(L, 2, 0, 0) == LUA_OK && !work.text.failed;
  }
  if (!told) {
    const char *message =
        lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "not enough memory";
    fflush(stdout);
    fprintf(stderr, "%s: %s\n", progname, message);
    lua_pop(L, 1);
  }
  ml_buffer_free(&work.text);
  return work.status;
}
