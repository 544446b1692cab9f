#include "bind/stack.h"

#include <lauxlib.h>
#include <string.h>

#include "bind/anchor.h"
#include "bind/chunk.h"
#include "bind/coroutine.h"
#include "bind/crowd.h"
#include "bind/frames.h"
#include "bind/future.h"
#include "bind/gather.h"
#include "bind/generator.h"
#include "bind/handle.h"
#include "bind/loop_object.h"
#include "bind/place.h"
#include "bind/traceback.h"
#include "bind/watch.h"

/* Lua goes to level n of a stack in n steps: of a deep one only these at its two ends are looked
 * at. */
enum { NEAR = 1000, FAR = 32 };

/* Threads that resume one another: a generator in a generator, and so on. */
enum { MOST_THREADS = 100 };

/* ---- frames ---- */

static void set_string(lua_State *L, const char *key, const char *value) {
  lua_pushstring(L, value);
  lua_setfield(L, -2, key);
}

static void push_line(lua_State *L, const char *file, int line) {
  size_t length;
  const char *text = ml_traceback_line(L, file, line, &length);
  if (text == NULL) return;
  lua_pushlstring(L, text, length);
  lua_setfield(L, -2, "line");
}

/* Pushes a frame: {filename =, lineno =, name =, qualname =, kind =, line =}. */
static void push_frame(lua_State *L, const lua_Debug *ar, const ml_function_info *function,
                       int line) {
  const char *file = *ar->source == '@' ? ar->source + 1 : ar->short_src;
  const char *name = ar->name != NULL ? ar->name : "<anonymous>";
  if (strcmp(ar->what, "main") == 0) name = "<module>";
  lua_createtable(L, 0, 6);
  set_string(L, "filename", file);
  lua_pushinteger(L, line);
  lua_setfield(L, -2, "lineno");
  set_string(L, "name", function != NULL && function->name != NULL ? function->name : name);
  set_string(L, "qualname",
             function != NULL && function->qualname != NULL ? function->qualname : name);
  bool is_async = function != NULL && function->kind == ML_FUNCTION_ASYNC;
  set_string(L, "kind", is_async ? "async" : "");
  push_line(L, file, line);
}

/* How many frames there are. Lua goes to a frame step by step: so not one after the other. */
static int count_frames(lua_State *thread) {
  lua_Debug ar;
  int low = 0, high = 1;
  while (lua_getstack(thread, high, &ar)) {
    low = high;
    high *= 2;
  }
  while (low < high) {
    int middle = (low + high) / 2;
    if (lua_getstack(thread, middle, &ar))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Adds the frame to the list, which is at the index `list`. `skipped` frames before it, further in,
 * were not looked at. */
static void append_frame(lua_State *L, int list, int skipped) {
  if (skipped > 0) {
    lua_pushinteger(L, skipped);
    lua_setfield(L, -2, "skipped");
  }
  lua_rawseti(L, list, (lua_Integer)lua_rawlen(L, list) + 1);
}

/* Appends the frames of one thread to the list at the top of L, innermost first. */
static void add_frames(lua_State *L, lua_State *thread, bool is_generator) {
  ml_frames self = ML_FRAMES_BEGIN;
  int list = lua_gettop(L), skipped = 0, count = count_frames(thread);
  lua_Debug ar;
  for (int level = 0; level < count && lua_getstack(thread, level, &ar); level++) {
    const ml_function_info *function;
    lua_getinfo(thread, "Sln", &ar);
    if (ml_frames_is_new(thread, &self, &ar, &function)) {
      push_frame(L, &ar, function, ar.currentline);
      append_frame(L, list, skipped);
      skipped = 0;
    }
    if (level != NEAR || count <= NEAR + FAR) continue;
    skipped = count - FAR - level - 1;
    level += skipped;
    self.home = -1;
  }
  lua_Integer last = (lua_Integer)lua_rawlen(L, list);
  if (!is_generator || last == 0) return;
  lua_rawgeti(L, list, last);
  set_string(L, "kind", "async generator");
  lua_pop(L, 1);
}

/* ---- threads ---- */

/* The thread of the async generator that a thread waits for, NULL when there is none. */
static lua_State *inner_thread(lua_State *L, lua_State *thread) {
  lua_Debug ar;
  if (!lua_getstack(thread, 0, &ar) || lua_getlocal(thread, &ar, 1) == NULL) return NULL;
  lua_xmove(thread, L, 1);
  lua_State *inner = NULL;
  if (ml_kind_of(L, -1) == ML_KIND_GENERATOR) inner = ml_generator_thread(L, -1);
  lua_pop(L, 1);
  return inner;
}

/* Pushes the list of the frames of a task that has a thread, innermost first. `running`: the thread
 * that runs now, if that is in the task; else NULL. */
static void push_stack(lua_State *L, lua_State *thread, lua_State *running) {
  lua_State *threads[MOST_THREADS];
  int count = 0;
  for (; thread != NULL && count < MOST_THREADS - 1; count++) {
    threads[count] = thread;
    thread = thread == running ? NULL : inner_thread(L, thread);
  }
  bool is_foreign = running != NULL && threads[count - 1] != running; /* of the user's own */
  if (is_foreign) threads[count++] = running;
  lua_newtable(L);
  for (int i = count - 1; i >= 0; i--)
    add_frames(L, threads[i], i > 0 && !(is_foreign && i == count - 1));
}

static void push_unstarted(lua_State *L, int coroutine) {
  lua_Debug ar;
  lua_newtable(L);
  lua_getiuservalue(L, coroutine, ML_COROUTINE_FUNCTION);
  if (lua_getupvalue(L, -1, 1) == NULL || !lua_isfunction(L, -1)) {
    lua_settop(L, coroutine + 1);
    return;
  }
  lua_getinfo(L, ">Snl", &ar);
  lua_settop(L, coroutine + 1);
  struct ml_chunk *chunk = ml_chunk_find(ml_runtime_of(L), ar.source);
  const ml_function_info *function =
      chunk == NULL ? NULL : ml_chunk_function(chunk, ar.linedefined, ar.lastlinedefined, NULL);
  if (*ar.what == 'C' || strncmp(ar.source, "=[moonloop", 10) == 0) return;
  push_frame(L, &ar, function, ar.linedefined);
  lua_rawseti(L, coroutine + 1, 1);
}

/* stack_of(future) -> list of frames, innermost first; empty for what is no task, or is done. */
static int stack_of(lua_State *L) {
  const ml_task_object *task = (ml_task_object *)ml_check_future(L, 1);
  const ml_runtime *rt = ml_runtime_of(L);
  lua_settop(L, 1);
  if (!task->core.future.is_task || ml_future_done(&task->core.future)) {
    lua_newtable(L);
  } else if (task->thread != NULL) {
    push_stack(L, task->thread, rt->current_task == &task->core ? L : NULL);
  } else {
    ml_task_push_coroutine(L, 1);
    push_unstarted(L, 2);
  }
  return 1;
}

/* loop_stack() -> list of the frames of whoever runs the loop, innermost first. */
static int loop_stack(lua_State *L) {
  lua_State *thread = ml_runtime_of(L)->loop_thread;
  lua_newtable(L);
  if (thread != NULL && thread != L) add_frames(L, thread, false);
  return 1;
}

int ml_stack_outermost_line(lua_State *thread) {
  enum { OUTERMOST = 32 }; /* more frames than the parts of one function are */
  ml_frames self = ML_FRAMES_BEGIN;
  lua_Debug ar;
  int line = 0, count = count_frames(thread);
  int level = count > OUTERMOST ? count - OUTERMOST : 0;
  for (; lua_getstack(thread, level, &ar); level++) {
    const ml_function_info *function;
    lua_getinfo(thread, "Sln", &ar);
    if (ml_frames_is_new(thread, &self, &ar, &function)) line = ar.currentline;
  }
  return line;
}

/* ---- who waits ---- */

/* Pushes who is behind a watch: a task, a gather's future, the function of a callback, or nil. */
static void push_watcher(lua_State *L, ml_handle *handle) {
  const ml_future_object *gather = ml_gather_of_handle(handle);
  if (gather != NULL) {
    ml_push_anchored(L, gather->anchor);
  } else if (ml_is_handle_object(handle)) {
    ml_push_anchored(L, ml_handle_object_of(handle)->anchor);
    if (lua_isuserdata(L, -1))
      lua_getiuservalue(L, -1, ML_HANDLE_FUNCTION);
    else
      lua_pushnil(L);
    lua_remove(L, -2);
  } else if (ml_is_watch_handle(handle)) {
    ml_watch_push_waiter(L, handle);
  } else if (ml_is_member_handle(handle)) {
    ml_member_push_parent(L, handle);
  } else if (ml_is_stopper(handle)) {
    lua_pushnil(L);
  } else {
    ml_push_anchored(L, ml_task_object_of(ml_task_of_wake(handle))->anchor);
  }
}

/* watchers_of(future) -> list of those who watch it, the first to watch first: tasks, gathers'
 * futures, waiters of watches, functions. */
static int watchers_of(lua_State *L) {
  ml_future_object *self = ml_check_future(L, 1);
  ml_ring *ring = &self->core.watchers;
  lua_newtable(L);
  lua_Integer count = 0;
  for (ml_ring *link = ring->next; link != ring; link = link->next) {
    push_watcher(L, (ml_handle *)link);
    if (lua_isnil(L, -1))
      lua_pop(L, 1);
    else
      lua_rawseti(L, -2, ++count);
  }
  return 1;
}

/* is_library_function(value) */
static int is_library_function(lua_State *L) {
  lua_settop(L, 1);
  lua_pushboolean(L, lua_isfunction(L, 1) && ml_is_library_function(L));
  return 1;
}

/* ---- exceptions ---- */

/* exception_of(task) -> what ended it, nil when nothing did. Looking here is not asking for it. */
static int exception_of(lua_State *L) {
  const ml_future_object *self = ml_check_future(L, 1);
  if (self->core.state != ML_FUTURE_FAILED) return 0;
  lua_getiuservalue(L, 1, ML_FUTURE_RESULT);
  return 1;
}

/* exception_line(exception) -> "Name: message" */
static int exception_line(lua_State *L) {
  ml_buffer text = {0};
  ml_traceback_format_only(L, 1, &text);
  if (!text.failed) lua_pushlstring(L, text.data, text.length);
  ml_buffer_free(&text);
  return text.failed ? luaL_error(L, "not enough memory") : 1;
}

/* source_line(file, line) -> its text, or nil */
static int source_line(lua_State *L) {
  size_t length;
  const char *text =
      ml_traceback_line(L, luaL_checkstring(L, 1), (int)luaL_checkinteger(L, 2), &length);
  if (text == NULL) return 0;
  lua_pushlstring(L, text, length);
  return 1;
}

/* ---- methods ---- */

/* Calls a function of lib/stacks.lua with the arguments. */
static int call_library(lua_State *L, const char *name) {
  ml_check_kind(L, 1, ML_KIND_TASK);
  ml_push_slot(L, ML_SLOT_ASYNCIO);
  lua_getfield(L, -1, name);
  lua_insert(L, 1);
  lua_pop(L, 1);
  lua_call(L, lua_gettop(L) - 1, 1);
  return 1;
}

int ml_task_get_stack(lua_State *L) {
  return call_library(L, "_task_get_stack");
}

int ml_task_print_stack(lua_State *L) {
  return call_library(L, "_task_print_stack");
}

void ml_open_stacks(lua_State *L) {
  static const luaL_Reg helpers[] = {
      {"stack_of", stack_of},         {"loop_stack", loop_stack},
      {"watchers_of", watchers_of},   {"is_library_function", is_library_function},
      {"exception_of", exception_of}, {"exception_line", exception_line},
      {"source_line", source_line},   {NULL, NULL}};
  luaL_setfuncs(L, helpers, 0);
}
