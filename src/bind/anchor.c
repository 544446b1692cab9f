#include "bind/anchor.h"

#include "base/alloc.h"
#include "bind/crowd.h"
#include "bind/future.h"
#include "bind/gather.h"
#include "bind/handle.h"
#include "bind/watch.h"

/* Stands in the place of what was demoted. */
static const char demoted_mark;

/* Room for every anchor's number among the free ones, so that letting go needs no memory. */
static void reserve(lua_State *L, ml_runtime *rt) {
  if (rt->anchor_count < rt->anchor_capacity) return;
  int capacity = rt->anchor_capacity == 0 ? 64 : rt->anchor_capacity * 2;
  int *stack = ml_realloc(rt->anchor_stack, (size_t)capacity * sizeof *stack);
  if (stack == NULL) luaL_error(L, "not enough memory");
  rt->anchor_stack = stack;
  rt->anchor_capacity = capacity;
}

/* A number that was never an anchor's. A free one holds false: luaL_ref hands out the places of
 * nils again. */
static int new_anchor(lua_State *L, ml_runtime *rt) {
  reserve(L, rt);
  int anchor = luaL_ref(L, LUA_REGISTRYINDEX);
  rt->anchor_count++;
  if (anchor > rt->anchor_last) rt->anchor_last = anchor;
  return anchor;
}

int ml_anchor(lua_State *L) {
  ml_runtime *rt = ml_runtime_of(L);
  lua_pushvalue(L, -1);
  if (rt->anchor_free == 0) return new_anchor(L, rt);
  int anchor = rt->anchor_stack[--rt->anchor_free];
  lua_rawseti(L, LUA_REGISTRYINDEX, anchor);
  return anchor;
}

void ml_unanchor(lua_State *L, int anchor) {
  if (anchor == 0) return;
  ml_runtime *rt = ml_runtime_of(L);
  lua_pushboolean(L, 0);
  lua_rawseti(L, LUA_REGISTRYINDEX, anchor);
  rt->anchor_stack[rt->anchor_free++] = anchor;
}

static int anchor_of(lua_State *L, int index, ml_kind kind) {
  void *object = lua_touserdata(L, index);
  if (ml_is_future_kind(kind)) return ((ml_future_object *)object)->anchor;
  if (kind == ML_KIND_WATCH || kind == ML_KIND_MEMBER) return ((ml_anchored_head *)object)->anchor;
  if (kind == ML_KIND_HANDLE || kind == ML_KIND_TIMER) return ((ml_handle_object *)object)->anchor;
  return 0;
}

ml_kind ml_next_anchored(lua_State *L, int *anchor) {
  const ml_runtime *rt = ml_runtime_of(L);
  while (++*anchor <= rt->anchor_last) {
    ml_push_anchored(L, *anchor);
    ml_kind kind = ml_kind_of(L, -1);
    if (kind != ML_KIND_NONE && anchor_of(L, -1, kind) == *anchor) return kind;
    lua_pop(L, 1);
  }
  return ML_KIND_NONE;
}

/* Notes in the table of edges that `watched` reaches the watcher at the top: edges[watched] is a
 * list. */
static void add_edge(lua_State *L, int edges, int watcher) {
  lua_pushvalue(L, -1);
  if (lua_rawget(L, edges) != LUA_TTABLE) {
    lua_pop(L, 1);
    lua_newtable(L);
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -2);
    lua_rawset(L, edges);
  }
  lua_pushvalue(L, watcher);
  lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
  lua_pop(L, 2);
}

/* For what is anchored at the top: if it merely watches, pushes nothing and adds its edges. */
static bool demote_task(lua_State *L, int edges) {
  int watcher = lua_gettop(L);
  ml_task_object *task = lua_touserdata(L, watcher);
  if (task->core.wake.state != ML_HANDLE_WATCHING || task->thread == NULL) return false;
  if (ml_future_object_of(task->core.waiting_for)->timed) return false;
  if (!ml_push_parked(L, task->thread)) return false;
  add_edge(L, edges, watcher);
  return true;
}

static bool demote_callback(lua_State *L, int edges) {
  int watcher = lua_gettop(L);
  ml_handle_object *handle = lua_touserdata(L, watcher);
  if (handle->core.handle.state != ML_HANDLE_WATCHING) return false;
  lua_getiuservalue(L, watcher, ML_HANDLE_ARGUMENTS);
  add_edge(L, edges, watcher);
  return true;
}

static bool demote_member(lua_State *L, int edges) {
  int watcher = lua_gettop(L);
  if (!ml_member_only_watches(L)) return false;
  lua_getiuservalue(L, watcher, ML_MEMBER_TASK);
  add_edge(L, edges, watcher);
  return true;
}

/* What watches all of the list in its user value. */
static bool demote_list(lua_State *L, int edges, int list) {
  int watcher = lua_gettop(L);
  lua_getiuservalue(L, watcher, list);
  int children = lua_gettop(L);
  for (lua_Integer i = (lua_Integer)lua_rawlen(L, children); i >= 1; i--) {
    lua_rawgeti(L, children, i);
    add_edge(L, edges, watcher);
  }
  lua_pop(L, 1);
  return true;
}

static bool demote(lua_State *L, ml_kind kind, int edges) {
  switch (kind) {
    case ML_KIND_TASK: return demote_task(L, edges);
    case ML_KIND_HANDLE: return demote_callback(L, edges);
    case ML_KIND_GATHER:
      return ml_gather_only_watches(lua_touserdata(L, -1)) &&
             demote_list(L, edges, ML_GATHER_CHILDREN);
    case ML_KIND_MEMBER: return demote_member(L, edges);
    case ML_KIND_WATCH: return ml_watch_only_watches(L) && demote_list(L, edges, ML_WATCH_LIST);
    default: return false;
  }
}

/* Puts those who are still there back under their numbers; the numbers of the others are free. A
 * table that is weak in its keys still has those whose finalizers are about to be called. */
static void promote_all(lua_State *L) {
  const ml_runtime *rt = ml_runtime_of(L);
  int demoted = lua_gettop(L) + 1;
  ml_push_slot(L, ML_SLOT_DEMOTED);
  if (lua_istable(L, demoted)) {
    lua_pushnil(L);
    ml_set_slot(L, ML_SLOT_DEMOTED);
    lua_pushnil(L);
    while (lua_next(L, demoted) != 0) {
      int anchor = (int)lua_tointeger(L, -1);
      lua_pop(L, 1);
      lua_pushvalue(L, -1);
      if (anchor_of(L, -1, ml_kind_of(L, -1)) == anchor)
        lua_rawseti(L, LUA_REGISTRYINDEX, anchor);
      else
        lua_pop(L, 1); /* a finalizer has let it go meanwhile */
    }
    for (int i = 1; i <= rt->anchor_last; i++) {
      lua_rawgeti(L, LUA_REGISTRYINDEX, i);
      if (lua_touserdata(L, -1) == &demoted_mark) ml_unanchor(L, i);
      lua_pop(L, 1);
    }
  }
  lua_settop(L, demoted - 1);
}

void ml_push_demoted(lua_State *L, int anchor) {
  enum { ROOM = 6 };
  lua_pop(L, 1);
  if (lua_checkstack(L, ROOM)) promote_all(L);
  if (lua_rawgeti(L, LUA_REGISTRYINDEX, anchor) != LUA_TLIGHTUSERDATA) return;
  lua_pop(L, 1);
  lua_pushnil(L);
}

/* Those who merely watch leave the anchors for the weak table `demoted`; a mark keeps their places.
 */
static void demote_all(lua_State *L, int edges, int demoted) {
  /* First all that needs memory, then the anchors go: an error on the way leaves them as they
   * were. */
  int anchor = 0;
  for (ml_kind kind; (kind = ml_next_anchored(L, &anchor)) != ML_KIND_NONE;) {
    if (demote(L, kind, edges)) {
      if (kind == ML_KIND_TASK) ml_future_guard(L, lua_gettop(L));
      lua_pushinteger(L, anchor);
      lua_rawset(L, demoted);
    }
    lua_settop(L, demoted);
  }
  lua_pushvalue(L, demoted);
  ml_set_slot(L, ML_SLOT_DEMOTED);
  lua_pushnil(L);
  while (lua_next(L, demoted) != 0) {
    lua_pushlightuserdata(L, (void *)(uintptr_t)&demoted_mark);
    lua_rawseti(L, LUA_REGISTRYINDEX, lua_tointeger(L, -2));
    lua_pop(L, 1);
  }
  lua_settop(L, demoted);
}

void ml_collect(lua_State *L) {
  int top = lua_gettop(L);
  luaL_checkstack(L, 16, NULL);
  ml_coroutine_finalize_fresh(L);
  ml_push_weak_table(L, "k");
  ml_push_weak_table(L, "k");
  demote_all(L, top + 1, top + 2);
  lua_gc(L, LUA_GCCOLLECT);
  promote_all(L);
  lua_settop(L, top);
}
