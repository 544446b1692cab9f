#include "bind/group.h"

#include <lauxlib.h>

#include "bind/exception_class.h"
#include "bind/no_class.h"

/* Private key of a part: the group it was split from. */
static const char origin_key;

/* Groups in groups that are looked into, as many as Python's recursion limit lets it; so a group
 * that was made a member of itself comes to an end, too. */
enum { DEEPEST = 1000 };

static void check_depth(lua_State *L, int depth, const char *what) {
  luaL_checkstack(L, 16, "exception group");
  if (depth >= DEEPEST)
    ml_exception_raise(L, ML_EXC_RecursionError, "maximum recursion depth exceeded in %s", what);
}

bool ml_is_group(lua_State *L, int index) {
  return ml_exception_isa(L, index, ML_EXC_BaseExceptionGroup);
}

void ml_group_push_text(lua_State *L, int group) {
  group = lua_absindex(L, group);
  ml_raw_get(L, group, "message");
  lua_Integer count = 0;
  if (ml_raw_get(L, group, "exceptions") == LUA_TTABLE) count = (lua_Integer)lua_rawlen(L, -1);
  const char *message = luaL_tolstring(L, -2, NULL);
  lua_pushfstring(L, "%s (%I sub-exception%s)", message, (LUAI_UACINT)count, count == 1 ? "" : "s");
  lua_replace(L, -4);
  lua_pop(L, 2);
}

/* ---- construction ---- */

/* Copies the sequence at `from` in place. Returns whether all are Exceptions. */
static bool copy_exceptions(lua_State *L, int from) {
  bool all_exceptions = true;
  lua_Integer count = (lua_Integer)lua_rawlen(L, from);
  lua_createtable(L, (int)count, 0);
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, from, i);
    if (!ml_is_exception(L, -1))
      ml_exception_raise(L, ML_EXC_ValueError,
                         "Item %I of second argument (exceptions) is not an exception",
                         (LUAI_UACINT)(i - 1));
    if (!ml_exception_isa(L, -1, ML_EXC_Exception)) all_exceptions = false;
    lua_rawseti(L, -2, i);
  }
  lua_replace(L, from);
  return all_exceptions;
}

/* What may hold only Exceptions refuses others; BaseExceptionGroup itself becomes the narrower
 * class when it can. */
static void choose_class(lua_State *L, int self, bool all_exceptions) {
  lua_getmetatable(L, self);
  int mark = ml_class_mark(L, -1);
  bool narrow = ml_exception_derives(ml_class_id(L, -1), ML_EXC_Exception);
  if (mark == ML_EXC_BaseExceptionGroup && all_exceptions) {
    ml_exception_push_class(L, ML_EXC_ExceptionGroup);
    lua_setmetatable(L, self);
  } else if (narrow && !all_exceptions) {
    if (mark == ML_EXC_ExceptionGroup)
      ml_exception_raise(L, ML_EXC_TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
    ml_raw_get(L, -1, "name");
    ml_exception_raise(L, ML_EXC_TypeError, "Cannot nest BaseExceptions in '%s'",
                       lua_tostring(L, -1));
  }
  lua_pop(L, 1);
}

void ml_group_init(lua_State *L, int self, int first, int count) {
  if (count != 2)
    ml_exception_raise(L, ML_EXC_TypeError,
                       "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", count);
  if (lua_type(L, first) != LUA_TSTRING)
    ml_exception_raise(L, ML_EXC_TypeError,
                       "BaseExceptionGroup.__new__() argument 1 must be str, not %s",
                       luaL_typename(L, first));
  if (!lua_istable(L, first + 1) || ml_is_exception(L, first + 1) ||
      ml_is_exception_class(L, first + 1))
    ml_exception_raise(L, ML_EXC_TypeError, "second argument (exceptions) must be a sequence");
  if (lua_rawlen(L, first + 1) == 0)
    ml_exception_raise(L, ML_EXC_ValueError,
                       "second argument (exceptions) must be a non-empty sequence");
  choose_class(L, self, copy_exceptions(L, first + 1));
  lua_pushvalue(L, first);
  ml_raw_set(L, self, "message");
  lua_pushvalue(L, first + 1);
  ml_raw_set(L, self, "exceptions");
}

void ml_group_push(lua_State *L, const char *message) {
  luaL_checkstack(L, 10, NULL);
  ml_exception_push_class(L, ML_EXC_BaseExceptionGroup);
  lua_pushstring(L, message);
  lua_rotate(L, -3, -1); /* class, message, exceptions */
  ml_exception_new(L, 2);
}

/* ---- splitting ---- */

/* What divides a group: the condition stands at `index`. */
typedef struct division {
  enum { BY_CLASS, BY_FUNCTION, BY_MEMBERSHIP } kind;
  int index;
} division;

/* Whether the exception at the top as a whole belongs to the match. */
static bool belongs(lua_State *L, const division *by) {
  bool is;
  if (by->kind == BY_CLASS) return ml_exception_match(L, -1, by->index);
  if (by->kind == BY_MEMBERSHIP) {
    if (ml_is_group(L, -1)) return false;
    lua_pushvalue(L, -1);
    is = lua_rawget(L, by->index) != LUA_TNIL;
  } else {
    lua_pushvalue(L, by->index);
    lua_pushvalue(L, -2);
    lua_call(L, 1, 1);
    is = lua_toboolean(L, -1) != 0;
  }
  lua_pop(L, 1);
  return is;
}

static void copy_list(lua_State *L, int from, int to, const char *field) {
  if (ml_raw_get(L, from, field) == LUA_TTABLE) {
    lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
    lua_createtable(L, (int)count, 0);
    for (lua_Integer i = 1; i <= count; i++) {
      lua_rawgeti(L, -2, i);
      lua_rawseti(L, -2, i);
    }
    ml_raw_set(L, to, field);
  }
  lua_pop(L, 1);
}

/* Copies what an exception has met on its way. What grows is a list of its own. The context is
 * known and not shown, since CPython sets the cause, be there one or not, as `raise … from` does.
 */
static void copy_history(lua_State *L, int from, int to) {
  ml_raw_get(L, from, "cause");
  ml_raw_set(L, to, "cause");
  ml_raw_get(L, from, "context");
  ml_raw_set(L, to, "context");
  lua_pushboolean(L, 1);
  ml_raw_set(L, to, "suppress_context");
  copy_list(L, from, to, "notes");
  copy_list(L, from, to, "traceback");
}

/* Replaces the sequence of members at the top by a group like `group` of them; by nil when it is
 * empty. */
static void derive(lua_State *L, int group) {
  if (lua_rawlen(L, -1) == 0) {
    lua_pop(L, 1);
    lua_pushnil(L);
    return;
  }
  lua_getfield(L, group, "derive");
  lua_insert(L, -2);
  lua_pushvalue(L, group);
  lua_insert(L, -2);
  lua_call(L, 2, 1);
  if (!ml_is_group(L, -1))
    ml_exception_raise(L, ML_EXC_TypeError, "derive must return an instance of BaseExceptionGroup");
  copy_history(L, group, lua_gettop(L));
}

static void append_if_any(lua_State *L, int list) {
  if (lua_isnil(L, -1)) {
    lua_pop(L, 1);
  } else {
    lua_rawseti(L, list, (lua_Integer)lua_rawlen(L, list) + 1);
  }
}

/* A group that is being divided, on the stack: what calls the user's functions may not recur in C.
 */
enum { GROUP, RESTS, MATCHES, MEMBERS, COUNT, PLACE, DIVIDED /* slots */ };

static void open_group(lua_State *L) {
  lua_newtable(L);
  lua_newtable(L);
  bool some = ml_raw_get(L, -3, "exceptions") == LUA_TTABLE;
  lua_pushinteger(L, some ? (lua_Integer)lua_rawlen(L, -1) : 0);
  lua_pushinteger(L, 0);
}

/* Pushes the next member of the group at the top; false when there is none. */
static bool push_member(lua_State *L) {
  int base = lua_gettop(L) - DIVIDED + 1;
  lua_Integer place = lua_tointeger(L, base + PLACE) + 1;
  if (place > lua_tointeger(L, base + COUNT)) return false;
  lua_pushinteger(L, place);
  lua_replace(L, base + PLACE);
  lua_rawgeti(L, base + MEMBERS, place);
  return true;
}

/* Replaces the group at the top by its match and its rest. */
static void close_group(lua_State *L) {
  int base = lua_gettop(L) - DIVIDED + 1;
  lua_settop(L, base + MATCHES);
  derive(L, base);
  lua_insert(L, base + RESTS); /* group, match, members of the rest */
  derive(L, base);
  lua_remove(L, base);
}

/* Replaces the exception at the top by its match and its rest, if it need not be looked into; or
 * returns false. */
static bool decide(lua_State *L, const division *by) {
  if (belongs(L, by)) {
    lua_pushnil(L);
  } else if (!ml_is_group(L, -1)) {
    lua_pushnil(L);
    lua_insert(L, -2);
  } else {
    return false;
  }
  return true;
}

/* Adds the match and the rest of a member, at the top, to those of the group below them. */
static void keep_member(lua_State *L) {
  int base = lua_gettop(L) - 2 - DIVIDED + 1;
  append_if_any(L, base + RESTS);
  append_if_any(L, base + MATCHES);
}

/* Replaces the exception at the top by its match and its rest, each an exception or nil. */
static void split(lua_State *L, const division *by) {
  int depth = 0;
  check_depth(L, depth, "exceptiongroup_split_recursive");
  if (decide(L, by)) return;
  for (open_group(L), depth++; depth > 0;) {
    if (!push_member(L)) {
      close_group(L);
      if (--depth > 0) keep_member(L);
      continue;
    }
    check_depth(L, depth, "exceptiongroup_split_recursive");
    if (decide(L, by)) {
      keep_member(L);
    } else {
      open_group(L);
      depth++;
    }
  }
}

/* ---- except* ---- */

/* What an except* may not name, while `exception` is handled: groups. */
static void refuse_groups(lua_State *L, int exception, int classes) {
  bool one = ml_is_exception_class(L, classes);
  lua_Integer count = one ? 1 : (lua_Integer)lua_rawlen(L, classes);
  for (lua_Integer i = 1; i <= count; i++, lua_pop(L, 1)) {
    if (one)
      lua_pushvalue(L, classes);
    else
      lua_rawgeti(L, classes, i);
    if (!ml_exception_derives(ml_class_id(L, -1), ML_EXC_BaseExceptionGroup)) continue;
    ml_exception_push(L, ML_EXC_TypeError,
                      "catching ExceptionGroup with except* is not allowed. Use except instead.");
    ml_exception_set_context(L, -1, exception);
    lua_error(L);
  }
}

/* Pushes the group that `exception` is a part of, or itself. */
static void push_origin(lua_State *L, int exception) {
  if (lua_rawgetp(L, exception, &origin_key) != LUA_TNIL) return;
  lua_pop(L, 1);
  lua_pushvalue(L, exception);
}

/* Remembers at the part on index `part` (nil: nothing) that it was split from the group at the top,
 * which is popped. */
static void set_origin(lua_State *L, int part) {
  if (lua_istable(L, part) && !lua_rawequal(L, part, -1)) {
    lua_rawsetp(L, part, &origin_key);
  } else {
    lua_pop(L, 1);
  }
}

void ml_group_forget_origin(lua_State *L, int index) {
  if (!lua_istable(L, index)) return;
  index = lua_absindex(L, index);
  bool has = lua_rawgetp(L, index, &origin_key) != LUA_TNIL;
  lua_pop(L, 1);
  if (!has) return;
  lua_pushnil(L);
  lua_rawsetp(L, index, &origin_key);
}

void ml_group_split(lua_State *L, int exception, int classes) {
  exception = lua_absindex(L, exception);
  classes = lua_absindex(L, classes);
  luaL_checkstack(L, 12, NULL);
  refuse_groups(L, exception, classes);
  int match = lua_gettop(L) + 1;
  if (!ml_is_group(L, exception)) {
    bool matches = ml_exception_match(L, exception, classes);
    if (!matches) lua_pushnil(L);
    lua_pushvalue(L, exception);
    if (!matches) return;
    lua_createtable(L, 1, 0);
    lua_insert(L, -2);
    lua_rawseti(L, -2, 1);
    ml_group_push(L, "");
    lua_pushnil(L);
    return;
  }
  division by = {BY_CLASS, classes};
  lua_pushvalue(L, exception);
  split(L, &by);
  for (int part = match; part <= match + 1; part++) {
    push_origin(L, exception);
    set_origin(L, part);
  }
}

static void collect_leaves(lua_State *L, int group, int set, int depth) {
  check_depth(L, depth, "collect_exception_group_leaf_ids");
  if (!ml_is_group(L, group)) {
    lua_pushvalue(L, group);
    lua_pushboolean(L, 1);
    lua_rawset(L, set);
    return;
  }
  ml_raw_get(L, group, "exceptions");
  int members = lua_gettop(L);
  lua_Integer count = lua_istable(L, members) ? (lua_Integer)lua_rawlen(L, members) : 0;
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, members, i);
    collect_leaves(L, lua_gettop(L), set, depth + 1);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

/* Sorts the members of `list` into those raised anew (the sequence `anew`), and, of parts of
 * `caught` that were raised again, the leaves (the set `again`). */
static void sort_raised(lua_State *L, int caught, int list, int anew, int again) {
  lua_Integer count = (lua_Integer)lua_rawlen(L, list);
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, list, i);
    int exception = lua_gettop(L);
    push_origin(L, exception);
    bool is_part = lua_rawequal(L, -1, caught) != 0;
    lua_pop(L, 1);
    if (is_part) {
      collect_leaves(L, exception, again, 0);
      lua_pop(L, 1);
    } else {
      append_if_any(L, anew);
    }
  }
}

void ml_group_reraise(lua_State *L, int caught, int raised) {
  caught = lua_absindex(L, caught);
  raised = lua_absindex(L, raised);
  luaL_checkstack(L, 12, NULL);
  int base = lua_gettop(L);
  if (!ml_is_group(L, caught)) { /* a naked one: at most one clause ran */
    lua_rawgeti(L, raised, 1);
    return;
  }
  lua_newtable(L);
  lua_newtable(L);
  sort_raised(L, caught, raised, base + 1, base + 2);
  division by = {BY_MEMBERSHIP, base + 2};
  lua_pushnil(L);
  if (lua_next(L, base + 2) != 0) {
    lua_settop(L, base + 2);
    lua_pushvalue(L, caught);
    split(L, &by);
    lua_pop(L, 1);
  } else {
    lua_pushnil(L); /* nothing goes on */
  }
  if (lua_rawlen(L, base + 1) > 0) {
    append_if_any(L, base + 1);
    lua_settop(L, base + 1);
    if (lua_rawlen(L, base + 1) == 1) {
      lua_rawgeti(L, base + 1, 1);
    } else {
      lua_pushvalue(L, base + 1);
      ml_group_push(L, "");
    }
  }
  if (lua_istable(L, -1)) ml_group_forget_origin(L, -1);
  lua_replace(L, base + 1);
  lua_settop(L, base + 1);
}

/* ---- what try.c calls ---- */

/* Refuses the first of the values from `first` on that is no class; `clause`, whose except they
 * stand in, is the function that gave them. */
static void refuse_no_class(lua_State *L, int exception, int clause, int first) {
  int last = lua_gettop(L);
  lua_Debug ar;
  for (int i = first; i <= last; i++) {
    if (ml_are_exception_classes(L, i)) continue;
    luaL_checkstack(L, 8, NULL);
    lua_pushvalue(L, clause);
    lua_getinfo(L, ">S", &ar);
    ml_push_no_class(L, i, ar.linedefined, i - first + 1);
    ml_exception_set_context(L, -1, exception);
    lua_error(L);
  }
}

/* Replaces the values from `first` on by the sequence of all classes they name. */
static void gather_classes(lua_State *L, int first) {
  int last = lua_gettop(L);
  lua_Integer count = 0;
  luaL_checkstack(L, 8, NULL);
  lua_createtable(L, last - first + 1, 0);
  for (int i = first; i <= last; i++) {
    bool many = !ml_is_exception_class(L, i);
    lua_Integer members = many ? (lua_Integer)lua_rawlen(L, i) : 1;
    for (lua_Integer member = 1; member <= members; member++) {
      if (many)
        lua_rawgeti(L, i, member);
      else
        lua_pushvalue(L, i);
      lua_rawseti(L, -2, ++count);
    }
  }
  lua_replace(L, first);
  lua_settop(L, first);
}

int ml_group_match_clause(lua_State *L) {
  enum { EXCEPTION = 1, CLAUSE, CLASSES };
  lua_pushvalue(L, CLAUSE);
  lua_call(L, 0, LUA_MULTRET);
  refuse_no_class(L, EXCEPTION, CLAUSE, CLASSES);
  gather_classes(L, CLASSES);
  ml_group_split(L, EXCEPTION, CLASSES);
  return 2;
}

int ml_group_conclude(lua_State *L) {
  ml_group_reraise(L, 1, 2);
  return 1;
}

/* ---- methods ---- */

static void check_group(lua_State *L, const char *method) {
  if (!ml_is_group(L, 1))
    ml_exception_raise(L, ML_EXC_TypeError, "%s() is called with a colon: group:%s(...)", method,
                       method);
}

static division check_condition(lua_State *L) {
  division by = {BY_CLASS, 2};
  lua_settop(L, 2);
  if (lua_isfunction(L, 2)) {
    by.kind = BY_FUNCTION;
  } else if (!ml_are_exception_classes(L, 2) ||
             (!ml_is_exception_class(L, 2) && lua_rawlen(L, 2) == 0)) {
    ml_exception_raise(L, ML_EXC_TypeError,
                       "expected a function, exception type or tuple of exception types");
  }
  return by;
}

/* group:split(condition) -> match or nil, rest or nil. As BaseExceptionGroup.split. */
static int group_split(lua_State *L) {
  check_group(L, "split");
  division by = check_condition(L);
  lua_pushvalue(L, 1);
  split(L, &by);
  return 2;
}

/* group:subgroup(condition) -> match or nil. As BaseExceptionGroup.subgroup. */
static int group_subgroup(lua_State *L) {
  check_group(L, "subgroup");
  division by = check_condition(L);
  lua_pushvalue(L, 1);
  split(L, &by);
  lua_pop(L, 1);
  return 1;
}

/* group:derive(exceptions): what split makes its parts with; meant to be overridden. */
static int group_derive(lua_State *L) {
  check_group(L, "derive");
  lua_settop(L, 2);
  ml_exception_push_class(L, ML_EXC_BaseExceptionGroup);
  ml_raw_get(L, 1, "message");
  lua_pushvalue(L, 2);
  ml_exception_new(L, 2);
  return 1;
}

void ml_open_groups(lua_State *L) {
  static const luaL_Reg methods[] = {
      {"split", group_split}, {"subgroup", group_subgroup}, {"derive", group_derive}, {NULL, NULL}};
  static const ml_exception_id classes[] = {ML_EXC_BaseExceptionGroup, ML_EXC_ExceptionGroup};
  for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
    ml_exception_push_class(L, classes[i]);
    luaL_setfuncs(L, methods, 0);
    lua_pop(L, 1);
  }
}
