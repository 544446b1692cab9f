/* Commands: inputs that begin with a colon, as `:help`. A closed table, commands.def. */
#ifndef ML_REPL_COMMAND_H
#define ML_REPL_COMMAND_H

#include "repl/session.h"

/* Carries out a command; `argument` is what follows its name, trimmed ("": nothing). */
typedef void (*ml_repl_command_function)(ml_session *session, const char *argument);

typedef struct ml_repl_command {
  const char *name;
  ml_repl_command_function run;
  const char *arguments;
  const char *summary;
  const char *details;
} ml_repl_command;

#define X(name, arguments, summary, details) \
  void ml_repl_command_##name(ml_session *session, const char *argument);
#include "repl/commands.def"
#undef X

/* All commands, and how many. */
const ml_repl_command *ml_repl_commands(int *count);
/* The command of that name, or NULL. */
const ml_repl_command *ml_repl_command_find(const char *name);

/* Whether a first line is a command (`::label::` is Lua). */
bool ml_is_command(const char *line);
/* Carries out the command in `line`, or says that there is none, and which it may be. Spoils
 * `line`. */
void ml_command_run(ml_session *session, char *line);

/* Answers `exit`, `quit` and `help` of other languages, where the program has no such name of its
 * own. False: it is none of these. */
bool ml_command_habit(ml_session *session, const char *line);

/* Says which of `count` candidates a mistyped name may be, with `prefix` before it; if none is
 * near, says `otherwise` instead. */
void ml_suggest(ml_session *session, const char *name, const char *prefix,
                const char *const *candidates, int count, const char *otherwise);

#endif
