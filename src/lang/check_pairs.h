/* A hash table from a pair of addresses to an address.
 *
 * The checker hangs what it knows on names, variables and blocks of the tree
 * without a field of its own in each of them: the key says of what and in which
 * sense. Cost: open addressing, at most half full, one multiplication a look-up.
 * The table owns its slots and nothing else. */
#ifndef ML_LANG_CHECK_PAIRS_H
#define ML_LANG_CHECK_PAIRS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct ml_pair {
  const void *first, *second;
  void *value; /* NULL: the slot is free */
} ml_pair;

typedef struct ml_pairs {
  ml_pair *slots; /* a power of two of them; a zeroed struct is an empty table */
  size_t count, capacity;
} ml_pairs;

void ml_pairs_free(ml_pairs *pairs);
/* The value of a key, or NULL. */
void *ml_pairs_get(const ml_pairs *pairs, const void *first, const void *second);
/* Adds a key that is not there yet; `value` is not NULL. False when there is no memory. */
bool ml_pairs_add(ml_pairs *pairs, const void *first, const void *second, void *value);

#endif
