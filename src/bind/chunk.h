/* Chunks: loading Moonloop Lua, and knowing the text of what was loaded.
 *
 * Every way in (a file, -e, the prompt, load, loadfile, dofile, require) goes through
 * ml_chunk_load. Text without any of the new words goes to Lua as it is, so
 * plain Lua costs one scan; other text is translated, and the result is
 * called with the runtime functions to get the main function.
 *
 * The registry remembers the text and the functions of what was loaded, by chunk name, for tracebacks. Files that
 * needed no translation are remembered by name only and read when somebody asks. It keeps
 * the newest ML_CHUNK_KEPT chunks that are not files, so a program may call load for ever. */
#ifndef ML_BIND_CHUNK_H
#define ML_BIND_CHUNK_H

#include "bind/runtime.h"
#include "lang/lang.h"

enum { ML_CHUNK_KEPT = 256 };

struct ml_chunk {
  struct ml_chunk *next;
  char *source;                /* the chunk name: "@demo.lua", "=stdin" or the text itself */
  char *text;                  /* as the user wrote it; NULL: not read, or not known */
  size_t length;
  ml_function_info *functions; /* one block with their names; NULL: not known (yet) */
  size_t function_count;
  bool is_file;                /* `source` names a file: kept for the whole run */
  bool wrapped;                /* translated: its main function stands inside another */
  bool searched;               /* text and functions were looked for already */
};

/* What was wrong with a text. Give to ml_chunk_errors_free. */
typedef struct ml_chunk_errors {
  ml_diag *diags;
  size_t count;
  bool incomplete;             /* the only error is that the text ends too early */
  ml_translation translation;  /* owns the diagnostics, unless `own` does */
  ml_diag own;
} ml_chunk_errors;

/* Loads `length` bytes of text (or a binary chunk) and pushes its main function: LUA_OK. Otherwise pushes the message
 * that lua_load would give, and returns LUA_ERRSYNTAX or LUA_ERRMEM. `mode` as lua_load;
 * `options` NULL: none. `errors` (may be NULL) is filled on LUA_ERRSYNTAX only. A first line that begins with # is skipped
 * for chunk names that begin with '@'. The chunk is kept in the registry. Raises memory errors only. */
int ml_chunk_load(lua_State *L, const char *text, size_t length, const char *chunkname, const char *mode,
                  const ml_translate_options *options, ml_chunk_errors *errors);
/* The same for a file (NULL: standard input), as luaL_loadfilex: also LUA_ERRFILE. */
int ml_chunk_load_file(lua_State *L, const char *filename, const char *mode, ml_chunk_errors *errors);
void ml_chunk_errors_free(ml_chunk_errors *errors);

/* Replaces load, loadfile, dofile and the searcher for Lua files. */
void ml_open_loaders(lua_State *L);

/* The chunk of a source as lua_Debug names it; NULL when it is not known. Never raises. */
struct ml_chunk *ml_chunk_find(ml_runtime *runtime, const char *source);
/* A line (from 1) of its text, without newline, not terminated; NULL when there is none. */
const char *ml_chunk_line(struct ml_chunk *chunk, int line, size_t *length);
/* The function that Lua knows by these lines. Of several on the same lines, the one named `hint` (may be NULL), else the
 * first. NULL when unknown. */
const ml_function_info *ml_chunk_function(struct ml_chunk *chunk, int linedefined, int lastlinedefined,
                                          const char *hint);
/* Forgets everything; the end of the runtime. */
void ml_chunks_free(ml_runtime *runtime);

#endif
