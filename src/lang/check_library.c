/* What is known of the library, by name. */
#include "lang/check_library.h"

#include <string.h>

static const ml_library rows[] = {
#define ML_ROOT(name, gives) {"", name, name, gives, ML_TAKES_NOTHING, ML_WAITS_NEVER, 0, false},
#define ML_MEMBER(owner, name, gives, takes, waits) \
  {owner, name, owner "." name, gives, ML_TAKES_##takes, ML_WAITS_##waits, 0, false},
#define ML_METHOD(owner, name, gives, takes, waits) \
  {owner, name, owner ":" name, gives, ML_TAKES_##takes, ML_WAITS_##waits, 0, false},
#define ML_PURE(name, gives, reads) \
  {"", name, name, gives, ML_TAKES_NOTHING, ML_WAITS_NEVER, ML_READS_##reads, true},
#define ML_PURE_MEMBER(owner, name, gives, reads) \
  {owner, name, owner "." name, gives, ML_TAKES_NOTHING, ML_WAITS_NEVER, ML_READS_##reads, true},
#include "lang/check_library.def"
};

const ml_library *ml_library_find(const char *owner, const ml_name *name) {
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    if (ml_name_is(name, rows[i].name) && strcmp(rows[i].owner, owner) == 0) return &rows[i];
  return NULL;
}
