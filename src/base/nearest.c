#include "base/nearest.h"

#include <string.h>

enum { LONGEST = 40, SHORT_WORD = 4 };

static int least(int a, int b) {
  return a < b ? a : b;
}

/* Damerau and Levenshtein's distance, three rows at a time; LONGEST for words that are too long. */
static int distance(const char *a, const char *b) {
  int width = (int)strlen(b);
  if (strlen(a) >= LONGEST || width >= LONGEST) return LONGEST;
  int rows[3][LONGEST + 1];
  int *before = rows[0], *above = rows[1], *row = rows[2];
  for (int j = 0; j <= width; j++) above[j] = j;
  for (int i = 1; a[i - 1] != '\0'; i++) {
    row[0] = i;
    for (int j = 1; j <= width; j++) {
      int change = above[j - 1] + (a[i - 1] != b[j - 1]);
      row[j] = least(change, least(above[j], row[j - 1]) + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = least(row[j], before[j - 2] + 1);
    }
    int *spare = before;
    before = above;
    above = row;
    row = spare;
  }
  return above[width];
}

static int allowed(const char *word) {
  return 1 + (int)strlen(word) / 3;
}

bool ml_nearest_enough(const char *word, const char *candidate) {
  return distance(word, candidate) <= allowed(word);
}

void ml_nearest_consider(ml_nearest *nearest, const char *candidate) {
  if (candidate == NULL) return;
  int found = distance(nearest->word, candidate);
  if (found > allowed(nearest->word) || (nearest->best != NULL && found >= nearest->distance))
    return;
  nearest->best = candidate;
  nearest->distance = found;
}

bool ml_nearest_is_slip(const ml_nearest *nearest) {
  const char *word = nearest->word;
  if (nearest->best == NULL || nearest->distance == 0) return false;
  bool is_long = strlen(word) > SHORT_WORD;
  return nearest->distance == 1 || (is_long && nearest->distance == 2 && *word == *nearest->best);
}
