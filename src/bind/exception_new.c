/* How instances are made: arguments and message of every class, and the fields that some have
 * beside them. */
#include <errno.h>
#include <lauxlib.h>
#include <stdarg.h>

#include "bind/exception_class.h"
#include "bind/group.h"
#include "bind/repr.h"

/* What makes an instance special. It stands at `self`, its arguments from `first` to the top, args
 * and message are not set yet. Returns true when it has set them itself. */
typedef bool (*initialiser)(lua_State *L, int self, int first, int count);

static void set_args(lua_State *L, int self, int first, int count) {
  bool holes = false;
  lua_createtable(L, count, 0);
  for (int i = 0; i < count; i++) {
    holes = holes || lua_isnil(L, first + i);
    lua_pushvalue(L, first + i);
    lua_rawseti(L, -2, i + 1);
  }
  if (holes) {
    lua_pushinteger(L, count);
    ml_raw_set(L, -2, "n");
  }
  ml_raw_set(L, self, "args");
}

/* Pops a string into the message. */
static void set_message(lua_State *L, int self) {
  ml_raw_set(L, self, "message");
}

/* Pushes what Python's str() gives for `count` arguments from `first` on. */
static void push_text_of(lua_State *L, int first, int count) {
  if (count == 0) {
    lua_pushliteral(L, "");
  } else if (count == 1 && lua_type(L, first) == LUA_TSTRING) {
    lua_pushvalue(L, first);
  } else if (count == 1) {
    luaL_tolstring(L, first, NULL);
  } else {
    ml_repr_values(L, first, count);
  }
}

static bool init_key_error(lua_State *L, int self, int first, int count) {
  if (count != 1) return false;
  set_args(L, self, first, count);
  ml_repr(L, first, NULL);
  set_message(L, self);
  return true;
}

/* Keeps the first argument in a field as well. */
static bool init_first_as(lua_State *L, int self, int first, int count, const char *field) {
  if (count > 0) {
    lua_pushvalue(L, first);
    ml_raw_set(L, self, field);
  }
  return false;
}

static bool init_stop_iteration(lua_State *L, int self, int first, int count) {
  return init_first_as(L, self, first, count, "value");
}

static bool init_system_exit(lua_State *L, int self, int first, int count) {
  return init_first_as(L, self, first, count, "code");
}

/* As lua.c words an error value in its last line. */
static bool init_lua_error(lua_State *L, int self, int first, int count) {
  init_first_as(L, self, first, count, "value");
  set_args(L, self, first, count);
  if (count == 0 || lua_type(L, first) == LUA_TSTRING || lua_isnumber(L, first) ||
      luaL_getmetafield(L, first, "__tostring") != LUA_TNIL) {
    push_text_of(L, first, count);
  } else {
    lua_pushfstring(L, "(error object is a %s value)", luaL_typename(L, first));
  }
  set_message(L, self);
  return true;
}

static const struct {
  int number;
  ml_exception_id id;
} errno_classes[] = {
    {EAGAIN, ML_EXC_BlockingIOError},
    {EALREADY, ML_EXC_BlockingIOError},
    {EINPROGRESS, ML_EXC_BlockingIOError},
    {ECHILD, ML_EXC_ChildProcessError},
    {EPIPE, ML_EXC_BrokenPipeError},
    {ECONNABORTED, ML_EXC_ConnectionAbortedError},
    {ECONNREFUSED, ML_EXC_ConnectionRefusedError},
    {ECONNRESET, ML_EXC_ConnectionResetError},
    {EEXIST, ML_EXC_FileExistsError},
    {ENOENT, ML_EXC_FileNotFoundError},
    {EINTR, ML_EXC_InterruptedError},
    {EISDIR, ML_EXC_IsADirectoryError},
    {ENOTDIR, ML_EXC_NotADirectoryError},
    {EACCES, ML_EXC_PermissionError},
    {EPERM, ML_EXC_PermissionError},
    {ESRCH, ML_EXC_ProcessLookupError},
    {ETIMEDOUT, ML_EXC_TimeoutError},
};

/* OSError itself becomes the class of its number, as in CPython. */
static void choose_os_class(lua_State *L, int self, lua_Integer number) {
  lua_getmetatable(L, self);
  bool plain = ml_class_mark(L, -1) == ML_EXC_OSError;
  lua_pop(L, 1);
  for (size_t i = 0; plain && i < sizeof errno_classes / sizeof errno_classes[0]; i++) {
    if (errno_classes[i].number != number) continue;
    ml_exception_push_class(L, errno_classes[i].id);
    lua_setmetatable(L, self);
    return;
  }
}

/* OSError(errno, strerror[, filename]): the file name is no argument. */
static bool init_os_error(lua_State *L, int self, int first, int count) {
  if (count < 2 || count > 3 || !lua_isinteger(L, first)) return false;
  choose_os_class(L, self, lua_tointeger(L, first));
  set_args(L, self, first, 2);
  lua_pushvalue(L, first);
  ml_raw_set(L, self, "errno");
  lua_pushvalue(L, first + 1);
  ml_raw_set(L, self, "strerror");
  lua_pushfstring(L, "[Errno %I] %s", (LUAI_UACINT)lua_tointeger(L, first),
                  luaL_tolstring(L, first + 1, NULL));
  if (count == 3 && !lua_isnil(L, first + 2)) {
    lua_pushvalue(L, first + 2);
    ml_raw_set(L, self, "filename");
    const char *text = lua_tostring(L, -1);
    lua_pushfstring(L, "%s: %s", text, ml_repr(L, first + 2, NULL));
  }
  set_message(L, self);
  return true;
}

/* IncompleteReadError(partial, expected) */
static bool init_incomplete_read(lua_State *L, int self, int first, int count) {
  if (count != 2 || lua_type(L, first) != LUA_TSTRING) return false;
  size_t length;
  lua_tolstring(L, first, &length);
  lua_pushvalue(L, first);
  ml_raw_set(L, self, "partial");
  lua_pushvalue(L, first + 1);
  ml_raw_set(L, self, "expected");
  const char *expected = lua_isnil(L, first + 1) ? "undefined" : ml_repr(L, first + 1, NULL);
  lua_pushfstring(L, "%I bytes read on a total of %s expected bytes", (LUAI_UACINT)length,
                  expected);
  set_args(L, self, lua_gettop(L), 1);
  set_message(L, self);
  return true;
}

/* LimitOverrunError(message, consumed) */
static bool init_limit_overrun(lua_State *L, int self, int first, int count) {
  if (count != 2) return false;
  lua_pushvalue(L, first + 1);
  ml_raw_set(L, self, "consumed");
  set_args(L, self, first, 1);
  push_text_of(L, first, 1);
  set_message(L, self);
  return true;
}

static bool init_group(lua_State *L, int self, int first, int count) {
  ml_group_init(L, self, first, count);
  set_args(L, self, first, count);
  return true;
}

static initialiser find_initialiser(ml_exception_id id) {
  static const initialiser initialisers[ML_EXC_COUNT] = {
      [ML_EXC_KeyError] = init_key_error,
      [ML_EXC_StopIteration] = init_stop_iteration,
      [ML_EXC_SystemExit] = init_system_exit,
      [ML_EXC_LuaError] = init_lua_error,
      [ML_EXC_OSError] = init_os_error,
      [ML_EXC_IncompleteReadError] = init_incomplete_read,
      [ML_EXC_LimitOverrunError] = init_limit_overrun,
      [ML_EXC_ExceptionGroup] = init_group,
      [ML_EXC_BaseExceptionGroup] = init_group,
  };
  while (initialisers[id] == NULL && id != ML_EXC_BaseException) id = ml_exception_base(id);
  return initialisers[id];
}

void ml_exception_new(lua_State *L, int nargs) {
  enum { TRACEBACK_AND_CONTEXT = 2 };
  int class = lua_gettop(L) - nargs;
  luaL_checkstack(L, 10, NULL);
  lua_createtable(L, 0, TRACEBACK_AND_CONTEXT + (nargs > 0 ? 2 : 0));
  lua_pushvalue(L, class);
  lua_setmetatable(L, -2);
  lua_insert(L, class + 1); /* class, self, arguments */
  int self = class + 1, first = class + 2;
  initialiser init = find_initialiser(ml_class_id(L, class));
  bool is_set = init != NULL && init(L, self, first, nargs);
  if (!is_set && nargs > 0) { /* else the class has both */
    set_args(L, self, first, nargs);
    push_text_of(L, first, nargs);
    set_message(L, self);
  }
  lua_settop(L, self);
  lua_remove(L, class);
}

static void push_formatted(lua_State *L, ml_exception_id id, const char *format,
                           va_list arguments) {
  luaL_checkstack(L, 10, NULL);
  ml_exception_push_class(L, id);
  if (format != NULL) lua_pushvfstring(L, format, arguments);
  ml_exception_new(L, format != NULL);
}

void ml_exception_push(lua_State *L, ml_exception_id id, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  push_formatted(L, id, format, arguments);
  va_end(arguments);
}

int ml_exception_raise(lua_State *L, ml_exception_id id, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  push_formatted(L, id, format, arguments);
  va_end(arguments);
  return lua_error(L);
}
