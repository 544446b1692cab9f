#include "bind/crowd.h"

#include "bind/anchor.h"
#include "bind/exception.h"
#include "bind/future.h"
#include "bind/traceback.h"

typedef struct ml_crowd {
  const ml_tag *tag;
  lua_Integer count, last; /* members, and the number of the newest */
  ml_future_object *empty; /* gets its result when nobody is left; NULL: none */
} ml_crowd;

/* User values: number -> task; what is called with a task that failed; whose block it is; `empty`.
 */
enum { CROWD_TASKS = 1, CROWD_FAILED, CROWD_PARENT, CROWD_EMPTY };

typedef struct ml_member {
  ml_anchored_head head;
  ml_handle handle;
  ml_crowd *crowd; /* kept alive by the user value, as is the task */
  ml_future_object *task;
  lua_Integer number;
} ml_member;

static ml_member *member_of(const ml_handle *handle) {
  return (ml_member *)((char *)handle - offsetof(ml_member, handle));
}

/* The task of the member at `index` is a member no more. */
static void leave(lua_State *L, int index, ml_member *self) {
  ml_crowd *crowd = self->crowd;
  lua_getiuservalue(L, index, ML_MEMBER_CROWD);
  lua_getiuservalue(L, -1, CROWD_TASKS);
  lua_pushnil(L);
  lua_rawseti(L, -2, self->number);
  lua_pop(L, 2);
  if (--crowd->count == 0 && crowd->empty != NULL && !ml_future_done(&crowd->empty->core))
    ml_future_settle(&crowd->empty->core, ML_FUTURE_FINISHED);
}

/* Calls the group's function with the task of the member at `index`. */
static void tell_failed(lua_State *L, int index, ml_loop_object *loop) {
  lua_pushcfunction(L, ml_traceback_handler);
  lua_getiuservalue(L, index, ML_MEMBER_CROWD);
  lua_getiuservalue(L, -1, CROWD_FAILED);
  lua_replace(L, -2);
  lua_getiuservalue(L, index, ML_MEMBER_TASK);
  if (lua_pcall(L, 1, 0, index + 1) != LUA_OK) {
    ml_exception_wrap(L, -1);
    ml_leave_loop(L, loop);
  }
}

static void member_done(ml_loop *core, ml_handle *handle) {
  ml_member *self = member_of(handle);
  ml_runtime *rt = ml_loop_object_of(core)->runtime;
  lua_State *L = rt->loop_thread;
  int index = lua_gettop(L) + 1;
  rt->turn_work++;
  rt->interruptible = L;
  ml_push_anchored(L, self->head.anchor);
  ml_unanchor(L, self->head.anchor);
  self->head.anchor = 0;
  leave(L, index, self);
  if (self->task->core.state == ML_FUTURE_FAILED) tell_failed(L, index, ml_loop_object_of(core));
  lua_settop(L, index - 1);
}

bool ml_is_member_handle(const ml_handle *handle) {
  return handle->callback == member_done;
}

bool ml_member_only_watches(lua_State *L) {
  return ((const ml_member *)lua_touserdata(L, -1))->handle.state != ML_HANDLE_READY;
}

void ml_member_push_parent(lua_State *L, const ml_handle *handle) {
  ml_push_anchored(L, member_of(handle)->head.anchor);
  if (ml_kind_of(L, -1) == ML_KIND_MEMBER) {
    lua_getiuservalue(L, -1, ML_MEMBER_CROWD);
    lua_getiuservalue(L, -1, CROWD_PARENT);
    lua_remove(L, -2);
  } else {
    lua_pushnil(L);
  }
  lua_remove(L, -2);
}

static ml_crowd *check_crowd(lua_State *L) {
  return ml_check_kind(L, 1, ML_KIND_CROWD);
}

/* crowd(parent, failed): of the block that the task `parent` runs */
static int new_crowd(lua_State *L) {
  lua_settop(L, 2);
  ml_crowd *self = lua_newuserdatauv(L, sizeof *self, CROWD_EMPTY);
  *self = (ml_crowd){.tag = ml_tag_of(L, ML_KIND_CROWD)};
  ml_set_kind(L, ML_KIND_CROWD);
  lua_newtable(L);
  lua_setiuservalue(L, 3, CROWD_TASKS);
  lua_pushvalue(L, 2);
  lua_setiuservalue(L, 3, CROWD_FAILED);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, 3, CROWD_PARENT);
  return 1;
}

/* add(task) */
static int crowd_add(lua_State *L) {
  ml_crowd *self = check_crowd(L);
  ml_future_object *task = ml_check_future(L, 2);
  lua_settop(L, 2);
  lua_getiuservalue(L, 1, CROWD_TASKS);
  lua_pushvalue(L, 2);
  lua_rawseti(L, 3, self->last + 1);
  ml_member *member = lua_newuserdatauv(L, sizeof *member, ML_MEMBER_CROWD);
  *member = (ml_member){.head.tag = ml_tag_of(L, ML_KIND_MEMBER),
                        .crowd = self,
                        .task = task,
                        .number = self->last + 1};
  ml_handle_init(&member->handle, member_done);
  ml_set_kind(L, ML_KIND_MEMBER);
  lua_pushvalue(L, 2);
  lua_setiuservalue(L, 4, ML_MEMBER_TASK);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, 4, ML_MEMBER_CROWD);
  member->head.anchor = ml_anchor(L);
  self->last++;
  self->count++;
  ml_future_watch(&task->core, &member->handle);
  return 0;
}

/* tasks() -> those that are members, in the order in which they came */
static int crowd_tasks(lua_State *L) {
  const ml_crowd *self = check_crowd(L);
  lua_settop(L, 1);
  lua_getiuservalue(L, 1, CROWD_TASKS);
  lua_newtable(L);
  lua_Integer count = 0;
  for (lua_Integer number = 1; number <= self->last && count < self->count; number++) {
    if (lua_rawgeti(L, 2, number) == LUA_TNIL)
      lua_pop(L, 1);
    else
      lua_rawseti(L, 3, ++count);
  }
  return 1;
}

/* tell(future): it gets its result when nobody is left; nil: nobody wants to know */
static int crowd_tell(lua_State *L) {
  ml_crowd *self = check_crowd(L);
  lua_settop(L, 2);
  self->empty = lua_isnil(L, 2) ? NULL : ml_check_future(L, 2);
  lua_setiuservalue(L, 1, CROWD_EMPTY);
  return 0;
}

/* The number of its members. */
static int crowd_length(lua_State *L) {
  lua_pushinteger(L, check_crowd(L)->count);
  return 1;
}

void ml_open_crowds(lua_State *L) {
  static const luaL_Reg methods[] = {
      {"add", crowd_add}, {"tasks", crowd_tasks}, {"tell", crowd_tell}, {NULL, NULL}};
  static const luaL_Reg metamethods[] = {{"__len", crowd_length}, {NULL, NULL}};
  static const luaL_Reg none[] = {{NULL, NULL}};
  ml_new_kind(L, ML_KIND_CROWD, "Crowd", methods, metamethods);
  ml_new_kind(L, ML_KIND_MEMBER, "Member", none, none);
  lua_pushcfunction(L, new_crowd);
  lua_setfield(L, -2, "crowd");
}
