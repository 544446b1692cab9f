/* What the checker knows of the library: the rows of check_library.def, which says what they mean.
 *
 * A closed table, found by the name of its owner and its own; a part of check_parts.h. Cost: a look
 * at every row for each name that is asked for. */
#ifndef ML_LANG_CHECK_LIBRARY_H
#define ML_LANG_CHECK_LIBRARY_H

#include <stdbool.h>

#include "lang/names.h"

typedef enum ml_library_takes { ML_TAKES_NOTHING, ML_TAKES_FIRST, ML_TAKES_ALL } ml_library_takes;
typedef enum ml_library_waits {
  ML_WAITS_NEVER,
  ML_WAITS_ALWAYS,
  ML_WAITS_WITH,
  ML_WAITS_WITHOUT,
  ML_WAITS_SLEEPS,
  ML_WAITS_CLOCK
} ml_library_waits;
typedef enum ml_library_reads {
  ML_READS_NOTHING,
  ML_READS_FIRST,
  ML_READS_ALL,
  ML_READS_FORMAT
} ml_library_reads;

/* A row of check_library.def. */
typedef struct ml_library {
  const char *owner; /* the table or type; "": a global */
  const char *name;
  const char *path; /* "asyncio.sleep", "future:result" */
  const char *gives;
  ml_library_takes takes;
  ml_library_waits waits;
  ml_library_reads reads;
  bool is_pure; /* it computes something of its arguments, and that is all */
} ml_library;

/* The row of `owner` (a table's path, a type, or "" for globals) with that name; or NULL. */
const ml_library *ml_library_find(const char *owner, const ml_name *name);

#endif
