/* The state of one session at the prompt, shared by the files of this folder.
 *
 * Ownership: everything in it is the session's, from ml_repl_run to its end; `host` and `rt` are
 * the caller's. */
#ifndef ML_REPL_SESSION_H
#define ML_REPL_SESSION_H

#include <stdio.h>

#include "bind/loop_object.h"
#include "repl/editor.h"
#include "repl/history.h"
#include "repl/input.h"
#include "repl/repl.h"
#include "repl/screen.h"

typedef struct ml_session {
  ml_runtime *rt;
  lua_State *L;
  const ml_repl_host *host;
  ml_report_function report; /* the runtime's sink, behind ours */
  void *report_context;

  ml_loop_object *loop; /* the session's, made by `runner` */
  int runner;           /* reference of an asyncio.Runner; LUA_NOREF: none */

  ml_screen screen;
  ml_editor editor;
  ml_history history;
  ml_input input;
  unsigned long inputs; /* how many there were */

  bool is_terminal;    /* else line by line, as lua -i */
  bool toplevel_await; /* :set toplevel-await */
  bool told_local;     /* the note on local variables was given */
  ml_diag_id last;     /* what was reported last, for :explain */
  bool over;
  int status; /* exit status */
} ml_session;

/* Calls function(session) under protection, as `function(light userdata)`. On failure says why;
 * false. */
bool ml_session_call(ml_session *session, lua_CFunction function);
/* Pops what a protected call failed with and says what there is to say. SystemExit ends the
 * session. */
void ml_session_failed(ml_session *session, int status);
/* The session from the first argument of such a function. */
static inline ml_session *ml_session_of(lua_State *L) {
  return lua_touserdata(L, 1);
}

/* Hands a diagnostic to the program around us, above the line being typed. */
void ml_session_report(void *session, const ml_diag *diag);

/* The session's loop is the current and the running one. Without a loop, or with a closed one,
 * makes another; false (and why is said) when that fails. */
bool ml_session_lend_loop(ml_session *session);

#endif
