#include "bind/swallowed.h"

#include <string.h>

#include "base/alloc.h"
#include "bind/chunk.h"
#include "bind/exception.h"
#include "bind/future.h"
#include "bind/noticed.h"
#include "bind/place.h"
#include "bind/repr_future.h"
#include "bind/traceback.h"

/* The last exception of this kind, until the step is over. */
struct ml_swallowed {
  const ml_task *task; /* NULL: it has been told of */
  int line;
  bool by_manager;       /* by an __aexit, and not by a part of a try */
  char file[LUA_IDSIZE]; /* as Lua shows it */
};

static bool is_watched(const ml_runtime *rt) {
  return !rt->options.plain && rt->running_loop != NULL &&
         ml_loop_object_of(rt->running_loop)->debug;
}

/* ---- the request ---- */

/* Whether a function of the user's is at work in this thread. A callback of the loop runs above
 * those who run the loop, and these have not asked for anything. */
static bool is_asked_by_user(lua_State *L) {
  const ml_runtime *rt = ml_runtime_of(L);
  lua_Debug ar;
  if (rt->current_task != NULL || !rt->running_loop->running) return true;
  for (int level = 2; lua_getstack(L, level, &ar) && lua_getinfo(L, "S", &ar); level++) {
    if (*ar.what == 'C') return false;
    if (strncmp(ar.source, "=[moonloop", 10) != 0) return true;
  }
  return false;
}

/* With the task at `index`. Line 0: nobody knows who has asked. */
static void keep(lua_State *L, int index, int line, const char *text, size_t length) {
  int top = lua_gettop(L);
  ml_future_push_extra(L, index);
  if (line == 0)
    lua_pushnil(L);
  else if (text == NULL)
    lua_pushfstring(L, "line %d", line);
  else
    lua_pushfstring(L, "line %d: %s", line, lua_pushlstring(L, text, length));
  lua_setfield(L, top + 1, "asked");
  lua_settop(L, top);
}

static int keep_request(lua_State *L) {
  char file[LUA_IDSIZE];
  size_t length = 0;
  int line = is_asked_by_user(L) ? ml_where(L, file) : 0;
  const char *text = line == 0 ? NULL : ml_traceback_line(L, file, line, &length);
  keep(L, 1, line, text, length);
  return 0;
}

void ml_swallowed_asked_at(lua_State *L, int index, int line, const void *address) {
  if (!is_watched(ml_runtime_of(L))) return;
  size_t length = 0;
  const struct ml_chunk *chunk = ml_chunk_find_address(ml_runtime_of(L), address);
  const char *text = chunk == NULL ? NULL : ml_chunk_line((struct ml_chunk *)chunk, line, &length);
  while (text != NULL && length > 0 && (*text == ' ' || *text == '\t')) text++, length--;
  keep(L, index, line, text, length);
}

void ml_swallowed_asked(lua_State *L) {
  if (!is_watched(ml_runtime_of(L))) return;
  lua_pushcfunction(L, keep_request);
  lua_pushvalue(L, -2);
  if (lua_pcall(L, 1, 0, 0) != LUA_OK) lua_pop(L, 1);
}

/* ---- where it was dropped ---- */

static bool catches_cancellation(const char *text, size_t length) {
  static const char word[] = "except";
  size_t width = sizeof word - 1;
  while (length > 0 && (*text == ' ' || *text == '\t')) text++, length--;
  if (length < width || memcmp(text, word, width) != 0) return false;
  for (size_t i = width; i + 14 <= length; i++)
    if (memcmp(text + i, "CancelledError", 14) == 0 || memcmp(text + i, "BaseException", 13) == 0)
      return true;
  return length == width;
}

/* A handler is one function for all except blocks of its try: the line of the one that catches
 * cancellations, as far as its lines tell. */
static int except_line(lua_State *L, const lua_Debug *part) {
  struct ml_chunk *chunk = ml_chunk_find(ml_runtime_of(L), part->source);
  for (int line = part->linedefined; chunk != NULL && line <= part->lastlinedefined; line++) {
    size_t length;
    const char *text = ml_chunk_line(chunk, line, &length);
    if (text != NULL && catches_cancellation(text, length)) return line;
  }
  return part->linedefined;
}

void ml_swallowed_note(lua_State *L, int index, int part) {
  ml_runtime *rt = ml_runtime_of(L);
  if (!is_watched(rt) || rt->current_task == NULL || rt->current_task->cancel_requests == 0 ||
      !ml_exception_isa(L, index, ML_EXC_CancelledError))
    return;
  lua_Debug caller, ar;
  if (!lua_getstack(L, 1, &caller)) return;
  lua_getinfo(L, "Sl", &caller);
  if (strncmp(caller.source, "=[moonloop", 10) == 0) return;
  int line = caller.currentline;
  if (part != 0) {
    lua_pushvalue(L, part);
    lua_getinfo(L, ">S", &ar);
    line = except_line(L, &ar);
  }
  if (rt->swallowed == NULL) rt->swallowed = ml_alloc(sizeof *rt->swallowed);
  if (rt->swallowed == NULL) return;
  *rt->swallowed =
      (struct ml_swallowed){.task = rt->current_task, .line = line, .by_manager = part == 0};
  memcpy(rt->swallowed->file, caller.short_src, sizeof caller.short_src);
}

/* ---- the end of the step ---- */

/* What ended the exception, and so what is to be changed. */
static void add_ender(lua_State *L, ml_diag *diag, const struct ml_swallowed *seen) {
  static const char word[] = "finally";
  size_t length = 0;
  const char *text = ml_traceback_line(L, seen->file, seen->line, &length);
  bool in_finally = text != NULL && length >= sizeof word - 1 && memcmp(text, word, 7) == 0;
  if (seen->by_manager)
    ml_diag_fact(diag, "instead", "Its __aexit says true, which ends every exception.");
  else if (in_finally)
    ml_diag_fact(diag, "instead", "A return, break or goto in a finally ends every exception.");
  else
    ml_diag_fact(diag, "again", "raise");
}

/* Runs protected, with the task. */
static int report(lua_State *L) {
  ml_runtime *rt = ml_runtime_of(L);
  const ml_task_object *self = lua_touserdata(L, 1);
  bool returned = ml_future_done(&self->core.future);
  ml_diag diag;
  ml_notice_begin(L, &diag, ML_DIAG_SWALLOWED_CANCEL, rt->swallowed->file, rt->swallowed->line);
  ml_diag_mark(&diag, diag.span, "it ends here");
  ml_diag_set(&diag.variant, returned ? "returned" : NULL);
  ml_push_task_name(L, 1);
  ml_diag_setf(&diag.message, "RuntimeWarning: task '%s' caught its cancellation and %s",
               lua_tostring(L, -1), returned ? "returned" : "went on");
  ml_diag_fact(&diag, "task", "%s", lua_tostring(L, -1));
  ml_task_push_coroutine(L, 1);
  ml_diag_fact(&diag, "name", "%s", ml_coroutine_name(L, -1));
  add_ender(L, &diag, rt->swallowed);
  ml_push_waiting(L, 1);
  if (lua_isstring(L, -1)) ml_diag_fact(&diag, "now", "%s", lua_tostring(L, -1));
  ml_future_push_extra(L, 1);
  if (lua_getfield(L, -1, "asked") == LUA_TSTRING)
    ml_diag_fact(&diag, "asked", "%s", lua_tostring(L, -1));
  ml_notice(L, &diag);
  return 0;
}

void ml_swallowed_settle(lua_State *L) {
  ml_runtime *rt = ml_runtime_of(L);
  const ml_task_object *self = lua_touserdata(L, -1);
  if (rt->swallowed == NULL || rt->swallowed->task == NULL) return;
  bool mine = rt->swallowed->task == &self->core;
  rt->swallowed->task = NULL;
  if (!mine || self->core.cancel_requests == 0 || self->core.must_cancel) return;
  ml_future_state state = (ml_future_state)self->core.future.state;
  if (state != ML_FUTURE_PENDING && state != ML_FUTURE_FINISHED) return;
  lua_pushcfunction(L, report);
  lua_pushvalue(L, -2);
  if (lua_pcall(L, 1, 0, 0) != LUA_OK) lua_pop(L, 1);
}
