#include "repl/editor.h"

#include <errno.h>
#include <readline/readline.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "bind/interrupt.h"
#include "repl/attention.h"
#include "repl/session.h"

static ml_editor *editor; /* for readline's line handler */

/* Ends the waiting with `outcome`. */
static void stop(ml_read outcome) {
  editor->outcome = outcome;
  if (editor->installed) rl_callback_handler_remove();
  editor->installed = false;
  ml_attention_end();
  ml_screen_edited(&editor->session->screen);
  ml_loop_stop(&editor->session->loop->core);
}

/* ---- what readline and libuv call; no Lua runs in here ---- */

static void on_line(char *line) {
  editor->line = line;
  stop(line != NULL ? ML_READ_LINE : ML_READ_END);
  if (line != NULL) return;
  /* Since 8.1 readline ends the line itself where it marks pastes; it does so at each line after
   * the first Ctrl-D, unless it is told to forget that one. */
  if (RL_READLINE_VERSION < 0x0801 || !ml_terminal_marks_paste()) rl_crlf();
#if RL_READLINE_VERSION >= 0x0802
  rl_eof_found = 0;
#endif
}

static void on_input(void *context) {
  (void)context;
  if (editor->installed) rl_callback_read_char();
}

/* Ctrl-C: the line stays to be seen, with ^C behind it. */
static void drop_line(void) {
  rl_point = rl_end;
  rl_redisplay();
  rl_echo_signal_char(SIGINT);
  rl_crlf();
  fflush(rl_outstream);
  rl_free_line_state();
  rl_callback_sigcleanup();
  rl_replace_line("", 1);
  stop(ML_READ_DROPPED);
}

static void on_signal(void *context) {
  (void)context;
  ml_attention attention = ml_attention_take();
  if (!editor->installed) return;
  if (attention.resized) {
    const ml_repl_host *host = editor->session->host;
    ml_screen_resized(&editor->session->screen);
    host->resized(host->context);
  }
  if (attention.resumed) rl_forced_update_display();
  if (attention.interrupted) drop_line();
}

/* ---- waiting ---- */

static void watch(ml_session *session) {
  ml_uv *uv = session->rt->uv;
  editor->input = ml_uv_watch_fd(uv, STDIN_FILENO, on_input, NULL);
  if (editor->signal_fd >= 0)
    editor->signals = ml_uv_watch_fd(uv, editor->signal_fd, on_signal, NULL);
}

static void unwatch(void) {
  ml_uv_unwatch(editor->input);
  ml_uv_unwatch(editor->signals);
  editor->input = editor->signals = NULL;
}

static int run_loop(lua_State *L) {
  ml_run_forever(L, ml_session_of(L)->loop);
  return 0;
}

/* Tasks go on until there is a line. What leaves the loop meanwhile is told, and the wait goes on.
 */
static void wait_for_line(ml_session *session) {
  while (editor->outcome == ML_READ_NOTHING) {
    if (editor->input == NULL) {
      rl_callback_read_char(); /* libuv cannot watch it: tasks stand still */
      continue;
    }
    bool good = ml_session_lend_loop(session) && ml_session_call(session, run_loop);
    if (!good && (session->over || session->loop == NULL)) {
      session->over = true;
      stop(ML_READ_END);
    }
  }
}

static void start(ml_session *session, const char *prompt) {
  editor->outcome = ML_READ_NOTHING;
  ml_interrupt_end(session->rt); /* one that came too late for what has just ended */
  ml_screen_edit(&session->screen);
  ml_attention_save_terminal();
  editor->installed = true;
  rl_callback_handler_install(prompt, on_line);
  ml_attention_begin(session->rt);
}

ml_read ml_editor_read(ml_session *session, const char *prompt, ml_buffer *line) {
  if (!ml_session_lend_loop(session)) return ML_READ_END;
  start(session, prompt);
  watch(session);
  wait_for_line(session);
  unwatch();
  if (editor->line != NULL) ml_buffer_add_string(line, editor->line);
  free(editor->line);
  editor->line = NULL;
  return editor->outcome;
}

/* ---- begin and end ---- */

/* Until names can be completed, Tab indents. */
static int indent(int count, int key) {
  (void)count;
  (void)key;
  return rl_insert_text("  ") < 0;
}

void ml_editor_begin(ml_session *session) {
  editor = &session->editor;
  editor->session = session;
  editor->signal_fd = ml_attention_open();
  rl_readline_name = "moonloop";
  rl_instream = stdin;
  rl_outstream = session->screen.terminal;
  rl_catch_signals = rl_catch_sigwinch = 0; /* attention.h does both */
  rl_change_environment = 0;
  rl_initialize();
  rl_bind_key('\t', indent);
}

void ml_editor_end(ml_session *session) {
  (void)session;
  ml_attention_close();
  rl_deprep_terminal();
  editor = NULL;
}

/* ---- without readline ---- */

/* Adds what comes before the next newline. False: there was nothing, not even a newline. */
static bool get_line(ml_buffer *line) {
  int c = getc(stdin);
  bool any = c != EOF;
  for (; c != EOF && c != '\n'; c = getc(stdin)) ml_buffer_add_char(line, (char)c);
  return any;
}

ml_read ml_read_plain(ml_session *session, const char *prompt, ml_buffer *line) {
  fputs(prompt, stdout);
  fflush(stdout);
  size_t start = line->length;
  bool any = get_line(line);
  if (ferror(stdin) && errno == EINTR && session->rt->interrupts > 0) {
    clearerr(stdin);
    session->rt->interrupts = 0;
    putchar('\n');
    return ML_READ_DROPPED;
  }
  if (!any) return ML_READ_END;
  if (isatty(STDIN_FILENO)) return ML_READ_LINE;
  if (line->length > start) fwrite(line->data + start, 1, line->length - start, stdout);
  putchar('\n');
  return ML_READ_LINE;
}
