#include "repl/evaluate.h"

#include <ctype.h>
#include <string.h>

#include "bind/anchor.h"
#include "bind/await.h"
#include "bind/context.h"
#include "bind/exception.h"
#include "bind/future.h"
#include "bind/interrupt.h"
#include "bind/repr.h"
#include "bind/traceback.h"

/* ---- running ---- */

/* Makes the main function at the top an async function: what translated text does by __ml_async,
 * the fifth of the runtime functions. */
static void make_async(lua_State *L) {
  enum { ASYNC = 5 };
  int main_function = lua_gettop(L);
  luaL_checkstack(L, LUA_MINSTACK * 2, NULL);
  ml_push_runtime_functions(L);
  lua_settop(L, main_function + ASYNC);
  lua_pushvalue(L, main_function);
  lua_pushliteral(L, "<module>");
  lua_pushliteral(L, "<module>");
  lua_call(L, 3, 1);
  lua_replace(L, main_function);
  lua_settop(L, main_function);
}

/* As asyncio.run does it: Ctrl-C cancels this task. */
static void set_interrupt_target(ml_runtime *rt, ml_task *task) {
  rt->interrupt_target = task;
  rt->interrupts_taken = 0;
  rt->interrupt_deadline = 0;
}

/* Argument 2: the main function of an input that awaits. Returns the task that will run it, which
 * is no business of a task factory's. All inputs run in one Context. */
static int make_task(lua_State *L) {
  ml_session *session = ml_session_of(L);
  make_async(L);
  lua_call(L, 0, 1);
  ml_new_task(L, session->loop, 2);
  if (session->rt->in_context) {
    ml_push_slot(L, ML_SLOT_CONTEXT);
    ml_context_give(L, -2);
  }
  return 1;
}

/* The Context that an input has begun is that of the inputs that follow. The task is at `at`. */
static void keep_context(ml_session *session, int at) {
  lua_State *L = session->L;
  if (session->rt->in_context || !session->rt->contexts_used) return;
  ml_context_push_of(L, at);
  ml_context_enter(L);
}

/* Argument 2: the task. Returns its results. */
static int run_task(lua_State *L) {
  ml_session *session = ml_session_of(L);
  ml_task_object *task = lua_touserdata(L, 2);
  set_interrupt_target(session->rt, &task->core);
  return ml_run_until_complete(L, session->loop, 2);
}

/* Argument 2: a task that was left before its end (a deadlock, a second Ctrl-C). Ends it in order.
 */
static int end_task(lua_State *L) {
  lua_getfield(L, 2, "cancel");
  lua_pushvalue(L, 2);
  lua_call(L, 1, 0);
  return ml_run_until_complete(L, ml_session_of(L)->loop, 2);
}

/* Argument 2: the main function. Returns its results. */
static int run_plain(lua_State *L) {
  lua_call(L, 0, LUA_MULTRET);
  return lua_gettop(L) - 1;
}

/* The CancelledError at the top came of Ctrl-C: it is a KeyboardInterrupt that was raised in the
 * same place. */
static int to_interrupt(lua_State *L) {
  ml_exception_push(L, ML_EXC_KeyboardInterrupt, NULL);
  lua_getfield(L, 1, "traceback");
  lua_setfield(L, -2, "traceback");
  return 1;
}

static void name_interrupt(ml_session *session) {
  lua_State *L = session->L;
  if (session->rt->interrupts_taken == 0 || !ml_exception_isa(L, -1, ML_EXC_CancelledError)) return;
  lua_pushcfunction(L, to_interrupt);
  lua_pushvalue(L, -2);
  lua_pcall(L, 1, 1, 0); /* an error of memory is as good an answer */
  lua_replace(L, -2);
}

/* Calls function(session, the `count` values at the top) under protection; replaces the values by
 * what comes out. Returns a status as lua_pcall. */
static int call_with(ml_session *session, lua_CFunction function, int count) {
  lua_State *L = session->L;
  int base = lua_gettop(L) - count + 1;
  lua_pushcfunction(L, ml_traceback_handler);
  lua_pushcfunction(L, function);
  lua_pushlightuserdata(L, session);
  lua_rotate(L, base, 3);
  int status = lua_pcall(L, count + 1, LUA_MULTRET, base);
  lua_remove(L, base);
  return status;
}

/* The same for an input that awaits: as a task. The exception of a task that has not ended by
 * itself is what left the loop. */
static int call_async(ml_session *session) {
  lua_State *L = session->L;
  int status = call_with(session, make_task, 1);
  if (status != LUA_OK) return status;
  int at = lua_gettop(L);
  ml_task_object *task = lua_touserdata(L, at);
  lua_pushvalue(L, at);
  status = call_with(session, run_task, 1);
  if (status != LUA_OK) name_interrupt(session);
  set_interrupt_target(session->rt, NULL);
  if (!ml_future_done(&task->core.future)) {
    lua_pushvalue(L, at);
    call_with(session, end_task, 1);
    lua_settop(L, at + 1);
  }
  keep_context(session, at);
  lua_remove(L, at);
  return status;
}

/* Replaces the main function at the top by its results. False: it failed, which was told. */
static bool run(ml_session *session) {
  int status = session->input.is_async ? call_async(session) : call_with(session, run_plain, 1);
  if (status == LUA_OK) return true;
  if (ml_exception_isa(session->L, -1, ML_EXC_KeyboardInterrupt))
    ml_screen_line_ended(&session->screen);
  ml_session_failed(session, status);
  return false;
}

/* ---- showing ---- */

/* `_` is the last value, except for a coroutine object: it would stay alive, and whether it is ever
 * awaited would not be told. */
static void keep_value(lua_State *L, int index) {
  if (lua_isnoneornil(L, index) || ml_kind_of(L, index) == ML_KIND_COROUTINE) return;
  lua_pushglobaltable(L);
  lua_pushliteral(L, "_");
  lua_pushvalue(L, index);
  lua_rawset(L, -3);
  lua_pop(L, 1);
}

/* io.write returns the file, which nobody wants to see. */
static bool is_default_output(lua_State *L, int index) {
  lua_getfield(L, LUA_REGISTRYINDEX, "_IO_output");
  bool same = lua_rawequal(L, index, -1) && !lua_isnil(L, index);
  lua_pop(L, 1);
  return same;
}

/* Arguments: the session and the values. */
static int show_values(lua_State *L) {
  ml_session *session = ml_session_of(L);
  int count = lua_gettop(L) - 1;
  if (count == 0) return 0;
  if (count == 1 && (lua_isnil(L, 2) || is_default_output(L, 2))) return 0;
  ml_screen_fresh_line(&session->screen);
  for (int i = 0; i < count; i++) {
    size_t length;
    const char *text = ml_repr(L, i + 2, &length);
    if (i > 0) fputc('\t', stdout);
    fwrite(text, 1, length, stdout);
    lua_pop(L, 1);
  }
  fputc('\n', stdout);
  fflush(stdout);
  keep_value(L, 2);
  return 0;
}

/* As lua -i: through the global print. */
static void print_values(ml_session *session, int count) {
  lua_State *L = session->L;
  if (count == 0) return;
  lua_getglobal(L, "print");
  lua_insert(L, -count - 1);
  if (lua_pcall(L, count, 0, 0) == LUA_OK) return;
  fprintf(stderr, "error calling 'print' (%s)\n", lua_tostring(L, -1));
  lua_pop(L, 1);
}

static void show(ml_session *session, int count) {
  lua_State *L = session->L;
  if (!lua_checkstack(L, LUA_MINSTACK)) return; /* no room for one value more */
  int status = LUA_OK;
  if (session->is_terminal)
    status = call_with(session, show_values, count);
  else
    print_values(session, count);
  if (status != LUA_OK) ml_session_failed(session, status);
}

/* ---- afterwards ---- */

/* One note a session: a local of one input is not there in the next. */
static void tell_local(ml_session *session) {
  const char *text = session->input.text.data;
  text += strspn(text, " \t\r\n");
  bool makes_local = strncmp(text, "local", 5) == 0 && isspace((unsigned char)text[5]);
  if (!makes_local || session->told_local || !session->is_terminal) return;
  session->told_local = true;
  ml_screen_fresh_line(&session->screen);
  fputs("(a local lives only in the input that makes it; without 'local' it stays)\n", stdout);
}

/* What the input made and dropped is reported now, not some time later. */
static int collect(lua_State *L) {
  ml_collect(L);
  return 0;
}

void ml_evaluate(ml_session *session) {
  lua_State *L = session->L;
  int base = lua_gettop(L) - 1;
  session->rt->interruptible = L;
  if (run(session)) {
    show(session, lua_gettop(L) - base);
    tell_local(session);
  }
  lua_settop(L, base);
  ml_interrupt_end(session->rt);
  if (session->rt->unstarted > 0) ml_session_call(session, collect);
}
