#include "cli/options.h"

#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "cli/command.h"

enum { TRACEMALLOC_MOST = 65535 }; /* as CPython */

const ml_cli_option ml_cli_option_table[ML_CLI_OPTION_COUNT] = {
#define X(id, letter, name, argument, help) {ML_CLI_OPTION_##id, letter, name, argument, help},
#include "cli/options.def"
#undef X
};

static const ml_cli_option *find_letter(char letter) {
  for (int i = 0; i < ML_CLI_OPTION_COUNT; i++)
    if (letter != '\0' && ml_cli_option_table[i].letter == letter) return &ml_cli_option_table[i];
  return NULL;
}

static const ml_cli_option *find_name(const char *name, size_t length) {
  for (int i = 0; i < ML_CLI_OPTION_COUNT; i++) {
    const char *candidate = ml_cli_option_table[i].name;
    if (candidate != NULL && strlen(candidate) == length && memcmp(candidate, name, length) == 0)
      return &ml_cli_option_table[i];
  }
  return NULL;
}

/* `--name` or `--name=value`; never takes the next word, which may be a script. */
static ml_cli_option_read read_long(ml_cli_option_reader *reader, const char *word) {
  size_t length = strcspn(word, "=");
  reader->option = find_name(word, length);
  reader->value = word[length] == '=' ? word + length + 1 : NULL;
  if (reader->option == NULL) return ML_CLI_OPTION_UNKNOWN;
  bool wants = reader->option->argument != NULL;
  if (wants && reader->value == NULL) return ML_CLI_OPTION_NO_VALUE;
  if (!wants && reader->value != NULL) return ML_CLI_OPTION_UNKNOWN;
  reader->index++;
  return ML_CLI_OPTION_READ;
}

/* `-x`, `-xVALUE` or `-x VALUE`, by the rules of lua.c: a separate value does not begin with a
 * dash. */
static ml_cli_option_read read_short(ml_cli_option_reader *reader, const char *word) {
  reader->option = find_letter(word[0]);
  reader->value = NULL;
  if (reader->option == NULL) return ML_CLI_OPTION_UNKNOWN;
  if (reader->option->argument == NULL) {
    if (word[1] != '\0') return ML_CLI_OPTION_UNKNOWN;
  } else if (word[1] != '\0') {
    reader->value = word + 1;
  } else {
    const char *next = reader->argv[reader->index + 1];
    if (next == NULL || next[0] == '-') return ML_CLI_OPTION_NO_VALUE;
    reader->value = next;
    reader->index++;
  }
  reader->index++;
  return ML_CLI_OPTION_READ;
}

ml_cli_option_read ml_cli_option_next(ml_cli_option_reader *reader) {
  const char *word = reader->argv[reader->index];
  if (word == NULL || word[0] != '-' || word[1] == '\0') return ML_CLI_OPTION_END;
  if (word[1] != '-') return read_short(reader, word + 1);
  if (word[2] != '\0') return read_long(reader, word + 2);
  reader->dashes = true;
  reader->index++;
  return ML_CLI_OPTION_END;
}

int ml_choice_index(const char *choices, const char *value) {
  size_t length = strlen(value);
  for (int i = 0;; i++) {
    size_t width = strcspn(choices, "|");
    if (width == length && memcmp(choices, value, length) == 0) return i;
    if (choices[width] == '\0') return -1;
    choices += width + 1;
  }
}

/* A number of frames, or 0 when the text is none. */
static int parse_frames(const char *text) {
  char *end;
  long frames = strtol(text, &end, 10);
  if (end == text || *end != '\0' || frames < 1 || frames > TRACEMALLOC_MOST) return 0;
  return (int)frames;
}

static bool apply_implementation(ml_cli_options *options, const char *value) {
  static const char tracemalloc[] = "tracemalloc";
  size_t length = sizeof tracemalloc - 1;
  if (strcmp(value, "dev") == 0) {
    options->debug = true;
    return true;
  }
  if (strncmp(value, tracemalloc, length) != 0) return false;
  if (value[length] == '\0') {
    options->tracemalloc = 1;
    return true;
  }
  options->tracemalloc = value[length] == '=' ? parse_frames(value + length + 1) : 0;
  return options->tracemalloc > 0;
}

/* Lets one option take effect. False when its value is not one of those allowed. */
static bool apply(ml_cli_options *options, const ml_cli_option_reader *reader) {
  int choice = 0;
  switch (reader->option->id) {
    case ML_CLI_OPTION_EXECUTE: options->execute = true; break;
    case ML_CLI_OPTION_INTERACTIVE: options->interactive = options->show_version = true; break;
    case ML_CLI_OPTION_SHOW_VERSION: options->show_version = true; break;
    case ML_CLI_OPTION_NO_ENVIRONMENT: options->ignore_environment = true; break;
    case ML_CLI_OPTION_IMPLEMENTATION: return apply_implementation(options, reader->value);
    case ML_CLI_OPTION_CLOCK:
      choice = ml_choice_index(reader->option->argument, reader->value);
      options->clock = (ml_clock_kind)choice;
      break;
    case ML_CLI_OPTION_EXPLAIN:
      choice = ml_choice_index(reader->option->argument, reader->value);
      options->explain = (ml_explain_mode)choice;
      break;
    case ML_CLI_OPTION_WARNINGS:
      choice = ml_choice_index(reader->option->argument, reader->value);
      options->warnings = (ml_warnings)choice;
      break;
    default: break; /* -l and -W act when the program runs */
  }
  return choice >= 0;
}

/* The name of a long option that was meant by a wrong word, or NULL. */
static const char *meant(const char *word) {
  if (strncmp(word, "--", 2) != 0) return NULL;
  char name[32];
  snprintf(name, sizeof name, "%.*s", (int)strcspn(word + 2, "="), word + 2);
  ml_nearest nearest = {.word = name};
  for (int i = 0; i < ML_CLI_OPTION_COUNT; i++)
    ml_nearest_consider(&nearest, ml_cli_option_table[i].name);
  return nearest.best;
}

static void usage(const char *progname) {
  fprintf(stderr,
          "usage: %s [options] [script [args]]\n"
          "       %s COMMAND ...\n"
          "'%s --help' lists the options and commands.\n",
          progname, progname, progname);
}

static void complain(const char *progname, const ml_cli_option_reader *reader,
                     ml_cli_option_read problem) {
  const char *word = reader->argv[reader->index];
  if (problem == ML_CLI_OPTION_NO_VALUE) {
    fprintf(stderr, "%s: '%s' needs argument\n", progname, word);
    if (reader->option->name != NULL)
      fprintf(stderr, "Write %s=%s.\n", word, reader->option->argument);
  } else {
    const char *other = meant(word);
    fprintf(stderr, "%s: unrecognized option '%s'\n", progname, word);
    if (other != NULL) fprintf(stderr, "Did you mean --%s?\n", other);
  }
  usage(progname);
}

static void complain_of_value(const char *progname, const ml_cli_option_reader *reader) {
  const ml_cli_option *option = reader->option;
  char letter[2] = {option->letter, '\0'};
  fprintf(stderr, "%s: option '%s%s' takes %s, not '%s'\n", progname,
          option->name != NULL ? "--" : "-", option->name != NULL ? option->name : letter,
          option->argument, reader->value);
  usage(progname);
}

/* What the environment says, where the command line said nothing. */
static bool read_environment(ml_cli_options *options) {
  const char *debug = getenv("MOONLOOP_ASYNCIODEBUG");
  if (debug != NULL && debug[0] != '\0') options->debug = true;
  const char *frames = getenv("MOONLOOP_TRACEMALLOC");
  if (frames == NULL || frames[0] == '\0' || strcmp(frames, "0") == 0 || options->tracemalloc > 0)
    return true;
  options->tracemalloc = parse_frames(frames);
  if (options->tracemalloc > 0) return true;
  fprintf(stderr, "%s: MOONLOOP_TRACEMALLOC is a number of frames, not '%s'\n", options->progname,
          frames);
  return false;
}

/* Acts on an option. False when nothing is left to do, and `status` is how it ended. `command`, or
 * NULL, is whose help is asked for. */
static bool obey(ml_cli_options *options, const ml_command *command,
                 const ml_cli_option_reader *reader, int *status) {
  ml_cli_option_id id = reader->option->id;
  *status = ML_EXIT_OK;
  if (id == ML_CLI_OPTION_HELP) {
    if (command != NULL)
      ml_command_help_print(command);
    else
      ml_help_print();
    return false;
  }
  if (id == ML_CLI_OPTION_VERSION) {
    ml_version_print();
    return false;
  }
  if (apply(options, reader)) return true;
  complain_of_value(options->progname, reader);
  *status = ML_EXIT_USAGE;
  return false;
}

bool ml_cli_options_parse(int argc, char **argv, ml_cli_options *out, int *status) {
  const char *progname = argc > 0 && argv[0][0] != '\0' ? argv[0] : "moonloop";
  *out = (ml_cli_options){
      .progname = progname, .argc = argc, .argv = argv, .first = argc, .explain = ML_EXPLAIN_SHORT};
  ml_cli_option_reader reader = {.argv = argv, .index = argc > 0 ? 1 : 0};
  ml_cli_option_read read;
  while ((read = ml_cli_option_next(&reader)) == ML_CLI_OPTION_READ)
    if (!obey(out, NULL, &reader, status)) return false;
  *status = ML_EXIT_USAGE;
  if (read != ML_CLI_OPTION_END) {
    complain(progname, &reader, read);
    return false;
  }
  out->first = reader.index;
  out->forced_script = reader.dashes;
  return out->ignore_environment || read_environment(out);
}

/* Behind a command's name our options are known by their names; all else is left to the command. */
static ml_cli_option_read read_behind(ml_cli_option_reader *reader) {
  const char *word = reader->argv[reader->index];
  bool is_long = strncmp(word, "--", 2) == 0 && word[2] != '\0';
  return is_long ? read_long(reader, word + 2) : ML_CLI_OPTION_UNKNOWN;
}

int ml_cli_command_run(ml_cli_options *options, const ml_command *command, int argc, char **argv) {
  ml_cli_option_reader reader = {.argv = argv};
  int kept = 0, status;
  while (reader.index < argc) {
    ml_cli_option_read read = read_behind(&reader);
    if (read == ML_CLI_OPTION_UNKNOWN) {
      argv[kept++] = argv[reader.index++];
    } else if (read == ML_CLI_OPTION_NO_VALUE) {
      complain(options->progname, &reader, read);
      return ML_EXIT_USAGE;
    } else if (!obey(options, command, &reader, &status)) {
      return status;
    }
  }
  argv[kept] = NULL;
  return command->run(options, kept, argv);
}
