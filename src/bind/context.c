#include "bind/context.h"

#include <string.h>

#include "bind/anchor.h"
#include "bind/exception.h"
#include "bind/keywords.h"
#include "bind/loop_object.h"
#include "bind/repr.h"

/* Fields of a Context: see lib/contextvars.lua. What is needed where nothing may fail has a number,
 * since a name may have to be made. */
static const char values[] = "_values", shared[] = "_shared";
enum { ENTERED = 1 };

/* In the extra table of a task: its Context. */
static const char context_key;

static void set_shared(lua_State *L, int index) {
  index = lua_absindex(L, index);
  lua_pushstring(L, shared);
  lua_pushboolean(L, true);
  lua_rawset(L, index);
}

/* The Context at the top is, or is not, entered. Needs no memory: the field is there already. */
static void set_entered(lua_State *L, bool is) {
  lua_pushboolean(L, is);
  lua_rawseti(L, -2, ENTERED);
}

/* From now on the steps of tasks look after contexts. */
static void begin_use(ml_runtime *rt) {
  rt->contexts_used = true;
  if (rt->running_loop != NULL) ml_loop_object_of(rt->running_loop)->attentive = true;
}

bool ml_context_push_copy(lua_State *L) {
  if (!ml_runtime_of(L)->in_context) return false;
  ml_push_slot(L, ML_SLOT_CONTEXT);
  set_shared(L, -1);
  lua_createtable(L, 1, 2);
  lua_pushstring(L, values);
  lua_pushvalue(L, -1);
  lua_rawget(L, -4);
  lua_rawset(L, -3);
  set_shared(L, -1);
  set_entered(L, false);
  lua_getmetatable(L, -2);
  lua_setmetatable(L, -2);
  lua_remove(L, -2);
  return true;
}

bool ml_is_context(lua_State *L, int index) {
  if (!lua_istable(L, index) || !lua_getmetatable(L, index)) return false;
  ml_push_slot(L, ML_SLOT_CONTEXT_CLASS);
  bool is = !lua_isnil(L, -1) && lua_rawequal(L, -1, -2);
  lua_pop(L, 2);
  return is;
}

void ml_context_enter(lua_State *L) {
  bool some = !lua_isnil(L, -1);
  if (some) set_entered(L, true);
  ml_runtime_of(L)->in_context = some;
  ml_set_slot(L, ML_SLOT_CONTEXT);
}

void ml_context_leave(lua_State *L) {
  ml_push_slot(L, ML_SLOT_CONTEXT);
  if (!lua_isnil(L, -1)) set_entered(L, false);
  lua_pop(L, 1);
  lua_pushnil(L);
  ml_context_enter(L);
}

void ml_context_give(lua_State *L, int index) {
  index = lua_absindex(L, index);
  ml_future_push_extra(L, index);
  lua_insert(L, -2);
  lua_rawsetp(L, -2, &context_key);
  lua_pop(L, 1);
  begin_use(ml_runtime_of(L));
}

void ml_context_push_of(lua_State *L, int index) {
  if (lua_getiuservalue(L, index, ML_FUTURE_EXTRA) == LUA_TTABLE)
    lua_rawgetp(L, -1, &context_key);
  else
    lua_pushnil(L);
  lua_remove(L, -2);
}

void ml_context_enter_task(lua_State *L, const ml_task_object *task) {
  ml_push_anchored(L, task->anchor);
  ml_context_push_of(L, -1);
  ml_context_enter(L);
  lua_pop(L, 1);
}

bool ml_context_option(lua_State *L, int index) {
  if (ml_option(L, index, "context") == LUA_TNIL) {
    lua_pop(L, 1);
    return false;
  }
  if (!ml_is_context(L, -1))
    ml_exception_raise(L, ML_EXC_TypeError, "a Context was expected, got %s", ml_repr(L, -1, NULL));
  return true;
}

void ml_context_check_free(lua_State *L) {
  lua_rawgeti(L, -1, ENTERED);
  bool is_entered = lua_toboolean(L, -1);
  lua_pop(L, 1);
  if (!is_entered) return;
  ml_exception_push(L, ML_EXC_RuntimeError, "cannot enter context: %s is already entered",
                    ml_repr(L, -1, NULL));
  ml_exception_set_diag(L, -1, ML_DIAG_CONTEXT_ENTERED);
  lua_error(L);
}

int ml_context_take_option(lua_State *L, int index, const char *function) {
  int last = lua_gettop(L), options = ml_options_at(L, last);
  if (options == 0) return 0;
  ml_check_misspelt(L, options, function, "context");
  lua_pushnil(L);
  if (lua_next(L, options) == 0) return 0;
  lua_pop(L, 1);
  bool only = lua_next(L, options) == 0;
  lua_settop(L, last);
  if (!only || !ml_context_option(L, options)) return 0;
  lua_replace(L, options);
  lua_insert(L, index);
  return index;
}

void ml_context_push_empty(lua_State *L) {
  ml_push_slot(L, ML_SLOT_ASYNCIO);
  lua_getfield(L, -1, "contextvars");
  lua_getfield(L, -1, "Context");
  lua_call(L, 0, 1);
  lua_replace(L, -3);
  lua_pop(L, 1);
}

/* The empty one becomes an object when somebody wants to see it. */
int ml_task_get_context(lua_State *L) {
  const ml_task_object *task = ml_check_kind(L, 1, ML_KIND_TASK);
  const ml_runtime *rt = ml_runtime_of(L);
  lua_settop(L, 1);
  ml_context_push_of(L, 1);
  if (!lua_isnil(L, 2)) return 1;
  ml_context_push_empty(L);
  lua_pushvalue(L, -1);
  ml_context_give(L, 1);
  if (rt->current_task == &task->core && !rt->in_context) {
    lua_pushvalue(L, -1);
    ml_context_enter(L);
  }
  return 1;
}

bool ml_context_holds(lua_State *L) {
  lua_Debug ar;
  if (ml_runtime_of(L)->context_runs == 0) return false;
  for (int level = 1; lua_getstack(L, level, &ar); level++) {
    lua_getinfo(L, "S", &ar);
    if (strcmp(ar.source, "=[moonloop]/contextvars.lua") == 0) return true;
  }
  return false;
}

/* ---- for lib/contextvars.lua ---- */

/* current_context() -> the Context of the code that runs; nil when that is the empty one. */
static int current_context(lua_State *L) {
  ml_push_slot(L, ML_SLOT_CONTEXT);
  return 1;
}

/* Pushes the task that runs; nil outside. */
static void push_current_task(lua_State *L) {
  const ml_task *task = ml_runtime_of(L)->current_task;
  ml_push_anchored(L, task != NULL ? ml_task_object_of((ml_task *)task)->anchor : 0);
}

/* adopt_context(context): the code that runs had the empty one, and goes on in this. */
static int adopt_context(lua_State *L) {
  lua_settop(L, 1);
  push_current_task(L);
  if (!lua_isnil(L, 2)) {
    lua_pushvalue(L, 1);
    ml_context_give(L, 2);
  }
  begin_use(ml_runtime_of(L));
  lua_settop(L, 1);
  ml_context_enter(L);
  return 0;
}

/* enter_context(context) -> the Context to go back to. */
static int enter_context(lua_State *L) {
  lua_settop(L, 1);
  ml_push_slot(L, ML_SLOT_CONTEXT);
  lua_insert(L, 1);
  begin_use(ml_runtime_of(L));
  ml_runtime_of(L)->context_runs++;
  ml_context_enter(L);
  return 1;
}

/* check_free(context): raises RuntimeError when it is entered. */
static int check_free(lua_State *L) {
  lua_settop(L, 1);
  ml_context_check_free(L);
  return 0;
}

/* leave_context(outer): back from the current Context to `outer`. Where that was empty, the task
 * may have got one meanwhile. */
static int leave_context(lua_State *L) {
  lua_settop(L, 1);
  ml_runtime_of(L)->context_runs--;
  ml_context_leave(L);
  if (lua_isnil(L, 1)) {
    push_current_task(L);
    if (!lua_isnil(L, 2)) {
      ml_context_push_of(L, 2);
      lua_replace(L, 1);
    }
    lua_settop(L, 1);
  }
  ml_context_enter(L);
  return 0;
}

/* context_class(class): what is a Context has this metatable. */
static int context_class(lua_State *L) {
  lua_settop(L, 1);
  ml_set_slot(L, ML_SLOT_CONTEXT_CLASS);
  return 0;
}

/* copy_of_current() -> a copy of the current Context, nil when that is the empty one. */
static int copy_of_current(lua_State *L) {
  return ml_context_push_copy(L) ? 1 : 0;
}

/* context_of(task) -> its Context, nil when that is the empty one. */
static int context_of(lua_State *L) {
  ml_check_kind(L, 1, ML_KIND_TASK);
  ml_context_push_of(L, 1);
  return 1;
}

void ml_open_contexts(lua_State *L) {
  static const luaL_Reg helpers[] = {{"current_context", current_context},
                                     {"adopt_context", adopt_context},
                                     {"enter_context", enter_context},
                                     {"leave_context", leave_context},
                                     {"check_free", check_free},
                                     {"context_class", context_class},
                                     {"context_of", context_of},
                                     {"copy_of_current", copy_of_current},
                                     {NULL, NULL}};
  luaL_setfuncs(L, helpers, 0);
}
