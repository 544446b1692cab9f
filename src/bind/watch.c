#include "bind/watch.h"

#include "bind/anchor.h"
#include "bind/await.h"
#include "bind/exception.h"
#include "bind/future.h"
#include "bind/misuse.h"

typedef enum watch_reason { FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED } watch_reason;

typedef struct ml_watch ml_watch;

typedef struct ml_watched {
  ml_handle handle;
  ml_watch *owner;
  ml_future_object *future; /* kept alive by the list */
} ml_watched;

struct ml_watch {
  ml_anchored_head head;
  ml_future_object *waiter; /* kept alive by a user value */
  int count, left;          /* how many are watched, and how many of them are not done */
  watch_reason reason;
  ml_watched watched[];
};

/* As asyncio's _wait: an exception that is a reason to go on has been seen. */
static bool is_reason(const ml_watch *self, ml_future_object *future) {
  if (self->left <= 0 || self->reason == FIRST_COMPLETED) return true;
  if (self->reason != FIRST_EXCEPTION || future->core.state != ML_FUTURE_FAILED) return false;
  future->core.log_exception = false;
  return true;
}

static void watched_done(ml_loop *loop, ml_handle *handle) {
  ml_watched *watched = (ml_watched *)handle;
  ml_watch *self = watched->owner;
  ml_loop_object_of(loop)->runtime->turn_work++;
  self->left--;
  if (is_reason(self, watched->future) && !ml_future_done(&self->waiter->core))
    ml_future_settle(&self->waiter->core, ML_FUTURE_FINISHED);
}

bool ml_is_watch_handle(const ml_handle *handle) {
  return handle->callback == watched_done;
}

void ml_watch_push_waiter(lua_State *L, const ml_handle *handle) {
  ml_push_anchored(L, ((const ml_watched *)handle)->owner->head.anchor);
  if (ml_kind_of(L, -1) == ML_KIND_WATCH)
    lua_getiuservalue(L, -1, ML_WATCH_WAITER);
  else
    lua_pushnil(L);
  lua_remove(L, -2);
}

bool ml_watch_only_watches(lua_State *L) {
  const ml_watch *self = lua_touserdata(L, -1);
  for (int i = 0; i < self->count; i++)
    if (self->watched[i].handle.state == ML_HANDLE_READY) return false;
  return true;
}

/* The value at the top is no future: an async function whose call is missing, perhaps. */
static void raise_no_future(lua_State *L) {
  int index = lua_gettop(L);
  ml_exception_push(L, ML_EXC_AttributeError, "'%s' object has no attribute 'add_done_callback'",
                    ml_class_name(L, index));
  ml_diag *diag = ml_is_async_function(L, index)
                      ? ml_exception_set_diag(L, -1, ML_DIAG_COROUTINES_FORBIDDEN)
                      : NULL;
  if (diag != NULL) {
    lua_getupvalue(L, index, ML_ASYNC_QUALNAME);
    ml_diag_set(&diag->variant, "function");
    ml_diag_fact(diag, "name", "%s", lua_tostring(L, -1));
    lua_pop(L, 1);
  }
  lua_error(L);
}

/* watch(futures, waiter, reason): `futures` is a sequence, which nobody changes */
static int watch(lua_State *L) {
  static const char *const reasons[] = {"FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED",
                                        NULL};
  luaL_checktype(L, 1, LUA_TTABLE);
  ml_future_object *waiter = ml_check_future(L, 2);
  watch_reason reason = (watch_reason)luaL_checkoption(L, 3, NULL, reasons);
  int count = (int)lua_rawlen(L, 1);
  size_t size = sizeof(ml_watch) + (size_t)count * sizeof(ml_watched);
  ml_watch *self = lua_newuserdatauv(L, size, ML_WATCH_WAITER);
  *self = (ml_watch){.head.tag = ml_tag_of(L, ML_KIND_WATCH), .waiter = waiter, .reason = reason};
  ml_set_kind(L, ML_KIND_WATCH);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, ML_WATCH_LIST);
  lua_pushvalue(L, 2);
  lua_setiuservalue(L, -2, ML_WATCH_WAITER);
  for (int i = 0; i < count; i++) {
    lua_rawgeti(L, 1, i + 1);
    self->watched[i].owner = self;
    if (!ml_is_future(L, -1)) raise_no_future(L);
    self->watched[i].future = lua_touserdata(L, -1);
    ml_handle_init(&self->watched[i].handle, watched_done);
    lua_pop(L, 1);
  }
  self->head.anchor = ml_anchor(L);
  self->count = self->left = count;
  for (int i = 0; i < count; i++)
    ml_future_watch(&self->watched[i].future->core, &self->watched[i].handle);
  return 1;
}

/* stop(): nothing is watched any more */
static int watch_stop(lua_State *L) {
  ml_watch *self = ml_check_kind(L, 1, ML_KIND_WATCH);
  for (int i = 0; i < self->count; i++)
    ml_handle_remove(self->waiter->core.loop, &self->watched[i].handle);
  ml_unanchor(L, self->head.anchor);
  self->head.anchor = 0;
  return 0;
}

/* by_state(futures) -> the sequence of those that are done, and that of the others */
static int by_state(lua_State *L) {
  enum { DONE = 2, PENDING };
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  lua_newtable(L);
  lua_newtable(L);
  lua_Integer counts[PENDING + 1] = {0}, count = (lua_Integer)lua_rawlen(L, 1);
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, 1, i);
    int list = ml_future_done(&ml_check_future(L, 4)->core) ? DONE : PENDING;
    lua_rawseti(L, list, ++counts[list]);
  }
  return 2;
}

/* unique(list) -> a new sequence with each of its values once, at its first place. As Python's
 * set(list), in an order one can rely on. */
static int unique(lua_State *L) {
  enum { LIST = 1, RESULT, SEEN };
  lua_settop(L, LIST);
  int count = (int)luaL_len(L, LIST);
  lua_createtable(L, count, 0);
  lua_createtable(L, 0, count);
  lua_Integer length = 0;
  for (lua_Integer i = 1; lua_geti(L, LIST, i) != LUA_TNIL; i++, lua_settop(L, SEEN)) {
    lua_pushvalue(L, -1);
    if (lua_rawget(L, SEEN) != LUA_TNIL) continue;
    lua_pop(L, 1);
    lua_pushvalue(L, -1);
    lua_rawseti(L, RESULT, ++length);
    lua_pushboolean(L, 1);
    lua_rawset(L, SEEN);
  }
  lua_settop(L, RESULT);
  return 1;
}

/* coroutine_in(list) -> the first of its values that is a coroutine object, or nil */
static int coroutine_in(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  for (lua_Integer i = 1; lua_rawgeti(L, 1, i) != LUA_TNIL; i++, lua_pop(L, 1))
    if (ml_kind_of(L, -1) == ML_KIND_COROUTINE) return 1;
  return 1;
}

void ml_open_watches(lua_State *L) {
  static const luaL_Reg methods[] = {{"stop", watch_stop}, {NULL, NULL}};
  static const luaL_Reg metamethods[] = {{NULL, NULL}};
  static const luaL_Reg helpers[] = {{"watch", watch},
                                     {"by_state", by_state},
                                     {"unique", unique},
                                     {"coroutine_in", coroutine_in},
                                     {NULL, NULL}};
  ml_new_kind(L, ML_KIND_WATCH, "Watch", methods, metamethods);
  luaL_setfuncs(L, helpers, 0);
}
