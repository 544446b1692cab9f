/* The command line: what was asked for.
 *
 * Lua's options are read exactly as `lua` reads them, so that moonloop can stand in for it; ours
 * are added to them. Parsing runs nothing: -e, -l and -W, which must take effect in their order,
 * are left in argv, and whoever runs the program reads them again with an ml_cli_option_reader.
 *
 * Ownership: everything points into argv. */
#ifndef ML_CLI_OPTIONS_H
#define ML_CLI_OPTIONS_H

#include <stdbool.h>
#include <stdio.h>

#include "bind/runtime.h"
#include "cli/report.h"

/* Exit statuses, as diagnostics.md lists them. */
enum { ML_EXIT_OK = 0, ML_EXIT_ERROR = 1, ML_EXIT_USAGE = 2, ML_EXIT_INTERRUPTED = 130 };

typedef enum ml_cli_option_id {
#define X(id, letter, name, argument, help) ML_CLI_OPTION_##id,
#include "cli/options.def"
#undef X
  ML_CLI_OPTION_COUNT
} ml_cli_option_id;

typedef struct ml_cli_option {
  ml_cli_option_id id;
  char letter;          /* 0: none */
  const char *name;     /* NULL: none */
  const char *argument; /* NULL: takes none */
  const char *help;
} ml_cli_option;

extern const ml_cli_option ml_cli_option_table[ML_CLI_OPTION_COUNT];

typedef struct ml_cli_options {
  const char *progname; /* how the user called us */
  int argc;
  char **argv;
  int first;               /* index in argv of the script or command; argc when there is none */
  bool forced_script;      /* `--` stood before it: a script, whatever its name */
  bool interactive;        /* -i */
  bool show_version;       /* -v or -i */
  bool execute;            /* at least one -e */
  bool ignore_environment; /* -E */
  ml_clock_kind clock;
  ml_explain_mode explain;
  ml_warnings warnings;
  bool debug;      /* -X dev */
  int tracemalloc; /* -X tracemalloc: frames; 0: off */
} ml_cli_options;

/* Reads argv option by option. Start with {argv, 1}. */
typedef struct ml_cli_option_reader {
  char **argv;
  int index;                   /* the next word to read; in the end the first that is no option */
  const ml_cli_option *option; /* what was read last */
  const char *value;           /* its value; NULL when it takes none */
  bool dashes;                 /* it ended at `--` */
} ml_cli_option_reader;

typedef enum ml_cli_option_read {
  ML_CLI_OPTION_READ,
  ML_CLI_OPTION_END,
  ML_CLI_OPTION_UNKNOWN, /* argv[index] is no option */
  ML_CLI_OPTION_NO_VALUE /* argv[index] needs an argument */
} ml_cli_option_read;

ml_cli_option_read ml_cli_option_next(ml_cli_option_reader *reader);

/* Parses the whole line, and the environment variables that stand for options. Returns false when
 * there is nothing (more) to run: an error was reported or help was shown, and `status` is the exit
 * status. */
bool ml_cli_options_parse(int argc, char **argv, ml_cli_options *out, int *status);

/* Where in "a|b|c" a value stands; -1: nowhere. */
int ml_choice_index(const char *choices, const char *value);

#endif
