/* Chunks: loading Moonloop Lua, and knowing the text of what was loaded.
 *
 * Every way in (a file, -e, the prompt, load, loadfile, dofile, require) ends in
 * one function, ml_load_text (load.h). Text without any of the new words goes to Lua
 * as it is, so plain Lua costs one scan; other text is translated, and the
 * result is called with the runtime functions to get the main function.
 *
 * The registry remembers text and functions of what was loaded, by chunk name, for
 * tracebacks. What Lua got untranslated is not remembered at all: a file is read, and a
 * chunk named by its own text parsed, when somebody asks. Of chunks that are not files the
 * newest ML_CHUNK_KEPT stay, so a program may call load for ever. */
#ifndef ML_BIND_CHUNK_H
#define ML_BIND_CHUNK_H

#include "bind/runtime.h"
#include "lang/lang.h"
#include "lang/underline.h"

enum { ML_CHUNK_KEPT = 256 };

struct ml_chunk {
  struct ml_chunk *next;
  char *source;                  /* the chunk name: "@demo.lua", "=stdin" or the text itself */
  char short_source[LUA_IDSIZE]; /* as Lua shows it */
  const void *address;           /* of Lua's own copy of the name; NULL: not known */
  unsigned hash;                 /* of the source: most comparisons end here */
  char *text;                    /* as the user wrote it; NULL: not known */
  size_t length;
  ml_function_info *functions; /* one block with their names; NULL: not known */
  size_t function_count;
  int main_last_line;                    /* of the main function when it was wrapped; else 0 */
  struct ml_chunk_underline *underlines; /* those that were looked for */
  bool is_file;                          /* translated from a file: kept for the whole run */
  ml_tree *tree;                         /* of the text; NULL: none, or not asked for yet */
  bool parsed;                           /* the tree was asked for */
  bool searched;                         /* text and functions were looked for already */
};

/* What was wrong with a text. Give to ml_chunk_errors_free. */
typedef struct ml_chunk_errors {
  ml_diag *diags;
  size_t count;
  bool incomplete;            /* the only error is that the text ends too early */
  ml_translation translation; /* owns the diagnostics, unless `own` does */
  ml_diag own;
} ml_chunk_errors;

/* Loads `length` bytes of text (or a binary chunk) and pushes its main function: LUA_OK. Otherwise
 * pushes the message that lua_load would give and returns LUA_ERRSYNTAX or LUA_ERRMEM. `mode` as
 * lua_load; `options` NULL: none. `errors` (may be NULL) is filled in every case, and holds
 * diagnostics after LUA_ERRSYNTAX (none for a binary chunk). The chunk is kept in the registry.
 * Raises memory errors only. */
int ml_chunk_load(lua_State *L, const char *text, size_t length, const char *chunkname,
                  const char *mode, const ml_translate_options *options, ml_chunk_errors *errors);
/* The same for a file (NULL: standard input), as luaL_loadfilex: also LUA_ERRFILE. */
int ml_chunk_load_file(lua_State *L, const char *filename, const char *mode,
                       ml_chunk_errors *errors);
void ml_chunk_errors_free(ml_chunk_errors *errors);

/* Replaces load, loadfile, dofile and the searcher for Lua files. */
void ml_open_loaders(lua_State *L);

/* The chunk of a source as lua_Debug names it; NULL when nothing is known of it. Stays valid until
 * a chunk is loaded. Never raises. */
struct ml_chunk *ml_chunk_find(ml_runtime *runtime, const char *source);
/* The same by what a traceback shows: a file name, or "[string …]"; NULL for NULL. */
struct ml_chunk *ml_chunk_find_shown(ml_runtime *runtime, const char *shown);
/* The same by the address of Lua's copy of the name, which may be gone: what was loaded last with
 * that address. */
const struct ml_chunk *ml_chunk_find_address(const ml_runtime *runtime, const void *address);
/* The function at the top (kept) is the main function of the chunk of that name. */
void ml_chunk_keep_address(lua_State *L, const char *source);
/* A line (from 1) of its text, without newline, not terminated; NULL when there is none. */
const char *ml_chunk_line(struct ml_chunk *chunk, int line, size_t *length);
/* Its syntax tree, which stays with the chunk; NULL when there is none. The first question parses
 * the text. */
const ml_tree *ml_chunk_tree(struct ml_chunk *chunk);
/* The part of a line that was running (lang/underline.h); false when it is not known. */
bool ml_chunk_underline(struct ml_chunk *chunk, int line, const char *action, ml_underline *out);
/* Whether these are the lines of its main function. */
bool ml_chunk_is_main(const struct ml_chunk *chunk, int linedefined, int lastlinedefined);
/* The function that Lua knows by these lines. Of several on the same lines, the one named `hint`
 * (may be NULL), else the first. NULL when unknown. */
const ml_function_info *ml_chunk_function(struct ml_chunk *chunk, int linedefined,
                                          int lastlinedefined, const char *hint);
/* The function that a function of the chunk is a part of; itself if it is none. */
const ml_function_info *ml_chunk_home(const struct ml_chunk *chunk,
                                      const ml_function_info *function);

/* Remembers a text under a name, instead of what was known by that name; takes the functions over
 * from `translation` (may be NULL), which stays the caller's. Without memory nothing is remembered.
 */
void ml_chunk_remember(ml_runtime *runtime, const char *source, const char *text, size_t length,
                       const ml_translation *translation, bool is_file);
/* Forgets everything; the end of the runtime. */
void ml_chunks_free(ml_runtime *runtime);

/* How many lines Lua counts in a text: at least 1. */
int ml_count_lines(const char *text, size_t length);

/* A line that Lua tells of a chunk (may be NULL), or the last one of its text: what happens at the
 * very end belongs to a line behind it that the translator has added. */
int ml_chunk_clamp(const struct ml_chunk *chunk, int line);

/* The name of a chunk as Lua shows it in messages. */
void ml_short_source(const char *source, char out[LUA_IDSIZE]);

#endif
