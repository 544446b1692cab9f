/* :help: the list of commands, or what is known of a name. */
#include <string.h>

#include "base/embed.h"
#include "bind/await.h"
#include "repl/command.h"

enum { SUMMARY_COLUMN = 22 };

static const struct {
  const char *name, *usage, *text;
} topics[] = {
#define X(name, usage, text) {name, usage, text},
#include "repl/help.def"
#undef X
};

static const char *const candidates[] = {
#define X(name, usage, text) name,
#include "repl/help.def"
#undef X
#define X(name, arguments, summary, details) #name,
#include "repl/commands.def"
#undef X
};

enum {
  TOPIC_COUNT = sizeof topics / sizeof topics[0],
  CANDIDATE_COUNT = sizeof candidates / sizeof candidates[0]
};

static void list_commands(void) {
  int count;
  const ml_repl_command *commands = ml_repl_commands(&count);
  puts(
      "Type Moonloop Lua; 'await' works right here, and tasks go on while you type.\n"
      "Ctrl-C drops the line or interrupts what runs.\n");
  for (int i = 0; i < count; i++) {
    int printed = printf("  :%s %s", commands[i].name, commands[i].arguments);
    printf("%*s%s\n", printed < SUMMARY_COLUMN ? SUMMARY_COLUMN - printed : 1, "",
           commands[i].summary);
  }
}

static bool help_command(const char *name) {
  const ml_repl_command *command = ml_repl_command_find(name[0] == ':' ? name + 1 : name);
  if (command == NULL) return false;
  printf(":%s%s%s: %s\n%s", command->name, command->arguments[0] != '\0' ? " " : "",
         command->arguments, command->summary, command->details);
  return true;
}

static const char *last_part(const char *name) {
  const char *dot = strrchr(name, '.');
  return dot != NULL ? dot + 1 : name;
}

static bool help_topic(const char *name) {
  for (int i = 0; i < TOPIC_COUNT; i++) {
    bool same = strcmp(topics[i].name, name) == 0 || strcmp(last_part(topics[i].name), name) == 0;
    if (same) printf("%s\n%s", topics[i].usage, topics[i].text);
    if (same) return true;
  }
  return false;
}

/* ---- functions of the library in Moonloop Lua: the comment above them ---- */

/* The start of line `line` of a text; NULL when it has fewer. */
static const char *find_line(const char *text, int line) {
  while (text != NULL && --line > 0) {
    text = strchr(text, '\n');
    if (text != NULL) text++;
  }
  return text;
}

static bool is_comment(const char *line) {
  return strncmp(line, "--", 2) == 0;
}

/* Prints the lines of comment that end just above `line`. False: there are none. */
static bool print_comment(const char *text, int line) {
  int first = line;
  for (const char *above; first > 1 && (above = find_line(text, first - 1)) != NULL && is_comment(above);)
    first--;
  for (int i = first; i < line; i++) {
    const char *at = find_line(text, i) + 2;
    if (*at == ' ') at++;
    printf("%.*s\n", (int)strcspn(at, "\n"), at);
  }
  return first < line;
}

/* Of the Lua function at the top, which is popped. */
static bool print_function(lua_State *L, const char *name) {
  static const char library[] = "[moonloop]/";
  lua_Debug ar;
  char path[LUA_IDSIZE + 8];
  lua_getinfo(L, ">S", &ar);
  if (strncmp(ar.short_src, library, sizeof library - 1) != 0) return false;
  snprintf(path, sizeof path, "lib/%s", ar.short_src + sizeof library - 1);
  const ml_embedded *file = ml_embedded_find(path);
  const char *line = file == NULL ? NULL : find_line(file->text, ar.linedefined);
  if (line == NULL) return false;
  const char *open = strchr(line, '('), *end = strchr(line, '\n');
  if (open != NULL && (end == NULL || open < end))
    printf("%s%.*s\n", name, (int)strcspn(open, "\n"), open);
  return print_comment(file->text, ar.linedefined);
}

/* Pushes asyncio.NAME, or what a dotted name leads to from asyncio or the globals. */
static void push_named(lua_State *L, const char *name) {
  ml_push_slot(L, ML_SLOT_ASYNCIO);
  if (strncmp(name, "asyncio.", 8) == 0) name += 8;
  for (const char *part = name; part != NULL && lua_istable(L, -1);) {
    const char *dot = strchr(part, '.');
    lua_pushlstring(L, part, dot != NULL ? (size_t)(dot - part) : strlen(part));
    lua_gettable(L, -2);
    lua_remove(L, -2);
    part = dot != NULL ? dot + 1 : NULL;
  }
}

/* Arguments: the session and the name. Returns whether there was anything to say. */
static int help_function(lua_State *L) {
  const char *name = lua_tostring(L, 2);
  push_named(L, name);
  if (ml_is_async_function(L, -1)) lua_getupvalue(L, -1, ML_ASYNC_BODY);
  bool known = lua_isfunction(L, -1) && !lua_iscfunction(L, -1) && print_function(L, name);
  lua_pushboolean(L, known);
  return 1;
}

static bool help_library(ml_session *session, const char *name) {
  lua_State *L = session->L;
  lua_pushcfunction(L, help_function);
  lua_pushlightuserdata(L, session);
  lua_pushstring(L, name);
  bool known = lua_pcall(L, 2, 1, 0) == LUA_OK && lua_toboolean(L, -1);
  lua_pop(L, 1);
  return known;
}

void ml_repl_command_help(ml_session *session, const char *argument) {
  if (*argument == '\0') {
    list_commands();
    return;
  }
  if (help_command(argument) || help_topic(argument) || help_library(session, argument)) return;
  if (ml_diag_find(argument) != ML_DIAG_NONE) {
    ml_repl_command_explain(session, argument);
    return;
  }
  printf("There is no help on '%s'. ", argument);
  if (!ml_suggest(session, argument, ":help ", candidates, CANDIDATE_COUNT))
    puts(":help lists the commands, :explain all the errors.");
}
