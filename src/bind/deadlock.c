#include "bind/deadlock.h"

#include "base/buffer.h"
#include "bind/anchor.h"
#include "bind/exception.h"
#include "bind/future.h"
#include "bind/repr_future.h"
#include "bind/traceback.h"

enum { SHOWN_TASKS = 20 };

/* One line: Task-2 worker() line 7: await fut */
static void add_task(lua_State *L, int index, ml_buffer *waits) {
  lua_getiuservalue(L, index, ML_TASK_COROUTINE);
  const char *name = ml_coroutine_name(L, lua_gettop(L));
  ml_push_task_name(L, index);
  ml_push_waiting(L, index);
  const char *waiting = lua_tostring(L, -1);
  const ml_task_object *self = lua_touserdata(L, index);
  if (waits->length > 0) ml_buffer_add(waits, "\n", 1);
  ml_buffer_addf(waits, "%s  %s()  %s", lua_tostring(L, -2), name, waiting == NULL ? "" : waiting);
  if (self->thread != NULL && ml_push_parked(L, self->thread)) {
    ml_push_future_repr(L, -1);
    if (ml_kind_of(L, -2) == ML_KIND_TASK) {
      ml_push_task_name(L, -2);
      ml_buffer_addf(waits, "  waits for %s", lua_tostring(L, -1));
    } else {
      ml_buffer_addf(waits, "  waits for %s", lua_tostring(L, -1));
    }
  }
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

void ml_raise_deadlock(lua_State *L, ml_loop_object *loop) {
  ml_runtime *rt = loop->runtime;
  ml_buffer waits = {0};
  int count = 0;
  ml_exception_push(L, ML_EXC_DeadlockError,
                    "every task waits, and nothing is left that could wake one");
  ml_diag *diag = ml_exception_set_diag(L, -1, ML_DIAG_DEADLOCK);
  int top = lua_gettop(L);
  luaL_checkstack(L, 20, NULL);
  for (int i = 1; i <= rt->anchor_used; i++) {
    ml_push_anchored(L, i);
    ml_task_object *task = lua_touserdata(L, -1);
    if (ml_kind_of(L, -1) == ML_KIND_TASK && task->loop == loop &&
        !ml_future_done(&task->core.future)) {
      if (++count <= SHOWN_TASKS) add_task(L, top + 1, &waits);
      if (diag != NULL) mark_place(L, top + 1, diag);
    }
    lua_settop(L, top);
  }
  if (count > SHOWN_TASKS) ml_buffer_addf(&waits, "\nand %d more", count - SHOWN_TASKS);
  if (waits.data != NULL) {
    /* The report itself names them: as notes of the exception, under its message. */
    luaL_gsub(L, waits.data, "\n", "\n  ");
    lua_pushfstring(L, "  %s", lua_tostring(L, -1));
    lua_createtable(L, 1, 0);
    lua_insert(L, -2);
    lua_rawseti(L, -2, 1);
    lua_setfield(L, top, "notes");
    lua_settop(L, top);
  }
  if (diag != NULL) {
    ml_diag_fact(diag, "count", "%d", count);
    if (waits.data != NULL) ml_diag_fact(diag, "waits", "%s", waits.data);
  }
  ml_buffer_free(&waits);
  lua_error(L);
}
