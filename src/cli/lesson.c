/* `moonloop lesson [--check|--restart] [LESSON]`: guided lessons at the terminal. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/nearest.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "teach/lesson_play.h"
#include "teach/lesson_verify.h"
#include "view/text.h"

enum { NAME_SIZE = 64, PATH_SIZE = 4096, PATIENCE = 100, TITLE_COLUMNS = 40 };

/* A lesson's text: embedded, or a file somebody is writing. */
typedef struct source {
  const char *path;
  char name[NAME_SIZE];
  const char *text;
  size_t length;
  ml_buffer own; /* the text of a file */
  ml_lesson lesson;
} source;

static const char *nearest(const char *word, const char *const *candidates, int count) {
  ml_nearest found = {.word = word};
  for (int i = 0; i < count; i++) ml_nearest_consider(&found, candidates[i]);
  return found.best;
}

/* ---- finding one ---- */

static bool is_path(const char *word) {
  size_t length = strlen(word);
  return strchr(word, '/') != NULL || (length > 4 && strcmp(word + length - 4, ".txt") == 0);
}

static bool read_file(const char *path, ml_buffer *out) {
  FILE *file = fopen(path, "r");
  int c;
  if (file == NULL) return false;
  while ((c = getc(file)) != EOF) ml_buffer_add_char(out, (char)c);
  bool good = !ferror(file) && !out->failed;
  fclose(file);
  return good;
}

/* Names what the word may have meant. */
static void unknown(const ml_cli_options *options, const char *word) {
  char names[16][NAME_SIZE];
  const ml_embedded *file;
  ml_nearest found = {.word = word};
  for (int i = 0; i < 16 && (file = ml_lesson_file(i)) != NULL; i++) {
    ml_lesson_name(file->path, names[i], NAME_SIZE);
    ml_nearest_consider(&found, names[i]);
    const char *dash = strchr(names[i], '-');
    if (dash != NULL) ml_nearest_consider(&found, dash + 1);
  }
  fprintf(stderr, "%s: no lesson is called '%s'\n", options->progname, word);
  if (found.best != NULL)
    fprintf(stderr, "Did you mean %s?\n", found.best);
  else
    fprintf(stderr, "'%s lesson' lists them.\n", options->progname);
}

/* Finds a lesson and parses it; says what is wrong. */
static bool open_source(const ml_cli_options *options, const char *word, source *out) {
  *out = (source){.path = word};
  if (is_path(word)) {
    errno = 0;
    if (!read_file(word, &out->own)) {
      fprintf(stderr, "%s: cannot read %s: %s\n", options->progname, word, strerror(errno));
      return false;
    }
    out->text = out->own.data != NULL ? out->own.data : "";
    out->length = out->own.length;
  } else {
    const ml_embedded *file = ml_lesson_find(word);
    if (file == NULL) {
      unknown(options, word);
      return false;
    }
    out->path = file->path;
    out->text = file->text;
    out->length = file->length;
  }
  ml_lesson_name(out->path, out->name, NAME_SIZE);
  ml_lesson_fault fault;
  if (ml_lesson_parse(&out->lesson, out->text, out->length, &fault)) return true;
  fprintf(stderr, "%s:%d: %s\n", out->path, fault.line, fault.reason);
  return false;
}

/* ---- playing one ---- */

/* The binary that runs the lesson's programs: this one. */
static const char *own_binary(const ml_cli_options *options, char *path, size_t size) {
  ssize_t length = readlink("/proc/self/exe", path, size - 1);
  if (length <= 0) return options->argv[0];
  path[length] = '\0';
  return path;
}

/* `path` is used as long as the runner. */
static bool begin_runner(const ml_cli_options *options, ml_lesson_runner *runner,
                         char path[PATH_SIZE]) {
  if (ml_lesson_runner_begin(runner, own_binary(options, path, PATH_SIZE))) return true;
  fprintf(stderr, "%s: cannot make a folder for the programs of the lesson: %s\n",
          options->progname, strerror(errno));
  return false;
}

/* The name of the lesson that follows an embedded one. */
static const char *next_of(const source *lesson, char *name) {
  const ml_embedded *file;
  for (int i = 0; (file = ml_lesson_file(i)) != NULL; i++)
    if (file->text == lesson->text) break;
  file = file != NULL ? ml_lesson_file((int)(strtol(lesson->name, NULL, 10))) : NULL;
  if (file == NULL) return NULL;
  ml_lesson_name(file->path, name, NAME_SIZE);
  return name;
}

static int play(const ml_cli_options *options, const char *word, bool restart) {
  source lesson;
  char next[NAME_SIZE], path[PATH_SIZE];
  ml_lesson_runner runner;
  ml_progress progress;
  int status = ML_EXIT_USAGE;
  if (open_source(options, word, &lesson) && begin_runner(options, &runner, path)) {
    ml_stage stage = {.in = stdin,
                      .out = stdout,
                      .style = ml_terminal_style(stdout),
                      .person = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)};
    ml_player player = {.stage = &stage,
                        .runner = &runner,
                        .progress = &progress,
                        .lesson = &lesson.lesson,
                        .name = lesson.name,
                        .next = next_of(&lesson, next),
                        .nearest = nearest};
    runner.width = stage.style.width;
    if (stage.person) runner.waiting = stdout;
    ml_progress_open(&progress, getenv);
    if (restart) ml_player_kept(&player, ml_progress_restart(&progress, lesson.name));
    ml_stage_begin();
    ml_lesson_play(&player);
    ml_stage_end();
    ml_progress_close(&progress);
    ml_lesson_runner_end(&runner);
    status = ML_EXIT_OK;
  }
  ml_buffer_free(&lesson.own);
  return status;
}

/* ---- checking ---- */

static int check(const ml_cli_options *options, const char *word) {
  source lesson;
  char path[PATH_SIZE];
  ml_lesson_runner runner;
  int status = ML_EXIT_ERROR;
  if (open_source(options, word, &lesson) && begin_runner(options, &runner, path)) {
    ml_buffer out = {0};
    runner.seconds = PATIENCE;
    int wrong = ml_lesson_verify(&lesson.lesson, lesson.path, &runner, &out);
    ml_lesson_runner_end(&runner);
    if (out.length > 0) fwrite(out.data, 1, out.length, stdout);
    if (wrong == 0) printf("%s: %d steps, all as it says\n", lesson.path, lesson.lesson.step_count);
    status = wrong == 0 ? ML_EXIT_OK : ML_EXIT_ERROR;
    ml_buffer_free(&out);
  }
  ml_buffer_free(&lesson.own);
  return status;
}

static int check_all(const ml_cli_options *options) {
  const ml_embedded *file;
  int status = ML_EXIT_OK;
  for (int i = 0; (file = ml_lesson_file(i)) != NULL; i++) {
    char name[NAME_SIZE];
    ml_lesson_name(file->path, name, sizeof name);
    if (check(options, name) != ML_EXIT_OK) status = ML_EXIT_ERROR;
  }
  return status;
}

/* ---- listing ---- */

static void describe_progress(ml_buffer *out, const ml_progress *progress, const char *name,
                              int steps) {
  int next = ml_progress_next(progress, name, steps);
  int skipped = ml_progress_count(progress, name, steps, ML_MARK_SKIPPED);
  if (next == 0) return;
  if (next < steps)
    ml_buffer_addf(out, "  at step %d of %d", next + 1, steps);
  else
    ml_buffer_add_string(out, "  done");
  if (skipped > 0) ml_buffer_addf(out, ", %d skipped", skipped);
}

static void list_one(ml_buffer *out, const ml_style *style, const ml_embedded *file,
                     const ml_progress *progress) {
  char name[NAME_SIZE];
  ml_lesson lesson;
  ml_lesson_fault fault;
  ml_lesson_name(file->path, name, sizeof name);
  if (!ml_lesson_parse(&lesson, file->text, file->length, &fault)) return;
  ml_buffer_add_string(out, "  ");
  ml_tone_add(out, style, ML_TONE_NAME, name);
  ml_buffer_add_char(out, '\n');
  ml_buffer_addf(out, "      %.*s", (int)lesson.title.length, lesson.title.text);
  describe_progress(out, progress, name, lesson.step_count);
  ml_buffer_add_char(out, '\n');
}

static int list(void) {
  ml_style style = ml_terminal_style(stdout);
  ml_progress progress;
  ml_buffer out = {0};
  const ml_embedded *file;
  ml_progress_open(&progress, getenv);
  ml_buffer_add_string(&out, "Guided lessons, of five to ten minutes each:\n\n");
  for (int i = 0; (file = ml_lesson_file(i)) != NULL; i++) list_one(&out, &style, file, &progress);
  ml_buffer_add_string(&out,
                       "\n`moonloop lesson 1` plays the first, or goes on where you left it.\n");
  fwrite(out.data, 1, out.length, stdout);
  ml_buffer_free(&out);
  ml_progress_close(&progress);
  return ML_EXIT_OK;
}

int ml_command_lesson(const ml_cli_options *options, int argc, char **argv) {
  bool checks = argc > 0 && strcmp(argv[0], "--check") == 0;
  bool restarts = argc > 0 && strcmp(argv[0], "--restart") == 0;
  int first = checks || restarts;
  if (argc > first && argv[first][0] == '-') {
    fprintf(stderr, "%s: 'lesson' has no option '%s'; '%s help lesson' tells what it has\n",
            options->progname, argv[first], options->progname);
    return ML_EXIT_USAGE;
  }
  if (argc > first + 1) {
    fprintf(stderr, "%s: one lesson at a time\n", options->progname);
    return ML_EXIT_USAGE;
  }
  if (checks) return argc > 1 ? check(options, argv[1]) : check_all(options);
  if (argc > first) return play(options, argv[first], restarts);
  if (!restarts) return list();
  fprintf(stderr, "%s: which lesson? '%s lesson' lists them\n", options->progname,
          options->progname);
  return ML_EXIT_USAGE;
}
