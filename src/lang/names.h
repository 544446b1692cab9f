/* Names, interned: one ml_name per spelling, so that names are compared as
 * pointers and what is known of a name hangs on it.
 *
 * The innermost variable of a name hangs there too: declaring a variable is a
 * push, leaving its block a pop, and resolving a name one load, however many
 * locals there are.
 *
 * Cost: one hash-table lookup per identifier in the text. The names live in
 * the arena given; the table itself is freed when the parse is over. */
#ifndef ML_LANG_NAMES_H
#define ML_LANG_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* The words that are reserved only where language.md says so. */
typedef enum ml_context_word {
  ML_CONTEXT_NONE,
#define ML_CONTEXT(id, text) ML_CONTEXT_##id,
#include "lang/tokens.def"
} ml_context_word;

typedef struct ml_name {
  const char *text; /* not NUL-terminated */
  uint32_t length;
  uint32_t hash;
  uint8_t token;               /* ML_TOKEN_NAME, or the reserved word it is */
  uint8_t context;             /* ml_context_word */
  bool is_assigned;            /* for debug mode: see watch_plain.c */
  struct ml_variable *binding; /* while parsing: the innermost local in scope, or NULL */
  struct ml_function *plain;   /* for debug mode, of a global */
} ml_name;

typedef struct ml_names {
  ml_name **slots; /* open addressing; a power of two of them */
  uint32_t mask, count;
  ml_arena *arena;
} ml_names;

/* Fills the table with the reserved words; false when there is no memory. */
bool ml_names_init(ml_names *names, ml_arena *arena);
void ml_names_free(ml_names *names);

/* The name of that spelling, NULL when there is no memory. `text` must outlive the arena, and
 * 8 bytes after its end must be readable. */
ml_name *ml_names_intern(ml_names *names, const char *text, uint32_t length);

bool ml_name_is(const ml_name *name, const char *text);

#endif
