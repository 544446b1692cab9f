#include "repl/repl.h"

#include <string.h>
#include <unistd.h>

#include "bind/exception.h"
#include "bind/origin.h"
#include "bind/traceback.h"
#include "repl/command.h"
#include "repl/evaluate.h"
#include "repl/session.h"

/* ---- what the files of this folder share ---- */

void ml_session_report(void *context, const ml_diag *diag) {
  ml_session *session = context;
  session->last = diag->id;
  ml_screen_hide(&session->screen);
  session->report(session->report_context, diag);
  ml_screen_show(&session->screen);
}

void ml_session_failed(ml_session *session, int status) {
  lua_State *L = session->L;
  bool exits = ml_exception_isa(L, -1, ML_EXC_SystemExit);
  lua_pushvalue(L, -1);
  ml_screen_hide(&session->screen);
  int code = session->host->uncaught(session->host->context, L, status);
  ml_screen_show(&session->screen);
  const ml_diag *diag = ml_is_exception(L, -1) ? ml_exception_diag(L, -1) : NULL;
  lua_pop(L, 1);
  if (diag != NULL) session->last = diag->id;
  if (!exits) return;
  session->over = true;
  session->status = code;
}

bool ml_session_call(ml_session *session, lua_CFunction function) {
  lua_State *L = session->L;
  int base = lua_gettop(L);
  lua_pushcfunction(L, ml_traceback_handler);
  lua_pushcfunction(L, function);
  lua_pushlightuserdata(L, session);
  int status = lua_pcall(L, 1, LUA_MULTRET, base + 1);
  lua_remove(L, base + 1);
  if (status == LUA_OK) return true;
  ml_session_failed(session, status);
  return false;
}

/* ---- the loop of the session ---- */

/* An asyncio.Runner makes the loop, and ends it in order. */
static int make_runner(lua_State *L) {
  ml_session *session = ml_session_of(L);
  ml_push_slot(L, ML_SLOT_ASYNCIO);
  lua_getfield(L, -1, "Runner");
  lua_call(L, 0, 1);
  lua_getfield(L, -1, "get_loop");
  lua_pushvalue(L, -2);
  lua_call(L, 1, 1);
  session->loop = ml_check_loop(L, -1);
  lua_pop(L, 1);
  luaL_unref(L, LUA_REGISTRYINDEX, session->runner);
  session->runner = luaL_ref(L, LUA_REGISTRYINDEX);
  return 0;
}

bool ml_session_lend_loop(ml_session *session) {
  ml_runtime *rt = session->rt;
  if (session->loop == NULL || session->loop->core.closed) {
    session->loop = NULL;
    rt->running_loop = NULL;
    ml_session_call(session, make_runner);
    if (session->loop == NULL) return false;
    if (session->loop->debug) rt->origin_depth = ML_ORIGIN_DEPTH; /* as while it runs */
  }
  rt->running_loop = &session->loop->core;
  return true;
}

static int close_runner(lua_State *L) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, ml_session_of(L)->runner);
  lua_getfield(L, -1, "close");
  lua_insert(L, -2);
  lua_call(L, 1, 0);
  return 0;
}

/* ---- one input ---- */

/* The prompt that the program has set, or else ours. */
static int push_prompt(lua_State *L) {
  const char *name = lua_toboolean(L, 2) ? "_PROMPT" : "_PROMPT2";
  if (lua_getglobal(L, name) == LUA_TNIL)
    lua_pushstring(L, lua_toboolean(L, 2) ? ">>> " : "... ");
  else
    luaL_tolstring(L, -1, NULL);
  return 1;
}

/* Adds one more line to the input. */
static ml_read read_line(ml_session *session, bool first) {
  lua_State *L = session->L;
  ml_buffer *text = &session->input.text;
  if (!first) ml_buffer_add_char(text, '\n');
  lua_pushcfunction(L, push_prompt);
  lua_pushlightuserdata(L, session);
  lua_pushboolean(L, first);
  bool good = lua_pcall(L, 2, 1, 0) == LUA_OK;
  const char *prompt = good ? lua_tostring(L, -1) : "? "; /* stays on the stack while it is used */
  ml_read outcome = session->is_terminal ? ml_editor_read(session, prompt, text)
                                         : ml_read_plain(session, prompt, text);
  lua_pop(L, 1);
  return outcome;
}

static void tell_errors(ml_session *session) {
  const ml_chunk_errors *errors = &session->input.errors;
  for (size_t i = 0; i < errors->count; i++) ml_session_report(session, &errors->diags[i]);
  if (session->input.status == ML_INPUT_NO_MEMORY) fputs("not enough memory\n", stderr);
}

/* Reads on while the input is unfinished, and runs it when it is whole. */
static ml_read finish_input(ml_session *session) {
  ml_read outcome = ML_READ_LINE;
  ml_input *input = &session->input;
  session->inputs++;
  for (;;) {
    if (!ml_session_call(session, ml_input_load)) return outcome;
    if (input->status != ML_INPUT_UNFINISHED) break;
    outcome = read_line(session, false);
    if (outcome != ML_READ_LINE) break;
  }
  if (outcome == ML_READ_DROPPED || session->over) return outcome;
  if (session->is_terminal && input->text.data != NULL)
    ml_history_add(&session->history, input->text.data);
  if (input->status == ML_INPUT_READY)
    ml_evaluate(session);
  else
    tell_errors(session);
  return outcome;
}

static bool is_blank(const char *text) {
  return text == NULL || text[strspn(text, " \t\r\n")] == '\0';
}

/* Handles one input. */
static void next_input(ml_session *session) {
  ml_buffer *text = &session->input.text;
  ml_read outcome = read_line(session, true);
  session->host->begin_input(session->host->context);
  if (outcome == ML_READ_END) session->over = true;
  if (outcome != ML_READ_LINE || is_blank(text->data)) return;
  if (ml_is_command(text->data)) {
    if (session->is_terminal) ml_history_add(&session->history, text->data);
    ml_command_run(session, text->data);
  } else if (!session->is_terminal || !ml_command_habit(session, text->data)) {
    outcome = finish_input(session);
  }
  /* Ctrl-D in an unfinished input has ended that; without a terminal there is nothing more. */
  if (outcome == ML_READ_END && !session->is_terminal) session->over = true;
}

/* ---- the session ---- */

static void begin(ml_session *session) {
  ml_runtime *rt = session->rt;
  session->report = rt->options.report;
  session->report_context = rt->options.report_context;
  ml_screen_begin(&session->screen, session->L);
  rt->options.report = ml_session_report;
  rt->options.report_context = session;
  rt->prompt = true;
  if (!session->is_terminal) return;
  ml_editor_begin(session);
  ml_history_begin(&session->history);
  fputs("Moonloop " ML_VERSION ": " LUA_VERSION
        " with Python's asyncio.\n"
        "'await' works right here. :help shows how, Ctrl-D leaves.\n",
        stdout);
}

static void end(ml_session *session) {
  ml_runtime *rt = session->rt;
  lua_State *L = session->L;
  rt->running_loop = NULL;
  if (session->loop != NULL && !session->loop->core.closed) ml_session_call(session, close_runner);
  luaL_unref(L, LUA_REGISTRYINDEX, session->runner);
  if (session->is_terminal) {
    ml_history_end(&session->history);
    ml_editor_end(session);
  }
  ml_screen_fresh_line(&session->screen);
  rt->prompt = false;
  rt->options.report = session->report;
  rt->options.report_context = session->report_context;
  ml_screen_end(&session->screen, L);
}

int ml_repl_run(ml_runtime *rt, const ml_repl_host *host) {
  ml_session session = {
      .rt = rt, .L = rt->L, .host = host, .runner = LUA_NOREF, .toplevel_await = true};
  session.is_terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
  begin(&session);
  while (!session.over && ml_session_lend_loop(&session)) {
    next_input(&session);
    ml_input_clear(&session.input);
  }
  if (!session.is_terminal) putchar('\n');
  end(&session);
  return session.status;
}
