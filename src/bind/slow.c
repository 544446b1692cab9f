#include "bind/slow.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/alloc.h"
#include "base/buffer.h"
#include "bind/anchor.h"
#include "bind/chunk.h"
#include "bind/future.h"
#include "bind/late.h"
#include "bind/noticed.h"
#include "bind/place.h"
#include "bind/repr.h"
#include "bind/repr_future.h"
#include "bind/warn.h"

enum { LINES = 3, LONGEST_NAME = 60 };

/* What has blocked in the step that runs: all calls together, and where the longest of them is. */
struct ml_blocked {
  double total, longest; /* seconds */
  int calls;
  int lines[LINES], line_count; /* of the calls in `file` */
  int line;                     /* of the longest; 0: not known */
  char file[LUA_IDSIZE];
  bool in_async;               /* the longest stands in an async function, */
  char function[LONGEST_NAME]; /* which has this name; else it is one that has, or "" */
};

static double read_clock(clockid_t id) {
  struct timespec now;
  clock_gettime(id, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* What debug mode itself has taken is not the program's time. */
static double seconds_now(const ml_loop_object *loop) {
  ml_clock *clock = loop->core.clock;
  if (clock->advance_to == NULL) return read_clock(CLOCK_MONOTONIC) - loop->overhead;
  return clock->now(clock) + read_clock(CLOCK_THREAD_CPUTIME_ID) - loop->overhead;
}

double ml_slow_begin(lua_State *L, const ml_loop_object *loop, int anchor) {
  ml_push_anchored(L, anchor);
  if (loop->blocked != NULL) memset(loop->blocked, 0, sizeof *loop->blocked);
  return seconds_now(loop);
}

/* In which function of the user's the call stands. */
static void note_function(lua_State *L, struct ml_blocked *blocked, lua_Debug *ar) {
  lua_getinfo(L, "S", ar);
  struct ml_chunk *chunk = ml_chunk_find(ml_runtime_of(L), ar->source);
  const ml_function_info *info =
      chunk == NULL ? NULL : ml_chunk_function(chunk, ar->linedefined, ar->lastlinedefined, NULL);
  while (info != NULL && info->kind == ML_FUNCTION_PART && info->parent >= 0)
    info = &chunk->functions[info->parent];
  blocked->in_async = info == NULL || info->kind == ML_FUNCTION_ASYNC;
  snprintf(blocked->function, sizeof blocked->function, "%s",
           info == NULL || info->qualname == NULL ? "" : info->qualname);
}

static void note_line(struct ml_blocked *blocked, int line) {
  for (int i = 0; i < blocked->line_count; i++)
    if (blocked->lines[i] == line) return;
  if (blocked->line_count < LINES) blocked->lines[blocked->line_count++] = line;
}

static void note_place(lua_State *L, struct ml_blocked *blocked, double seconds) {
  char file[LUA_IDSIZE];
  lua_Debug user; /* above the function of src/lib that blocks; C: it is itself the callback */
  bool called = lua_getstack(L, 2, &user) && lua_getinfo(L, "S", &user) && *user.what != 'C';
  int line = called ? ml_where(L, file) : 0;
  bool here = line > 0 && strcmp(file, blocked->file) == 0;
  if (seconds > blocked->longest) {
    blocked->longest = seconds;
    blocked->line = line;
    if (line > 0 && !here) {
      memcpy(blocked->file, file, sizeof file);
      blocked->line_count = 0;
      here = true;
    }
    if (line > 0) note_function(L, blocked, &user);
  }
  if (here) note_line(blocked, line);
}

/* What it takes to get here and back, as the clock does not tell it: some 100 nanoseconds. */
static const double call_seconds = 1e-7;

/* The clock is the one that is read fastest, also where seconds_now goes by the processor. */
static int call_overhead(lua_State *L) {
  ml_loop *running = ml_runtime_of(L)->running_loop;
  double begun = running == NULL ? 0 : read_clock(CLOCK_MONOTONIC);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
  if (running != NULL)
    ml_loop_object_of(running)->overhead += read_clock(CLOCK_MONOTONIC) - begun + call_seconds;
  return lua_gettop(L);
}

/* overhead(f) -> a function that does the same; the time it takes is not the program's */
static int overhead(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_settop(L, 1);
  lua_pushcclosure(L, call_overhead, 1);
  return 1;
}

void ml_open_slow(lua_State *L) {
  static const luaL_Reg helpers[] = {{"overhead", overhead}, {NULL, NULL}};
  luaL_setfuncs(L, helpers, 0);
}

void ml_slow_blocks(lua_State *L, double seconds) {
  ml_runtime *rt = ml_runtime_of(L);
  if (rt->running_loop == NULL || !ml_loop_object_of(rt->running_loop)->debug) return;
  ml_loop_object *loop = ml_loop_object_of(rt->running_loop);
  if (loop->blocked == NULL) {
    loop->blocked = ml_alloc(sizeof *loop->blocked);
    if (loop->blocked == NULL) return;
    memset(loop->blocked, 0, sizeof *loop->blocked);
  }
  loop->blocked->total += seconds;
  loop->blocked->calls++;
  note_place(L, loop->blocked, seconds);
}

/* The diagnostic is about the call that blocked for most of the time, or about the function of the
 * task at `index`, or about no place at all. */
static void begin_diag(lua_State *L, int index, const ml_loop_object *loop, double seconds,
                       ml_diag *diag) {
  const struct ml_blocked *blocked = loop->blocked;
  char file[LUA_IDSIZE];
  int line = 0;
  if (blocked != NULL && blocked->total >= seconds / 2 && blocked->line > 0) {
    ml_notice_begin(L, diag, ML_DIAG_BLOCKING_CALL, blocked->file, blocked->line);
    for (int i = 0; i < blocked->line_count; i++) {
      ml_span place = {blocked->lines[i], 0, blocked->lines[i], 0};
      ml_diag_mark(diag, place, "everything waits here");
    }
    bool is_task = ml_kind_of(L, index) == ML_KIND_TASK;
    ml_diag_set(&diag->variant, blocked->in_async ? "sleep" : is_task ? "regular" : "callback");
    if (*blocked->function != '\0') ml_diag_fact(diag, "blocker", "%s", blocked->function);
    if (blocked->calls > 1)
      ml_diag_fact(diag, "call", "%d calls of time.sleep", blocked->calls);
    else
      ml_diag_fact(diag, "call", "time.sleep(%g)", blocked->longest);
    return;
  }
  if (ml_kind_of(L, index) == ML_KIND_TASK) {
    ml_task_push_coroutine(L, index);
    line = ml_coroutine_defined(L, -1, file);
    lua_pop(L, 1);
  }
  if (line <= 0) {
    ml_diag_init(diag, ML_DIAG_SLOW_CALLBACK);
    return;
  }
  ml_notice_begin(L, diag, ML_DIAG_SLOW_CALLBACK, file, line);
  ml_diag_mark(diag, diag->span, "%.3f seconds without an await", seconds);
}

static void add_task(lua_State *L, int index, ml_diag *diag) {
  if (ml_kind_of(L, index) != ML_KIND_TASK) return;
  ml_push_task_name(L, index);
  ml_diag_fact(diag, "task", "%s", lua_tostring(L, -1));
  ml_task_push_coroutine(L, index);
  ml_diag_fact(diag, "name", "%s", ml_coroutine_name(L, -1));
  ml_diag_fact(diag, "function", "%s", ml_coroutine_name(L, -1));
  ml_push_waiting(L, index);
  if (lua_isstring(L, -1)) ml_diag_fact(diag, "until", "%s", lua_tostring(L, -1));
  lua_pop(L, 3);
}

/* Runs protected: the object, how long it took, the loop. */
static int report(lua_State *L) {
  ml_diag diag;
  double seconds = lua_tonumber(L, 2);
  ml_loop_object *loop = lua_touserdata(L, 3);
  const char *words = ml_repr(L, 1, NULL);
  ml_push_late(L, loop, seconds);
  begin_diag(L, 1, loop, seconds, &diag);
  ml_diag_setf(&diag.message, "Executing %s took %.3f seconds", words, seconds);
  ml_diag_setf(&diag.report, "Executing %s took %.3f seconds\n", words, seconds);
  ml_diag_fact(&diag, "seconds", "%.3f", seconds);
  if (lua_isstring(L, -1)) ml_diag_fact(&diag, "late", "%s", lua_tostring(L, -1));
  add_task(L, 1, &diag);
  ml_report(ml_runtime_of(L), &diag);
  ml_diag_free(&diag);
  return 0;
}

/* Under the virtual clock a sleep that is too long by itself is told exactly: what the processor
 * adds to it differs from run to run. */
static double seconds_since(const ml_loop_object *loop, double begun) {
  bool is_virtual = loop->core.clock->advance_to != NULL;
  double blocked = loop->blocked == NULL ? 0 : loop->blocked->total;
  if (is_virtual && blocked > 0 && blocked >= loop->slow_callback_duration) return blocked;
  return seconds_now(loop) - begun;
}

void ml_slow_end(lua_State *L, ml_loop_object *loop, double begun) {
  double seconds = seconds_since(loop, begun);
  if (seconds < loop->slow_callback_duration) {
    lua_pop(L, 1);
    return;
  }
  lua_pushcfunction(L, report);
  lua_rotate(L, -2, 1);
  lua_pushnumber(L, seconds);
  lua_pushlightuserdata(L, loop);
  if (lua_pcall(L, 3, 0, 0) != LUA_OK) lua_pop(L, 1);
}
