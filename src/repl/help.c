/* :help: the list of commands, or what is known of a name. */
#include <string.h>

#include "base/embed.h"
#include "bind/await.h"
#include "repl/command.h"
#include "view/text.h"

enum { SUMMARY_COLUMN = 22, MOST_CANDIDATES = 200, LONGEST_NAME = 32 };

static const struct {
  const char *name, *usage, *text;
} topics[] = {
#define X(name, usage, text) {name, usage, text},
#include "repl/help.def"
#undef X
};

enum { TOPIC_COUNT = sizeof topics / sizeof topics[0] };

/* Prints lines of words as they fit the terminal. */
static void print_words(const ml_style *style, const char *text) {
  ml_buffer out = {0};
  ml_text_paragraphs(&out, style, text);
  if (out.length > 0) fwrite(out.data, 1, out.length, stdout);
  ml_buffer_free(&out);
}

/* Prints how something is written, in ways that are set apart by four spaces: beside each other
 * where they fit, else one under the other. */
static void print_usage(const ml_style *style, const char *usage) {
  ml_buffer all = {0}, out = {0};
  ml_text_readable(&all, style, usage, strlen(usage));
  bool fits = ml_text_width(all.data, all.length) <= style->width;
  for (const char *at = all.data; at != NULL && *at != '\0';) {
    const char *apart = fits ? NULL : strstr(at, "    ");
    ml_text_code(&out, style, at, apart != NULL ? (size_t)(apart - at) : strlen(at), 0);
    ml_buffer_add_char(&out, '\n');
    at = apart != NULL ? apart + strspn(apart, " ") : NULL;
  }
  if (out.length > 0) fwrite(out.data, 1, out.length, stdout);
  ml_buffer_free(&out);
  ml_buffer_free(&all);
}

static void list_commands(const ml_style *style) {
  int count;
  const ml_repl_command *commands = ml_repl_commands(&count);
  print_words(style,
              "Type Moonloop Lua; 'await' works right here, and tasks go on while you type.\n"
              "Ctrl-C drops the line or interrupts what runs.\n\n");
  ml_buffer out = {0};
  for (int i = 0; i < count; i++) {
    char term[LONGEST_NAME];
    snprintf(term, sizeof term, ":%s %s", commands[i].name, commands[i].arguments);
    ml_text_entry(&out, style, term, commands[i].summary, SUMMARY_COLUMN);
  }
  if (out.length > 0) fwrite(out.data, 1, out.length, stdout);
  ml_buffer_free(&out);
}

static bool help_command(const ml_style *style, const char *name) {
  const ml_repl_command *command = ml_repl_command_find(name[0] == ':' ? name + 1 : name);
  if (command == NULL) return false;
  ml_buffer head = {0};
  ml_buffer_addf(&head, ":%s%s%s: %s", command->name, command->arguments[0] != '\0' ? " " : "",
                 command->arguments, command->summary);
  if (!head.failed) print_words(style, head.data);
  ml_buffer_free(&head);
  print_words(style, command->details);
  return true;
}

static const char *last_part(const char *name) {
  const char *dot = strrchr(name, '.');
  return dot != NULL ? dot + 1 : name;
}

/* The number of a topic; TOPIC_COUNT: there is none. */
static int find_topic(const char *name) {
  int i = 0;
  while (i < TOPIC_COUNT && strcmp(topics[i].name, name) != 0 &&
         strcmp(last_part(topics[i].name), name) != 0)
    i++;
  return i;
}

static bool help_topic(const ml_style *style, const char *name) {
  int i = find_topic(name);
  if (i == TOPIC_COUNT || topics[i].text == NULL) return false;
  print_usage(style, topics[i].usage);
  print_words(style, topics[i].text);
  return true;
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

/* Prints `count` lines of comment. */
static void print_lines(const ml_style *style, const char *line, int count) {
  ml_buffer words = {0};
  for (int i = 0; i < count; i++) {
    const char *at = line + 2;
    if (*at == ' ') at++;
    ml_buffer_add(&words, at, strcspn(at, "\n") + 1);
    line = find_line(line, 2);
  }
  if (!words.failed && words.length > 0) print_words(style, words.data);
  ml_buffer_free(&words);
}

static bool has_comment(const char *text, int line) {
  return line > 1 && is_comment(find_line(text, line - 1));
}

/* Prints the lines of comment that end just above `line`. False: there are none. */
static bool print_comment(const ml_style *style, const char *text, int line) {
  int first = line;
  while (first > 1 && is_comment(find_line(text, first - 1))) first--;
  if (first < line) print_lines(style, find_line(text, first), line - first);
  return first < line;
}

/* The file of the library in which the Lua function at the top (popped) is defined, and the line;
 * NULL for a function of another kind. */
static const ml_embedded *defined_in(lua_State *L, int *line) {
  static const char library[] = "[moonloop]/";
  lua_Debug ar;
  char path[LUA_IDSIZE + 8];
  lua_getinfo(L, ">S", &ar);
  if (strncmp(ar.short_src, library, sizeof library - 1) != 0) return NULL;
  snprintf(path, sizeof path, "lib/%s", ar.short_src + sizeof library - 1);
  *line = ar.linedefined;
  return ml_embedded_find(path);
}

/* Of the Lua function at the top, which is popped. */
static bool print_function(lua_State *L, const char *name, const ml_style *style) {
  int number;
  const ml_embedded *file = defined_in(L, &number);
  const char *line = file == NULL ? NULL : find_line(file->text, number);
  if (line == NULL) return false;
  const char *open = strchr(line, '('), *end = strchr(line, '\n');
  int topic = find_topic(name);
  if (topic < TOPIC_COUNT)
    print_usage(style, topics[topic].usage);
  else if (open != NULL && (end == NULL || open < end))
    printf("%s%.*s\n", name, (int)strcspn(open, "\n"), open);
  return print_comment(style, file->text, number);
}

/* The line that begins with `start`; 0 when there is none. */
static int line_of(const char *text, const char *start) {
  int number = 1;
  for (; text != NULL && *text != '\0'; number++) {
    if (strncmp(text, start, strlen(start)) == 0) return number;
    text = strchr(text, '\n');
    if (text != NULL) text++;
  }
  return 0;
}

/* Of the class at `index`, which is a table that can be called: what stands above it, and above
 * what makes its objects. */
static bool print_class(lua_State *L, int index, const char *name, const ml_style *style) {
  int number;
  if (!lua_istable(L, index) || luaL_getmetafield(L, index, "__call") != LUA_TFUNCTION ||
      lua_iscfunction(L, -1))
    return false;
  const ml_embedded *file = defined_in(L, &number);
  if (file == NULL || lua_getfield(L, index, "__name") != LUA_TSTRING) return false;
  int class = line_of(file->text, lua_pushfstring(L, "local %s = ", lua_tostring(L, -1)));
  bool about_class = has_comment(file->text, class),
       about_objects = has_comment(file->text, number);
  if (!about_class && !about_objects) return false;
  int topic = find_topic(name);
  print_usage(style, topic < TOPIC_COUNT ? topics[topic].usage : name);
  if (about_class) print_comment(style, file->text, class);
  if (about_class && about_objects) printf("\n");
  if (about_objects) print_comment(style, file->text, number);
  return true;
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
  const ml_repl_host *host = ml_session_of(L)->host;
  push_named(L, name);
  const ml_style *style = host->style(host->context);
  if (ml_is_async_function(L, -1)) lua_getupvalue(L, -1, ML_ASYNC_BODY);
  bool known = lua_isfunction(L, -1) ? !lua_iscfunction(L, -1) && print_function(L, name, style)
                                     : print_class(L, lua_gettop(L), name, style);
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

/* ---- names that there is help on ---- */

typedef struct names {
  const char *list[MOST_CANDIDATES];
  int count;
  char text[MOST_CANDIDATES][LONGEST_NAME]; /* of those of src/lib */
} names;

static void add_name(names *all, const char *name) {
  if (all->count < MOST_CANDIDATES) all->list[all->count++] = name;
}

/* What a library file provides stands in its first line. */
static void add_provided(names *all, const ml_embedded *file) {
  static const char provides[] = "-- provides:";
  if (strncmp(file->text, provides, sizeof provides - 1) != 0) return;
  const char *at = file->text + sizeof provides - 1;
  while (all->count < MOST_CANDIDATES && *(at += strspn(at, " ")) != '\n') {
    size_t length = strcspn(at, " \n");
    char *copy = all->text[all->count];
    snprintf(copy, LONGEST_NAME, "%.*s", (int)length, at);
    if (*copy != '_') add_name(all, copy);
    at += length;
  }
}

static void collect_names(names *all) {
  size_t files;
  int commands;
  all->count = 0;
  for (int i = 0; i < TOPIC_COUNT; i++) add_name(all, last_part(topics[i].name));
  const ml_repl_command *command = ml_repl_commands(&commands);
  for (int i = 0; i < commands; i++) add_name(all, command[i].name);
  const ml_embedded *file = ml_embedded_list(&files);
  for (size_t i = 0; i < files; i++)
    if (strncmp(file[i].path, "lib/", 4) == 0) add_provided(all, &file[i]);
}

void ml_repl_command_help(ml_session *session, const char *argument) {
  const ml_style *style = session->host->style(session->host->context);
  if (*argument == '\0') {
    list_commands(style);
    return;
  }
  if (help_command(style, argument) || help_topic(style, argument) ||
      help_library(session, argument))
    return;
  if (ml_diag_find(argument) != ML_DIAG_NONE) {
    ml_repl_command_explain(session, argument);
    return;
  }
  names all;
  collect_names(&all);
  printf("There is no help on '%s'. ", argument);
  ml_suggest(session, last_part(argument), ":help ", all.list, all.count,
             ":help lists the commands, :explain all the errors.");
}
