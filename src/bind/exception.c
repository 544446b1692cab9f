#include "bind/exception.h"

#include <lauxlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/pool.h"
#include "bind/exception_class.h"
#include "bind/refused.h"

/* Private keys: the address is the key. */
static const char diag_key, reraised_key, wrapped_key, memory_error_key, rethrown_key, closing_key;

/* What is kept of the last rethrow, in a weak table: who did it, as a raise by somebody else is
 * another. */
enum { RETHROWN_EXCEPTION = 1, RETHROWN_BY, RETHROWN_COUNT = RETHROWN_BY };

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
  int mark = ml_class_mark(L, -1);
  lua_pop(L, 1);
  return mark >= 0 && ml_exception_derives((ml_exception_id)(mark % ML_EXC_COUNT), id);
}

bool ml_are_exception_classes(lua_State *L, int index) {
  if (ml_is_exception_class(L, index)) return true;
  if (!lua_istable(L, index)) return false;
  if (lua_getmetatable(L, index)) {
    lua_pop(L, 1);
    return false;
  }
  bool all = true;
  index = lua_absindex(L, index);
  lua_Integer count = (lua_Integer)lua_rawlen(L, index);
  for (lua_Integer i = 1; i <= count && all; i++, lua_pop(L, 1)) {
    lua_rawgeti(L, index, i);
    all = ml_is_exception_class(L, -1);
  }
  return all;
}

/* Whether the class is, or derives from, `wanted`: a class, or one of a sequence of classes. */
static bool derives_from_any(lua_State *L, int class, int wanted) {
  if (ml_is_exception_class(L, wanted)) return ml_class_derives(L, class, wanted);
  bool found = false;
  lua_Integer count = (lua_Integer)lua_rawlen(L, wanted);
  for (lua_Integer i = 1; i <= count && !found; i++, lua_pop(L, 1)) {
    lua_rawgeti(L, wanted, i);
    found = ml_class_derives(L, class, lua_gettop(L));
  }
  return found;
}

bool ml_exception_match(lua_State *L, int exception, int classes) {
  exception = lua_absindex(L, exception);
  classes = lua_absindex(L, classes);
  luaL_checkstack(L, 8, NULL);
  if (!ml_are_exception_classes(L, classes))
    ml_exception_raise(L, ML_EXC_TypeError,
                       "catching classes that do not inherit from BaseException is not allowed");
  if (!lua_getmetatable(L, exception)) lua_pushnil(L);
  bool found = derives_from_any(L, lua_gettop(L), classes);
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

const char *ml_exception_push_spelling(lua_State *L, int index) {
  static const char module[] = "asyncio.";
  ml_exception_push_full_name(L, index);
  const char *name = lua_tostring(L, -1);
  if (strncmp(name, module, sizeof module - 1) != 0) return name;
  name = lua_pushfstring(L, "%s%s", module, strrchr(name, '.') + 1);
  lua_remove(L, -2);
  return name;
}

/* ---- changing ---- */

static bool is_memory_error(lua_State *L, int index) {
  return lua_type(L, index) == LUA_TSTRING &&
         strcmp(lua_tostring(L, index), "not enough memory") == 0;
}

/* Whether Lua says that one of its stacks is full: "FILE:LINE: stack overflow", "C stack overflow".
 */
static bool is_stack_overflow(lua_State *L, int index) {
  static const char words[] = "stack overflow";
  size_t length;
  if (lua_type(L, index) != LUA_TSTRING) return false;
  const char *message = lua_tolstring(L, index, &length);
  if (length < sizeof words - 1) return false;
  const char *at = message + length - (sizeof words - 1);
  return strcmp(at, words) == 0 && (at == message || at[-1] == ' ');
}

/* Pushes what Lua raised. Where that is about a line of the library, which is none of the user's,
 * it goes without the place. */
static void push_value(lua_State *L, int index) {
  static const char library[] = "[moonloop]";
  const char *message = lua_type(L, index) == LUA_TSTRING ? lua_tostring(L, index) : "";
  const char *behind = strstr(message, ": ");
  if (strncmp(message, library, sizeof library - 1) == 0 && behind != NULL)
    lua_pushstring(L, behind + 2);
  else
    lua_pushvalue(L, index);
}

/* Pushes the exception that stands for what Lua raised. */
static void push_wrapping(lua_State *L, int index) {
  bool is_overflow = is_stack_overflow(L, index);
  if (is_overflow) ml_exception_push(L, ML_EXC_RecursionError, "maximum recursion depth exceeded");
  if (is_overflow || ml_refused_push(L, index)) {
    lua_pushvalue(L, index);
    ml_raw_set(L, -2, "value");
  } else {
    ml_exception_push_class(L, ML_EXC_LuaError);
    push_value(L, index);
    ml_exception_new(L, 1);
  }
  lua_pushboolean(L, 1);
  lua_rawsetp(L, -2, &wrapped_key);
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
    push_wrapping(L, index);
  }
  lua_replace(L, index);
}

bool ml_memory_is_out(lua_State *L, int index) {
  enum { LITTLE = ML_POOL_SLAB };
  index = lua_absindex(L, index);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &memory_error_key);
  bool is_it = lua_rawequal(L, -1, index) != 0;
  lua_pop(L, 1);
  if (!is_it) return false;
  void *little = ml_alloc(LITTLE);
  ml_free(little);
  return little == NULL;
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

void ml_exception_replace_stop(lua_State *L, const char *message) {
  ml_exception_push(L, ML_EXC_RuntimeError, "%s", message);
  ml_exception_set_context(L, -1, -2);
  lua_insert(L, -2);
  ml_raw_set(L, -2, "cause");
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

void ml_exceptions_close(lua_State *L) {
  lua_pushboolean(L, 1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &closing_key);
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
    bool closing = lua_rawgetp(L, LUA_REGISTRYINDEX, &closing_key) != LUA_TNIL;
    lua_pop(L, 1);
    if (closing) return NULL;
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

bool ml_exception_share_diag(lua_State *L, int index, int other) {
  if (ml_exception_diag(L, other) == NULL) return false;
  index = lua_absindex(L, index);
  lua_rawgetp(L, other, &diag_key);
  lua_rawsetp(L, index, &diag_key);
  return true;
}

void ml_exception_note_cancelled(lua_State *L, int index) {
  if (!ml_exception_isa(L, index, ML_EXC_CancelledError)) return;
  bool fresh = ml_raw_get(L, index, "traceback") == LUA_TNIL;
  lua_pop(L, 1);
  if (fresh && ml_exception_diag(L, index) == NULL)
    ml_exception_set_diag(L, index, ML_DIAG_UNHANDLED_EXCEPTION);
}
