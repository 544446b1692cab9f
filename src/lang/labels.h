/* The labels of a text, found by block and name. A hash table, since only it
 * keeps many gotos to many labels linear. The caller frees it. */
#ifndef ML_LANG_LABELS_H
#define ML_LANG_LABELS_H

#include <stdbool.h>
#include <stddef.h>

#include "lang/ast.h"

typedef struct ml_label_slot {
  const ml_block *block; /* NULL: free */
  const ml_name *name;
} ml_label_slot;

typedef struct ml_labels {
  ml_label_slot *slots; /* a power of two of them, or NULL */
  size_t capacity, count;
} ml_labels;

/* False when there is no memory. Adding one twice is no harm. */
bool ml_labels_add(ml_labels *labels, const ml_block *block, const ml_name *name);
/* Whether `block` itself has that label. */
bool ml_labels_has(const ml_labels *labels, const ml_block *block, const ml_name *name);
void ml_labels_free(ml_labels *labels);

#endif
