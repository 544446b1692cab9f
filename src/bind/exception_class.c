#include "bind/exception_class.h"

#include <lauxlib.h>
#include <string.h>

#include "bind/group.h"
#include "bind/repr.h"

static const struct {
  const char *name, *module;
  ml_exception_id base;
} builtin[ML_EXC_COUNT] = {
#define X(id, name, base, module) {name, module, ML_EXC_##base},
#include "bind/exceptions.def"
#undef X
};

/* Private keys: the address is the key. */
static const char mark_key;
static const char class_keys[ML_EXC_COUNT]; /* of the registry */

int ml_raw_get(lua_State *L, int index, const char *key) {
  index = lua_absindex(L, index);
  lua_pushstring(L, key);
  return lua_rawget(L, index);
}

void ml_raw_set(lua_State *L, int index, const char *key) {
  index = lua_absindex(L, index);
  lua_pushstring(L, key);
  lua_insert(L, -2);
  lua_rawset(L, index);
}

/* ---- kinship ---- */

int ml_class_mark(lua_State *L, int index) {
  int mark = lua_rawgetp(L, index, &mark_key) == LUA_TNUMBER ? (int)lua_tointeger(L, -1) : -1;
  lua_pop(L, 1);
  return mark;
}

ml_exception_id ml_class_id(lua_State *L, int index) {
  return (ml_exception_id)(ml_class_mark(L, index) % ML_EXC_COUNT);
}

ml_exception_id ml_exception_base(ml_exception_id id) {
  return builtin[id].base;
}

bool ml_exception_derives(ml_exception_id id, ml_exception_id wanted) {
  for (;; id = builtin[id].base) {
    if (id == wanted) return true;
    if (id == ML_EXC_ExceptionGroup && wanted == ML_EXC_BaseExceptionGroup) return true;
    if (id == ML_EXC_BaseException) return false;
  }
}

/* Climbs from a class at the top of the stack to `wanted`, a class of the user's. Pops the class.
 */
static bool climb_to(lua_State *L, int wanted) {
  bool found;
  while (!(found = lua_rawequal(L, -1, wanted) != 0)) {
    if (!lua_istable(L, -1) || ml_class_mark(L, -1) < ML_EXC_COUNT) break;
    ml_raw_get(L, -1, "base");
    lua_remove(L, -2);
  }
  lua_pop(L, 1);
  return found;
}

bool ml_class_derives(lua_State *L, int class, int wanted) {
  if (!ml_is_exception_class(L, class) || !ml_is_exception_class(L, wanted)) return false;
  int mark = ml_class_mark(L, wanted);
  if (mark < ML_EXC_COUNT)
    return ml_exception_derives(ml_class_id(L, class), (ml_exception_id)mark);
  wanted = lua_absindex(L, wanted);
  lua_pushvalue(L, class);
  return climb_to(L, wanted);
}

void ml_class_push_full_name(lua_State *L, int class) {
  class = lua_absindex(L, class);
  int module_type = ml_raw_get(L, class, "module");
  int name_type = ml_raw_get(L, class, "name");
  const char *module = lua_tostring(L, -2);
  const char *name = name_type == LUA_TSTRING ? lua_tostring(L, -1) : "?";
  if (module_type != LUA_TSTRING || strcmp(module, "builtins") == 0 ||
      strcmp(module, "__main__") == 0) {
    lua_pushstring(L, name);
  } else {
    lua_pushfstring(L, "%s.%s", module, name);
  }
  lua_replace(L, -3);
  lua_pop(L, 1);
}

/* ---- the methods of instances and classes ---- */

static int instance_tostring(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  if (ml_is_group(L, 1)) {
    ml_group_push_text(L, 1);
  } else if (ml_raw_get(L, 1, "message") == LUA_TNIL) {
    lua_pushliteral(L, "");
  } else {
    luaL_tolstring(L, -1, NULL);
  }
  return 1;
}

/* As BaseException.add_note. */
static int instance_add_note(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  if (lua_type(L, 2) != LUA_TSTRING)
    return ml_exception_raise(L, ML_EXC_TypeError, "note must be a str, not '%s'",
                              luaL_typename(L, 2));
  if (ml_raw_get(L, 1, "notes") != LUA_TTABLE) {
    lua_newtable(L);
    lua_pushvalue(L, -1);
    ml_raw_set(L, 1, "notes");
  }
  lua_pushvalue(L, 2);
  lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
  return 0;
}

static int class_call(lua_State *L) {
  if (!ml_is_exception_class(L, 1)) return luaL_typeerror(L, 1, "exception class");
  ml_exception_new(L, lua_gettop(L) - 1);
  return 1;
}

static int class_tostring(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  ml_raw_get(L, 1, "module");
  const char *module = lua_tostring(L, -1);
  ml_raw_get(L, 1, "name");
  const char *name = lua_tostring(L, -1);
  if (module == NULL || strcmp(module, "builtins") == 0) {
    lua_pushfstring(L, "<class '%s'>", name ? name : "?");
  } else {
    lua_pushfstring(L, "<class '%s.%s'>", module, name ? name : "?");
  }
  return 1;
}

/* Pushes a new class; the name is below it on the stack or nowhere. `base` 0: none. */
static void push_class(lua_State *L, const char *name, const char *module, int mark, int base) {
  lua_createtable(L, 0, 8);
  int class = lua_gettop(L);
  lua_pushstring(L, name);
  lua_pushvalue(L, -1);
  ml_raw_set(L, class, "__name");
  ml_raw_set(L, class, "name");
  lua_pushstring(L, module);
  ml_raw_set(L, class, "module");
  lua_pushcfunction(L, instance_tostring);
  ml_raw_set(L, class, "__tostring");
  lua_pushvalue(L, class);
  ml_raw_set(L, class, "__index");
  lua_pushinteger(L, mark);
  lua_rawsetp(L, class, &mark_key);
  lua_createtable(L, 0, 4);
  if (base != 0) {
    lua_pushvalue(L, base);
    ml_raw_set(L, class, "base");
    lua_pushvalue(L, base);
    ml_raw_set(L, -2, "__index");
  }
  lua_pushcfunction(L, class_call);
  ml_raw_set(L, -2, "__call");
  lua_pushcfunction(L, class_tostring);
  ml_raw_set(L, -2, "__tostring");
  lua_pushliteral(L, "type");
  ml_raw_set(L, -2, "__name");
  lua_setmetatable(L, class);
}

/* Lua looks for metamethods in a class itself only, so a derived class gets its base's. */
static void copy_metamethods(lua_State *L, int from, int to) {
  lua_pushnil(L);
  while (lua_next(L, from)) {
    const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
    bool own = strcmp(key, "__index") == 0 || strcmp(key, "__name") == 0;
    if (strncmp(key, "__", 2) == 0 && !own) {
      lua_pushvalue(L, -2);
      lua_pushvalue(L, -2);
      lua_rawset(L, to);
    }
    lua_pop(L, 1);
  }
}

/* Class:subclass("Name" [, "module"]) */
static int class_subclass(lua_State *L) {
  if (!ml_is_exception_class(L, 1))
    return ml_exception_raise(L, ML_EXC_TypeError,
                              "subclass() is called with a colon: Exception:subclass(\"Name\")");
  if (lua_type(L, 2) != LUA_TSTRING)
    return ml_exception_raise(L, ML_EXC_TypeError, "a class name was expected, got %s",
                              ml_repr(L, 2, NULL));
  const char *module = luaL_optstring(L, 3, "__main__");
  lua_settop(L, 3);
  push_class(L, lua_tostring(L, 2), module, (int)ml_class_id(L, 1) + ML_EXC_COUNT, 1);
  copy_metamethods(L, 1, 4);
  return 1;
}

/* ---- the global functions ---- */

/* For what is no exception: the value's metatable, or one it is based on, is the class or has it as
 * __index. */
static bool is_plain_instance(lua_State *L, int value, int class) {
  if (!lua_getmetatable(L, value)) return false;
  bool found = false;
  for (int steps = 0; lua_istable(L, -1) && !found && steps < 100; steps++) {
    found = lua_rawequal(L, -1, class) != 0;
    ml_raw_get(L, -1, "__index");
    ml_raw_get(L, -2, "methods"); /* of our userdata */
    found = found || lua_rawequal(L, -2, class) || lua_rawequal(L, -1, class);
    lua_pop(L, 2);
    ml_raw_get(L, -1, "base");
    lua_remove(L, -2);
  }
  lua_pop(L, 1);
  return found;
}

static bool is_instance(lua_State *L, int value, int class) {
  if (ml_is_exception_class(L, class))
    return ml_is_exception(L, value) && ml_exception_match(L, value, class);
  if (luaL_getmetafield(L, class, "__instancecheck") != LUA_TNIL) {
    lua_pushvalue(L, class);
    lua_pushvalue(L, value);
    lua_call(L, 2, 1);
    bool is = lua_toboolean(L, -1) != 0;
    lua_pop(L, 1);
    return is;
  }
  if (!lua_istable(L, class))
    ml_exception_raise(L, ML_EXC_TypeError,
                       "isinstance() arg 2 must be a type, a tuple of types, or a union");
  return is_plain_instance(L, value, class);
}

/* Whether `test` holds for one of the arguments from 2 on; a sequence without metatable stands for
 * its members. */
static int any_argument(lua_State *L, bool (*test)(lua_State *, int, int)) {
  bool found = false;
  int count = lua_gettop(L);
  for (int i = 2; i <= count && !found; i++) {
    bool sequence = lua_istable(L, i) && lua_rawlen(L, i) > 0 && !lua_getmetatable(L, i);
    if (!sequence) {
      lua_settop(L, count);
      found = test(L, 1, i);
      continue;
    }
    for (lua_Integer j = 1; j <= (lua_Integer)lua_rawlen(L, i) && !found; j++) {
      lua_rawgeti(L, i, j);
      found = test(L, 1, count + 1);
      lua_settop(L, count);
    }
  }
  lua_pushboolean(L, found);
  return 1;
}

/* isinstance(value, Class, ...) */
static int global_isinstance(lua_State *L) {
  luaL_checkany(L, 1);
  luaL_checkany(L, 2);
  return any_argument(L, is_instance);
}

static bool is_subclass(lua_State *L, int class, int wanted) {
  if (!ml_is_exception_class(L, wanted))
    ml_exception_raise(L, ML_EXC_TypeError,
                       "issubclass() arg 2 must be a class, a tuple of classes, or a union");
  return ml_class_derives(L, class, wanted);
}

/* issubclass(Class, Base, ...) */
static int global_issubclass(lua_State *L) {
  luaL_checkany(L, 2);
  if (!ml_is_exception_class(L, 1))
    return ml_exception_raise(L, ML_EXC_TypeError, "issubclass() arg 1 must be a class");
  return any_argument(L, is_subclass);
}

/* ---- opening ---- */

void ml_exception_push_class(lua_State *L, ml_exception_id id) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &class_keys[id]);
}

static void make_classes(lua_State *L) {
  for (int id = 0; id < ML_EXC_COUNT; id++) {
    int base = 0;
    if (builtin[id].base != (ml_exception_id)id) {
      ml_exception_push_class(L, builtin[id].base);
      base = lua_gettop(L);
    }
    push_class(L, builtin[id].name, builtin[id].module ? builtin[id].module : "builtins", id, base);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &class_keys[id]);
    lua_settop(L, base == 0 ? lua_gettop(L) : base - 1);
  }
}

static int refuse_assignment(lua_State *L) {
  return ml_exception_raise(L, ML_EXC_TypeError,
                            "the args of an exception without arguments cannot be changed");
}

static int repr_of_nothing(lua_State *L) {
  lua_pushliteral(L, "{}");
  return 1;
}

/* What an exception without arguments finds in its class: most are cancellations, one for each
 * task, and need no tables of their own. Pushes nothing; the class is at the top. */
static void give_defaults(lua_State *L) {
  lua_pushliteral(L, "");
  ml_raw_set(L, -2, "message");
  lua_newtable(L);
  lua_createtable(L, 0, 2);
  lua_pushcfunction(L, refuse_assignment);
  lua_setfield(L, -2, "__newindex");
  lua_pushcfunction(L, repr_of_nothing);
  lua_setfield(L, -2, "__repr");
  lua_setmetatable(L, -2);
  ml_raw_set(L, -2, "args");
}

void ml_open_exceptions(lua_State *L) {
  luaL_checkstack(L, 20, NULL);
  make_classes(L);
  ml_exception_push_class(L, ML_EXC_BaseException);
  give_defaults(L);
  lua_pushcfunction(L, class_subclass);
  ml_raw_set(L, -2, "subclass");
  lua_pushcfunction(L, instance_add_note);
  ml_raw_set(L, -2, "add_note");
  lua_pop(L, 1);
  ml_open_groups(L);
  for (int id = 0; id < ML_EXC_COUNT; id++) {
    if (builtin[id].module != NULL && id != ML_EXC_CancelledError) continue;
    ml_exception_push_class(L, (ml_exception_id)id);
    lua_setglobal(L, builtin[id].name);
  }
  lua_register(L, "isinstance", global_isinstance);
  lua_register(L, "issubclass", global_issubclass);
  lua_register(L, "repr", ml_repr_function);
  ml_exception_prepare(L);
}

void ml_exceptions_into(lua_State *L, int index) {
  index = lua_absindex(L, index);
  for (int id = 0; id < ML_EXC_COUNT; id++) {
    if (builtin[id].module == NULL && id != ML_EXC_TimeoutError) continue;
    ml_exception_push_class(L, (ml_exception_id)id);
    lua_setfield(L, index, builtin[id].name);
  }
}
