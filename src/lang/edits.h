/* The list of edits that turn the source into what is emitted.
 *
 * An edit replaces some bytes (maybe none) at an offset by a text. Edits come in
 * the order of the constructs they belong to, outer before inner; the list sorts
 * them by place. Where several meet at one offset, closing texts come first, the
 * inner construct's before the outer's; then separators; then opening texts, the
 * outer construct's before the inner's.
 *
 * Cost: 24 bytes and its text per edit; a merge sort that skips what is in order
 * already, and one copy of the source. Texts live in the arena, and running out
 * of memory leaves through the jmp_buf given. */
#ifndef ML_LANG_EDITS_H
#define ML_LANG_EDITS_H

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "lang/names.h"

typedef struct ml_edit {
  uint64_t key; /* offset, kind and construct, in sorting order */
  uint32_t removed, length;
  const char *text;
} ml_edit;

typedef struct ml_edits {
  ml_edit *edits;
  size_t count, capacity;
  uint32_t construct; /* the number of the construct being emitted */
  const char *prefix; /* of the runtime names: "__ml" */
  char *scratch;      /* the text being made */
  size_t scratch_length, scratch_capacity;
  ml_arena *arena;
  jmp_buf *no_memory;
} ml_edits;

void ml_edits_init(ml_edits *edits, ml_arena *arena, jmp_buf *no_memory, const char *prefix);
void ml_edits_free(ml_edits *edits);

/* Everything added from now on belongs to a construct that begins later than those before. */
void ml_edits_next(ml_edits *edits);

/* Building a text: these add to it. `_` in `text` at its start or after a byte that cannot be
 * part of a name stands for the prefix and `_`: "_await(" adds "__ml_await(". */
void ml_say(ml_edits *edits, const char *text);
void ml_say_name(ml_edits *edits, const ml_name *name);
void ml_say_bytes(ml_edits *edits, const char *bytes, size_t length);

/* The text built becomes an edit that closes a construct, separates statements, or opens one
 * (and replaces `removed` bytes). */
void ml_edit_close(ml_edits *edits, uint32_t at);
void ml_edit_separate(ml_edits *edits, uint32_t at);
void ml_edit_open(ml_edits *edits, uint32_t at, uint32_t removed);

/* The source with all edits made, `before` in front and `after` behind: *out, of *length bytes
 * and a NUL, to be given back with ml_free. A blank keeps words apart that would grow together. */
void ml_edits_splice(ml_edits *edits, const char *source, size_t source_length, const char *before,
                     const char *after, char **out, size_t *length);

#endif
