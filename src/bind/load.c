#include "bind/load.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "bind/await.h"
#include "bind/refused.h"

enum { RUNTIME_FUNCTIONS = 17 };

#define BOX_TYPE "ml_load_box"

/* ---- files ---- */

const char *ml_read_file(ml_buffer *out, const char *filename) {
  char block[BUFSIZ];
  FILE *file = filename == NULL ? stdin : fopen(filename, "rb");
  if (file == NULL) return "open";
  size_t got;
  while ((got = fread(block, 1, sizeof block, file)) > 0) ml_buffer_add(out, block, got);
  bool failed = ferror(file) != 0;
  int error = errno;
  if (file != stdin) fclose(file);
  errno = error;
  return failed ? "read" : NULL;
}

size_t ml_skip_first_line(const char *text, size_t length) {
  size_t at = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  if (at == length || text[at] != '#') return at;
  const char *newline = memchr(text + at, '\n', length - at);
  if (newline == NULL) return length;
  bool binary = newline + 1 < text + length && newline[1] == LUA_SIGNATURE[0];
  return (size_t)(newline - text) + (binary ? 1 : 0);
}

/* ---- the box ---- */

void ml_load_box_clear(ml_load_box *box) {
  ml_buffer_free(&box->buffer);
  ml_translation_free(&box->translation);
  memset(box, 0, sizeof *box);
}

static int collect_box(lua_State *L) {
  ml_load_box_clear(lua_touserdata(L, 1));
  return 0;
}

ml_load_box *ml_load_box_push(lua_State *L) {
  ml_load_box *box = lua_newuserdatauv(L, sizeof *box, 0);
  memset(box, 0, sizeof *box);
  if (luaL_newmetatable(L, BOX_TYPE)) {
    lua_pushcfunction(L, collect_box);
    lua_setfield(L, -2, "__gc");
  }
  lua_setmetatable(L, -2);
  return box;
}

/* ---- messages and diagnostics ---- */

/* What stands behind "SHORT:LINE: " of Lua's message, with the line; the whole message, and 0, if
 * it has no place. */
static const char *strip_place(const char *message, const char *chunkname, int *line) {
  char shown[LUA_IDSIZE];
  char *end;
  ml_short_source(chunkname, shown);
  size_t length = strlen(shown);
  *line = 0;
  if (strncmp(message, shown, length) != 0 || message[length] != ':') return message;
  long number = strtol(message + length + 1, &end, 10);
  if (strncmp(end, ": ", 2) != 0) return message;
  *line = (int)number;
  return end + 2;
}

static const char *line_of_text(const char *text, size_t length, int line, size_t *line_length) {
  struct ml_chunk chunk = {.text = (char *)text, .length = length, .searched = true};
  return ml_chunk_line(&chunk, line, line_length);
}

/* As CPython reports a SyntaxError that has a line but no column. */
static void describe(ml_diag *diag, const ml_load *load, const char *file) {
  ml_buffer report = {0};
  size_t length;
  const char *line = line_of_text(load->text, load->length, diag->span.line, &length);
  ml_buffer_addf(&report, "  File \"%s\", line %d\n", file, diag->span.line);
  while (line != NULL && length > 0 && (*line == ' ' || *line == '\t')) line++, length--;
  if (line != NULL && length > 0) {
    ml_buffer_add_string(&report, "    ");
    ml_buffer_add(&report, line, length);
    ml_buffer_add_char(&report, '\n');
  }
  ml_buffer_addf(&report, "%s\n", diag->message ? diag->message : "SyntaxError");
  diag->report = ml_buffer_take(&report);
  ml_buffer_free(&report);
}

/* Lua tells of a jump that cannot be made where its function ends; what is wrong is the line it
 * names. */
static int jump_line(const char *reason, int line) {
  static const char place[] = " at line ";
  if (strstr(reason, "goto") == NULL && strncmp(reason, "break ", 6) != 0) return line;
  const char *at = strstr(reason, place);
  return at != NULL ? atoi(at + sizeof place - 1) : line;
}

/* A diagnostic of what Lua itself says against a text that the translator accepts. */
static void make_diag(ml_chunk_errors *errors, const ml_load *load, const char *file,
                      const char *message) {
  int line;
  const char *reason = strip_place(message, load->chunkname, &line);
  line = jump_line(reason, line);
  ml_diag *diag = &errors->own;
  ml_diag_init(diag, ML_DIAG_SYNTAX_ERROR);
  diag->span = (ml_span){line, 0, line, 0};
  ml_diag_set(&diag->file, file);
  ml_diag_setf(&diag->message, "SyntaxError: %s", reason);
  ml_diag_fact(diag, "reason", "%s", reason);
  if (line > 0) describe(diag, load, file);
  errors->diags = diag;
  errors->count = 1;
}

/* Excerpts need the text, which the registry does not have of what failed. */
static void attach_source(ml_chunk_errors *errors, const ml_load *load) {
  for (size_t i = 0; i < errors->count; i++) {
    ml_diag *diag = &errors->diags[i];
    if (diag->source != NULL) continue;
    diag->source = ml_alloc(load->length + 1);
    if (diag->source == NULL) return;
    memcpy(diag->source, load->text, load->length);
    diag->source[load->length] = '\0';
  }
}

void ml_chunk_errors_free(ml_chunk_errors *errors) {
  ml_translation_free(&errors->translation);
  ml_diag_free(&errors->own);
  memset(errors, 0, sizeof *errors);
}

/* ---- loading ---- */

/* The functions of lost_updates.lua, as a table of the text's own. */
static void push_watch(lua_State *L, const char *file) {
  ml_push_slot(L, ML_SLOT_ASYNCIO);
  lua_getfield(L, -1, "_lost_updates");
  lua_remove(L, -2);
  lua_pushstring(L, file);
  lua_call(L, 1, 1);
}

/* The value for an upvalue of a function that was dumped, which Lua leaves nil. */
static void give_upvalue(lua_State *L, int function, int upvalue, int place) {
  lua_Debug ar;
  int top = lua_gettop(L);
  luaL_checkstack(L, RUNTIME_FUNCTIONS + LUA_MINSTACK, "loading");
  if (place < RUNTIME_FUNCTIONS) {
    ml_push_runtime_functions(L);
    lua_settop(L, top + 1 + place);
  } else {
    lua_pushvalue(L, function);
    lua_getinfo(L, ">S", &ar);
    push_watch(L, ar.short_src);
  }
  if (lua_setupvalue(L, function, upvalue) == NULL) lua_pop(L, 1);
  lua_settop(L, top);
}

/* The function at the top comes from a binary chunk. What was dumped of a translated text has the
 * runtime functions as upvalues, and `_ENV` may be any of them; it is known by their names. */
static void restore_upvalues(lua_State *L, int environment) {
  int function = lua_gettop(L);
  bool translated = false;
  const char *name;
  for (int i = 1; (name = lua_getupvalue(L, function, i)) != NULL; i++) {
    int place = ml_lang_runtime_place(name);
    lua_pop(L, 1);
    if (place >= 0) give_upvalue(L, function, i, place);
    translated = translated || place >= 0;
    if (!translated || strcmp(name, "_ENV") != 0) continue;
    if (environment != 0)
      lua_pushvalue(L, environment);
    else
      lua_pushglobaltable(L);
    lua_setupvalue(L, function, i);
  }
}

void ml_load_set_environment(lua_State *L, int environment) {
  if (environment != 0) {
    lua_pushvalue(L, environment);
    if (lua_setupvalue(L, -2, 1) == NULL) lua_pop(L, 1);
  }
  restore_upvalues(L, environment);
}

typedef struct raw_load {
  const char *text, *chunkname, *mode;
  size_t length;
  int status;
} raw_load;

static int call_lua_load(lua_State *L) {
  raw_load *raw = lua_touserdata(L, 1);
  raw->status = luaL_loadbufferx(L, raw->text, raw->length, raw->chunkname, raw->mode);
  return 1;
}

/* lua_load hands its errors to the message handler in force, which would make exceptions of
 * messages. Inside a protected call without a handler it gives what Lua gives. */
static int lua_load_unhandled(lua_State *L, raw_load *raw) {
  luaL_checkstack(L, 3, "loading");
  lua_pushcfunction(L, call_lua_load);
  lua_pushlightuserdata(L, raw);
  int status = lua_pcall(L, 1, 1, 0);
  return status != LUA_OK ? status : raw->status;
}

static int load_as_it_is(lua_State *L, const ml_load *load) {
  raw_load raw = {
      .text = load->text, .length = load->length, .chunkname = load->chunkname, .mode = load->mode};
  int status = lua_load_unhandled(L, &raw);
  if (status == LUA_OK) ml_load_set_environment(L, load->environment);
  return status;
}

/* The translated text is a line longer than the user's: no message may name that line. */
static void fix_last_line(lua_State *L, const ml_load *load) {
  char shown[LUA_IDSIZE];
  int line, last = ml_count_lines(load->text, load->length);
  const char *reason = strip_place(lua_tostring(L, -1), load->chunkname, &line);
  if (line <= last) return;
  ml_short_source(load->chunkname, shown);
  lua_pushfstring(L, "%s:%d: %s", shown, last, reason);
  lua_remove(L, -2);
}

/* The name of the file as diagnostics show it. */
static const char *file_of(const ml_load *load, char shown[LUA_IDSIZE]) {
  if (load->options != NULL && load->options->file != NULL) return load->options->file;
  if (*load->chunkname == '@') return load->chunkname + 1;
  ml_short_source(load->chunkname, shown);
  return shown;
}

/* The translated text is a function of the runtime functions that returns the main function. */
static int load_translated(lua_State *L, const ml_load *load, const ml_translation *translation) {
  char shown[LUA_IDSIZE];
  raw_load raw = {
      .text = translation->text, .length = translation->length, .chunkname = load->chunkname};
  int status = lua_load_unhandled(L, &raw);
  if (status == LUA_ERRSYNTAX) fix_last_line(L, load);
  if (status != LUA_OK) return status;
  ml_load_set_environment(L, load->environment);
  luaL_checkstack(L, RUNTIME_FUNCTIONS + 1 + LUA_MINSTACK, "loading");
  ml_push_runtime_functions(L);
  if (translation->watched) push_watch(L, file_of(load, shown));
  lua_call(L, RUNTIME_FUNCTIONS + (translation->watched ? 1 : 0), 1);
  return LUA_OK;
}

/* Pushes "SHORT:LINE: reason" for what the translator found first: it words what Lua refuses as Lua
 * does. */
static void push_message(lua_State *L, const ml_load *load, const ml_diag *diag) {
  static const char label[] = "SyntaxError: ";
  char shown[LUA_IDSIZE];
  ml_short_source(load->chunkname, shown);
  const char *reason = diag->message != NULL ? diag->message : "syntax error";
  const char *as_lua = ml_diag_get(diag, "as_lua");
  if (as_lua != NULL) { /* told at another place, but for this */
    lua_pushfstring(L, "%s:%s", shown, as_lua);
    return;
  }
  if (strncmp(reason, label, sizeof label - 1) == 0) reason += sizeof label - 1;
  lua_pushfstring(L, "%s:%d: %s", shown, diag->span.line, reason);
}

static bool is_incomplete(const ml_translation *translation) {
  return translation->status == ML_LANG_INCOMPLETE;
}

/* Moves the translator's diagnostics to the caller. */
static void hand_over(ml_chunk_errors *errors, const ml_load *load, ml_translation *translation) {
  errors->translation = *translation;
  memset(translation, 0, sizeof *translation);
  errors->diags = errors->translation.diags;
  errors->count = errors->translation.diag_count;
  errors->incomplete = is_incomplete(&errors->translation);
  attach_source(errors, load);
}

static bool wants_translation(const ml_load *load) {
  if (load->options != NULL && (load->options->toplevel_await || load->options->expression))
    return true;
  return ml_lang_has_new_words(load->text, load->length);
}

bool ml_load_is_text(const ml_load *load) {
  bool binary = load->length > 0 && load->text[0] == LUA_SIGNATURE[0];
  return !binary && (load->mode == NULL || strchr(load->mode, 't') != NULL);
}

/* Debug mode watches the user's assignments, and has something to say only with explanations.
 * Where a text asks for it, what is loaded later may run in it too. */
static bool is_watched(ml_runtime *rt, const ml_load *load) {
  bool is_library = strncmp(load->chunkname, "=[moonloop", 10) == 0;
  if (is_library || rt->options.plain || rt->options.warnings == ML_WARNINGS_IGNORE) return false;
  if (!rt->options.debug && !rt->asked_debug)
    rt->asked_debug = ml_lang_asks_debug(load->text, load->length);
  return rt->options.debug || rt->asked_debug;
}

static ml_lang_status translate(const ml_load *load, bool watch, ml_translation *out) {
  char shown[LUA_IDSIZE];
  ml_translate_options options = {0};
  if (load->options != NULL) options = *load->options;
  options.watch = watch;
  options.file = file_of(load, shown);
  return ml_translate(load->text, load->length, &options, out);
}

/* Lua has refused a text, with the message at the top: says the same in diagnostics. */
static void diagnose(lua_State *L, const ml_load *load, ml_translation *translation,
                     ml_chunk_errors *errors) {
  char shown[LUA_IDSIZE];
  if (errors == NULL) return;
  if (translation->status == ML_LANG_ERROR || translation->status == ML_LANG_INCOMPLETE) {
    hand_over(errors, load, translation);
  } else {
    make_diag(errors, load, file_of(load, shown), lua_tostring(L, -1));
    attach_source(errors, load);
  }
}

/* Lua has refused what is watched, with the message at the top: watching takes a local of each
 * function, and what runs without must run in debug mode too. */
static int load_unwatched(lua_State *L, const ml_load *load, ml_translation *translation) {
  lua_pop(L, 1);
  ml_translation_free(translation);
  if (translate(load, false, translation) == ML_LANG_OK)
    return load_translated(L, load, translation);
  lua_pushliteral(L, "not enough memory");
  return LUA_ERRMEM;
}

static int load_with(lua_State *L, const ml_load *load, bool watch, ml_load_box *box,
                     ml_chunk_errors *errors) {
  ml_translation *translation = &box->translation;
  bool translating = wants_translation(load);
  ml_lang_status said = translating ? translate(load, watch, translation) : ML_LANG_OK;
  if (said == ML_LANG_NO_MEMORY) {
    lua_pushliteral(L, "not enough memory");
    return LUA_ERRMEM;
  }
  if (said != ML_LANG_OK && translation->diag_count > 0) {
    push_message(L, load, &translation->diags[0]);
    if (errors != NULL) hand_over(errors, load, translation);
    return LUA_ERRSYNTAX;
  }
  int status =
      translation->changed ? load_translated(L, load, translation) : load_as_it_is(L, load);
  if (status == LUA_ERRSYNTAX && translation->watched)
    status = load_unwatched(L, load, translation);
  if (status == LUA_ERRSYNTAX && errors != NULL) {
    if (!translating) translate(load, watch, translation); /* only for its diagnostics */
    diagnose(L, load, translation, errors);
  }
  if (status == LUA_OK && (translation->changed || load->keep)) {
    ml_chunk_remember(ml_runtime_of(L), load->chunkname, load->text, load->length,
                      translation->changed ? translation : NULL, load->is_file);
    ml_chunk_keep_address(L, load->chunkname);
  }
  return status;
}

static int load_boxed(lua_State *L, const ml_load *load, bool watch, ml_chunk_errors *errors) {
  luaL_checkstack(L, 8, "loading");
  ml_load_box *box = ml_load_box_push(L);
  int status = load_with(L, load, watch, box, errors);
  ml_load_box_clear(box);
  lua_remove(L, -2);
  return status;
}

int ml_load_text(lua_State *L, const ml_load *load, ml_chunk_errors *errors) {
  if (!ml_load_is_text(load)) return load_as_it_is(L, load);
  bool watch = is_watched(ml_runtime_of(L), load);
  bool plain = errors == NULL && !load->keep && !wants_translation(load);
  int status = plain ? load_as_it_is(L, load) : load_boxed(L, load, watch, errors);
  if (status == LUA_ERRSYNTAX && errors == NULL) ml_refused_keep(L, load);
  return status;
}
