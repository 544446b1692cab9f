/* Memory that is given back all at once.
 *
 * A bump allocator over a chain of growing chunks: what belongs together (a
 * syntax tree, its names, its strings) is allocated piece by piece and freed
 * whole. Cost: a few instructions per piece, at most half of the last chunk
 * unused, and nothing can be freed by itself.
 *
 * Ownership: the arena owns every piece; ml_arena_free ends them all. */
#ifndef ML_BASE_ARENA_H
#define ML_BASE_ARENA_H

#include <stddef.h>

typedef struct ml_arena {
  struct ml_arena_chunk *chunks; /* newest first */
  char *next;                    /* where the next piece goes */
  char *end;                     /* of the newest chunk */
} ml_arena;

void ml_arena_init(ml_arena *arena);
void ml_arena_free(ml_arena *arena);

/* ml_arena_alloc's way when the chunk is full; not for callers. */
void *ml_arena_alloc_chunk(ml_arena *arena, size_t size);

/* `size` bytes, uninitialised, aligned for pointers; NULL when there is no memory. */
static inline void *ml_arena_alloc(ml_arena *arena, size_t size) {
  size_t rounded = size == 0 ? 8 : (size + 7) & ~(size_t)7;
  if (rounded < size || (size_t)(arena->end - arena->next) < rounded)
    return ml_arena_alloc_chunk(arena, size);
  void *piece = arena->next;
  arena->next += rounded;
  return piece;
}

/* A copy of `length` bytes with a NUL after it; NULL when there is no memory. */
char *ml_arena_copy(ml_arena *arena, const char *text, size_t length);

#endif
