#include "repl/attention.h"

#include <errno.h>
#include <fcntl.h>
#include <readline/readline.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "bind/exception.h"

/* How long a task may keep the loop from answering Ctrl-C before it is interrupted. */
static const double patience_seconds = 0.3;
enum { LOOK_EVERY = 1000 /* instructions */ };

/* X(signal): ours while a line is being typed. The first group ends the process. */
#define FATAL_SIGNALS(X) \
  X(SIGHUP)              \
  X(SIGQUIT)             \
  X(SIGTERM)             \
  X(SIGABRT)             \
  X(SIGSEGV)             \
  X(SIGBUS)              \
  X(SIGFPE)              \
  X(SIGILL)
#define OTHER_SIGNALS(X) \
  X(SIGINT)              \
  X(SIGTSTP)             \
  X(SIGWINCH)

static const int signals[] = {
#define X(number) number,
    OTHER_SIGNALS(X) FATAL_SIGNALS(X)
#undef X
};
enum { SIGNAL_COUNT = sizeof signals / sizeof signals[0] };

static struct sigaction before[SIGNAL_COUNT];
static struct termios cooked, raw;
static const char *paste_on = "", *paste_off = ""; /* bracketed paste */
static volatile sig_atomic_t active, interrupted, resized, resumed;
static volatile double interrupted_at;
static ml_runtime *runtime;
static int pipe_ends[2] = {-1, -1};

static double seconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* ---- in the handlers: only what is safe there ---- */

static void say(const char *text) {
  ssize_t unused = write(STDOUT_FILENO, text, strlen(text));
  (void)unused;
}

static void wake(volatile sig_atomic_t *flag) {
  int error = errno;
  *flag = 1;
  ssize_t unused = write(pipe_ends[1], "", 1);
  (void)unused;
  errno = error;
}

static void leave_terminal(void) {
  tcsetattr(STDIN_FILENO, TCSANOW, &cooked);
  say(paste_off);
}

static void on_fatal(int number) {
  leave_terminal();
  say("\r\n");
  for (int i = 0; i < SIGNAL_COUNT; i++)
    if (signals[i] == number) sigaction(number, &before[i], NULL);
  raise(number); /* comes when we return, to whoever was there before */
}

static void on_stop(int number) {
  (void)number;
  leave_terminal();
  raise(SIGSTOP);
  tcsetattr(STDIN_FILENO, TCSANOW, &raw);
  say(paste_on);
  wake(&resumed);
}

static void on_resize(int number) {
  (void)number;
  wake(&resized);
}

/* Back in ordinary code: the task that was running when Ctrl-C came goes on and on. */
static void hook(lua_State *L, lua_Debug *ar) {
  (void)ar;
  if (interrupted && seconds_now() < interrupted_at + patience_seconds) return;
  lua_sethook(L, NULL, 0, 0);
  if (!interrupted) return;
  interrupted = 0;
  ml_exception_raise(L, ML_EXC_KeyboardInterrupt, NULL);
}

static void on_interrupt(int number) {
  (void)number;
  interrupted_at = seconds_now();
  lua_State *L = runtime->interruptible;
  if (L != NULL) lua_sethook(L, hook, LUA_MASKCOUNT, LOOK_EVERY);
  wake(&interrupted);
}

/* ---- outside ---- */

static void at_exit(void) {
  if (active) leave_terminal();
}

int ml_attention_open(void) {
  static bool registered;
  if (!registered) atexit(at_exit);
  registered = true;
  if (pipe2(pipe_ends, O_NONBLOCK | O_CLOEXEC) != 0) pipe_ends[0] = pipe_ends[1] = -1;
  return pipe_ends[0];
}

void ml_attention_close(void) {
  if (pipe_ends[0] < 0) return;
  close(pipe_ends[0]);
  close(pipe_ends[1]);
  pipe_ends[0] = pipe_ends[1] = -1;
}

void ml_attention_save_terminal(void) {
  tcgetattr(STDIN_FILENO, &cooked);
}

static void (*handler_of(int number))(int) {
  switch (number) {
    case SIGINT: return on_interrupt;
    case SIGTSTP: return on_stop;
    case SIGWINCH: return on_resize;
    default: return on_fatal;
  }
}

bool ml_terminal_marks_paste(void) {
  const char *paste = rl_variable_value("enable-bracketed-paste");
  return paste != NULL && strcmp(paste, "on") == 0 && rl_get_termcap("up") != NULL;
}

void ml_attention_begin(ml_runtime *rt) {
  bool marks = ml_terminal_marks_paste();
  paste_on = marks ? "\033[?2004h" : "";
  paste_off = marks ? "\033[?2004l" : "";
  runtime = rt;
  tcgetattr(STDIN_FILENO, &raw);
  active = 1;
  for (int i = 0; i < SIGNAL_COUNT; i++) {
    struct sigaction action = {.sa_handler = handler_of(signals[i])};
    sigfillset(&action.sa_mask);
    sigaction(signals[i], NULL, &before[i]);
    /* What a parent wants ignored (nohup) stays ignored. */
    if (before[i].sa_handler != SIG_IGN) sigaction(signals[i], &action, NULL);
  }
}

void ml_attention_end(void) {
  if (!active) return;
  for (int i = 0; i < SIGNAL_COUNT; i++) sigaction(signals[i], &before[i], NULL);
  active = 0;
  ml_attention_take();
}

ml_attention ml_attention_take(void) {
  char bytes[64];
  while (pipe_ends[0] >= 0 && read(pipe_ends[0], bytes, sizeof bytes) > 0) {}
  ml_attention taken = {.interrupted = interrupted, .resized = resized, .resumed = resumed};
  interrupted = resized = resumed = 0;
  return taken;
}
