#include "base/intern.h"

#include <string.h>

#include "base/alloc.h"

enum { FIRST_CAPACITY = 64 };

void ml_intern_free(ml_intern *intern) {
  ml_arena_free(&intern->arena);
  ml_free(intern->strings);
  ml_free(intern->table);
  memset(intern, 0, sizeof *intern);
}

/* FNV-1a. */
static uint32_t hash_of(const unsigned char *bytes, size_t length) {
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < length; i++) hash = (hash ^ bytes[i]) * 16777619u;
  return hash;
}

/* The place of a string in the table, or the free one where it would go. */
static uint32_t *place_of(const ml_intern *intern, const void *bytes, size_t length,
                          uint32_t hash) {
  uint32_t mask = intern->capacity * 2 - 1;
  for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
    uint32_t *place = &intern->table[i];
    if (*place == 0) return place;
    const ml_interned *there = ml_intern_get(intern, *place);
    if (there->hash == hash && there->length == length && memcmp(there->bytes, bytes, length) == 0)
      return place;
  }
}

static int grow(ml_intern *intern) {
  uint32_t capacity = intern->capacity == 0 ? FIRST_CAPACITY : intern->capacity * 2;
  size_t table_bytes = (size_t)capacity * 2 * sizeof *intern->table;
  uint32_t *table = ml_alloc(table_bytes);
  if (table == NULL) return -1;
  ml_interned *strings = ml_realloc(intern->strings, capacity * sizeof *strings);
  if (strings == NULL) {
    ml_free(table);
    return -1;
  }
  ml_free(intern->table);
  memset(table, 0, table_bytes);
  intern->strings = strings;
  intern->table = table;
  intern->capacity = capacity;
  for (uint32_t i = 0; i < intern->count; i++) {
    const ml_interned *string = &strings[i];
    *place_of(intern, string->bytes, string->length, string->hash) = i + 1;
  }
  return 0;
}

uint32_t ml_intern_number(ml_intern *intern, const void *bytes, size_t length) {
  if (intern->count == intern->capacity && grow(intern) != 0) return 0;
  uint32_t hash = hash_of(bytes, length);
  uint32_t *place = place_of(intern, bytes, length, hash);
  if (*place != 0) return *place;
  char *copy = ml_arena_copy(&intern->arena, bytes, length);
  if (copy == NULL) return 0;
  intern->strings[intern->count] = (ml_interned){copy, (uint32_t)length, hash};
  intern->bytes += length + sizeof(ml_interned) + 2 * sizeof *place;
  return *place = ++intern->count;
}
