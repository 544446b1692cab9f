/* Each of many byte strings once, known by a small number from 1.
 *
 * For what is met again and again and must be remembered at little cost: names of files,
 * tracebacks. Cost: a copy of each, 16 bytes and a hash table's place of 4 to 16 more; nothing is
 * given back before the end. The copies stay where they are; a zeroed struct is an empty one. */
#ifndef ML_BASE_INTERN_H
#define ML_BASE_INTERN_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct ml_interned {
  const void *bytes; /* aligned for pointers, with a NUL after them */
  uint32_t length;
  uint32_t hash;
} ml_interned;

typedef struct ml_intern {
  ml_arena arena;       /* owns the bytes */
  ml_interned *strings; /* that with number 1 is the first */
  uint32_t *table;      /* numbers by hash; 0: a free place */
  uint32_t count;       /* of strings */
  uint32_t capacity;    /* of `strings`; the table has twice as many places */
  size_t bytes;         /* all that it takes, roughly */
} ml_intern;

void ml_intern_free(ml_intern *intern);
/* The number of these bytes; 0 without memory. */
uint32_t ml_intern_number(ml_intern *intern, const void *bytes, size_t length);
/* What has a number. */
static inline const ml_interned *ml_intern_get(const ml_intern *intern, uint32_t number) {
  return &intern->strings[number - 1];
}

#endif
