/* Text files that were compiled into the program: the library in Moonloop Lua
 * (src/lib), the pages of the catalogue (src/teach/pages) and the lessons.
 *
 * The build writes them into one sorted table (scripts/cmake/embed.cmake); a
 * file added to one of these folders is there after the next build.
 *
 * Cost: the bytes in the read-only part of the program; finding one is a binary
 * search. Nothing is owned by the caller: all of it lives as long as the
 * program. */
#ifndef ML_BASE_EMBED_H
#define ML_BASE_EMBED_H

#include <stddef.h>

typedef struct ml_embedded {
  const char *path; /* "lib/tasks.lua", "teach/pages/never-awaited.txt", "lessons/…" */
  const char *text; /* the file's bytes; a NUL that does not count follows the last */
  size_t length;
} ml_embedded;

/* The file of that path, or NULL. */
const ml_embedded *ml_embedded_find(const char *path);

/* All files, sorted by path (as strcmp); `count` receives how many. */
const ml_embedded *ml_embedded_list(size_t *count);

#endif
