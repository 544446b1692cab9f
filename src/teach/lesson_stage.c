#include "teach/lesson_stage.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <termios.h>

#include "view/text.h"

static volatile sig_atomic_t interrupted, continued;

static void on_interrupt(int signal_number) {
  (void)signal_number;
  interrupted = 1;
}

static void on_continue(int signal_number) {
  (void)signal_number;
  continued = 1;
}

static void set_handler(int signal_number, void (*handler)(int), int flags) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
  sigemptyset(&action.sa_mask);
  sigaction(signal_number, &action, NULL);
}

void ml_stage_begin(void) {
  interrupted = 0;
  /* Without SA_RESTART: a read that waits for a line must end. */
  set_handler(SIGINT, on_interrupt, 0);
  set_handler(SIGCONT, on_continue, SA_RESTART);
}

void ml_stage_end(void) {
  set_handler(SIGINT, SIG_DFL, 0);
  set_handler(SIGCONT, SIG_DFL, 0);
}

bool ml_stage_interrupted(void) {
  bool was = interrupted != 0;
  interrupted = 0;
  return was;
}

static void echo(ml_stage *stage, const ml_buffer *line) {
  if (stage->person) return;
  ml_buffer text = {0};
  if (line->length > 0) ml_text_add(&text, &stage->style, line->data, line->length);
  ml_buffer_add_char(&text, '\n');
  ml_stage_show(stage, &text);
}

static void show_prompt(ml_stage *stage, const char *prompt) {
  continued = 0;
  fputs(prompt, stage->out);
  fflush(stage->out);
}

/* Waits until a terminal has a line; false when Ctrl-C came instead. Signals are let in only while
 * waiting, so that none can come unseen between a look and a read. */
static bool wait_for_line(ml_stage *stage, const char *prompt) {
  struct pollfd input = {.fd = fileno(stage->in), .events = POLLIN};
  sigset_t blocked, before;
  int ready;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGINT);
  sigaddset(&blocked, SIGCONT);
  sigprocmask(SIG_BLOCK, &blocked, &before);
  do {
    if (continued) show_prompt(stage, prompt);
    ready = interrupted ? -1 : ppoll(&input, 1, NULL, &before);
  } while (ready < 0 && continued && !interrupted);
  sigprocmask(SIG_SETMASK, &before, NULL);
  return ready > 0 || !interrupted;
}

void ml_stage_forget(ml_stage *stage) {
  if (stage->person) tcflush(fileno(stage->in), TCIFLUSH);
}

/* Reads to the end of the line. False: nothing more came. */
static bool read_bytes(FILE *in, ml_buffer *line) {
  int c;
  while ((c = getc(in)) != EOF && c != '\n') ml_buffer_add_char(line, (char)c);
  return c != EOF || line->length > 0;
}

ml_answer ml_stage_read(ml_stage *stage, const char *prompt, ml_buffer *line) {
  line->length = 0;
  ml_stage_interrupted();
  show_prompt(stage, prompt);
  errno = 0;
  bool some = (!stage->person || wait_for_line(stage, prompt)) && read_bytes(stage->in, line);
  bool stopped = ml_stage_interrupted() || (ferror(stage->in) && errno == EINTR);
  if (stopped || !some) fputc('\n', stage->out);
  /* After Ctrl-D a terminal can be read again, but the stream remembers. */
  if (stopped || stage->person) clearerr(stage->in);
  if (stopped) return ML_ANSWER_DROPPED;
  if (!some) return ML_ANSWER_END;
  if (line->length > 0 && line->data[line->length - 1] == '\r') line->data[--line->length] = '\0';
  echo(stage, line);
  return ML_ANSWER_LINE;
}

void ml_stage_show(ml_stage *stage, ml_buffer *text) {
  if (text->length > 0) fwrite(text->data, 1, text->length, stage->out);
  if (text->failed) fputs("(not enough memory to show all of it)\n", stage->out);
  ml_buffer_free(text);
}

void ml_stage_say(ml_stage *stage, const char *format, ...) {
  ml_buffer words = {0}, text = {0};
  va_list arguments;
  va_start(arguments, format);
  ml_buffer_addv(&words, format, arguments);
  va_end(arguments);
  ml_buffer_add_string(&text, "  ");
  if (words.length > 0) ml_text_wrap(&text, &stage->style, words.data, words.length, 2, 2);
  ml_buffer_free(&words);
  ml_stage_show(stage, &text);
}

void ml_stage_gap(ml_stage *stage) {
  fputc('\n', stage->out);
}
