#include "lang/labels.h"

#include <stdint.h>
#include <string.h>

#include "base/alloc.h"

static ml_label_slot *find(const ml_labels *labels, const ml_block *block, const ml_name *name) {
  uint64_t hash = ((uint64_t)(uintptr_t)block >> 3) * 0x9E3779B97F4A7C15u ^ name->hash;
  size_t i = (size_t)(hash ^ hash >> 32) & (labels->capacity - 1);
  while (labels->slots[i].block != NULL &&
         (labels->slots[i].block != block || labels->slots[i].name != name))
    i = (i + 1) & (labels->capacity - 1);
  return &labels->slots[i];
}

static bool grow(ml_labels *labels) {
  ml_labels bigger = {.capacity = labels->capacity == 0 ? 16 : labels->capacity * 2};
  bigger.slots = ml_alloc(bigger.capacity * sizeof *bigger.slots);
  if (bigger.slots == NULL) return false;
  memset(bigger.slots, 0, bigger.capacity * sizeof *bigger.slots);
  for (size_t i = 0; i < labels->capacity; i++) {
    ml_label_slot slot = labels->slots[i];
    if (slot.block != NULL) *find(&bigger, slot.block, slot.name) = slot;
  }
  bigger.count = labels->count;
  ml_labels_free(labels);
  *labels = bigger;
  return true;
}

bool ml_labels_add(ml_labels *labels, const ml_block *block, const ml_name *name) {
  if (labels->count * 2 >= labels->capacity && !grow(labels)) return false;
  ml_label_slot *slot = find(labels, block, name);
  if (slot->block == NULL) labels->count++;
  *slot = (ml_label_slot){block, name};
  return true;
}

bool ml_labels_has(const ml_labels *labels, const ml_block *block, const ml_name *name) {
  return labels->count > 0 && find(labels, block, name)->block != NULL;
}

void ml_labels_free(ml_labels *labels) {
  ml_free(labels->slots);
  memset(labels, 0, sizeof *labels);
}
