#include "bind/anchor.h"

#include "base/alloc.h"
#include "bind/future.h"
#include "bind/gather.h"
#include "bind/handle.h"

void ml_open_anchors(lua_State *L) {
  lua_createtable(L, 64, 0);
  ml_set_slot(L, ML_SLOT_ANCHORS);
}

/* Room for every anchor's number among the free ones, so that letting go needs no memory. */
static void reserve(lua_State *L, ml_runtime *rt) {
  if (rt->anchor_used < rt->anchor_capacity) return;
  int capacity = rt->anchor_capacity == 0 ? 64 : rt->anchor_capacity * 2;
  int *stack = ml_realloc(rt->anchor_stack, (size_t)capacity * sizeof *stack);
  if (stack == NULL) luaL_error(L, "not enough memory");
  rt->anchor_stack = stack;
  rt->anchor_capacity = capacity;
}

int ml_anchor(lua_State *L) {
  ml_runtime *rt = ml_runtime_of(L);
  reserve(L, rt);
  ml_push_slot(L, ML_SLOT_ANCHORS);
  lua_pushvalue(L, -2);
  int anchor = rt->anchor_free > 0 ? rt->anchor_stack[rt->anchor_free - 1] : rt->anchor_used + 1;
  lua_rawseti(L, -2, anchor);
  lua_pop(L, 1);
  if (rt->anchor_free > 0)
    rt->anchor_free--;
  else
    rt->anchor_used++;
  return anchor;
}

void ml_unanchor(lua_State *L, int anchor) {
  if (anchor == 0) return;
  ml_runtime *rt = ml_runtime_of(L);
  ml_push_slot(L, ML_SLOT_ANCHORS);
  lua_pushnil(L);
  lua_rawseti(L, -2, anchor);
  lua_pop(L, 1);
  rt->anchor_stack[rt->anchor_free++] = anchor;
}

void ml_push_anchored(lua_State *L, int anchor) {
  ml_push_slot(L, ML_SLOT_ANCHORS);
  lua_rawgeti(L, -1, anchor);
  lua_remove(L, -2);
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

static bool demote_gather(lua_State *L, int edges) {
  int watcher = lua_gettop(L);
  if (!ml_gather_only_watches(lua_touserdata(L, watcher))) return false;
  lua_getiuservalue(L, watcher, ML_GATHER_CHILDREN);
  int children = lua_gettop(L);
  for (lua_Integer i = (lua_Integer)lua_rawlen(L, children); i >= 1; i--) {
    lua_rawgeti(L, children, i);
    add_edge(L, edges, watcher);
  }
  lua_pop(L, 1);
  return true;
}

static bool demote(lua_State *L, int edges) {
  switch (ml_kind_of(L, -1)) {
    case ML_KIND_TASK: return demote_task(L, edges);
    case ML_KIND_HANDLE: return demote_callback(L, edges);
    case ML_KIND_GATHER: return demote_gather(L, edges);
    default: return false;
  }
}

static void push_weak_table(lua_State *L, const char *mode) {
  lua_newtable(L);
  lua_createtable(L, 0, 1);
  lua_pushstring(L, mode);
  lua_setfield(L, -2, "__mode");
  lua_setmetatable(L, -2);
}

/* Those who merely watch leave the anchors for the weak table `demoted`; false keeps their places.
 */
static void demote_all(lua_State *L, int anchors, int edges, int demoted, int used) {
  /* First all that needs memory, then the anchors go: an error on the way leaves them as they
   * were. */
  for (int i = 1; i <= used; i++) {
    if (lua_rawgeti(L, anchors, i) == LUA_TUSERDATA && demote(L, edges)) {
      if (ml_kind_of(L, -1) == ML_KIND_TASK) ml_future_guard(L, lua_gettop(L));
      lua_rawseti(L, demoted, i);
    }
    lua_settop(L, demoted);
  }
  lua_pushnil(L);
  while (lua_next(L, demoted) != 0) {
    lua_pop(L, 1);
    lua_pushboolean(L, 0);
    lua_rawseti(L, anchors, lua_tointeger(L, -2));
  }
}

/* Whoever is still there is anchored again; the numbers of the others are free. */
static void promote_all(lua_State *L, int anchors, int demoted, int used) {
  ml_runtime *rt = ml_runtime_of(L);
  for (int i = 1; i <= used; i++) {
    bool was_demoted = lua_rawgeti(L, anchors, i) == LUA_TBOOLEAN;
    lua_pop(L, 1);
    if (!was_demoted) continue;
    bool lost = lua_rawgeti(L, demoted, i) == LUA_TNIL;
    lua_rawseti(L, anchors, i);
    if (lost) rt->anchor_stack[rt->anchor_free++] = i;
  }
}

void ml_collect(lua_State *L) {
  int top = lua_gettop(L), used = ml_runtime_of(L)->anchor_used;
  luaL_checkstack(L, 16, NULL);
  ml_coroutine_finalize_fresh(L);
  ml_push_slot(L, ML_SLOT_ANCHORS);
  push_weak_table(L, "k");
  push_weak_table(L, "v");
  demote_all(L, top + 1, top + 2, top + 3, used);
  lua_gc(L, LUA_GCCOLLECT);
  promote_all(L, top + 1, top + 3, used);
  lua_settop(L, top);
}
