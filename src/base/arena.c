#include "base/arena.h"

#include <stdint.h>
#include <string.h>

#include "base/alloc.h"

enum { FIRST_CHUNK = 8 * 1024, LARGEST_CHUNK = 1024 * 1024 };

typedef struct ml_arena_chunk {
  struct ml_arena_chunk *older;
  size_t size; /* of the pieces' room, without this header */
} ml_arena_chunk;

void ml_arena_init(ml_arena *arena) {
  memset(arena, 0, sizeof *arena);
}

void ml_arena_free(ml_arena *arena) {
  ml_arena_chunk *chunk = arena->chunks;
  while (chunk != NULL) {
    ml_arena_chunk *older = chunk->older;
    ml_free(chunk);
    chunk = older;
  }
  ml_arena_init(arena);
}

static size_t next_chunk_size(const ml_arena *arena, size_t wanted) {
  size_t size = FIRST_CHUNK;
  if (arena->chunks != NULL) size = arena->chunks->size * 2;
  if (size > LARGEST_CHUNK) size = LARGEST_CHUNK;
  return size < wanted ? wanted : size;
}

void *ml_arena_alloc_chunk(ml_arena *arena, size_t size) {
  if (size > SIZE_MAX / 2) return NULL;
  size_t rounded = size == 0 ? 8 : (size + 7) & ~(size_t)7;
  size_t room = next_chunk_size(arena, rounded);
  ml_arena_chunk *chunk = ml_alloc(sizeof *chunk + room);
  if (chunk == NULL) return NULL;
  chunk->older = arena->chunks;
  chunk->size = room;
  arena->chunks = chunk;
  char *piece = (char *)(chunk + 1);
  arena->next = piece + rounded;
  arena->end = piece + room;
  return piece;
}

char *ml_arena_copy(ml_arena *arena, const char *text, size_t length) {
  if (length == SIZE_MAX) return NULL;
  char *copy = ml_arena_alloc(arena, length + 1);
  if (copy == NULL) return NULL;
  if (length > 0) memcpy(copy, text, length);
  copy[length] = '\0';
  return copy;
}
