#include "cli/run.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/nearest.h"
#include "bind/chunk.h"
#include "bind/interrupt.h"
#include "bind/traceback.h"
#include "cli/command.h"
#include "cli/prompt.h"
#include "cli/python_words.h"
#include "cli/signals.h"
#include "cli/uncaught.h"

typedef struct run {
  const ml_cli_options *options;
  ml_runtime *runtime;
  ml_reporter reporter;
  int status; /* the exit status so far; each step below returns whether to go on */
} run;

static void message(const run *self, const char *text) {
  fflush(stdout);
  fprintf(stderr, "%s: %s\n", self->options->progname, text);
  fflush(stderr);
}

/* Calls the function below its `nargs` arguments. On failure says why. */
static bool call(run *self, lua_State *L, int nargs, int nresults) {
  int base = lua_gettop(L) - nargs;
  lua_pushcfunction(L, ml_traceback_handler);
  lua_insert(L, base);
  int status = lua_pcall(L, nargs, nresults, base);
  lua_remove(L, base);
  if (status == LUA_OK) return true;
  ml_interrupt_end(self->runtime);
  self->status = ml_uncaught(L, status, self->options->progname, &self->reporter);
  return false;
}

/* Says why a chunk was not loaded: its diagnostics, or Lua's message at the top of the stack. */
static bool loading_failed(run *self, lua_State *L, int status, ml_chunk_errors *errors) {
  self->status = status == LUA_ERRFILE ? ML_EXIT_USAGE : ML_EXIT_ERROR;
  for (size_t i = 0; i < errors->count; i++) ml_reporter_sink(&self->reporter, &errors->diags[i]);
  if (errors->count == 0) message(self, lua_tostring(L, -1));
  ml_chunk_errors_free(errors);
  lua_pop(L, 1);
  return false;
}

static bool load_file(run *self, lua_State *L, const char *name) {
  ml_chunk_errors errors = {0};
  int status = ml_chunk_load_file(L, name, NULL, &errors);
  return status == LUA_OK || loading_failed(self, L, status, &errors);
}

static bool run_string(run *self, lua_State *L, const char *text, const char *name) {
  ml_chunk_errors errors = {0};
  int status = ml_chunk_load(L, text, strlen(text), name, NULL, NULL, &errors);
  if (status != LUA_OK) return loading_failed(self, L, status, &errors);
  return call(self, L, 0, 0);
}

/* -l [G=]MOD */
static bool run_library(run *self, lua_State *L, const char *value) {
  const char *equals = strchr(value, '=');
  lua_pushlstring(L, value, equals != NULL ? (size_t)(equals - value) : strlen(value));
  lua_getglobal(L, "require");
  lua_pushstring(L, equals != NULL ? equals + 1 : value);
  if (!call(self, L, 1, 1)) return false;
  lua_pushglobaltable(L);
  lua_rotate(L, -3, 1); /* G, name, module */
  lua_settable(L, -3);
  lua_pop(L, 1);
  return true;
}

static bool run_init(run *self, lua_State *L) {
  const char *name = "=LUA_INIT" LUA_VERSUFFIX;
  const char *init = getenv(name + 1);
  if (init == NULL) {
    name = "=LUA_INIT";
    init = getenv(name + 1);
  }
  if (init == NULL) return true;
  if (init[0] != '@') return run_string(self, L, init, name);
  return load_file(self, L, init + 1) && call(self, L, 0, 0);
}

/* -e, -l and -W in their order. */
static bool run_options(run *self, lua_State *L) {
  ml_cli_option_reader reader = {.argv = self->options->argv, .index = 1};
  while (ml_cli_option_next(&reader) == ML_CLI_OPTION_READ) {
    bool good = true;
    if (reader.option->id == ML_CLI_OPTION_EXECUTE)
      good = run_string(self, L, reader.value, "=(command line)");
    if (reader.option->id == ML_CLI_OPTION_LIBRARY) good = run_library(self, L, reader.value);
    if (reader.option->id == ML_CLI_OPTION_LUA_WARNINGS) lua_warning(L, "@on", 0);
    if (!good) return false;
  }
  return true;
}

/* `arg`: the script at 0, its arguments after it, the interpreter and its options before it. */
static void make_arg(const ml_cli_options *options, lua_State *L) {
  int script = options->first < options->argc ? options->first : 0;
  lua_createtable(L, options->argc - script, script + 1);
  for (int i = 0; i < options->argc; i++) {
    lua_pushstring(L, options->argv[i]);
    lua_rawseti(L, -2, i - script);
  }
  lua_setglobal(L, "arg");
}

/* Pushes arg[1], arg[2], …, which the program may have changed since, and returns how many. */
static int push_arguments(lua_State *L) {
  if (lua_getglobal(L, "arg") != LUA_TTABLE) luaL_error(L, "'arg' is not a table");
  int table = lua_gettop(L);
  int count = (int)luaL_len(L, table);
  luaL_checkstack(L, count + 3, "too many arguments to script");
  for (int i = 1; i <= count; i++) lua_rawgeti(L, table, i);
  lua_remove(L, table);
  return count;
}

/* A script that is not there may be a command that was mistyped. */
static void suggest_command(const char *script) {
  int count;
  const ml_command *commands = ml_commands(&count);
  ml_nearest nearest = {.word = script};
  for (int i = 0; i < count; i++) ml_nearest_consider(&nearest, commands[i].name);
  if (nearest.best != NULL) fprintf(stderr, "Did you mean the command %s?\n", nearest.best);
}

static bool run_script(run *self, lua_State *L) {
  const ml_cli_options *options = self->options;
  const char *script = options->argv[options->first];
  bool is_stdin = strcmp(script, "-") == 0 && !options->forced_script;
  if (!load_file(self, L, is_stdin ? NULL : script)) {
    if (self->status == ML_EXIT_USAGE && !options->forced_script) suggest_command(script);
    return false;
  }
  ml_notice_python_words(L);
  int count = push_arguments(L);
  return call(self, L, count, 0);
}

/* Everything, in lua.c's order. Protected, so that what goes wrong between two calls is told too.
 */
static int run_all(lua_State *L) {
  run *self = lua_touserdata(L, 1);
  const ml_cli_options *options = self->options;
  bool has_script = options->first < options->argc;
  lua_settop(L, 0);
  make_arg(options, L);
  if (!options->ignore_environment && !run_init(self, L)) return 0;
  if (!run_options(self, L)) return 0;
  if (has_script && !run_script(self, L)) return 0;
  bool nothing_asked = !has_script && !options->execute && !options->show_version;
  if (options->interactive || (nothing_asked && isatty(STDIN_FILENO)))
    self->status = ml_prompt_run(options, self->runtime, &self->reporter);
  else if (nothing_asked && load_file(self, L, NULL))
    call(self, L, 0, 0);
  return 0;
}

static void run_protected(run *self) {
  lua_State *L = self->runtime->L;
  lua_pushcfunction(L, run_all);
  lua_pushlightuserdata(L, self);
  int status = lua_pcall(L, 1, 0, 0);
  if (status == LUA_OK) return;
  self->status = ML_EXIT_ERROR;
  message(self, lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "error in the command line");
  lua_pop(L, 1);
}

int ml_run(const ml_cli_options *options) {
  run self = {.options = options};
  ml_reporter_init(&self.reporter, stderr, options->explain);
  if (options->show_version) ml_version_print();
  ml_runtime_options wanted = {.clock = options->clock,
                               .warnings = options->warnings,
                               .debug = options->debug,
                               .tracemalloc = options->tracemalloc,
                               .ignore_environment = options->ignore_environment,
                               .plain = options->explain == ML_EXPLAIN_OFF,
                               .report = ml_reporter_sink,
                               .report_context = &self.reporter};
  self.runtime = ml_runtime_open(&wanted);
  if (self.runtime == NULL) {
    message(&self, "cannot create state: not enough memory");
    return ML_EXIT_ERROR;
  }
  ml_signals_begin(self.runtime);
  run_protected(&self);
  ml_signals_end();
  ml_runtime_close(self.runtime);
  ml_reporter_finish(&self.reporter);
  ml_reporter_free(&self.reporter);
  /* What could not be raised as an error, since nobody was there to catch it, still is a failure.
   */
  if (options->warnings == ML_WARNINGS_ERROR && self.reporter.said > 0 && self.status == ML_EXIT_OK)
    return ML_EXIT_ERROR;
  return self.status;
}
