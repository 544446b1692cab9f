#include "bind/siblings.h"

#include <string.h>

#include "base/buffer.h"
#include "bind/exception.h"
#include "bind/future.h"
#include "bind/noticed.h"
#include "bind/repr.h"
#include "bind/repr_future.h"

enum { SHOWN = 3 };

/* Whether the exception has no better explanation of its own: what it is about, what Lua says. */
static bool is_plain(lua_State *L, int index) {
  if (ml_exception_diag(L, index) != NULL || ml_exception_isa(L, index, ML_EXC_CancelledError) ||
      ml_exception_isa(L, index, ML_EXC_TimeoutError))
    return false;
  if (!ml_exception_isa(L, index, ML_EXC_LuaError)) return true;
  lua_getfield(L, index, "message");
  const char *message = lua_tostring(L, -1);
  bool fault = message == NULL || strstr(message, "attempt to ") != NULL;
  lua_pop(L, 1);
  return !fault;
}

/* Adds a line for each of the first few that run on; returns how many do. */
static int add_lines(lua_State *L, int children, ml_buffer *lines) {
  int count = 0;
  for (lua_Integer i = 1; i <= (lua_Integer)lua_rawlen(L, children); i++) {
    lua_rawgeti(L, children, i);
    const ml_future_object *child = lua_touserdata(L, -1);
    if (child->core.is_task && !ml_future_done(&child->core) && count++ < SHOWN) {
      ml_push_task_line(L, -1);
      ml_buffer_addf(lines, "%s%s", count > 1 ? "\n" : "", lua_tostring(L, -1));
      lua_pop(L, 1);
    }
    lua_pop(L, 1);
  }
  if (count > SHOWN) ml_buffer_addf(lines, "\nand %d more", count - SHOWN);
  return count;
}

void ml_siblings_left(lua_State *L, int index, int children) {
  ml_buffer lines = {0};
  index = lua_absindex(L, index);
  if (ml_runtime_of(L)->options.plain || !is_plain(L, index)) return;
  int count = add_lines(L, children, &lines);
  ml_diag *diag = count == 0 ? NULL : ml_exception_set_diag(L, index, ML_DIAG_GATHER_SIBLINGS);
  if (diag != NULL) {
    ml_diag_fact(diag, "exception", "%s", ml_exception_push_spelling(L, index));
    ml_diag_fact(diag, "count", "%d", count);
    ml_diag_set(&diag->variant, count == 1 ? "one" : NULL);
    if (lines.data != NULL) ml_diag_fact(diag, "siblings", "%s", lines.data);
    lua_pop(L, 1);
  }
  ml_buffer_free(&lines);
}

void ml_siblings_ended(lua_State *L, int index, bool ran_on) {
  const ml_task_object *self = lua_touserdata(L, index);
  ml_future_state state = (ml_future_state)self->core.future.state;
  bool made_by_gather = self->core.future.is_task && !self->log_destroyed;
  if (ml_runtime_of(L)->options.plain || !made_by_gather || state == ML_FUTURE_CANCELLED) return;
  bool failed = state == ML_FUTURE_FAILED;
  if (!failed && !ran_on) return;
  char file[LUA_IDSIZE];
  ml_diag diag;
  int top = lua_gettop(L);
  index = lua_absindex(L, index);
  ml_task_push_coroutine(L, index);
  int line = ml_coroutine_made(L, -1, file);
  const char *name = ml_coroutine_name(L, -1);
  ml_push_task_name(L, index);
  const char *task = lua_tostring(L, -1);
  ml_notice_begin(L, &diag, ML_DIAG_GATHER_SIBLINGS, file, line);
  ml_diag_mark(&diag, diag.span, "%s was made here", task);
  ml_diag_set(&diag.variant, !ran_on ? "both" : failed ? "failed" : "finished");
  ml_diag_setf(&diag.message, "RuntimeWarning: task '%s' %s, and its %s is lost", task,
               ran_on ? "ran on after its gather had raised"
                      : "failed as well as the one whose exception its gather raised",
               failed ? "exception" : "result");
  ml_diag_fact(&diag, "task", "%s", task);
  ml_diag_fact(&diag, "name", "%s", name);
  if (failed) {
    lua_getiuservalue(L, index, ML_FUTURE_RESULT);
    ml_diag_fact(&diag, "exception", "%s", ml_repr(L, -1, NULL));
  }
  ml_notice(L, &diag);
  lua_settop(L, top);
}
