/* The commands of `moonloop COMMAND ...`: a closed table, one file for each.
 *
 * A word is a command only as the first word that is no option. A script that is called like a
 * command is run as `moonloop ./explain` or `moonloop -- explain`. */
#ifndef ML_CLI_COMMAND_H
#define ML_CLI_COMMAND_H

#include "cli/options.h"

/* Runs a command on the words that follow its name (argv ends in NULL); returns the exit status. */
typedef int (*ml_command_function)(const ml_cli_options *options, int argc, char **argv);

typedef struct ml_command {
  const char *name;
  ml_command_function run;
  const char *arguments; /* "[NAME]" */
  const char *summary;   /* one line */
  const char *details;   /* some lines more; each ends in a newline */
} ml_command;

#define X(name, arguments, summary, details) \
  int ml_command_##name(const ml_cli_options *options, int argc, char **argv);
#include "cli/commands.def"
#undef X

/* All commands, and how many. */
const ml_command *ml_commands(int *count);
/* The command of that name, or NULL. */
const ml_command *ml_command_find(const char *name);

/* Runs a command on the words behind its name, of which our options are taken out and obeyed:
 * `moonloop check x.lua --explain=off`, `moonloop check --help`. Returns the exit status. */
int ml_cli_command_run(ml_cli_options *options, const ml_command *command, int argc, char **argv);

/* `moonloop help COMMAND`, on standard output. */
void ml_command_help_print(const ml_command *command);
/* `moonloop --help` and `moonloop --version`, on standard output. */
void ml_help_print(void);
void ml_version_print(void);

#endif
