#include "cli/signals.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include "bind/interrupt.h"

enum { UNANSWERED_MOST = 3 };

static ml_runtime *volatile interrupted;
static volatile sig_atomic_t own_line;

static void set_handler(void (*handler)(int)) {
  struct sigaction action = {.sa_handler = handler};
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, NULL);
}

static void on_interrupt(int signal_number) {
  ml_runtime *runtime = interrupted;
  if (runtime == NULL || runtime->interrupts >= UNANSWERED_MOST) {
    set_handler(SIG_DFL);
    raise(signal_number);
    return;
  }
  ml_interrupt(runtime);
  if (!own_line) return;
  int error = errno;
  ssize_t unused = write(STDOUT_FILENO, "\n", 1);
  (void)unused;
  errno = error;
}

void ml_signals_own_line(bool wanted) {
  own_line = wanted;
}

void ml_signals_begin(ml_runtime *runtime) {
  interrupted = runtime;
  set_handler(on_interrupt);
}

void ml_signals_end(void) {
  set_handler(SIG_DFL);
  interrupted = NULL;
}
