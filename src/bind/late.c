#include "bind/late.h"

#include "base/buffer.h"
#include "bind/anchor.h"
#include "bind/future.h"
#include "bind/gather.h"
#include "bind/handle.h"
#include "bind/repr_future.h"

enum { SHOWN = 3 };

typedef struct late {
  const ml_handle *handle; /* whose turn it would have been */
  double seconds;
} late;

/* The ones that waited longest, and how many there are in all. */
typedef struct late_list {
  late shown[SHOWN + 1];
  int shown_count, count;
} late_list;

/* The task's handle, where it is a sleeping task that the timer or future wakes; else the same. */
static const ml_handle *sleeper_of(const ml_handle *handle) {
  const ml_future *future = ml_sleep_future(handle);
  if (future == NULL || ml_ring_is_empty(&future->watchers)) return handle;
  return (const ml_handle *)future->watchers.next;
}

static void add(late_list *list, const ml_handle *handle, double seconds) {
  handle = sleeper_of(handle);
  if (!ml_is_task_wake(handle) && !ml_is_handle_object(handle)) return;
  int place = list->shown_count;
  while (place > 0 && list->shown[place - 1].seconds < seconds) {
    list->shown[place] = list->shown[place - 1];
    place--;
  }
  list->count++;
  if (place < SHOWN) list->shown[place] = (late){handle, seconds};
  if (list->shown_count < SHOWN) list->shown_count++;
}

/* Those that were ready before this turn began, and those whose time has come since. */
static void collect(ml_loop *loop, double seconds, late_list *list) {
  double now = ml_loop_time(loop);
  for (const ml_ring *link = loop->ready.next; link != &loop->ready; link = link->next) {
    const ml_handle *handle = (const ml_handle *)link;
    if (handle->turn != loop->turn) add(list, handle, seconds);
  }
  for (size_t i = 0; i < loop->timers.count; i++) {
    const ml_timer_entry *entry = &loop->timers.entries[i];
    if (entry->when < now) add(list, &entry->timer->handle, now - entry->when);
  }
}

/* Pushes "Task-2  ticker()", or "f() at demo.lua:3". */
static void push_name(lua_State *L, const ml_handle *handle) {
  if (ml_is_task_wake(handle)) {
    const ml_task_object *self = ml_task_object_of(ml_task_of_wake((ml_handle *)handle));
    ml_push_anchored(L, self->anchor);
    ml_push_task_name(L, -1);
    ml_task_push_coroutine(L, -2);
    lua_pushfstring(L, "%s  %s()", lua_tostring(L, -2), ml_coroutine_name(L, -1));
  } else {
    ml_push_anchored(L, ml_handle_object_of((ml_handle *)handle)->anchor);
    lua_getiuservalue(L, -1, ML_HANDLE_FUNCTION);
    ml_push_function_repr(L, -1);
  }
}

void ml_push_late(lua_State *L, ml_loop_object *loop, double seconds) {
  late_list list = {.count = 0};
  int top = lua_gettop(L);
  luaL_checkstack(L, 12, NULL);
  collect(&loop->core, seconds, &list);
  luaL_Buffer text;
  luaL_buffinit(L, &text);
  for (int i = 0; i < list.shown_count; i++) {
    char amount[48];
    snprintf(amount, sizeof amount, "  %.3f seconds late", list.shown[i].seconds);
    if (i > 0) luaL_addchar(&text, '\n');
    int before = lua_gettop(L);
    push_name(L, list.shown[i].handle);
    lua_insert(L, before + 1);
    lua_settop(L, before + 1);
    luaL_addvalue(&text);
    luaL_addstring(&text, amount);
  }
  if (list.count > SHOWN) {
    lua_pushfstring(L, "\nand %d more", list.count - SHOWN);
    luaL_addvalue(&text);
  }
  luaL_pushresult(&text);
  if (list.count == 0) lua_pushnil(L);
  lua_insert(L, top + 1);
  lua_settop(L, top + 1);
}
