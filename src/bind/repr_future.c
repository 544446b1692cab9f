#include "bind/repr_future.h"

#include <string.h>

#include "bind/anchor.h"
#include "bind/await.h"
#include "bind/chunk.h"
#include "bind/crowd.h"
#include "bind/eager.h"
#include "bind/gather.h"
#include "bind/origin.h"
#include "bind/place.h"
#include "bind/repr.h"
#include "bind/stack.h"
#include "bind/traceback.h"
#include "bind/watch.h"

const char *ml_future_state_name(const ml_future_object *self) {
  const ml_task_object *task = (const ml_task_object *)self;
  switch ((ml_future_state)self->core.state) {
    case ML_FUTURE_PENDING:
      return self->core.is_task && task->core.cancel_requests > 0 ? "cancelling" : "pending";
    case ML_FUTURE_CANCELLED: return "cancelled";
    default: return "finished";
  }
}

void ml_push_task_name(lua_State *L, int index) {
  const ml_task_object *self = lua_touserdata(L, index);
  if (lua_getiuservalue(L, index, ML_FUTURE_EXTRA) == LUA_TTABLE) {
    if (lua_getfield(L, -1, "name") != LUA_TNIL) {
      lua_remove(L, -2);
      return;
    }
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  lua_pushfstring(L, "Task-%d", (int)self->number);
}

/* The name of the function that `ar` describes (with "S"), as its definition spells it. */
static const char *defined_name(lua_State *L, const lua_Debug *ar) {
  struct ml_chunk *chunk = ml_chunk_find(ml_runtime_of(L), ar->source);
  if (chunk == NULL) return NULL;
  const ml_function_info *info =
      ml_chunk_function(chunk, ar->linedefined, ar->lastlinedefined, NULL);
  return info == NULL ? NULL : info->qualname;
}

void ml_push_function_repr(lua_State *L, int index) {
  lua_Debug ar;
  const char *name = NULL;
  int index_of_value = lua_gettop(L) + 1;
  lua_pushvalue(L, index);
  if (ml_is_async_function(L, index) || ml_is_generator_function(L, index)) {
    lua_getupvalue(L, index, ML_ASYNC_QUALNAME);
    name = lua_tostring(L, -1);
    lua_pop(L, 1);
    lua_getupvalue(L, index, ML_ASYNC_BODY);
    lua_replace(L, -2);
  }
  if (!lua_isfunction(L, -1)) {
    bool is_coroutine = ml_kind_of(L, -1) == ML_KIND_COROUTINE;
    lua_pushfstring(L, "%s()", is_coroutine ? ml_coroutine_name(L, -1) : ml_repr(L, -1, NULL));
    lua_replace(L, index_of_value);
    lua_settop(L, index_of_value);
    return;
  }
  lua_pushvalue(L, -1);
  lua_getinfo(L, ">S", &ar);
  if (name == NULL) name = defined_name(L, &ar);
  if (name == NULL && *ar.what == 'C') name = ml_push_c_name(L);
  if (name == NULL) name = "function";
  if (ar.linedefined < 0)
    lua_pushfstring(L, "%s()", name);
  else
    lua_pushfstring(L, "%s() at %s:%d", name, ar.short_src, ar.linedefined);
  lua_replace(L, index_of_value);
  lua_settop(L, index_of_value);
}

void ml_push_coroutine_repr(lua_State *L, int index) {
  const ml_task_object *self = lua_touserdata(L, index);
  char file[LUA_IDSIZE];
  index = lua_absindex(L, index);
  ml_task_push_coroutine(L, index);
  const char *name = ml_coroutine_name(L, -1);
  int line = ml_coroutine_defined(L, -1, file);
  bool done = ml_future_done(&self->core.future);
  if (!done && self->thread != NULL && line > 0) {
    int now = ml_stack_outermost_line(self->thread);
    done = now == 0; /* closed, with the task, by the collector */
    if (!done) line = now;
  }
  if (line < 0)
    lua_pushfstring(L, "%s() %s", name, done ? "done" : "running");
  else
    lua_pushfstring(L, "%s() %s at %s:%d", name, done ? "done, defined" : "running", file, line);
  lua_remove(L, -2);
}

static void add_watcher(lua_State *L, luaL_Buffer *out, ml_handle *handle) {
  if (ml_is_gather_handle(handle)) {
    luaL_addstring(out, "gather.<locals>._done_callback()");
  } else if (ml_is_watch_handle(handle)) {
    luaL_addstring(out, "_wait.<locals>._on_completion()");
  } else if (ml_is_member_handle(handle)) {
    luaL_addstring(out, "TaskGroup._on_task_done()");
  } else if (ml_is_stopper(handle)) {
    luaL_addstring(out, "_run_until_complete_cb()");
  } else if (ml_is_handle_object(handle)) {
    ml_push_anchored(L, ml_handle_object_of(handle)->anchor);
    lua_getiuservalue(L, -1, ML_HANDLE_FUNCTION);
    ml_push_function_repr(L, -1);
    lua_replace(L, -3);
    lua_pop(L, 1);
    luaL_addvalue(out);
  } else {
    luaL_addstring(out, "Task.task_wakeup()");
  }
}

/* " cb=[…]": all of one or two, the first and the last of more. */
static void add_watchers(lua_State *L, luaL_Buffer *out, ml_future *core) {
  size_t count = ml_future_watcher_count(core);
  if (count == 0) return;
  luaL_addstring(out, " cb=[");
  add_watcher(L, out, (ml_handle *)core->watchers.next);
  if (count > 2) {
    lua_pushfstring(L, ", <%d more>", (int)count - 2);
    luaL_addvalue(out);
  }
  if (count > 1) {
    luaL_addstring(out, ", ");
    add_watcher(L, out, (ml_handle *)core->watchers.previous);
  }
  luaL_addchar(out, ']');
}

static void add_outcome(lua_State *L, luaL_Buffer *out, const ml_future_object *self, int index) {
  if (self->core.state != ML_FUTURE_FINISHED && self->core.state != ML_FUTURE_FAILED) return;
  luaL_addstring(out, self->core.state == ML_FUTURE_FINISHED ? " result=" : " exception=");
  lua_getiuservalue(L, index, ML_FUTURE_RESULT);
  if (self->result_count > 1) {
    lua_rawgeti(L, -1, 1);
    lua_remove(L, -2);
  }
  if (self->core.state == ML_FUTURE_FINISHED)
    ml_repr_short(L, -1);
  else
    ml_repr(L, -1, NULL);
  lua_remove(L, -2);
  luaL_addvalue(out);
}

static void add_task(lua_State *L, luaL_Buffer *out, const ml_task_object *self, int index) {
  luaL_addstring(out, " name=");
  ml_push_task_name(L, index);
  ml_repr(L, -1, NULL);
  lua_remove(L, -2);
  luaL_addvalue(out);
  if (!ml_was_eager(L, index)) {
    luaL_addstring(out, " coro=<");
    ml_push_coroutine_repr(L, index);
    luaL_addvalue(out);
    luaL_addchar(out, '>');
  }
  if (self->thread != NULL && self->core.waiting_for != NULL && ml_push_parked(L, self->thread)) {
    ml_push_future_repr(L, -1);
    lua_remove(L, -2);
    lua_pushfstring(L, " wait_for=%s", lua_tostring(L, -1));
    lua_remove(L, -2);
    luaL_addvalue(out); /* one value: with another below it the buffer would not find its own */
  }
}

void ml_push_future_repr(lua_State *L, int index) {
  static const char *const names[ML_KIND_COUNT] = {
      [ML_KIND_FUTURE] = "Future", [ML_KIND_TASK] = "Task", [ML_KIND_GATHER] = "_GatheringFuture"};
  ml_future_object *self = lua_touserdata(L, index);
  luaL_Buffer out;
  if (self->in_repr) {
    lua_pushliteral(L, "..."); /* tasks that wait for each other */
    return;
  }
  self->in_repr = true;
  index = lua_absindex(L, index);
  luaL_checkstack(L, 20, NULL);
  luaL_buffinit(L, &out);
  luaL_addchar(&out, '<');
  luaL_addstring(&out, names[self->tag->kind]);
  luaL_addchar(&out, ' ');
  luaL_addstring(&out, ml_future_state_name(self));
  if (self->core.is_task) add_task(L, &out, (ml_task_object *)self, index);
  add_outcome(L, &out, self, index);
  add_watchers(L, &out, &self->core);
  ml_origin_add_place(L, &out, index);
  luaL_addchar(&out, '>');
  luaL_pushresult(&out);
  self->in_repr = false;
}

void ml_push_callback_repr(lua_State *L, int index) {
  const ml_handle_object *self = lua_touserdata(L, index);
  int arguments = self->argument_count;
  lua_getiuservalue(L, index, ML_HANDLE_FUNCTION);
  ml_push_function_repr(L, -1);
  lua_remove(L, -2);
  if (arguments == 0) return;
  lua_pushliteral(L, "");
  for (int i = 0; i < arguments; i++) {
    lua_getiuservalue(L, index, ML_HANDLE_ARGUMENTS + i);
    ml_repr_short(L, -1);
    lua_remove(L, -2);
    lua_pushfstring(L, "%s%s%s", lua_tostring(L, -2), i > 0 ? ", " : "", lua_tostring(L, -1));
    lua_replace(L, -3);
    lua_pop(L, 1);
  }
  const char *words = lua_tostring(L, -2);
  const char *open = strchr(words, '(');
  if (open != NULL) {
    lua_pushlstring(L, words, (size_t)(open + 1 - words));
    lua_pushfstring(L, "%s%s%s", lua_tostring(L, -1), lua_tostring(L, -2), open + 1);
    lua_replace(L, -4);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

void ml_push_handle_repr(lua_State *L, int index) {
  const ml_handle_object *self = lua_touserdata(L, index);
  luaL_Buffer out;
  index = lua_absindex(L, index);
  luaL_checkstack(L, 12, NULL);
  luaL_buffinit(L, &out);
  luaL_addstring(&out, self->is_timer ? "<TimerHandle" : "<Handle");
  if (self->cancelled) luaL_addstring(&out, " cancelled");
  if (self->is_timer) {
    lua_pushfstring(L, " when=%f", self->core.when);
    luaL_addvalue(&out);
  }
  if (!self->cancelled || self->debug) {
    luaL_addchar(&out, ' ');
    ml_push_callback_repr(L, index);
    luaL_addvalue(&out);
  }
  if (self->debug) ml_origin_add_place(L, &out, index);
  luaL_addchar(&out, '>');
  luaL_pushresult(&out);
}

void ml_push_waiting(lua_State *L, int index) {
  const ml_task_object *self = lua_touserdata(L, index);
  ml_frame frame;
  if (self->thread == NULL || self->core.waiting_for == NULL ||
      !ml_traceback_top(self->thread, &frame)) {
    lua_pushnil(L);
    return;
  }
  size_t length = 0;
  const char *text = ml_frame_text(L, &frame, &length);
  if (text == NULL)
    lua_pushfstring(L, "line %d", frame.line);
  else
    lua_pushfstring(L, "line %d: %s", frame.line, lua_pushlstring(L, text, length));
  if (text != NULL) lua_remove(L, -2);
}
