/* `moonloop demo [--auto] [FILE|DEMO]`: a file played cell by cell, for a class. */
#include "teach/demo.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bind/anchor.h"
#include "bind/chunk.h"
#include "bind/interrupt.h"
#include "bind/traceback.h"
#include "cli/command.h"
#include "cli/signals.h"
#include "cli/terminal.h"
#include "cli/uncaught.h"
#include "teach/lesson.h"
#include "teach/lesson_stage.h"
#include "teach/lesson_text.h"

typedef struct player {
  const ml_cli_options *options;
  ml_runtime *runtime;
  ml_reporter reporter;
  ml_stage stage;
  ml_demo *demo;
  const char *file; /* as reports name it */
  int cell;         /* the one that runs */
} player;

/* ---- running a cell ---- */

static bool load(player *self, lua_State *L) {
  ml_chunk_errors errors = {0};
  ml_buffer text = {0};
  ml_demo_chunk(&text, self->demo, self->cell);
  lua_pushfstring(L, "@%s", self->file);
  int status = ml_chunk_load(L, text.data != NULL ? text.data : "", text.length,
                             lua_tostring(L, -1), "t", NULL, &errors);
  ml_buffer_free(&text);
  self->demo->cells[self->cell].fails_to_load = status != LUA_OK;
  for (size_t i = 0; i < errors.count; i++) ml_reporter_sink(&self->reporter, &errors.diags[i]);
  if (status != LUA_OK && errors.count == 0)
    fprintf(stderr, "%s: %s\n", self->options->progname, lua_tostring(L, -1));
  ml_chunk_errors_free(&errors);
  return status == LUA_OK;
}

/* Protected: loads and calls the cell. What it made and dropped is reported at its end. */
static int run_protected(lua_State *L) {
  player *self = lua_touserdata(L, 1);
  lua_pushcfunction(L, ml_traceback_handler);
  if (load(self, L)) {
    int status = lua_pcall(L, 0, 0, 2);
    if (status != LUA_OK) ml_uncaught(L, status, self->options->progname, &self->reporter);
  }
  lua_settop(L, 0);
  ml_collect(L);
  return 0;
}

static void run(player *self) {
  lua_State *L = self->runtime->L;
  self->reporter.apart = false;
  fflush(stdout);
  self->runtime->interruptible = L;
  ml_signals_begin(self->runtime);
  ml_signals_own_line(self->stage.person);
  lua_pushcfunction(L, run_protected);
  lua_pushlightuserdata(L, self);
  if (lua_pcall(L, 1, 0, 0) != LUA_OK) {
    const char *message = lua_tostring(L, -1);
    fprintf(stderr, "%s: %s\n", self->options->progname, message != NULL ? message : "error");
    lua_pop(L, 1);
  }
  ml_interrupt_end(self->runtime);
  ml_stage_begin();
  fflush(stdout);
}

/* ---- showing ---- */

typedef enum go { GO_ON, GO_AGAIN, GO_END } go;

/* Waits for Enter. */
static go pause_for(player *self, const char *prompt, bool can_repeat) {
  ml_buffer line = {0};
  go answer = GO_ON;
  while (self->stage.person) {
    ml_answer read = ml_stage_read(&self->stage, prompt, &line);
    if (read == ML_ANSWER_LINE && line.length == 0) break;
    const char *word = read == ML_ANSWER_LINE ? line.data : "";
    if (read == ML_ANSWER_END || strcmp(word, "quit") == 0 || strcmp(word, "q") == 0)
      answer = GO_END;
    else if (can_repeat && (strcmp(word, "again") == 0 || strcmp(word, "a") == 0))
      answer = GO_AGAIN;
    if (answer != GO_ON) break;
    ml_stage_say(&self->stage, "Enter goes on;%s `quit` ends.",
                 can_repeat ? " `again` runs this cell once more;" : "");
  }
  ml_buffer_free(&line);
  return answer;
}

static void show_words(player *self, ml_slice comments) {
  ml_buffer words = {0}, text = {0};
  ml_demo_words(&words, comments);
  if (words.length > 0) {
    ml_lesson_words(&text, &self->stage.style, (ml_slice){words.data, words.length});
    ml_buffer_add_char(&text, '\n');
  }
  ml_buffer_free(&words);
  ml_stage_show(&self->stage, &text);
}

static void show_cell(player *self, const ml_demo_cell *cell) {
  ml_buffer text = {0}, what = {0};
  ml_buffer_addf(&what, "%d/%d", self->cell + 1, self->demo->cell_count);
  if (!what.failed) ml_lesson_heading(&text, &self->stage.style, what.data, cell->title);
  ml_buffer_add_char(&text, '\n');
  ml_buffer_free(&what);
  ml_stage_show(&self->stage, &text);
  show_words(self, cell->comments);
  if (cell->code.length > 0) {
    ml_lesson_listing(&text, &self->stage.style, cell->code, cell->code_line);
    ml_buffer_add_char(&text, '\n');
  }
  ml_stage_show(&self->stage, &text);
}

/* False: the class wants no more. */
static bool play_cell(player *self) {
  const ml_demo_cell *cell = &self->demo->cells[self->cell];
  show_cell(self, cell);
  if (cell->code.length == 0) return pause_for(self, "[Enter] ", false) != GO_END;
  if (pause_for(self, "[Enter runs it] ", false) == GO_END) return false;
  for (go answer = GO_AGAIN; answer != GO_ON;) {
    run(self);
    ml_stage_gap(&self->stage);
    ml_stage_forget(&self->stage);
    answer = pause_for(self, "[Enter] ", true);
    if (answer == GO_END) return false;
  }
  return true;
}

static void play(player *self) {
  const ml_demo *demo = self->demo;
  ml_stage_begin();
  show_words(self, demo->comments);
  bool more = demo->comments.length == 0 || pause_for(self, "[Enter] ", false) != GO_END;
  for (self->cell = 0; more && self->cell < demo->cell_count; self->cell++) more = play_cell(self);
  ml_stage_end();
}

static int play_demo(const ml_cli_options *options, ml_demo *demo, const char *file, bool waits) {
  player self = {.options = options, .demo = demo, .file = file};
  ml_reporter_init(&self.reporter, stderr, options->explain);
  self.stage = (ml_stage){.in = stdin,
                          .out = stdout,
                          .style = ml_terminal_style(stdout),
                          .person = waits && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)};
  ml_runtime_options wanted = {.clock = options->clock,
                               .warnings = options->warnings,
                               .debug = options->debug,
                               .tracemalloc = options->tracemalloc,
                               .plain = options->explain == ML_EXPLAIN_OFF,
                               .report = ml_reporter_sink,
                               .report_context = &self.reporter};
  self.runtime = ml_runtime_open(&wanted);
  if (self.runtime == NULL) {
    fprintf(stderr, "%s: not enough memory\n", options->progname);
    return ML_EXIT_ERROR;
  }
  play(&self);
  ml_runtime_close(self.runtime);
  ml_reporter_free(&self.reporter);
  return ML_EXIT_OK;
}

/* ---- finding one ---- */

static int play_text(const ml_cli_options *options, const char *text, size_t length,
                     const char *path, bool waits) {
  ml_demo demo;
  const char *slash = strrchr(path, '/');
  if (!ml_demo_parse(&demo, text, length)) {
    fprintf(stderr, "%s: %s: a demo has at most %d cells\n", options->progname, path,
            ML_DEMO_CELLS);
    return ML_EXIT_ERROR;
  }
  return play_demo(options, &demo, slash != NULL ? slash + 1 : path, waits);
}

static int play_file(const ml_cli_options *options, const char *path, bool waits) {
  FILE *file = fopen(path, "r");
  ml_buffer text = {0};
  int c;
  if (file == NULL) {
    fprintf(stderr, "%s: cannot read %s: %s\n", options->progname, path, strerror(errno));
    fprintf(stderr, "'%s demo' lists the demos that come with Moonloop.\n", options->progname);
    return ML_EXIT_USAGE;
  }
  while ((c = getc(file)) != EOF) ml_buffer_add_char(&text, (char)c);
  fclose(file);
  int status = play_text(options, text.data != NULL ? text.data : "", text.length, path, waits);
  ml_buffer_free(&text);
  return status;
}

static int list(void) {
  const ml_embedded *file;
  puts("Demos, to be played before a class:\n");
  for (int i = 0; (file = ml_demo_file(i)) != NULL; i++) {
    char name[64];
    ml_lesson_name(file->path, name, sizeof name);
    printf("  %s\n", name);
  }
  puts("\n`moonloop demo 1` plays the first, `moonloop demo FILE.lua` one of your own.");
  return ML_EXIT_OK;
}

int ml_command_demo(const ml_cli_options *options, int argc, char **argv) {
  bool waits = true;
  int at = 0;
  for (; at < argc && argv[at][0] == '-'; at++) {
    if (strcmp(argv[at], "--auto") != 0) {
      fprintf(stderr, "%s: 'demo' has no option '%s'; '%s help demo' tells what it has\n",
              options->progname, argv[at], options->progname);
      return ML_EXIT_USAGE;
    }
    waits = false;
  }
  if (at == argc) return list();
  if (at + 1 < argc && strcmp(argv[at + 1], "--auto") == 0) waits = false;
  const ml_embedded *file = access(argv[at], F_OK) != 0 ? ml_demo_find(argv[at]) : NULL;
  if (file == NULL) return play_file(options, argv[at], waits);
  return play_text(options, file->text, file->length, file->path, waits);
}
