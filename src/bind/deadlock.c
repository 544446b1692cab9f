#include "bind/deadlock.h"

#include "bind/anchor.h"
#include "bind/exception.h"
#include "bind/future.h"
#include "bind/repr_future.h"
#include "bind/traceback.h"

enum { SHOWN_TASKS = 20 };

/* Pushes one line: Task-2  worker()  line 7: await fut  waits for <Future pending> */
static void push_line(lua_State *L, int index) {
  const ml_task_object *self = lua_touserdata(L, index);
  lua_getiuservalue(L, index, ML_TASK_COROUTINE);
  const char *name = ml_coroutine_name(L, lua_gettop(L));
  ml_push_task_name(L, index);
  ml_push_waiting(L, index);
  const char *waiting = lua_tostring(L, -1);
  lua_pushfstring(L, "%s  %s()  %s", lua_tostring(L, -2), name, waiting == NULL ? "" : waiting);
  if (self->thread == NULL || !ml_push_parked(L, self->thread)) return;
  if (ml_kind_of(L, -1) == ML_KIND_TASK)
    ml_push_task_name(L, -1);
  else
    ml_push_future_repr(L, -1);
  lua_pushfstring(L, "%s  waits for %s", lua_tostring(L, -3), lua_tostring(L, -1));
}

static void mark_place(lua_State *L, int index, ml_diag *diag) {
  const ml_task_object *self = lua_touserdata(L, index);
  ml_frame frame;
  if (self->thread == NULL || !ml_traceback_top(self->thread, &frame)) return;
  ml_span span = {frame.line, 0, frame.line, 0};
  if (diag->file == NULL) {
    ml_diag_set(&diag->file, frame.file);
    diag->span = span;
  }
}

/* Pushes the lines of the list at the top as one text. */
static const char *push_joined(lua_State *L) {
  int list = lua_gettop(L);
  luaL_Buffer text;
  luaL_buffinit(L, &text);
  for (lua_Integer i = 1; i <= (lua_Integer)lua_rawlen(L, list); i++) {
    if (i > 1) luaL_addchar(&text, '\n');
    lua_rawgeti(L, list, i);
    luaL_addvalue(&text);
  }
  luaL_pushresult(&text);
  return lua_tostring(L, -1);
}

static bool waits_here(lua_State *L, int index, ml_kind kind, const ml_loop_object *loop) {
  const ml_task_object *task = lua_touserdata(L, index);
  return kind == ML_KIND_TASK && ml_future_loop(&task->core.future) == loop &&
         !ml_future_done(&task->core.future);
}

void ml_raise_deadlock(lua_State *L, ml_loop_object *loop) {
  int count = 0, anchor = 0;
  luaL_checkstack(L, 24, NULL);
  ml_exception_push(L, ML_EXC_DeadlockError,
                    "every task waits, and nothing is left that could wake one");
  int exception = lua_gettop(L), lines = exception + 1;
  ml_diag *diag = ml_exception_set_diag(L, exception, ML_DIAG_DEADLOCK);
  lua_newtable(L);
  for (ml_kind kind; (kind = ml_next_anchored(L, &anchor)) != ML_KIND_NONE;) {
    if (waits_here(L, lines + 1, kind, loop)) {
      if (diag != NULL) mark_place(L, lines + 1, diag);
      if (++count <= SHOWN_TASKS) {
        push_line(L, lines + 1);
        lua_rawseti(L, lines, count);
      }
    }
    lua_settop(L, lines);
  }
  if (count > SHOWN_TASKS) {
    lua_pushfstring(L, "and %d more", count - SHOWN_TASKS);
    lua_rawseti(L, lines, SHOWN_TASKS + 1);
  }
  if (diag != NULL) {
    ml_diag_fact(diag, "count", "%d", count);
    if (count > 0) ml_diag_fact(diag, "waits", "%s", push_joined(L));
    lua_settop(L, lines);
  }
  /* The report itself names them: as notes of the exception, under its message. */
  lua_setfield(L, exception, "notes");
  lua_error(L);
}
