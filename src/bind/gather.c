#include "bind/gather.h"

#include <math.h>

#include "bind/anchor.h"
#include "bind/await.h"
#include "bind/chunk.h"
#include "bind/exception.h"
#include "bind/keywords.h"
#include "bind/misuse.h"
#include "bind/place.h"
#include "bind/siblings.h"

typedef struct ml_gather_child {
  ml_handle handle;
  ml_gather *owner;
  ml_future_object *future; /* kept alive by the list of children */
  bool was_done;            /* when the gather raised, though that was not known yet */
} ml_gather_child;

struct ml_gather {
  ml_future_object future;
  int count, finished;
  bool return_exceptions;
  bool cancel_requested;
  bool being_cancelled; /* it may wait for itself, through others */
  int made_line;
  const void *made_chunk; /* as ml_where_in tells it; NULL: not known */
  ml_gather_child children[];
};

bool ml_gather_only_watches(const ml_gather *gather) {
  for (int i = 0; i < gather->count; i++)
    if (gather->children[i].handle.state == ML_HANDLE_READY) return false;
  return true;
}

void ml_gather_push_made(lua_State *L, const ml_gather *gather) {
  const struct ml_chunk *chunk = ml_chunk_find_address(ml_runtime_of(L), gather->made_chunk);
  if (chunk == NULL || gather->made_line <= 0)
    lua_pushnil(L);
  else
    lua_pushfstring(L, "line %d of %s", gather->made_line, chunk->short_source);
}

/* In a list of results a cancellation is a new CancelledError with the child's own message, or an
 * empty one. As asyncio.gather, whose tasks do not keep a message that went to what they waited
 * for. */
static void push_cancelled_outcome(lua_State *L, int index) {
  ml_exception_push_class(L, ML_EXC_CancelledError);
  lua_getiuservalue(L, index, ML_FUTURE_RESULT);
  if (lua_isnil(L, -1) || ml_is_exception(L, -1)) {
    lua_pop(L, 1);
    lua_pushliteral(L, "");
  }
  ml_exception_new(L, 1);
}

/* Pushes what a done child contributes: its result, or its exception. It is at `index`. */
static void push_outcome(lua_State *L, ml_future_object *child, int index) {
  switch ((ml_future_state)child->core.state) {
    case ML_FUTURE_CANCELLED: push_cancelled_outcome(L, lua_absindex(L, index)); return;
    case ML_FUTURE_FAILED: child->core.log_exception = false; break;
    default: break;
  }
  lua_getiuservalue(L, index, ML_FUTURE_RESULT);
  if (child->core.state == ML_FUTURE_FINISHED && child->result_count > 1) {
    lua_rawgeti(L, -1, 1);
    lua_remove(L, -2);
  }
}

/* Puts the outcomes in the place of the children, whose list is at 3. */
static void replace_by_outcomes(lua_State *L, const ml_gather *self) {
  for (int i = 0; i < self->count; i++) {
    lua_rawgeti(L, 3, i + 1);
    push_outcome(L, self->children[i].future, -1);
    lua_rawseti(L, 3, i + 1);
    lua_pop(L, 1);
  }
  lua_pushnil(L);
  lua_setiuservalue(L, 2, ML_GATHER_CHILDREN);
}

/* Pushes the list of outcomes in the order of the arguments. Children at 3, their order (or nil) at
 * 4. */
static void push_outcomes(lua_State *L, const ml_gather *self) {
  replace_by_outcomes(L, self);
  if (lua_isnil(L, 4)) {
    lua_pushvalue(L, 3);
    return;
  }
  lua_Integer count = (lua_Integer)lua_rawlen(L, 4);
  lua_createtable(L, (int)count, 0);
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, 4, i);
    lua_rawgeti(L, 3, lua_tointeger(L, -1));
    lua_rawseti(L, -3, i);
    lua_pop(L, 1);
  }
}

/* Pushes the CancelledError of a task that is not cancelled: with the message that it has kept, if
 * it has. */
static void push_kept_cancelled(lua_State *L, int index) {
  bool kept = lua_getiuservalue(L, index, ML_FUTURE_EXTRA) == LUA_TTABLE &&
              lua_getfield(L, -1, "message") != LUA_TNIL;
  ml_exception_push_class(L, ML_EXC_CancelledError);
  if (kept) lua_pushvalue(L, -2);
  ml_exception_new(L, kept ? 1 : 0);
}

/* Pushes the CancelledError of a gather that was cancelled and waited for all its children: that of
 * its last argument. The list of children at 3, their order (or nil) at 4. */
static void push_last_cancelled(lua_State *L, const ml_gather *self) {
  lua_Integer last = self->count;
  if (!lua_isnil(L, 4)) {
    lua_rawgeti(L, 4, (lua_Integer)lua_rawlen(L, 4));
    last = lua_tointeger(L, -1);
  }
  lua_rawgeti(L, 3, last);
  if (self->children[last - 1].future->core.state == ML_FUTURE_CANCELLED)
    ml_future_push_cancelled(L, -1);
  else
    push_kept_cancelled(L, lua_gettop(L));
}

/* Whether it has raised what one of its children raised, while others went on. */
static bool has_raised(const ml_gather *self) {
  return self->future.core.state == ML_FUTURE_FAILED && !self->cancel_requested;
}

/* Runs protected, with a child as light userdata: the last one, or one that failed. */
static int settle(lua_State *L) {
  ml_gather_child *child = lua_touserdata(L, 1);
  ml_gather *self = child->owner;
  ml_push_anchored(L, self->future.anchor);
  lua_getiuservalue(L, 2, ML_GATHER_CHILDREN);
  lua_getiuservalue(L, 2, ML_GATHER_ORDER);
  bool done = ml_future_done(&self->future.core);
  ml_future_state state = (ml_future_state)child->future->core.state;
  bool failed = state != ML_FUTURE_FINISHED;
  if (done) {
    child->future->core.log_exception = false;
    if (has_raised(self)) {
      lua_rawgeti(L, 3, child - self->children + 1);
      ml_siblings_ended(L, -1, !child->was_done);
    }
  } else if (failed && !self->return_exceptions) {
    lua_rawgeti(L, 3, child - self->children + 1);
    if (state == ML_FUTURE_CANCELLED)
      ml_future_push_cancelled(L, -1);
    else
      push_outcome(L, child->future, -1);
    if (self->finished < self->count) ml_siblings_left(L, -1, 3);
    for (int i = 0; i < self->count; i++)
      self->children[i].was_done = ml_future_done(&self->children[i].future->core);
    ml_future_fail(L, 2);
  } else if (self->finished == self->count) {
    if (self->cancel_requested) {
      for (int i = 0; i < self->count; i++) self->children[i].future->core.log_exception = false;
      push_last_cancelled(L, self);
      ml_future_fail(L, 2);
    } else {
      push_outcomes(L, self);
      ml_future_finish(L, 2, 1);
    }
  }
  if (self->finished == self->count) {
    ml_unanchor(L, self->future.anchor);
    self->future.anchor = 0;
  }
  return 0;
}

static void child_done(ml_loop *loop, ml_handle *handle) {
  ml_gather_child *child = (ml_gather_child *)handle;
  ml_gather *self = child->owner;
  ml_runtime *rt = self->future.tag->runtime;
  lua_State *L = rt->loop_thread;
  self->finished++;
  if (child->future->core.state == ML_FUTURE_FINISHED && self->finished < self->count &&
      !has_raised(self))
    return;
  lua_pushcfunction(L, settle);
  lua_pushlightuserdata(L, child);
  if (lua_pcall(L, 1, 0, 0) != LUA_OK) {
    ml_exception_wrap(L, -1);
    ml_leave_loop(L, ml_loop_object_of(loop));
  }
}

bool ml_is_gather_handle(const ml_handle *handle) {
  return handle->callback == child_done;
}

const ml_future_object *ml_gather_of_handle(const ml_handle *handle) {
  return ml_is_gather_handle(handle) ? &((const ml_gather_child *)handle)->owner->future : NULL;
}

static bool cancel(ml_future *future) {
  ml_gather *self = (ml_gather *)ml_future_object_of(future);
  if (ml_future_done(future) || self->being_cancelled) return false;
  bool taken = false;
  self->being_cancelled = true;
  for (int i = 0; i < self->count; i++)
    if (ml_future_cancel(&self->children[i].future->core)) taken = true;
  self->being_cancelled = false;
  if (taken) self->cancel_requested = true;
  return taken;
}

/* The mark that an argument carries while it is collected: see collect_children. */
static uint32_t *mark_of(void *object, ml_kind kind) {
  if (kind == ML_KIND_COROUTINE) return &((ml_coroutine *)object)->gather;
  if (ml_is_future_kind(kind)) return &((ml_future_object *)object)->gather;
  return NULL;
}

/* Where the future of an argument stands among the first `count` children; 0 if it does not. */
static int place_of(const ml_gather *self, const void *object, int count) {
  for (int i = 0; i < count; i++) {
    const ml_task_object *child = (const ml_task_object *)self->children[i].future;
    if (child == object) return i + 1;
    if (child->core.future.is_task && child->coroutine == object) return i + 1;
  }
  return 0;
}

/* Replaces nil at `order` by the list 1..count. */
static void begin_order(lua_State *L, int order, int count) {
  lua_createtable(L, count + 1, 0);
  for (int i = 1; i <= count; i++) {
    lua_pushinteger(L, i);
    lua_rawseti(L, -2, i);
  }
  lua_replace(L, order);
}

/* The future of the argument at `index`, made if need be. */
static ml_future_object *future_of(lua_State *L, int index, void *object, ml_kind kind,
                                   ml_loop_object *loop) {
  ml_future_object *future = object;
  if (ml_is_future_kind(kind) && future->core.loop == &loop->core) return future;
  future = ml_ensure_future(L, index, loop);
  if (!ml_is_future_kind(kind)) future->log_destroyed = false;
  return future;
}

/* Makes children of the futures of the arguments 1..count, listed in the table `children`; a value
 * that stands twice is one child, and then `order`, which was nil, lists the place of each
 * argument. Each value is marked with the number of this gather, which some day comes again; so a
 * marked one is looked for. Returns how many differ. */
static int collect_children(lua_State *L, ml_gather *self, int count, int children, int order) {
  ml_loop_object *loop = ml_future_loop(&self->future.core);
  uint32_t number = ++self->future.tag->runtime->gather_counter;
  int distinct = 0;
  for (int i = 1; i <= count; i++) {
    ml_kind kind;
    void *object = ml_object_at(L, i, &kind);
    uint32_t *mark = mark_of(object, kind);
    int place = mark != NULL && *mark == number ? place_of(self, object, distinct) : 0;
    if (place > 0 && lua_isnil(L, order)) begin_order(L, order, i - 1);
    if (place == 0) {
      if (mark != NULL) *mark = number;
      self->children[distinct].future = future_of(L, i, object, kind, loop);
      place = ++distinct;
      lua_pushvalue(L, i);
      lua_rawseti(L, children, place);
    }
    if (distinct < i) {
      lua_pushinteger(L, place);
      lua_rawseti(L, order, i);
    }
  }
  return distinct;
}

static void watch_children(ml_gather *self, int count) {
  for (int i = 0; i < count; i++) {
    ml_gather_child *child = &self->children[i];
    child->owner = self;
    ml_handle_init(&child->handle, child_done);
    ml_future_watch(&child->future->core, &child->handle);
  }
  self->count = count;
}

/* The loop of the first argument's future, or the running one where that must be made. */
static ml_loop_object *loop_of_first(lua_State *L) {
  ml_kind kind;
  const ml_future_object *first = ml_object_at(L, 1, &kind);
  if (kind == ML_KIND_COROUTINE) return ml_running_loop(L, "ensure_future");
  if (!ml_is_future_kind(kind)) first = future_of(L, 1, NULL, kind, NULL);
  return ml_future_loop(&first->core);
}

static int gather_nothing(lua_State *L) {
  ml_loop_object *loop = ml_running_loop(L, "gather");
  ml_new_future(L, loop, sizeof(ml_future_object), ML_KIND_FUTURE, ML_FUTURE_VALUES);
  lua_newtable(L);
  ml_future_finish(L, -2, 1);
  return 1;
}

/* gather(awaitables... [, {return_exceptions = true}]) -> future of the list of results. As
 * asyncio.gather. */
static int gather(lua_State *L) {
  int count = lua_gettop(L);
  bool return_exceptions = false;
  if (count > 0 && ml_options_at(L, count) == count) {
    static const char *const keywords[] = {"return_exceptions", NULL};
    if (lua_rawlen(L, count) > 0) return ml_raise_list_given(L, "gather");
    ml_check_keywords(L, count, "gather", keywords);
    ml_option(L, count, "return_exceptions");
    return_exceptions = lua_toboolean(L, -1);
    lua_settop(L, --count);
  }
  luaL_checkstack(L, 12, NULL);
  if (count == 0) return gather_nothing(L);
  size_t size = sizeof(ml_gather) + (size_t)count * sizeof(ml_gather_child);
  ml_gather *self =
      (ml_gather *)ml_new_future(L, loop_of_first(L), size, ML_KIND_GATHER, ML_GATHER_ORDER);
  *self = (ml_gather){.future = self->future, .return_exceptions = return_exceptions};
  int index = count + 1, children = count + 2, order = count + 3;
  lua_createtable(L, count, 0);
  lua_pushnil(L);
  int distinct = collect_children(L, self, count, children, order);
  lua_setiuservalue(L, index, ML_GATHER_ORDER);
  lua_setiuservalue(L, index, ML_GATHER_CHILDREN);
  self->future.core.cancel = cancel;
  self->made_line = ml_caller_line(L, &self->made_chunk);
  self->future.anchor = ml_anchor(L);
  watch_children(self, distinct);
  return 1;
}

static int gather_gc(lua_State *L) {
  ml_gather *self = lua_touserdata(L, 1);
  for (int i = 0; i < self->count; i++)
    ml_handle_remove(self->future.core.loop, &self->children[i].handle);
  if (!self->future.tag->runtime->closing) ml_unanchor(L, self->future.anchor);
  self->future.anchor = 0;
  return ml_future_gc(L);
}

static void sleep_due(ml_loop *loop, ml_handle *handle) {
  (void)loop;
  ml_sleep *self = (ml_sleep *)((char *)handle - offsetof(ml_sleep, timer));
  if (!ml_future_done(&self->future.core)) ml_future_settle(&self->future.core, ML_FUTURE_FINISHED);
}

const ml_future *ml_sleep_future(const ml_handle *handle) {
  if (handle->callback != sleep_due) return NULL;
  return &((const ml_sleep *)((const char *)handle - offsetof(ml_sleep, timer)))->future.core;
}

/* After a yield of nothing: the results stand behind the delay. */
static int yielded(lua_State *L, int status, lua_KContext context) {
  (void)status;
  (void)context;
  if (ml_runtime_of(L)->throwing) ml_raise_thrown(L);
  return lua_gettop(L) - 1;
}

/* Stack: the future, the delay, the results. */
static int slept(lua_State *L, int status, lua_KContext context) {
  (void)status;
  (void)context;
  if (ml_is_future(L, 1)) { /* what the debug library has put there is not */
    ml_sleep *self = lua_touserdata(L, 1);
    if (self->future.timed) ml_handle_remove(self->future.core.loop, &self->timer.handle);
  }
  ml_future_after_park(L);
  return lua_gettop(L) - 2;
}

/* After a yield of nothing that has no results. */
static int yielded_nothing(lua_State *L, int status, lua_KContext context) {
  (void)status;
  (void)context;
  if (__builtin_expect(ml_runtime_of(L)->throwing, 0)) ml_raise_thrown(L);
  return 0;
}

/* Whether L is the thread of the task that runs: it stays until the task is over. */
static bool is_task_thread(lua_State *L) {
  ml_task *task = ml_runtime_of(L)->current_task;
  return task != NULL && ml_task_object_of(task)->thread == L;
}

/* Argument 1 is no number. */
static int no_delay(lua_State *L) {
  if (lua_isnone(L, 1))
    return ml_exception_raise(L, ML_EXC_TypeError,
                              "sleep() missing 1 required positional argument: 'delay'");
  ml_kind kind = ml_kind_of(L, 1);
  ml_exception_push(L, ML_EXC_TypeError,
                    "'<=' not supported between instances of '%s' and 'number'",
                    ml_type_name(L, 1));
  if (kind != ML_KIND_COROUTINE && !ml_is_future_kind(kind)) return lua_error(L);
  return ml_raise_misuse(L, 1, ML_DIAG_USED_WITHOUT_AWAIT);
}

static int sleep_for(lua_State *L) {
  double delay = lua_tonumber(L, 1);
  if (lua_type(L, 1) != LUA_TNUMBER) return no_delay(L);
  if (lua_gettop(L) == 2 && ml_options_at(L, 2) == 2) {
    ml_check_misspelt(L, 2, "sleep", "result");
    if (ml_option(L, 2, "result") != LUA_TNIL)
      lua_replace(L, 2);
    else
      lua_pop(L, 1);
  }
  ml_runtime *rt = ml_runtime_of(L);
  if (delay <= 0) {
    rt->yield_kind = ML_YIELD_BARE;
    return lua_yieldk(L, 0, 0, yielded);
  }
  if (isnan(delay))
    return ml_exception_raise(L, ML_EXC_ValueError, "Invalid delay: NaN (not a number)");
  ml_loop_object *loop = ml_running_loop(L, "sleep");
  ml_sleep *self =
      (ml_sleep *)ml_new_future(L, loop, sizeof *self, ML_KIND_FUTURE, ML_FUTURE_VALUES);
  ml_timer_init(&self->timer, sleep_due);
  self->future.timed = true;
  if (!is_task_thread(L))
    ml_set_finalized(L, ML_KIND_FUTURE); /* whoever drives the thread may drop it */
  lua_insert(L, 1);
  if (ml_loop_call_at(&loop->core, &self->timer, ml_loop_time(&loop->core) + delay) != 0)
    return luaL_error(L, "not enough memory");
  return ml_future_park(L, 1, 0, slept);
}

/* sleep(seconds, results...) -> results; also sleep(seconds, {result = …}). As asyncio.sleep. */
static int sleep_body(lua_State *L) {
  int is_integer;
  if (lua_gettop(L) != 1 || lua_tointegerx(L, 1, &is_integer) > 0 || !is_integer)
    return sleep_for(L);
  ml_runtime_of(L)->yield_kind = ML_YIELD_BARE; /* sleep(0), the hot one */
  return lua_yieldk(L, 0, 0, yielded_nothing);
}

void ml_open_gather(lua_State *L) {
  static const luaL_Reg metamethods[] = {
      {"__tostring", ml_future_tostring}, {"__gc", gather_gc}, {NULL, NULL}};
  ml_new_kind(L, ML_KIND_GATHER, "_GatheringFuture", ml_future_methods, metamethods);
  ml_set_base(L, ML_KIND_GATHER, ML_KIND_FUTURE);
  ml_push_async_cfunction(L, sleep_body, "sleep");
  lua_setfield(L, -2, "sleep");
  lua_pushcfunction(L, gather);
  lua_setfield(L, -2, "gather");
}
