#include "repl/command.h"

#include <ctype.h>
#include <string.h>

static const ml_repl_command commands[] = {
#define X(name, arguments, summary, details) \
  {#name, ml_repl_command_##name, arguments, summary, details},
#include "repl/commands.def"
#undef X
};

static const char *const names[] = {
#define X(name, arguments, summary, details) #name,
#include "repl/commands.def"
#undef X
};

enum { COMMAND_COUNT = sizeof commands / sizeof commands[0] };

const ml_repl_command *ml_repl_commands(int *count) {
  *count = COMMAND_COUNT;
  return commands;
}

const ml_repl_command *ml_repl_command_find(const char *name) {
  for (int i = 0; i < COMMAND_COUNT; i++)
    if (strcmp(commands[i].name, name) == 0) return &commands[i];
  return NULL;
}

static char *trim(char *text) {
  text += strspn(text, " \t\r\n");
  size_t length = strlen(text);
  while (length > 0 && isspace((unsigned char)text[length - 1])) text[--length] = '\0';
  return text;
}

bool ml_is_command(const char *line) {
  line += strspn(line, " \t");
  return line[0] == ':' && line[1] != ':';
}

void ml_suggest(ml_session *session, const char *name, const char *prefix,
                const char *const *candidates, int count, const char *otherwise) {
  const char *nearest = session->host->nearest(name, candidates, count);
  if (nearest != NULL)
    printf("Did you mean %s%s?\n", prefix, nearest);
  else
    puts(otherwise);
}

/* A command may be shortened as long as it is clear which it is. */
static const ml_repl_command *find_short(const char *name) {
  const ml_repl_command *found = ml_repl_command_find(name);
  int matches = 0;
  for (int i = 0; found == NULL && i < COMMAND_COUNT; i++)
    if (name[0] != '\0' && strncmp(commands[i].name, name, strlen(name)) == 0) matches++;
  for (int i = 0; matches == 1 && i < COMMAND_COUNT; i++)
    if (strncmp(commands[i].name, name, strlen(name)) == 0) found = &commands[i];
  return found;
}

void ml_command_run(ml_session *session, char *line) {
  char *name = trim(line) + 1; /* behind the colon */
  name += strspn(name, " \t");
  char *argument = name + strcspn(name, " \t\r\n");
  if (*argument != '\0') *argument++ = '\0';
  const ml_repl_command *command = find_short(name);
  if (command != NULL) {
    command->run(session, trim(argument));
  } else {
    printf("There is no command ':%s'. ", name);
    ml_suggest(session, name, ":", names, COMMAND_COUNT, ":help lists them.");
  }
  fflush(stdout);
}

bool ml_command_habit(ml_session *session, const char *line) {
  static const char *const words[] = {"exit", "quit", "help"};
  static const char *const answers[] = {"Type :quit or press Ctrl-D to leave.",
                                        "Type :quit or press Ctrl-D to leave.",
                                        "Type :help for the commands."};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    size_t length = strlen(words[i]);
    const char *rest = line + length;
    if (strncmp(line, words[i], length) != 0 || (*rest != '\0' && strcmp(rest, "()") != 0))
      continue;
    lua_pushglobaltable(session->L);
    lua_pushstring(session->L, words[i]);
    bool taken = lua_rawget(session->L, -2) != LUA_TNIL;
    lua_pop(session->L, 2);
    if (taken) return false;
    puts(answers[i]);
    return true;
  }
  return false;
}

/* ---- :set, :quit, :explain ---- */

static void show_settings(const ml_session *session) {
  printf("toplevel-await %s\n", session->toplevel_await ? "on" : "off");
}

void ml_repl_command_set(ml_session *session, const char *argument) {
  static const char name[] = "toplevel-await";
  size_t length = strcspn(argument, " \t");
  const char *value = argument + length + strspn(argument + length, " \t");
  bool known = length == sizeof name - 1 && strncmp(argument, name, length) == 0;
  bool on = strcmp(value, "on") == 0;
  bool meant = *value == '\0' || on || strcmp(value, "off") == 0;
  if (known && *value != '\0' && meant) session->toplevel_await = on;
  if (known && !meant) {
    printf("%s is on or off, not '%s'.\n", name, value);
  } else if (*argument == '\0' || known) {
    show_settings(session);
  } else {
    printf("There is no setting '%.*s'; there is toplevel-await on|off.\n", (int)length, argument);
  }
}

void ml_repl_command_quit(ml_session *session, const char *argument) {
  (void)argument;
  session->over = true;
}

void ml_repl_command_explain(ml_session *session, const char *argument) {
  const char *name = *argument == '\0' ? ml_diag_name(session->last) : argument;
  if (name == NULL) {
    puts("Nothing was reported yet. :explain all lists what can be explained.");
    return;
  }
  ml_buffer page = {0};
  bool known =
      session->host->explain(session->host->context, strcmp(name, "all") == 0 ? NULL : name, &page);
  if (known && page.data != NULL)
    fwrite(page.data, 1, page.length, stdout);
  else if (page.length > 0)
    printf("There is no page '%s'. Did you mean :explain %s?\n", name, page.data);
  else
    printf("There is no page '%s'. :explain all lists them.\n", name);
  ml_buffer_free(&page);
}
