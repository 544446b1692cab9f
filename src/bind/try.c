#include "bind/try.h"

#include <string.h>

#include "bind/await.h"
#include "bind/body.h"
#include "bind/eager.h"
#include "bind/exception.h"
#include "bind/finally.h"
#include "bind/group.h"
#include "bind/iterate.h"
#include "bind/misuse.h"
#include "bind/no_class.h"
#include "bind/not_awaitable.h"
#include "bind/swallowed.h"
#include "bind/traceback.h"

/* Slots of the C functions' stacks. What the variants need beside them stands in the first four. */
enum {
  BODY = 1,
  HANDLER,
  ELSE,
  FINALLY,
  PENDING,
  CODE,
  PACKED,
  HANDLED,
  ON_ERROR,
  GUARD, /* of FINALLY */
  FIXED = GUARD
};
enum { MANAGER = 1, MANAGED, ENTER, EXIT };
enum { CLAUSES = HANDLER };

typedef enum phase {
  PHASE_BODY,
  PHASE_HANDLER,
  PHASE_ELSE,
  PHASE_FINALLY,
  PHASE_ENTER,
  PHASE_EXIT
} phase;

/* A continuation remembers the phase and how many varargs stand behind the slots. */
static lua_KContext context_of(phase now, int varargs) {
  return (lua_KContext)now | (lua_KContext)varargs << 3;
}
static phase phase_of(lua_KContext context) {
  return (phase)(context & 7);
}
static int varargs_of(lua_KContext context) {
  return (int)(context >> 3);
}

/* From (first … fourth, ...) to the fixed slots with the varargs behind them. Returns how many
 * varargs. */
static int lay_out(lua_State *L, int given) {
  int varargs = lua_gettop(L) - given;
  luaL_checkstack(L, varargs + FIXED + 4, "too many arguments");
  lua_settop(L, FIXED + varargs);
  if (varargs > 0) lua_rotate(L, given + 1, FIXED - given);
  lua_pushcfunction(L, ml_traceback_handler);
  lua_replace(L, ON_ERROR);
  return varargs;
}

static void set_nil(lua_State *L, int slot) {
  lua_pushnil(L);
  lua_replace(L, slot);
}

static bool failed(int status) {
  return status != LUA_OK && status != LUA_YIELD;
}

/* Pushes the varargs again, as arguments of a part. */
static void push_varargs(lua_State *L, int varargs) {
  luaL_checkstack(L, varargs + 4, "too many arguments");
  for (int i = 1; i <= varargs; i++) lua_pushvalue(L, FIXED + i);
}

/* Pushes the exception that is handled on this very thread; false, and nothing, when none is. */
static bool push_handled_here(lua_State *L) {
  lua_Debug ar;
  if (!lua_checkstack(L, 4)) return false;
  for (int level = 1; lua_getstack(L, level, &ar); level++, lua_pop(L, 1)) {
    lua_getinfo(L, "f", &ar);
    lua_CFunction f = lua_tocfunction(L, -1);
    if (f != ml_runtime_try && f != ml_runtime_with && f != ml_runtime_trystar) continue;
    lua_pop(L, 1);
    if (lua_getlocal(L, &ar, HANDLED) == NULL) lua_pushnil(L);
    if (!lua_isnil(L, -1)) return true;
  }
  return false;
}

void ml_push_handled(lua_State *L) {
  const ml_runtime *rt = ml_runtime_of(L);
  lua_State *thread = rt->handling > 0 ? L : NULL;
  while (thread != NULL && !push_handled_here(thread)) thread = ml_thread_around(rt, thread);
  if (thread == NULL) lua_pushnil(L);
  if (thread != NULL && thread != L) lua_xmove(thread, L, 1);
}

/* The exception at the top was raised while the one in the slot (0: in a slot of a function around)
 * was being handled. `raise` has said so already; Lua's own errors learn it when caught. */
static void give_context(lua_State *L, int context_slot) {
  if (lua_getfield(L, -1, "context") != LUA_TNIL) {
    lua_pop(L, 1);
    return;
  }
  lua_pop(L, 1);
  if (context_slot != 0)
    lua_pushvalue(L, context_slot);
  else
    ml_push_handled(L);
  ml_exception_set_context(L, -2, -1);
  lua_pop(L, 1);
}

/* A part has raised the error at the top: it is pending now. */
static void set_pending(lua_State *L, int context_slot) {
  ml_exception_wrap(L, -1);
  give_context(L, context_slot);
  lua_replace(L, PENDING);
  set_nil(L, CODE);
  set_nil(L, PACKED);
}

/* What was pending is given up, by a part of the statement (0: by an __aexit). */
static void drop_pending(lua_State *L, int part) {
  ml_swallowed_note(L, PENDING, part);
  set_nil(L, PENDING);
}

/* Keeps the code and the values with which a part ended. */
static void keep_code(lua_State *L) {
  lua_replace(L, PACKED);
  lua_replace(L, CODE);
}

/* The whole statement is over. */
static int finish(lua_State *L) {
  if (lua_isnil(L, PENDING)) {
    lua_pushvalue(L, CODE);
    lua_pushvalue(L, PACKED);
    return 2;
  }
  return ml_exception_rethrow(L, PENDING);
}

static void begin_handling(lua_State *L, int exception) {
  ml_runtime_of(L)->handling++;
  lua_pushvalue(L, exception);
  lua_replace(L, HANDLED);
}

static void end_handling(lua_State *L) {
  ml_runtime *rt = ml_runtime_of(L);
  if (rt->handling > 0) rt->handling--;
  set_nil(L, HANDLED);
}

/* try: BODY, then HANDLER or ELSE, then FINALLY */

static int try_called(lua_State *L, int status, lua_KContext context);

static int try_call(lua_State *L, int status, lua_KContext context) {
  (void)status;
  static const int slots[] = {BODY, HANDLER, ELSE, FINALLY};
  phase now = phase_of(context);
  int varargs = varargs_of(context), count = varargs;
  lua_pushvalue(L, slots[now]);
  if (now == PHASE_FINALLY && !lua_isnil(L, PENDING)) begin_handling(L, PENDING);
  if (now == PHASE_HANDLER) {
    begin_handling(L, PENDING);
    lua_pushvalue(L, HANDLED);
    count++;
  }
  push_varargs(L, varargs);
  return try_called(L, ml_protected_call(L, count, 2, ON_ERROR, context, try_called), context);
}

static int try_begin(lua_State *L, phase now, int varargs) {
  lua_KContext context = context_of(now, varargs);
  if (ml_must_bounce(ml_runtime_of(L), L)) return ml_bounce(L, context, try_call);
  return try_call(L, LUA_OK, context);
}

static int try_finally(lua_State *L, int varargs) {
  if (lua_isnil(L, FINALLY)) return finish(L);
  ml_finally_begins(L, GUARD);
  return try_begin(L, PHASE_FINALLY, varargs);
}

static int try_after_body(lua_State *L, int status, int varargs) {
  if (failed(status)) {
    set_pending(L, 0);
    return lua_isnil(L, HANDLER) ? try_finally(L, varargs) : try_begin(L, PHASE_HANDLER, varargs);
  }
  keep_code(L);
  if (lua_isnil(L, CODE) && !lua_isnil(L, ELSE)) return try_begin(L, PHASE_ELSE, varargs);
  return try_finally(L, varargs);
}

static int try_after_handler(lua_State *L, int status, int varargs) {
  if (failed(status)) {
    set_pending(L, HANDLED);
  } else {
    bool matched = !lua_isboolean(L, -2);
    keep_code(L);
    if (matched)
      drop_pending(L, HANDLER);
    else
      set_nil(L, CODE);
  }
  end_handling(L);
  return try_finally(L, varargs);
}

static int try_after_else(lua_State *L, int status, int varargs) {
  if (failed(status))
    set_pending(L, 0);
  else
    keep_code(L);
  return try_finally(L, varargs);
}

/* Leaving the finally part by return, break or goto gives up what was pending. */
static int try_after_finally(lua_State *L, int status) {
  if (!lua_isnil(L, HANDLED)) end_handling(L);
  if (failed(status)) {
    set_pending(L, PENDING);
  } else if (!lua_isnil(L, -2)) {
    keep_code(L);
    if (!lua_isnil(L, PENDING)) drop_pending(L, FINALLY);
  }
  return finish(L);
}

static int try_called(lua_State *L, int status, lua_KContext context) {
  int varargs = varargs_of(context);
  ml_protected_done(ml_runtime_of(L));
  switch (phase_of(context)) {
    case PHASE_BODY: return try_after_body(L, status, varargs);
    case PHASE_HANDLER: return try_after_handler(L, status, varargs);
    case PHASE_ELSE: return try_after_else(L, status, varargs);
    default: return try_after_finally(L, status);
  }
}

int ml_runtime_try(lua_State *L) {
  int varargs = lay_out(L, FINALLY);
  ml_finally_guard(L, FINALLY, GUARD, varargs);
  return try_begin(L, PHASE_BODY, varargs);
}

/* except*: every clause gets its part of the group. The clauses stand in a table, with the rest
 * that none has taken yet in `rest`, what is to be raised in `raised`, and `next`, the clause to
 * try. */

static int star_called(lua_State *L, int status, lua_KContext context);
static int star_next(lua_State *L, int varargs);

static int star_call(lua_State *L, int status, lua_KContext context) {
  (void)status;
  phase now = phase_of(context);
  int varargs = varargs_of(context), count = varargs;
  if (now == PHASE_HANDLER) {
    lua_getfield(L, CLAUSES, "handler");
    lua_pushvalue(L, HANDLED);
    count++;
  } else {
    if (now == PHASE_FINALLY && !lua_isnil(L, PENDING)) begin_handling(L, PENDING);
    lua_pushvalue(L, now == PHASE_BODY ? BODY : now == PHASE_ELSE ? ELSE : FINALLY);
  }
  push_varargs(L, varargs);
  return star_called(L, ml_protected_call(L, count, 2, ON_ERROR, context, star_called), context);
}

static int star_begin(lua_State *L, phase now, int varargs) {
  lua_KContext context = context_of(now, varargs);
  if (ml_must_bounce(ml_runtime_of(L), L)) return ml_bounce(L, context, star_call);
  return star_call(L, LUA_OK, context);
}

static int star_finally(lua_State *L, int varargs) {
  if (lua_isnil(L, FINALLY)) return finish(L);
  ml_finally_begins(L, GUARD);
  return star_begin(L, PHASE_FINALLY, varargs);
}

/* Pops an exception into the list of those to be raised at the end. */
static void add_raised(lua_State *L) {
  lua_getfield(L, CLAUSES, "raised");
  lua_rotate(L, -2, 1);
  lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
  lua_pop(L, 1);
}

/* What a clause names is no class, or the group cannot be divided: the error at the top. */
static int star_refused(lua_State *L, int varargs) {
  set_pending(L, PENDING);
  return star_finally(L, varargs);
}

static int star_clauses_done(lua_State *L, int varargs) {
  if (lua_getfield(L, CLAUSES, "rest") != LUA_TNIL)
    add_raised(L);
  else
    lua_pop(L, 1);
  lua_pushcfunction(L, ml_group_conclude);
  lua_pushvalue(L, PENDING);
  lua_getfield(L, CLAUSES, "raised");
  if (lua_pcall(L, 2, 1, ON_ERROR) != LUA_OK) return star_refused(L, varargs);
  if (lua_isnil(L, -1)) {
    lua_getfield(L, CLAUSES, "handler");
    ml_swallowed_note(L, PENDING, lua_gettop(L));
    lua_pop(L, 1);
  }
  lua_replace(L, PENDING);
  return star_finally(L, varargs);
}

static int star_next(lua_State *L, int varargs) {
  for (;;) {
    lua_getfield(L, CLAUSES, "next");
    lua_Integer next = lua_tointeger(L, -1);
    lua_pop(L, 1);
    bool left = lua_getfield(L, CLAUSES, "rest") != LUA_TNIL;
    lua_pop(L, 1);
    if (!left || next > (lua_Integer)lua_rawlen(L, CLAUSES)) return star_clauses_done(L, varargs);
    lua_pushinteger(L, next + 2);
    lua_setfield(L, CLAUSES, "next");
    lua_pushcfunction(L, ml_group_match_clause);
    lua_getfield(L, CLAUSES, "rest");
    lua_rawgeti(L, CLAUSES, next);
    if (lua_pcall(L, 2, 2, ON_ERROR) != LUA_OK) return star_refused(L, varargs);
    lua_setfield(L, CLAUSES, "rest");
    bool matched = !lua_isnil(L, -1);
    if (matched) {
      begin_handling(L, lua_gettop(L));
      lua_rawgeti(L, CLAUSES, next + 1);
      lua_setfield(L, CLAUSES, "handler");
    }
    lua_settop(L, FIXED + varargs);
    if (matched) return star_begin(L, PHASE_HANDLER, varargs);
  }
}

static int star_after_body(lua_State *L, int status, int varargs) {
  if (failed(status)) {
    set_pending(L, 0);
    lua_pushvalue(L, PENDING);
    lua_setfield(L, CLAUSES, "rest");
    return star_next(L, varargs);
  }
  keep_code(L);
  if (lua_isnil(L, CODE) && !lua_isnil(L, ELSE)) return star_begin(L, PHASE_ELSE, varargs);
  return star_finally(L, varargs);
}

static int star_after_handler(lua_State *L, int status, int varargs) {
  if (failed(status)) {
    ml_exception_wrap(L, -1);
    give_context(L, HANDLED);
    add_raised(L);
  } else {
    keep_code(L);
  }
  end_handling(L);
  if (lua_isnil(L, CODE)) return star_next(L, varargs);
  set_nil(L, PENDING);
  return star_finally(L, varargs);
}

static int star_called(lua_State *L, int status, lua_KContext context) {
  int varargs = varargs_of(context);
  ml_protected_done(ml_runtime_of(L));
  switch (phase_of(context)) {
    case PHASE_BODY: return star_after_body(L, status, varargs);
    case PHASE_HANDLER: return star_after_handler(L, status, varargs);
    case PHASE_ELSE:
      if (failed(status))
        set_pending(L, 0);
      else
        keep_code(L);
      return star_finally(L, varargs);
    default: return try_after_finally(L, status);
  }
}

/* Moves the argument after the mark `name` at `index`, if it stands there, to `slot`; returns where
 * to go on. */
static int take_marked(lua_State *L, int index, const char *name, int slot) {
  if (lua_type(L, index) != LUA_TSTRING || strcmp(lua_tostring(L, index), name) != 0) return index;
  lua_pushvalue(L, index + 1);
  lua_replace(L, slot);
  return index + 2;
}

int ml_runtime_trystar(lua_State *L) {
  luaL_checkstack(L, FIXED + 6, NULL);
  /* Lay out by hand: the arguments are moved behind the slots first. */
  lua_createtable(L, 4, 4);
  lua_insert(L, 2);
  for (int slot = ELSE; slot <= FIXED; slot++) {
    if (slot == ON_ERROR)
      lua_pushcfunction(L, ml_traceback_handler);
    else
      lua_pushnil(L);
    lua_insert(L, slot);
  }
  int index = FIXED + 1, count = 0;
  while (lua_isfunction(L, index)) {
    lua_pushvalue(L, index++);
    lua_rawseti(L, CLAUSES, ++count);
  }
  index = take_marked(L, index, "else", ELSE);
  index = take_marked(L, index, "finally", FINALLY);
  bool has_varargs = lua_type(L, index) == LUA_TSTRING;
  int varargs = has_varargs ? lua_gettop(L) - index : 0;
  if (has_varargs) {
    for (int i = 1; i <= varargs; i++) {
      lua_pushvalue(L, index + i);
      lua_replace(L, FIXED + i);
    }
  }
  lua_settop(L, FIXED + varargs);
  lua_newtable(L);
  lua_setfield(L, CLAUSES, "raised");
  lua_pushinteger(L, 1);
  lua_setfield(L, CLAUSES, "next");
  ml_finally_guard(L, FINALLY, GUARD, varargs);
  return star_begin(L, PHASE_BODY, varargs);
}

/* async with: ENTER, BODY, EXIT */

static int raise_no_manager(lua_State *L, const char *missing) {
  ml_exception_push(L, ML_EXC_TypeError,
                    "'%s' object does not support the asynchronous context manager protocol%s",
                    ml_class_name(L, MANAGER), missing);
  bool closes = luaL_getmetafield(L, MANAGER, "__close") != LUA_TNIL;
  if (closes) lua_pop(L, 1);
  const char *variant = *missing != '\0' ? "half" : closes ? "close" : NULL;
  return ml_raise_unfit(L, MANAGER, ML_DIAG_NOT_ASYNC_CONTEXT_MANAGER, variant);
}

static int open_of(lua_State *L, const char *method) {
  if (ml_is_awaitable(L, 1)) return ml_open_awaitable(L);
  ml_exception_push(L, ML_EXC_TypeError,
                    "'async with' received an object from %s that does not implement __await: %s",
                    method, ml_class_name(L, 1));
  return ml_raise_not_awaited(L, 1, method);
}

static int open_entered(lua_State *L) {
  return open_of(L, "__aenter");
}

static int open_left(lua_State *L) {
  return open_of(L, "__aexit");
}

static int with_called(lua_State *L, int status, lua_KContext context);

static int with_call(lua_State *L, int status, lua_KContext context) {
  (void)status;
  int varargs = varargs_of(context);
  switch (phase_of(context)) {
    case PHASE_ENTER:
      lua_pushvalue(L, ENTER);
      ml_push_awaiting_method(L, open_entered);
      lua_pushvalue(L, MANAGER);
      return with_called(L, ml_protected_call(L, 1, 1, ON_ERROR, context, with_called), context);
    case PHASE_BODY:
      lua_pushvalue(L, MANAGED);
      lua_rotate(L, -2, 1); /* below what __aenter gave */
      push_varargs(L, varargs);
      return with_called(L, ml_protected_call(L, varargs + 1, 2, ON_ERROR, context, with_called),
                         context);
    default:
      if (!lua_isnil(L, PENDING)) begin_handling(L, PENDING);
      lua_pushvalue(L, EXIT);
      ml_push_awaiting_method(L, open_left);
      lua_pushvalue(L, MANAGER);
      lua_pushvalue(L, PENDING);
      return with_called(L, ml_protected_call(L, 2, 1, ON_ERROR, context, with_called), context);
  }
}

static int with_begin(lua_State *L, phase now, int varargs) {
  lua_KContext context = context_of(now, varargs);
  if (ml_must_bounce(ml_runtime_of(L), L)) return ml_bounce(L, context, with_call);
  return with_call(L, LUA_OK, context);
}

static int with_after_exit(lua_State *L, int status) {
  bool was_pending = !lua_isnil(L, PENDING);
  if (was_pending) end_handling(L);
  if (failed(status)) {
    ml_exception_wrap(L, -1);
    if (was_pending) give_context(L, PENDING);
    return lua_error(L);
  }
  if (was_pending && lua_toboolean(L, -1)) drop_pending(L, 0);
  return finish(L);
}

static int with_called(lua_State *L, int status, lua_KContext context) {
  int varargs = varargs_of(context);
  ml_protected_done(ml_runtime_of(L));
  switch (phase_of(context)) {
    case PHASE_ENTER: return failed(status) ? lua_error(L) : with_begin(L, PHASE_BODY, varargs);
    case PHASE_BODY:
      if (failed(status))
        set_pending(L, 0);
      else
        keep_code(L);
      return with_begin(L, PHASE_EXIT, varargs);
    default: return with_after_exit(L, status);
  }
}

int ml_runtime_with(lua_State *L) {
  int varargs = lay_out(L, MANAGED);
  if (luaL_getmetafield(L, MANAGER, "__aenter") == LUA_TNIL) return raise_no_manager(L, "");
  lua_replace(L, ENTER);
  if (luaL_getmetafield(L, MANAGER, "__aexit") == LUA_TNIL)
    return raise_no_manager(L, " (missed __aexit method)");
  lua_replace(L, EXIT);
  return with_begin(L, PHASE_ENTER, varargs);
}

bool ml_is_try(lua_CFunction f) {
  return f == ml_runtime_try || f == ml_runtime_trystar || f == ml_runtime_with ||
         ml_is_iterating(f);
}

int ml_runtime_is(lua_State *L) {
  int count = lua_gettop(L);
  bool matches = false;
  for (int i = 2; i <= count && !matches; i++) {
    if (!ml_are_exception_classes(L, i)) {
      ml_push_no_class(L, i, 0, i - 1);
      return lua_error(L);
    }
    matches = ml_exception_match(L, 1, i);
  }
  lua_pushboolean(L, matches);
  return 1;
}

int ml_runtime_raise(lua_State *L) {
  if (lua_gettop(L) == 0) {
    ml_push_handled(L);
    if (lua_isnil(L, -1))
      return ml_exception_raise(L, ML_EXC_RuntimeError, "No active exception to reraise");
    return ml_exception_rethrow(L, -1);
  }
  if (!ml_is_exception(L, 1) && !ml_is_exception_class(L, 1))
    return ml_exception_raise(L, ML_EXC_TypeError, "exceptions must derive from BaseException");
  ml_exception_wrap(L, 1);
  if (lua_toboolean(L, 2)) return ml_exception_rethrow(L, 1);
  ml_push_handled(L);
  ml_exception_set_context(L, 1, -1);
  lua_settop(L, 1);
  ml_exception_note_cancelled(L, 1);
  return lua_error(L);
}

int ml_raise_function(lua_State *L) {
  if (lua_gettop(L) > 1) lua_settop(L, 1);
  return ml_runtime_raise(L);
}
