#include "bind/exception.h"

#include <errno.h>
#include <lauxlib.h>
#include <stdarg.h>
#include <string.h>

#include "base/alloc.h"
#include "bind/exception_class.h"
#include "bind/group.h"
#include "bind/repr.h"

/* Private keys: the address is the key. */
static const char diag_key, reraised_key, wrapped_key, memory_error_key, rethrown_key;

/* What is kept of the last rethrow, in a weak table: who did it, as a raise by somebody else is
 * another. */
enum { RETHROWN_EXCEPTION = 1, RETHROWN_BY, RETHROWN_COUNT = RETHROWN_BY };

/* ---- construction ---- */

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
  int class = lua_gettop(L) - nargs;
  luaL_checkstack(L, 10, NULL);
  lua_createtable(L, 0, 4);
  lua_pushvalue(L, class);
  lua_setmetatable(L, -2);
  lua_insert(L, class + 1); /* class, self, arguments */
  int self = class + 1, first = class + 2;
  initialiser init = find_initialiser(ml_class_id(L, class));
  if (init == NULL || !init(L, self, first, nargs)) {
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

void ml_exception_prepare(lua_State *L) {
  ml_exception_push(L, ML_EXC_MemoryError, "not enough memory");
  lua_rawsetp(L, LUA_REGISTRYINDEX, &memory_error_key);
  lua_createtable(L, RETHROWN_COUNT, 0);
  lua_createtable(L, 0, 1);
  lua_pushliteral(L, "v");
  lua_setfield(L, -2, "__mode");
  lua_setmetatable(L, -2);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &rethrown_key);
}

/* ---- asking ---- */

bool ml_is_exception(lua_State *L, int index) {
  if (!lua_istable(L, index) || !lua_getmetatable(L, index)) return false;
  bool is = ml_class_mark(L, -1) >= 0;
  lua_pop(L, 1);
  return is;
}

bool ml_is_exception_class(lua_State *L, int index) {
  return lua_istable(L, index) && ml_class_mark(L, index) >= 0;
}

bool ml_exception_isa(lua_State *L, int index, ml_exception_id id) {
  if (!lua_istable(L, index) || !lua_getmetatable(L, index)) return false;
  bool is = ml_class_mark(L, -1) >= 0 && ml_exception_derives(ml_class_id(L, -1), id);
  lua_pop(L, 1);
  return is;
}

static bool match_any(lua_State *L, int class, int wanted, int depth) {
  enum { DEEPEST = 20 };
  luaL_checkstack(L, 6, NULL);
  if (ml_is_exception_class(L, wanted)) return ml_class_derives(L, class, wanted);
  bool found = false;
  if (!lua_istable(L, wanted) || lua_getmetatable(L, wanted) || depth > DEEPEST)
    ml_exception_raise(L, ML_EXC_TypeError,
                       "catching classes that do not inherit from BaseException is not allowed");
  lua_Integer count = (lua_Integer)lua_rawlen(L, wanted);
  for (lua_Integer i = 1; i <= count && !found; i++) {
    lua_rawgeti(L, wanted, i);
    found = match_any(L, class, lua_gettop(L), depth + 1);
    lua_pop(L, 1);
  }
  return found;
}

bool ml_exception_match(lua_State *L, int exception, int classes) {
  classes = lua_absindex(L, classes);
  if (!lua_getmetatable(L, exception)) lua_pushnil(L);
  bool found = match_any(L, lua_gettop(L), classes, 0);
  lua_pop(L, 1);
  return found;
}

void ml_exception_push_full_name(lua_State *L, int index) {
  if (!lua_getmetatable(L, index)) {
    lua_pushstring(L, luaL_typename(L, index));
    return;
  }
  ml_class_push_full_name(L, lua_gettop(L));
  lua_remove(L, -2);
}

/* ---- changing ---- */

static bool is_memory_error(lua_State *L, int index) {
  return lua_type(L, index) == LUA_TSTRING &&
         strcmp(lua_tostring(L, index), "not enough memory") == 0;
}

void ml_exception_wrap(lua_State *L, int index) {
  if (ml_is_exception(L, index)) return;
  index = lua_absindex(L, index);
  if (is_memory_error(L, index)) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &memory_error_key);
  } else if (ml_is_exception_class(L, index)) {
    lua_pushvalue(L, index);
    ml_exception_new(L, 0);
  } else {
    ml_exception_push_class(L, ML_EXC_LuaError);
    lua_pushvalue(L, index);
    ml_exception_new(L, 1);
    lua_pushboolean(L, 1);
    lua_rawsetp(L, -2, &wrapped_key);
  }
  lua_replace(L, index);
}

/* Replaces the exception at the top by its context; false when that is no exception (and pops it).
 */
static bool step_to_context(lua_State *L) {
  ml_raw_get(L, -1, "context");
  lua_remove(L, -2);
  if (ml_is_exception(L, -1)) return true;
  lua_pop(L, 1);
  return false;
}

/* Whether the chain of contexts that begins at `exception` runs in a circle (Floyd's tortoise). */
static bool is_circular(lua_State *L, int exception) {
  int top = lua_gettop(L);
  lua_pushvalue(L, exception); /* the tortoise; the hare runs above it */
  lua_pushvalue(L, exception);
  for (bool move = false;; move = !move) {
    if (!step_to_context(L)) break;
    if (move) {
      lua_pushvalue(L, -2);
      step_to_context(L);
      lua_replace(L, -3);
    }
    if (lua_rawequal(L, -1, -2)) {
      lua_settop(L, top);
      return true;
    }
  }
  lua_settop(L, top);
  return false;
}

/* Cuts the chain of `handled` before `exception`, which is about to stand in front of it. */
static void cut_context(lua_State *L, int exception, int handled) {
  int top = lua_gettop(L);
  if (is_circular(L, handled)) return;
  lua_pushvalue(L, handled);
  for (;;) {
    lua_pushvalue(L, -1);
    if (!step_to_context(L)) break;
    if (lua_rawequal(L, -1, exception)) {
      lua_pushnil(L);
      ml_raw_set(L, -3, "context");
      break;
    }
    lua_remove(L, -2);
  }
  lua_settop(L, top);
}

void ml_exception_set_context(lua_State *L, int exception, int handled) {
  if (!ml_is_exception(L, exception) || !ml_is_exception(L, handled)) return;
  if (lua_rawequal(L, exception, handled)) return;
  exception = lua_absindex(L, exception);
  handled = lua_absindex(L, handled);
  luaL_checkstack(L, 8, NULL);
  cut_context(L, exception, handled);
  lua_pushvalue(L, handled);
  ml_raw_set(L, exception, "context");
}

void ml_exception_mark_reraised(lua_State *L, int index) {
  if (!lua_istable(L, index)) return;
  index = lua_absindex(L, index);
  lua_pushboolean(L, 1);
  lua_rawsetp(L, index, &reraised_key);
}

bool ml_exception_take_reraised(lua_State *L, int index) {
  if (!lua_istable(L, index)) return false;
  index = lua_absindex(L, index);
  bool marked = lua_rawgetp(L, index, &reraised_key) != LUA_TNIL;
  lua_pop(L, 1);
  if (!marked) return false;
  lua_pushnil(L);
  lua_rawsetp(L, index, &reraised_key);
  return true;
}

/* Pushes the C function at a level of the stack, or nil. */
static void push_cfunction_at(lua_State *L, int level) {
  lua_Debug ar;
  if (!lua_getstack(L, level, &ar) || !lua_getinfo(L, "f", &ar)) lua_pushnil(L);
  lua_CFunction function = lua_tocfunction(L, -1);
  lua_pop(L, 1);
  if (function != NULL) {
    lua_pushcfunction(L, function);
  } else {
    lua_pushnil(L);
  }
}

/* Pushes what a plain pcall should see of the exception: what Lua raised, if it was wrapped. */
static void push_raw(lua_State *L, int exception) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &memory_error_key);
  bool memory = lua_rawequal(L, -1, exception) != 0;
  bool wrapped = lua_istable(L, exception) && lua_rawgetp(L, exception, &wrapped_key) != LUA_TNIL;
  if (memory || wrapped) {
    ml_raw_get(L, exception, memory ? "message" : "value");
  } else {
    lua_pushvalue(L, exception);
  }
}

int ml_exception_rethrow(lua_State *L, int index) {
  index = lua_absindex(L, index);
  luaL_checkstack(L, 8, NULL);
  ml_exception_mark_reraised(L, index);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &rethrown_key);
  lua_pushvalue(L, index);
  lua_rawseti(L, -2, RETHROWN_EXCEPTION);
  push_cfunction_at(L, 0);
  lua_rawseti(L, -2, RETHROWN_BY);
  push_raw(L, index);
  return lua_error(L);
}

void ml_exception_recover(lua_State *L, int index) {
  index = lua_absindex(L, index);
  int table = lua_gettop(L) + 1;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &rethrown_key);
  if (lua_rawgeti(L, table, RETHROWN_EXCEPTION) != LUA_TNIL) {
    lua_pushnil(L);
    lua_rawseti(L, table, RETHROWN_EXCEPTION);
    lua_rawgeti(L, table, RETHROWN_BY);
    push_cfunction_at(L, 1);
    ml_raw_get(L, table + 1, "value");
    bool same = lua_rawequal(L, table + 2, table + 3) && lua_rawequal(L, -1, index);
    if (same) {
      lua_pushvalue(L, table + 1);
      lua_replace(L, index);
    }
  }
  lua_settop(L, table - 1);
}

/* ---- the diagnostic ---- */

#define DIAG_BOX "ml_diag"

static int free_diag(lua_State *L) {
  ml_diag_free(lua_touserdata(L, 1));
  return 0;
}

ml_diag *ml_exception_diag(lua_State *L, int index) {
  if (!lua_istable(L, index)) return NULL;
  lua_rawgetp(L, index, &diag_key);
  ml_diag *diag = lua_touserdata(L, -1);
  lua_pop(L, 1);
  return diag;
}

ml_diag *ml_exception_set_diag(lua_State *L, int index, ml_diag_id id) {
  ml_diag *diag = ml_exception_diag(L, index);
  if (diag == NULL) {
    index = lua_absindex(L, index);
    diag = lua_newuserdatauv(L, sizeof *diag, 0);
    ml_diag_init(diag, id);
    if (luaL_newmetatable(L, DIAG_BOX)) {
      lua_pushcfunction(L, free_diag);
      lua_setfield(L, -2, "__gc");
    }
    lua_setmetatable(L, -2);
    lua_rawsetp(L, index, &diag_key);
  }
  diag->id = id;
  return diag;
}
