#include "bind/deadlock.h"

#include <string.h>

#include "bind/anchor.h"
#include "bind/exception.h"
#include "bind/gather.h"
#include "bind/generator.h"
#include "bind/repr_future.h"
#include "bind/traceback.h"
#include "bind/try.h"
#include "bind/variable.h"
#include "bind/watch.h"

enum { DESCRIBED = 10000 };

/* Finds the object of the library whose method the thread is parked in: the `self` of the outermost
 * function of the library above the user's. Pushes it and returns true when it can say what its
 * tasks wait for (`__waits`); `user` is the frame that called it, if one did (`*called`). */
static bool push_object(lua_State *L, lua_State *thread, lua_Debug *user, bool *called) {
  bool found = false;
  *called = false;
  for (int level = 0; lua_getstack(thread, level, user); level++) {
    lua_getinfo(thread, "S", user);
    if (*user->what == 'C') continue;
    *called = strncmp(user->source, "=[moonloop", 10) != 0;
    if (*called) return found;
    const char *name = lua_getlocal(thread, user, 1);
    if (name == NULL) continue;
    lua_xmove(thread, L, 1);
    bool waits = strcmp(name, "self") == 0 && luaL_getmetafield(L, -1, "__waits") != LUA_TNIL;
    if (waits) lua_pop(L, 1);
    if (waits && found) lua_remove(L, -2);
    if (!waits) lua_pop(L, 1);
    found = found || waits;
  }
  return found;
}

/* Whether the frame is one of the user's functions. */
static bool is_users(lua_State *thread, lua_Debug *frame) {
  lua_getinfo(thread, "Sl", frame);
  return frame->currentline > 0 && strncmp(frame->source, "=[moonloop", 10) != 0;
}

/* Pushes onto L the manager of an `async with`, when that is what the frame of the thread is. */
static bool push_manager(lua_State *L, lua_State *thread, lua_Debug *frame) {
  lua_getinfo(thread, "f", frame);
  bool is_with = lua_tocfunction(thread, -1) == ml_runtime_with;
  lua_pop(thread, 1);
  if (!is_with || lua_getlocal(thread, frame, 1) == NULL) return false;
  lua_xmove(thread, L, 1);
  return true;
}

/* Adds to the list at the top, of each `async with` around the place where the thread is parked,
 * its manager and the line. Those that are still being entered, or being left, have a function of
 * the library in them. */
static void add_blocks(lua_State *L, lua_State *thread) {
  lua_Debug block, frame;
  bool inside = false;
  lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
  for (int level = 0; lua_getstack(thread, level, &block); level++) {
    if (inside && push_manager(L, thread, &block)) {
      lua_createtable(L, 0, 2);
      lua_insert(L, -2);
      lua_setfield(L, -2, "manager");
      if (lua_getstack(thread, level + 1, &frame) && is_users(thread, &frame)) {
        lua_pushinteger(L, frame.currentline);
        lua_setfield(L, -2, "line");
      }
      lua_rawseti(L, -2, ++count);
    }
    inside = is_users(thread, &block);
  }
}

/* The thread of the async generator that the thread is waiting for; NULL when it waits for
 * something else. */
static lua_State *inner_thread(lua_State *L, lua_State *thread) {
  lua_Debug ar;
  lua_State *inner = NULL;
  if (lua_status(thread) != LUA_YIELD || !lua_getstack(thread, 0, &ar)) return NULL;
  if (lua_getlocal(thread, &ar, 1) == NULL) return NULL;
  lua_xmove(thread, L, 1);
  if (ml_kind_of(L, -1) == ML_KIND_GENERATOR) inner = ml_generator_thread(L, -1);
  lua_pop(L, 1);
  return inner;
}

static const char stands_for_key[] = "stands_for";

/* stands_for(future, list): whoever waits for the future waits for those of the list. */
static int stands_for(lua_State *L) {
  ml_check_future(L, 1);
  ml_future_push_extra(L, 1);
  lua_pushvalue(L, 2);
  lua_setfield(L, -2, stands_for_key);
  return 0;
}

void ml_open_deadlock(lua_State *L) {
  lua_pushcfunction(L, stands_for);
  lua_setfield(L, -2, stands_for_key);
}

/* Pushes the list of those for whom the future at the top stands, or nil. What watches for
 * asyncio.wait is in the table `watches`: waiter -> list. */
static void push_children(lua_State *L, int watches) {
  int future = lua_gettop(L);
  if (ml_kind_of(L, future) == ML_KIND_GATHER) {
    lua_getiuservalue(L, future, ML_GATHER_CHILDREN);
    return;
  }
  lua_pushvalue(L, future);
  if (lua_rawget(L, watches) != LUA_TNIL) return;
  if (lua_getiuservalue(L, future, ML_FUTURE_EXTRA) == LUA_TTABLE)
    lua_getfield(L, -1, stands_for_key);
  else
    lua_pushnil(L);
  lua_replace(L, future + 1);
  lua_settop(L, future + 1);
}

/* Sets in the record at the top what the thread is parked at. */
static void add_awaited(lua_State *L, lua_State *thread, int watches) {
  int record = lua_gettop(L);
  lua_Debug user;
  bool called;
  if (push_object(L, thread, &user, &called)) {
    if (called && ml_push_variable(L, thread, &user, -1)) lua_setfield(L, record, "variable");
    lua_setfield(L, record, "object");
  }
  if (!ml_push_parked(L, thread)) return;
  push_children(L, watches);
  lua_setfield(L, record, "children");
  lua_setfield(L, record, "future");
}

/* Pushes a table with what is known of the waiting task at `index`; src/lib/deadlocks.lua says what
 * stands in it. */
static void push_record(lua_State *L, int index, int watches) {
  const ml_task_object *self = lua_touserdata(L, index);
  ml_frame frame;
  lua_newtable(L);
  int record = lua_gettop(L);
  lua_pushvalue(L, index);
  lua_setfield(L, -2, "task");
  lua_pushinteger(L, self->number);
  lua_setfield(L, -2, "number");
  ml_push_task_name(L, index);
  lua_setfield(L, -2, "name");
  ml_task_push_coroutine(L, index);
  lua_pushstring(L, ml_coroutine_name(L, lua_gettop(L)));
  lua_setfield(L, -3, "coroutine");
  lua_pop(L, 1);
  ml_push_waiting(L, index);
  lua_setfield(L, -2, "place");
  if (self->thread == NULL) return;
  if (ml_traceback_top(self->thread, &frame)) {
    lua_pushinteger(L, frame.line);
    lua_setfield(L, -2, "line");
    lua_pushstring(L, frame.file);
    lua_setfield(L, -2, "file");
  }
  lua_State *parked = self->thread;
  lua_newtable(L);
  for (lua_State *thread = parked; thread != NULL; thread = inner_thread(L, thread)) {
    add_blocks(L, thread);
    parked = thread;
  }
  lua_setfield(L, record, "blocks");
  add_awaited(L, parked, watches);
}

static bool waits_here(lua_State *L, int index, ml_kind kind, const ml_loop_object *loop) {
  const ml_task_object *task = lua_touserdata(L, index);
  return kind == ML_KIND_TASK && ml_future_loop(&task->core.future) == loop &&
         !ml_future_done(&task->core.future);
}

/* Pushes a table waiter -> list for all that watches. */
static void push_watches(lua_State *L) {
  lua_newtable(L);
  int table = lua_gettop(L), anchor = 0;
  for (ml_kind kind; (kind = ml_next_anchored(L, &anchor)) != ML_KIND_NONE; lua_settop(L, table)) {
    if (kind != ML_KIND_WATCH) continue;
    lua_getiuservalue(L, -1, ML_WATCH_WAITER);
    lua_getiuservalue(L, -2, ML_WATCH_LIST);
    lua_rawset(L, table);
  }
}

/* Pushes the list of the records of the tasks that wait, of the first ten thousand, and how many
 * wait in all. */
static void push_records(lua_State *L, const ml_loop_object *loop) {
  push_watches(L);
  lua_newtable(L);
  int list = lua_gettop(L), anchor = 0;
  lua_Integer count = 0;
  for (ml_kind kind; (kind = ml_next_anchored(L, &anchor)) != ML_KIND_NONE;) {
    if (waits_here(L, list + 1, kind, loop) && ++count <= DESCRIBED) {
      push_record(L, list + 1, list - 1);
      lua_rawseti(L, list, count);
    }
    lua_settop(L, list);
  }
  lua_remove(L, list - 1);
  lua_pushinteger(L, count);
}

bool ml_some_task_waits(lua_State *L, const ml_loop_object *loop) {
  int top = lua_gettop(L), anchor = 0;
  bool found = false;
  for (ml_kind kind; !found && (kind = ml_next_anchored(L, &anchor)) != ML_KIND_NONE;) {
    found = waits_here(L, top + 1, kind, loop);
    lua_settop(L, top);
  }
  return found;
}

/* The field of the table at the top, as a string that the table keeps; NULL when it is nil. */
static const char *field(lua_State *L, const char *name) {
  lua_getfield(L, -1, name);
  const char *text = lua_tostring(L, -1);
  lua_pop(L, 1);
  return text;
}

/* Fills the diagnostic from the facts in the table at the top. */
static void fill(lua_State *L, ml_diag *diag) {
  ml_diag_set(&diag->variant, field(L, "variant"));
  ml_diag_set(&diag->file, field(L, "file"));
  static const char *const facts[] = {"count",  "waits", "object", "first",
                                      "second", "locks", "name"};
  for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
    if (field(L, facts[i]) != NULL) ml_diag_fact(diag, facts[i], "%s", field(L, facts[i]));
  lua_getfield(L, -1, "line");
  int line = (int)lua_tointeger(L, -1);
  lua_pop(L, 1);
  diag->span = (ml_span){line, 0, line, 0};
}

static const char *words_of(lua_State *L, const ml_loop_object *loop, bool awaited) {
  if (ml_some_task_waits(L, loop))
    return "every task waits, and nothing is left that could wake one";
  return awaited ? "nothing is left that could complete the future that is waited for"
                 : "nothing is left that the event loop could run";
}

void ml_raise_deadlock(lua_State *L, ml_loop_object *loop, bool awaited) {
  luaL_checkstack(L, 24, NULL);
  ml_exception_push(L, ML_EXC_DeadlockError, "%s", words_of(L, loop, awaited));
  int exception = lua_gettop(L);
  ml_push_slot(L, ML_SLOT_ASYNCIO);
  lua_getfield(L, -1, "_describe_deadlock");
  push_records(L, loop);
  lua_pushboolean(L, awaited);
  lua_call(L, 3, 2);
  ml_diag *diag = ml_exception_set_diag(L, exception, ML_DIAG_DEADLOCK);
  if (diag != NULL) fill(L, diag);
  lua_pop(L, 1);
  /* The report itself names them: as notes of the exception, under its message. */
  lua_setfield(L, exception, "notes");
  lua_settop(L, exception);
  lua_error(L);
}
