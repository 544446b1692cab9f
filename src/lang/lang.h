/* Text to text: Moonloop Lua in, plain Lua 5.4 out, line for line.
 *
 * The translator splices: it parses the text into a tree, records edits at
 * byte offsets, and copies everything else verbatim, so a line of the output is
 * the same line of the input by construction. It knows no lua_State, does no
 * I/O and holds no globals. What it emits and the functions it expects at run
 * time are described in src/lang/README.md.
 *
 * Cost: one pass to lex and parse, memory from one arena that is freed whole. */
#ifndef ML_LANG_LANG_H
#define ML_LANG_LANG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

typedef enum ml_lang_status {
  ML_LANG_OK,
  ML_LANG_INCOMPLETE, /* the only error is that the text ends too early */
  ML_LANG_ERROR,      /* see the diagnostics */
  ML_LANG_NO_MEMORY
} ml_lang_status;

typedef struct ml_translate_options {
  const char *file;    /* for the diagnostics */
  bool toplevel_await; /* the chunk itself is the body of an async function (the prompt) */
  bool expression;     /* the text is an expression list; `return ` goes before it (the prompt) */
  bool drops_nothing;  /* no call statement of it drops a coroutine object (src/lib) */
  bool watch;          /* assignments tell what they read and write: see emit_watch.c */
} ml_translate_options;

typedef enum ml_function_kind {
  ML_FUNCTION_MODULE, /* the main chunk */
  ML_FUNCTION_REGULAR,
  ML_FUNCTION_ASYNC,
  ML_FUNCTION_PART /* a part of a try or async with: in truth a piece of its `parent` */
} ml_function_kind;

/* One function of the text, in order of appearance; found again at run time by
 * its lines, since that is what Lua remembers of a function. */
typedef struct ml_function_info {
  ml_function_kind kind;
  int line, last_line;  /* as lua_Debug's linedefined and lastlinedefined (a main chunk: 0, 0) */
  int parent;           /* index of the enclosing function; -1 for the main chunk */
  const char *name;     /* "f", "<module>", "<anonymous>"; a part has its parent's */
  const char *qualname; /* "M.f" */
} ml_function_info;

typedef struct ml_translation {
  ml_lang_status status;
  bool changed; /* false: give the text to Lua as it is; `text` is NULL */
  bool watched; /* the text wants the table of lost_updates.lua behind the functions */
  char *text;
  size_t length;
  ml_function_info *functions; /* strings belong to the translation */
  size_t function_count;
  ml_diag *diags; /* in order of position */
  size_t diag_count;
  void *memory; /* what owns all of the above */
} ml_translation;

/* Translates `length` bytes of `text`. `out` is filled in every case and must be
 * given to ml_translation_free. */
ml_lang_status ml_translate(const char *text, size_t length, const ml_translate_options *options,
                            ml_translation *out);
void ml_translation_free(ml_translation *translation);

/* Whether `text` may hold any of the new words at all: a quick scan that never
 * says no wrongly. When it says no, the text is plain Lua. */
bool ml_lang_has_new_words(const char *text, size_t length);

/* Whether `text` seems to switch debug mode on: `debug = …`, but not false or nil, or `set_debug`.
 */
bool ml_lang_asks_debug(const char *text, size_t length);

/* Which of the values that emitted text is called with has this name, "__ml_try", from 0; -1: none.
 */
int ml_lang_runtime_place(const char *name);

#endif
