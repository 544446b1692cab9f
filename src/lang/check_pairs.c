#include "lang/check_pairs.h"

#include <stdint.h>
#include <string.h>

#include "base/alloc.h"

enum { FIRST_CAPACITY = 64 };

void ml_pairs_free(ml_pairs *pairs) {
  ml_free(pairs->slots);
  *pairs = (ml_pairs){0};
}

/* The slot of a key, or the free one where it would go. */
static ml_pair *find(const ml_pairs *pairs, const void *first, const void *second) {
  uint64_t hash = (uint64_t)(uintptr_t)first * 31 + (uint64_t)(uintptr_t)second;
  hash *= 0x9E3779B97F4A7C15u;
  size_t at = (size_t)(hash >> 32) & (pairs->capacity - 1);
  while (pairs->slots[at].value != NULL &&
         (pairs->slots[at].first != first || pairs->slots[at].second != second))
    at = (at + 1) & (pairs->capacity - 1);
  return &pairs->slots[at];
}

void *ml_pairs_get(const ml_pairs *pairs, const void *first, const void *second) {
  return pairs->capacity == 0 ? NULL : find(pairs, first, second)->value;
}

static bool grow(ml_pairs *pairs) {
  ml_pairs larger = {.capacity = pairs->capacity == 0 ? FIRST_CAPACITY : pairs->capacity * 2};
  larger.slots = ml_alloc(larger.capacity * sizeof *larger.slots);
  if (larger.slots == NULL) return false;
  memset(larger.slots, 0, larger.capacity * sizeof *larger.slots);
  for (size_t i = 0; i < pairs->capacity; i++) {
    const ml_pair *slot = &pairs->slots[i];
    if (slot->value != NULL) *find(&larger, slot->first, slot->second) = *slot;
  }
  ml_free(pairs->slots);
  pairs->slots = larger.slots;
  pairs->capacity = larger.capacity;
  return true;
}

bool ml_pairs_add(ml_pairs *pairs, const void *first, const void *second, void *value) {
  if (pairs->count * 2 >= pairs->capacity && !grow(pairs)) return false;
  *find(pairs, first, second) = (ml_pair){first, second, value};
  pairs->count++;
  return true;
}
