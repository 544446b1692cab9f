/* The nearest of several words to one that was mistyped.
 *
 * Nearness is the number of letters to add, drop or change, or of neighbours to swap; a word counts
 * only when at most a third of its letters (and one) differ. Cost: quadratic in the length of the
 * words, which are names. */
#ifndef ML_BASE_NEAREST_H
#define ML_BASE_NEAREST_H

#include <stdbool.h>

typedef struct ml_nearest {
  const char *word; /* what was typed */
  const char *best; /* the nearest so far; NULL: none is near */
  int distance;     /* of `best` */
} ml_nearest;

/* Looks at one more candidate; NULL is none. */
void ml_nearest_consider(ml_nearest *nearest, const char *candidate);
/* Whether a candidate is near enough to be shown. */
bool ml_nearest_enough(const char *word, const char *candidate);

/* Whether a slip of the fingers makes the one of the other: a letter, or two behind the first in a
 * word that is not short. */
bool ml_nearest_is_slip(const ml_nearest *nearest);

#endif
