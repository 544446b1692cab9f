#include "bind/noticed.h"

#include <string.h>

#include "base/buffer.h"
#include "bind/anchor.h"
#include "bind/chunk.h"
#include "bind/future.h"
#include "bind/place.h"
#include "bind/repr_future.h"
#include "bind/traceback.h"
#include "bind/warn.h"

enum { SHOWN_TASKS = 3 };

void ml_notice_begin(lua_State *L, ml_diag *diag, ml_diag_id id, const char *file, int line) {
  size_t length;
  ml_diag_init(diag, id);
  ml_diag_set(&diag->file, file);
  diag->span = (ml_span){line, 0, line, 0};
  struct ml_chunk *chunk = ml_chunk_find_shown(ml_runtime_of(L), file);
  if (chunk != NULL && ml_chunk_line(chunk, line, &length) != NULL)
    ml_diag_set(&diag->source, chunk->text);
}

/* `what` tells it from others of the same line. */
static void hand_on(lua_State *L, ml_diag *diag, const char *what) {
  ml_runtime *rt = ml_runtime_of(L);
  if (!rt->options.plain) {
    bool again = ml_is_repeated(L, diag->file, diag->span.line, what, true);
    if (again) ml_diag_set(&diag->report, ""); /* counted only */
    ml_report(rt, diag);
  }
  ml_diag_free(diag);
}

void ml_notice(lua_State *L, ml_diag *diag) {
  hand_on(L, diag, ml_diag_name(diag->id));
}

void ml_push_task_line(lua_State *L, int index) {
  const ml_task_object *self = lua_touserdata(L, index);
  int top = lua_gettop(L);
  index = lua_absindex(L, index);
  ml_task_push_coroutine(L, index);
  const char *name = ml_coroutine_name(L, -1);
  bool has_begun = self->coroutine->state != ML_COROUTINE_CREATED;
  ml_push_task_name(L, index);
  ml_push_waiting(L, index);
  const char *waiting = lua_tostring(L, -1);
  if (waiting == NULL) waiting = has_begun ? "was about to go on" : "had not begun";
  lua_pushfstring(L, "%s  %s()  %s", lua_tostring(L, -2), name, waiting);
  lua_insert(L, top + 1);
  lua_settop(L, top + 1);
}

/* ---- the main coroutine has ended, and with it what it left running ---- */

/* Whether the task at `index` is cancelled by nobody but the end of the run. */
static bool is_unseen(lua_State *L, int index) {
  const ml_task_object *self = ml_check_kind(L, index, ML_KIND_TASK);
  return self->core.cancel_requests == 0 && !ml_future_done(&self->core.future);
}

/* The diagnostic is about the line where the task at `index` was made. */
static void begin_cancelled(lua_State *L, int index, ml_diag *diag) {
  const ml_task_object *self = lua_touserdata(L, index);
  char file[LUA_IDSIZE];
  ml_task_push_coroutine(L, index);
  ml_coroutine_made(L, -1, file);
  ml_notice_begin(L, diag, ML_DIAG_CANCELLED_AT_EXIT, file, self->made_line);
  ml_diag_fact(diag, "name", "%s", ml_coroutine_name(L, -1));
  ml_push_task_name(L, index);
  ml_diag_fact(diag, "task", "%s", lua_tostring(L, -1));
  ml_diag_mark(diag, diag->span, "%s was made here", lua_tostring(L, -1));
  lua_pop(L, 2);
}

static void end_cancelled(lua_State *L, ml_diag *diag, ml_buffer *lines, int count) {
  if (count > SHOWN_TASKS) ml_buffer_addf(lines, "\nand %d more", count - SHOWN_TASKS);
  ml_diag_fact(diag, "count", "%d", count);
  if (lines->data != NULL) ml_diag_fact(diag, "tasks", "%s", lines->data);
  if (count > 1) ml_diag_set(&diag->variant, "several");
  const char *task = ml_diag_get(diag, "task");
  if (count > 1)
    ml_diag_setf(&diag->message,
                 "RuntimeWarning: %d tasks were cancelled because the main coroutine ended", count);
  else
    ml_diag_setf(&diag->message,
                 "RuntimeWarning: task '%s' was cancelled because the main coroutine ended", task);
  ml_notice(L, diag);
}

/* notice_cancelled(tasks): the main coroutine has returned, and these are about to be cancelled.
 * Says so of those that nobody asked to end. */
static int notice_cancelled(lua_State *L) {
  ml_diag diag;
  ml_buffer lines = {0};
  int count = 0;
  if (ml_runtime_of(L)->options.plain) return 0;
  for (lua_Integer i = 1; i <= (lua_Integer)lua_rawlen(L, 1); i++) {
    lua_rawgeti(L, 1, i);
    if (is_unseen(L, -1)) {
      if (count++ == 0) begin_cancelled(L, lua_gettop(L), &diag);
      if (count <= SHOWN_TASKS) {
        ml_push_task_line(L, lua_gettop(L));
        ml_buffer_addf(&lines, "%s%s", count > 1 ? "\n" : "", lua_tostring(L, -1));
      }
    }
    lua_settop(L, 1);
  }
  if (count > 0) end_cancelled(L, &diag, &lines, count);
  ml_buffer_free(&lines);
  return 0;
}

/* ---- what src/lib needs to notice something itself ---- */

/* watched_task() -> the task that runs; false in a callback; nil where no loop runs in debug mode
 */
static int watched_task(lua_State *L) {
  const ml_runtime *rt = ml_runtime_of(L);
  if (rt->running_loop == NULL || !ml_loop_object_of(rt->running_loop)->debug) return 0;
  if (rt->current_task == NULL)
    lua_pushboolean(L, 0);
  else
    ml_push_anchored(L, ml_task_object_of(rt->current_task)->anchor);
  return 1;
}

/* await_line(task, file, first, last) -> the line between these where the task stands, or nil */
static int await_line(lua_State *L) {
  enum { FRAMES = 32 };
  const ml_task_object *self = ml_check_kind(L, 1, ML_KIND_TASK);
  ml_frame frames[FRAMES];
  if (self->thread == NULL || lua_status(self->thread) != LUA_YIELD) return 0;
  size_t count = ml_traceback_current(self->thread, 0, frames, FRAMES);
  for (size_t i = 0; i < count; i++) {
    if (frames[i].line < lua_tointeger(L, 3) || frames[i].line > lua_tointeger(L, 4)) continue;
    if (strcmp(frames[i].file, luaL_checkstring(L, 2)) != 0) continue;
    lua_pushinteger(L, frames[i].line);
    return 1;
  }
  return 0;
}

/* Pushes "line 7: x = x + 1" for a table {file, line} at the top; of another file than `here`
 * "line 7 of FILE: x = x + 1". */
static void push_source_line(lua_State *L, const char *here) {
  size_t length;
  lua_rawgeti(L, -1, 1);
  lua_rawgeti(L, -2, 2);
  const char *file = lua_tostring(L, -2);
  int line = (int)lua_tointeger(L, -1);
  const char *text = ml_traceback_line(L, file, line, &length);
  bool is_here = strcmp(file, here) == 0;
  lua_pushfstring(L, "line %d%s%s", line, is_here ? "" : " of ", is_here ? "" : file);
  if (text == NULL) return;
  lua_pushliteral(L, ": ");
  lua_pushlstring(L, text, length);
  lua_concat(L, 3);
}

/* Adds a fact; `mark` is what to write under the line, `variant` chooses the words. */
static void add_fact(ml_diag *diag, const char *key, const char *value) {
  if (strcmp(key, "mark") == 0)
    ml_diag_mark(diag, diag->span, "%s", value);
  else if (strcmp(key, "variant") == 0)
    ml_diag_set(&diag->variant, value);
  else
    ml_diag_fact(diag, key, "%s", value);
}

/* notice(diagnostic, file, line, message, facts, what): something about a line, said once for each
 * line and `what`. A fact that is a table is a line, {file, line}, and shown with its text. */
static int notice(lua_State *L) {
  enum { KEY = 7, VALUE };
  ml_diag diag;
  lua_settop(L, 6);
  const char *file = luaL_checkstring(L, 2), *what = luaL_checkstring(L, 6);
  ml_notice_begin(L, &diag, ml_diag_find(luaL_checkstring(L, 1)), file,
                  (int)luaL_checkinteger(L, 3));
  ml_diag_setf(&diag.message, "RuntimeWarning: %s", lua_tostring(L, 4));
  lua_pushnil(L);
  while (lua_next(L, 5) != 0) {
    if (lua_istable(L, VALUE)) push_source_line(L, file);
    add_fact(&diag, lua_tostring(L, KEY), lua_tostring(L, -1));
    lua_settop(L, KEY);
  }
  hand_on(L, &diag, what);
  return 0;
}

void ml_open_noticed(lua_State *L) {
  static const luaL_Reg helpers[] = {{"notice_cancelled", notice_cancelled},
                                     {"watched_task", watched_task},
                                     {"await_line", await_line},
                                     {"notice", notice},
                                     {NULL, NULL}};
  luaL_setfuncs(L, helpers, 0);
}
