#include "base/embed.h"

#include <stdlib.h>
#include <string.h>

/* Written by the build. */
extern const ml_embedded ml_embedded_files[];
extern const size_t ml_embedded_count;

static int compare_path(const void *path, const void *file) {
  return strcmp(path, ((const ml_embedded *)file)->path);
}

const ml_embedded *ml_embedded_find(const char *path) {
  return bsearch(path, ml_embedded_files, ml_embedded_count, sizeof *ml_embedded_files,
                 compare_path);
}

const ml_embedded *ml_embedded_list(size_t *count) {
  *count = ml_embedded_count;
  return ml_embedded_files;
}
