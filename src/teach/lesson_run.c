#include "teach/lesson_run.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "teach/lesson_stage.h"
#include "view/style.h"

enum { MOST_WORDS = 24, MOST_OUTPUT = 64 * 1024, SECONDS = 10, OPEN_FOLDERS = 8 };

/* How long a program may take to end after Ctrl-C, and before somebody wonders. */
static const double grace = 1.0, patience = 1.5;

/* ---- the folder ---- */

bool ml_lesson_runner_begin(ml_lesson_runner *runner, const char *moonloop) {
  const char *parent = getenv("TMPDIR");
  if (parent == NULL || parent[0] != '/') parent = "/tmp";
  *runner = (ml_lesson_runner){.moonloop = moonloop, .seconds = SECONDS, .width = ML_STYLE_WIDTH};
  int length = snprintf(runner->folder, sizeof runner->folder, "%s/moonloop-lesson-XXXXXX", parent);
  bool fits = length > 0 && (size_t)length < sizeof runner->folder;
  if (fits && mkdtemp(runner->folder) != NULL) return true;
  if (!fits) errno = ENAMETOOLONG;
  runner->folder[0] = '\0';
  return false;
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *place) {
  (void)status;
  (void)kind;
  (void)place;
  remove(path);
  return 0;
}

void ml_lesson_runner_end(ml_lesson_runner *runner) {
  if (runner->folder[0] != '\0')
    nftw(runner->folder, remove_entry, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
  runner->folder[0] = '\0';
}

void ml_lesson_runner_path(const ml_lesson_runner *runner, const char *name, char *path,
                           size_t size) {
  snprintf(path, size, "%s/%s", runner->folder, name);
}

bool ml_lesson_runner_put(const ml_lesson_runner *runner, const char *name, const ml_buffer *text) {
  char path[sizeof runner->folder + 64];
  ml_lesson_runner_path(runner, name, path, sizeof path);
  FILE *file = fopen(path, "w");
  if (file == NULL) return false;
  size_t written = text->length > 0 ? fwrite(text->data, 1, text->length, file) : 0;
  return fclose(file) == 0 && written == text->length && !text->failed;
}

/* ---- the process ---- */

/* The words of a command line, in one block. */
typedef struct command_line {
  char *text;
  char *words[MOST_WORDS + 1];
  int count;
} command_line;

static void add_word(command_line *line, char *word) {
  if (line->count < MOST_WORDS) line->words[line->count++] = word;
}

/* What stands after `moonloop`, with the options that hold for every lesson before it. */
static bool make_command_line(command_line *line, const char *moonloop, ml_slice command) {
  static const char *const options[] = {"--clock=virtual", "--explain=short", "-E"};
  memset(line, 0, sizeof *line);
  line->text = ml_alloc(command.length + 1);
  if (line->text == NULL) return false;
  memcpy(line->text, command.text, command.length);
  line->text[command.length] = '\0';
  char *rest = NULL, *word = strtok_r(line->text, " ", &rest);
  add_word(line, (char *)moonloop);
  for (size_t i = 0; i < sizeof options / sizeof options[0]; i++)
    add_word(line, (char *)options[i]);
  if (word != NULL && strcmp(word, "moonloop") == 0) word = strtok_r(NULL, " ", &rest);
  for (; word != NULL; word = strtok_r(NULL, " ", &rest)) add_word(line, word);
  return true;
}

/* In the new process: never returns. */
static void become(const ml_lesson_runner *runner, const command_line *line, int output) {
  char width[16];
  setpgid(0, 0);
  snprintf(width, sizeof width, "%d", runner->width);
  setenv("MOONLOOP_WIDTH", width, 1);
  int nothing = open("/dev/null", O_RDONLY);
  if (nothing >= 0) dup2(nothing, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(output, STDERR_FILENO);
  if (chdir(runner->folder) == 0) execv(runner->moonloop, line->words);
  fprintf(stderr, "%s: %s\n", runner->moonloop, strerror(errno));
  fflush(stderr);
  _exit(127);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* Reads what there is. False: there is no more to come. */
static bool read_some(int input, ml_lesson_outcome *outcome) {
  char bytes[4096];
  ssize_t count = read(input, bytes, sizeof bytes);
  if (count < 0) return errno == EINTR;
  ml_buffer_add(&outcome->output, bytes, (size_t)count);
  return count > 0;
}

/* Says once that a program takes long. */
static void tell_waiting(const ml_lesson_runner *runner, double since, bool *told) {
  if (runner->waiting == NULL || *told || now() < since + patience) return;
  fputs("\n  (It still runs. Ctrl-C stops it.)\n", runner->waiting);
  fflush(runner->waiting);
  *told = true;
}

/* Reads all that the process says, until it ends or must be stopped. */
static void listen(const ml_lesson_runner *runner, int input, pid_t process,
                   ml_lesson_outcome *outcome) {
  double begun = now(), deadline = begun + runner->seconds;
  bool more = true, told = false;
  while (more && outcome->output.length < MOST_OUTPUT) {
    double left = deadline - now();
    if (left <= 0) {
      if (outcome->end == ML_END_BY_ITSELF) outcome->end = ML_END_TIMED_OUT;
      break;
    }
    struct pollfd wanted = {.fd = input, .events = POLLIN};
    double wait = told || left < patience ? left : patience;
    int ready = poll(&wanted, 1, (int)(wait * 1000) + 1);
    tell_waiting(runner, begun, &told);
    if (ml_stage_interrupted()) {
      /* It is in a process group of its own: the terminal's Ctrl-C did not reach it. */
      kill(-process, SIGINT);
      outcome->end = ML_END_INTERRUPTED;
      deadline = now() + grace;
    }
    if (ready > 0) more = read_some(input, outcome);
  }
  if (outcome->output.length >= MOST_OUTPUT) outcome->end = ML_END_TOO_MUCH;
}

/* Waits for the end, which is near when the output has ended. One that must be stopped is, with
 * what it has started. */
static int wait_for(pid_t process, const ml_lesson_outcome *outcome) {
  double deadline = now() + (outcome->end == ML_END_BY_ITSELF ? grace : 0);
  int status;
  pid_t ended;
  while ((ended = waitpid(process, &status, WNOHANG)) != process) {
    if (ended < 0 && errno != EINTR) return -1;
    if (now() >= deadline) kill(-process, SIGKILL);
    nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* Starts the process; returns the end to read its output from, or -1. */
static int start(const ml_lesson_runner *runner, const command_line *line, pid_t *process) {
  int ends[2];
  fflush(NULL); /* what is buffered would be printed twice */
  if (pipe2(ends, O_CLOEXEC) != 0) return -1;
  *process = fork();
  if (*process == 0) become(runner, line, ends[1]);
  close(ends[1]);
  if (*process > 0) {
    setpgid(*process, *process); /* whoever comes first */
    return ends[0];
  }
  close(ends[0]);
  return -1;
}

void ml_lesson_run(const ml_lesson_runner *runner, ml_slice command, ml_lesson_outcome *outcome) {
  *outcome = (ml_lesson_outcome){.end = ML_END_NOT_STARTED};
  command_line line;
  pid_t process;
  if (!make_command_line(&line, runner->moonloop, command)) return;
  ml_stage_interrupted();
  int input = start(runner, &line, &process);
  if (input >= 0) {
    outcome->end = ML_END_BY_ITSELF;
    listen(runner, input, process, outcome);
    close(input);
    outcome->status = wait_for(process, outcome);
  }
  ml_free(line.text);
}

void ml_lesson_outcome_free(ml_lesson_outcome *outcome) {
  ml_buffer_free(&outcome->output);
}
