/* `moonloop help [COMMAND]`, `moonloop --help`, `moonloop --version`. */
#include <string.h>

#include "base/nearest.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "view/text.h"

enum { HELP_COLUMN = 26 }; /* where the explanations begin */

static const ml_command commands[] = {
#define X(name, arguments, summary, details) \
  {#name, ml_command_##name, arguments, summary, details},
#include "cli/commands.def"
#undef X
};

const ml_command *ml_commands(int *count) {
  *count = (int)(sizeof commands / sizeof commands[0]);
  return commands;
}

const ml_command *ml_command_find(const char *name) {
  for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
    if (strcmp(commands[i].name, name) == 0) return &commands[i];
  return NULL;
}

static void print(ml_buffer *out) {
  if (out->length > 0) fwrite(out->data, 1, out->length, stdout);
  ml_buffer_free(out);
}

static void print_words(const ml_style *style, const char *text) {
  ml_buffer out = {0};
  ml_text_paragraphs(&out, style, text);
  print(&out);
}

static void print_usage(const ml_style *style, const char *usage) {
  ml_buffer out = {0};
  ml_text_code(&out, style, usage, strlen(usage), 0);
  ml_buffer_add_char(&out, '\n');
  print(&out);
}

static void print_entry(const ml_style *style, const char *left, const char *help) {
  ml_buffer out = {0};
  ml_text_entry(&out, style, left, help, HELP_COLUMN);
  print(&out);
}

static void print_option(const ml_style *style, const ml_cli_option *option) {
  char left[80];
  const char *argument = option->argument != NULL ? option->argument : "";
  if (option->name != NULL)
    snprintf(left, sizeof left, "--%s%s%s", option->name, argument[0] != '\0' ? "=" : "", argument);
  else
    snprintf(left, sizeof left, "-%c%s%s", option->letter, argument[0] != '\0' ? " " : "",
             argument);
  print_entry(style, left, option->help);
}

void ml_help_print(void) {
  ml_style style = ml_terminal_style(stdout);
  print_usage(&style, "usage: moonloop [options] [script [args]]");
  print_usage(&style, "       moonloop COMMAND ...");
  putchar('\n');
  print_words(&style,
              "Runs a Moonloop Lua program; without one, opens the prompt (or runs standard\n"
              "input, when that is no terminal).\n"
              "\n"
              "Options:\n");
  for (int i = 0; i < ML_CLI_OPTION_COUNT; i++) print_option(&style, &ml_cli_option_table[i]);
  print_entry(&style, "--", "stop handling options: what follows is a script");
  print_entry(&style, "-", "stop handling options and run standard input");
  fputs("\nCommands:\n", stdout);
  for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
    char left[80];
    snprintf(left, sizeof left, "%s %s", commands[i].name, commands[i].arguments);
    print_entry(&style, left, commands[i].summary);
  }
  print_words(&style,
              "\n"
              "A script that is called like a command is run as ./NAME or after --.\n"
              "\n"
              "Environment: LUA_INIT, LUA_PATH and LUA_CPATH (and the same with _5_4) as for\n"
              "lua; MOONLOOP_TRACEMALLOC=N as -X tracemalloc=N; MOONLOOP_ASYNCIODEBUG=1 as\n"
              "-X dev; NO_COLOR for no colours.\n"
              "\n"
              "Exit status: 0; 1 after an uncaught exception or a syntax error; 2 for a wrong\n"
              "command line; 130 after Ctrl-C.\n");
}

void ml_version_print(void) {
  printf("Moonloop %s on %s\n", ML_VERSION, LUA_COPYRIGHT);
}

void ml_command_help_print(const ml_command *command) {
  ml_style style = ml_terminal_style(stdout);
  char usage[80];
  snprintf(usage, sizeof usage, "usage: moonloop %s %s", command->name, command->arguments);
  print_usage(&style, usage);
  putchar('\n');
  print_words(&style, command->details);
}

int ml_command_help(const ml_cli_options *options, int argc, char **argv) {
  if (argc == 0) {
    ml_help_print();
    return ML_EXIT_OK;
  }
  const ml_command *command = ml_command_find(argv[0]);
  if (command != NULL) {
    ml_command_help_print(command);
    return ML_EXIT_OK;
  }
  ml_nearest nearest = {.word = argv[0]};
  for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
    ml_nearest_consider(&nearest, commands[i].name);
  fprintf(stderr, "%s: no command is called '%s'\n", options->progname, argv[0]);
  if (nearest.best != NULL)
    fprintf(stderr, "Did you mean %s?\n", nearest.best);
  else
    fprintf(stderr, "'%s help' lists them.\n", options->progname);
  return ML_EXIT_USAGE;
}
