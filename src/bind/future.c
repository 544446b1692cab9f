#include "bind/future.h"

#include <string.h>

#include "bind/anchor.h"
#include "bind/body.h"
#include "bind/context.h"
#include "bind/eager.h"
#include "bind/exception.h"
#include "bind/gather.h"
#include "bind/generator.h"
#include "bind/handle.h"
#include "bind/keywords.h"
#include "bind/misuse.h"
#include "bind/not_set.h"
#include "bind/origin.h"
#include "bind/repr.h"
#include "bind/repr_future.h"
#include "bind/try.h"
#include "bind/warn.h"

bool ml_is_future(lua_State *L, int index) {
  return ml_is_future_kind(ml_kind_of(L, index));
}

ml_future_object *ml_check_future(lua_State *L, int index) {
  ml_kind kind;
  ml_future_object *future = ml_object_at(L, index, &kind);
  return ml_is_future_kind(kind) ? future : ml_check_kind(L, index, ML_KIND_FUTURE);
}

ml_future_object *ml_new_future(lua_State *L, ml_loop_object *loop, size_t size, ml_kind kind,
                                int user_values) {
  ml_future_object *self = lua_newuserdatauv(L, size, user_values);
  *self = (ml_future_object){.tag = ml_tag_of(L, kind)};
  ml_future_init(&self->core, &loop->core);
  ml_push_loop(L, loop);
  lua_setiuservalue(L, -2, ML_FUTURE_EXTRA);
  ml_set_kind(L, kind);
  if (__builtin_expect(loop->debug, 0)) ml_origin_keep(L);
  return self;
}

void ml_future_push_extra(lua_State *L, int index) {
  index = lua_absindex(L, index);
  if (lua_getiuservalue(L, index, ML_FUTURE_EXTRA) == LUA_TTABLE) return;
  lua_createtable(L, 0, 2);
  lua_insert(L, -2);
  lua_setfield(L, -2, "loop");
  lua_pushvalue(L, -1);
  lua_setiuservalue(L, index, ML_FUTURE_EXTRA);
}

void ml_future_push_loop(lua_State *L, int index) {
  if (lua_getiuservalue(L, index, ML_FUTURE_EXTRA) != LUA_TTABLE) return;
  lua_getfield(L, -1, "loop");
  lua_remove(L, -2);
}

static const char guard_name[] = "moonloop.guard";

void ml_future_guard(lua_State *L, int index) {
  ml_future_object *self = lua_touserdata(L, index);
  if (self->guarded) return;
  index = lua_absindex(L, index);
  ml_future_push_extra(L, index);
  lua_newuserdatauv(L, 0, 1);
  lua_pushvalue(L, index);
  lua_setiuservalue(L, -2, 1);
  luaL_setmetatable(L, guard_name);
  lua_setfield(L, -2, "guard");
  lua_pop(L, 1);
  self->guarded = true;
}

static int guard_gc(lua_State *L) {
  lua_getiuservalue(L, 1, 1);
  lua_replace(L, 1);
  return ml_kind_of(L, 1) == ML_KIND_TASK ? ml_task_gc(L) : ml_future_gc(L);
}

void ml_future_finish(lua_State *L, int index, int count) {
  ml_future_object *self = lua_touserdata(L, index);
  index = lua_absindex(L, index);
  if (count == 0) lua_pushnil(L);
  if (count > 1) {
    lua_createtable(L, count, 0);
    lua_insert(L, -count - 1);
    for (int i = count; i >= 1; i--) lua_rawseti(L, -i - 1, i);
  }
  lua_setiuservalue(L, index, ML_FUTURE_RESULT);
  self->result_count = count;
  ml_future_settle(&self->core, ML_FUTURE_FINISHED);
}

void ml_future_fail(lua_State *L, int index) {
  ml_future_object *self = lua_touserdata(L, index);
  index = lua_absindex(L, index);
  lua_setiuservalue(L, index, ML_FUTURE_RESULT);
  self->core.log_exception = true;
  lua_getiuservalue(L, index, ML_FUTURE_RESULT);
  self->core.raises_cancelled = ml_exception_isa(L, -1, ML_EXC_CancelledError);
  lua_pop(L, 1);
  ml_future_guard(L, index);
  ml_future_settle(&self->core, ML_FUTURE_FAILED);
}

bool ml_future_request_cancel(lua_State *L, int index) {
  ml_future_object *self = lua_touserdata(L, index);
  index = lua_absindex(L, index);
  if (ml_future_done(&self->core)) {
    lua_pop(L, 1);
    self->core.log_exception = false;
    return false;
  }
  if (!self->core.is_task) {
    lua_pushvalue(L, -1);
    lua_setiuservalue(L, index, ML_FUTURE_RESULT);
  }
  ml_set_slot(L, ML_SLOT_MESSAGE); /* on its way down to whatever this one waits for */
  lua_State *outer = self->tag->runtime->canceller;
  self->tag->runtime->canceller = L;
  bool taken = ml_future_cancel(&self->core);
  self->tag->runtime->canceller = outer;
  lua_pushnil(L);
  ml_set_slot(L, ML_SLOT_MESSAGE);
  return taken;
}

void ml_future_push_cancelled(lua_State *L, int index) {
  index = lua_absindex(L, index);
  lua_getiuservalue(L, index, ML_FUTURE_RESULT);
  if (ml_is_exception(L, -1)) {
    /* The very exception that ended the task, once; later askers get a new one, without its
     * message. */
    lua_pushnil(L);
    lua_setiuservalue(L, index, ML_FUTURE_RESULT);
    return;
  }
  if (lua_isnil(L, -1)) {
    ml_exception_push(L, ML_EXC_CancelledError, NULL);
  } else {
    ml_exception_push_class(L, ML_EXC_CancelledError);
    lua_pushvalue(L, -2);
    ml_exception_new(L, 1);
  }
  lua_remove(L, -2);
}

/* Raises the exception at the top, which comes from elsewhere: here it comes up while another is
 * handled, if one is. As where CPython raises the result of a future. */
static int raise_here(lua_State *L) {
  if (ml_runtime_of(L)->handling > 0) {
    ml_push_handled(L);
    ml_exception_set_context(L, -2, -1);
    lua_pop(L, 1);
  }
  return lua_error(L);
}

int ml_future_push_result(lua_State *L, int index) {
  ml_future_object *self = lua_touserdata(L, index);
  index = lua_absindex(L, index);
  switch ((ml_future_state)self->core.state) {
    case ML_FUTURE_CANCELLED: ml_future_push_cancelled(L, index); return raise_here(L);
    case ML_FUTURE_FAILED:
      self->core.log_exception = false;
      lua_getiuservalue(L, index, ML_FUTURE_RESULT);
      return raise_here(L);
    case ML_FUTURE_PENDING: return ml_raise_not_set(L, index, ML_DIAG_RESULT_NOT_SET);
    case ML_FUTURE_FINISHED: break;
  }
  if (self->result_count == 0) return 0;
  lua_getiuservalue(L, index, ML_FUTURE_RESULT);
  if (self->result_count == 1) return 1;
  int packed = lua_gettop(L);
  luaL_checkstack(L, self->result_count, "too many results");
  for (int i = 1; i <= self->result_count; i++) lua_rawgeti(L, packed, i);
  return self->result_count;
}

static int raise_attached_elsewhere(lua_State *L, int index, ml_task_object *task) {
  ml_push_anchored(L, task->anchor);
  ml_push_future_repr(L, -1);
  ml_push_future_repr(L, index);
  ml_exception_push(L, ML_EXC_RuntimeError, "Task %s got Future %s attached to a different loop",
                    lua_tostring(L, -2), lua_tostring(L, -1));
  ml_exception_set_diag(L, -1, ML_DIAG_DIFFERENT_LOOP);
  return lua_error(L);
}

static int raise_awaits_itself(lua_State *L, int index) {
  ml_push_future_repr(L, index);
  ml_exception_push(L, ML_EXC_RuntimeError, "Task cannot await on itself: %s", lua_tostring(L, -1));
  ml_diag *diag = ml_exception_set_diag(L, -1, ML_DIAG_AWAITS_ITSELF);
  if (diag != NULL) {
    ml_push_task_name(L, index);
    ml_diag_fact(diag, "task", "%s", lua_tostring(L, -1));
    ml_task_push_coroutine(L, index);
    ml_diag_fact(diag, "name", "%s", ml_coroutine_name(L, -1));
    lua_pop(L, 2);
  }
  return lua_error(L);
}

int ml_future_park(lua_State *L, int index, lua_KContext context, lua_KFunction k) {
  ml_future_object *self = lua_touserdata(L, index);
  ml_runtime *rt = self->tag->runtime;
  if (rt->current_task != NULL) {
    ml_task_object *task = ml_task_object_of(rt->current_task);
    if (task->core.future.loop != self->core.loop) return raise_attached_elsewhere(L, index, task);
    if (&task->core.future == &self->core) return raise_awaits_itself(L, index);
  }
  lua_pushvalue(L, index);
  rt->yield_kind = ML_YIELD_AWAIT;
  return lua_yieldk(L, 1, context, k);
}

void ml_raise_thrown(lua_State *L) {
  ml_runtime *rt = ml_runtime_of(L);
  if (!rt->throwing) return;
  rt->throwing = false;
  lua_error(L);
}

int ml_future_after_park(lua_State *L) {
  ml_raise_thrown(L);
  const ml_future_object *self = ml_is_future(L, 1) ? lua_touserdata(L, 1) : NULL;
  if (self == NULL || !ml_future_done(&self->core))
    return ml_exception_raise(L, ML_EXC_RuntimeError, "await wasn't used with future");
  return ml_future_push_result(L, 1);
}

static int wait_done(lua_State *L, int status, lua_KContext context) {
  (void)status;
  (void)context;
  return ml_future_after_park(L);
}

int ml_future_wait(lua_State *L) {
  ml_future_object *self = lua_touserdata(L, 1);
  lua_settop(L, 1);
  if (ml_future_done(&self->core)) return ml_future_push_result(L, 1);
  return ml_future_park(L, 1, 0, wait_done);
}

bool ml_push_parked(lua_State *L, lua_State *thread) {
  lua_Debug ar;
  if (lua_status(thread) != LUA_YIELD || !lua_getstack(thread, 0, &ar)) return false;
  if (lua_getlocal(thread, &ar, 1) == NULL) return false;
  lua_xmove(thread, L, 1);
  if (ml_is_future(L, -1)) return true;
  /* An async generator waits on a thread of its own. */
  lua_State *inner = ml_kind_of(L, -1) == ML_KIND_GENERATOR ? ml_generator_thread(L, -1) : NULL;
  lua_pop(L, 1);
  return inner != NULL && ml_push_parked(L, inner);
}

ml_future_object *ml_ensure_future(lua_State *L, int index, ml_loop_object *loop) {
  ml_kind kind;
  ml_future_object *future = ml_object_at(L, index, &kind);
  if (ml_is_future_kind(kind)) {
    if (loop != NULL && future->core.loop != &loop->core)
      ml_exception_raise(
          L, ML_EXC_ValueError,
          "The future belongs to a different loop than the one specified as the loop argument");
    return future;
  }
  index = lua_absindex(L, index);
  if (kind != ML_KIND_COROUTINE) {
    if (luaL_getmetafield(L, index, "__await") == LUA_TNIL) {
      ml_exception_push(L, ML_EXC_TypeError,
                        "An asyncio.Future, a coroutine or an awaitable is required");
      ml_explain_expected(L, index, true);
      lua_error(L);
    }
    lua_pop(L, 1);
    ml_push_awaiting_coroutine(L, index);
    lua_replace(L, index);
  }
  if (loop == NULL) loop = ml_running_loop(L, "ensure_future");
  if (loop->has_task_factory)
    ml_call_task_factory(L, loop, index, 0);
  else
    ml_new_task(L, loop, index);
  lua_replace(L, index);
  return ml_check_future(L, index);
}

/* Methods */

static int future_result(lua_State *L) {
  ml_check_future(L, 1);
  lua_settop(L, 1);
  return ml_future_push_result(L, 1);
}

static int future_exception(lua_State *L) {
  ml_future_object *self = ml_check_future(L, 1);
  lua_settop(L, 1);
  switch ((ml_future_state)self->core.state) {
    case ML_FUTURE_CANCELLED: ml_future_push_cancelled(L, 1); return lua_error(L);
    case ML_FUTURE_PENDING: return ml_raise_not_set(L, 1, ML_DIAG_EXCEPTION_NOT_SET);
    case ML_FUTURE_FINISHED: lua_pushnil(L); return 1;
    case ML_FUTURE_FAILED: break;
  }
  self->core.log_exception = false;
  lua_getiuservalue(L, 1, ML_FUTURE_RESULT);
  return 1;
}

static int future_done(lua_State *L) {
  lua_pushboolean(L, ml_future_done(&ml_check_future(L, 1)->core));
  return 1;
}

static int future_cancelled(lua_State *L) {
  lua_pushboolean(L, ml_check_future(L, 1)->core.state == ML_FUTURE_CANCELLED);
  return 1;
}

static const char *const message_keyword[] = {"msg", NULL};

/* cancel([msg]) or cancel{msg = …} */
static int future_cancel(lua_State *L) {
  ml_check_future(L, 1);
  lua_settop(L, 2);
  if (ml_options_at(L, 2) == 2) {
    ml_check_keywords(L, 2, "cancel", message_keyword);
    ml_option(L, 2, "msg");
    lua_replace(L, 2);
  }
  lua_pushboolean(L, ml_future_request_cancel(L, 1));
  return 1;
}

/* add_done_callback(fn [, {context = …}]): a callback is a handle that watches, kept by its anchor.
 */
static int future_add_done_callback(lua_State *L) {
  ml_future_object *self = ml_check_future(L, 1);
  lua_settop(L, 3);
  int options = lua_isnil(L, 3) ? 0 : ml_options_at(L, 3);
  static const char *const context_keyword[] = {"context", NULL};
  ml_check_keywords(L, options, "add_done_callback", context_keyword);
  int context = ml_context_option(L, options) ? 3 : 0;
  if (context != 0) lua_replace(L, context);
  if (ml_future_done(&self->core)) ml_check_open(L, ml_future_loop(&self->core));
  lua_pushvalue(L, 2);
  lua_pushvalue(L, 1);
  ml_loop_object *loop = ml_future_loop(&self->core);
  ml_handle_object *handle = ml_new_handle(L, loop, 1, ML_KIND_HANDLE, context);
  handle->is_callback = true;
  handle->anchor = ml_anchor(L);
  ml_future_watch(&self->core, &handle->core.handle);
  return 0;
}

/* Pushes the list of the callbacks that watch. */
static void push_callbacks(lua_State *L, const ml_future *core) {
  lua_Integer count = 0;
  lua_newtable(L);
  for (const ml_ring *link = core->watchers.next; link != &core->watchers; link = link->next) {
    ml_handle *handle = (ml_handle *)link;
    if (!ml_is_handle_object(handle)) continue;
    ml_push_anchored(L, ml_handle_object_of(handle)->anchor);
    lua_rawseti(L, -2, ++count);
  }
}

/* remove_done_callback(fn) -> how many were removed */
static int future_remove_done_callback(lua_State *L) {
  ml_future_object *self = ml_check_future(L, 1);
  lua_settop(L, 2);
  lua_Integer removed = 0;
  if (!ml_ring_is_empty(&self->core.watchers)) push_callbacks(L, &self->core);
  for (lua_Integer i = 1; lua_gettop(L) > 2 && lua_rawgeti(L, 3, i) != LUA_TNIL; i++) {
    ml_handle_object *handle = lua_touserdata(L, 4);
    lua_getiuservalue(L, 4, ML_HANDLE_FUNCTION);
    /* Comparing may call a function of the program's, which may do anything. */
    if (lua_compare(L, 5, 2, LUA_OPEQ) && handle->core.handle.state == ML_HANDLE_WATCHING) {
      ml_handle_remove(&handle->loop->core, &handle->core.handle);
      ml_handle_let_go(L, handle);
      removed++;
    }
    lua_settop(L, 3);
  }
  lua_pushinteger(L, removed);
  return 1;
}

static int raise_invalid_state(lua_State *L, const ml_future_object *self) {
  ml_exception_push(L, ML_EXC_InvalidStateError, "invalid state");
  ml_diag *diag = ml_exception_set_diag(L, -1, ML_DIAG_INVALID_STATE);
  if (diag != NULL) ml_diag_fact(diag, "state", "%s", ml_future_state_name(self));
  return lua_error(L);
}

static ml_future_object *check_settable(lua_State *L, const char *method) {
  ml_future_object *self = ml_check_future(L, 1);
  if (self->core.is_task) {
    ml_exception_raise(L, ML_EXC_RuntimeError, "Task does not support %s operation", method);
    return NULL;
  }
  if (ml_future_done(&self->core)) raise_invalid_state(L, self);
  if (!ml_ring_is_empty(&self->core.watchers)) ml_check_open(L, ml_future_loop(&self->core));
  return self;
}

static int future_set_result(lua_State *L) {
  check_settable(L, "set_result");
  ml_future_finish(L, 1, lua_gettop(L) - 1);
  return 0;
}

static int future_set_exception(lua_State *L) {
  check_settable(L, "set_exception");
  lua_settop(L, 2);
  if (!ml_is_exception(L, 2) && !ml_is_exception_class(L, 2))
    return ml_exception_raise(L, ML_EXC_TypeError, "invalid exception object");
  ml_exception_wrap(L, 2);
  if (ml_exception_isa(L, 2, ML_EXC_StopIteration))
    return ml_exception_raise(
        L, ML_EXC_TypeError,
        "StopIteration interacts badly with generators and cannot be raised into a Future");
  ml_future_fail(L, 1);
  return 0;
}

static int future_get_loop(lua_State *L) {
  ml_check_future(L, 1);
  ml_future_push_loop(L, 1);
  return 1;
}

int ml_future_tostring(lua_State *L) {
  ml_check_future(L, 1);
  ml_push_future_repr(L, 1);
  return 1;
}

/* Watchers of a future that goes while pending can never be woken by it. */
static void drop_watchers(lua_State *L, ml_future_object *self) {
  while (!ml_ring_is_empty(&self->core.watchers)) {
    ml_handle *watcher = (ml_handle *)self->core.watchers.next;
    ml_handle_remove(self->core.loop, watcher);
    if (ml_is_handle_object(watcher)) ml_handle_let_go(L, ml_handle_object_of(watcher));
  }
}

int ml_future_gc(lua_State *L) {
  ml_future_object *self = lua_touserdata(L, 1);
  if (self->core.state == ML_FUTURE_FAILED && self->core.log_exception) {
    self->core.log_exception = false;
    ml_report_never_retrieved(L, 1);
  }
  drop_watchers(L, self);
  if (self->timed) ml_handle_remove(self->core.loop, &((ml_sleep *)self)->timer.handle);
  return 0;
}

const luaL_Reg ml_future_methods[] = {
    {"result", future_result},
    {"exception", future_exception},
    {"done", future_done},
    {"cancelled", future_cancelled},
    {"cancel", future_cancel},
    {"add_done_callback", future_add_done_callback},
    {"remove_done_callback", future_remove_done_callback},
    {"set_result", future_set_result},
    {"set_exception", future_set_exception},
    {"get_loop", future_get_loop},
    {NULL, NULL},
};

void ml_open_futures(lua_State *L) {
  static const luaL_Reg metamethods[] = {
      {"__tostring", ml_future_tostring}, {"__gc", ml_future_gc}, {NULL, NULL}};
  ml_new_kind(L, ML_KIND_FUTURE, "Future", ml_future_methods, metamethods);
  luaL_newmetatable(L, guard_name);
  lua_pushcfunction(L, guard_gc);
  lua_setfield(L, -2, "__gc");
  lua_pop(L, 1);
}
