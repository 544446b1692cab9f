#include "base/alloc.h"

#include <stdlib.h>

static unsigned long countdown;
static int keeps_failing;
static int has_failed;

int ml_alloc_fails(void) {
  if (countdown == 0) return 0;
  if (countdown > 1) {
    countdown--;
    return 0;
  }
  if (!keeps_failing) countdown = 0;
  has_failed = 1;
  return 1;
}

void *ml_alloc(size_t size) {
  return ml_alloc_fails() ? NULL : malloc(size == 0 ? 1 : size);
}

void *ml_realloc(void *block, size_t size) {
  return ml_alloc_fails() ? NULL : realloc(block, size == 0 ? 1 : size);
}

void ml_free(void *block) {
  free(block);
}

void *ml_lua_alloc(void *context, void *block, size_t old_size, size_t new_size) {
  (void)context;
  if (new_size == 0) {
    free(block);
    return NULL;
  }
  /* Lua relies on shrinking never to fail. */
  int shrinks = block != NULL && new_size <= old_size;
  if (!shrinks && ml_alloc_fails()) return NULL;
  return realloc(block, new_size);
}

void ml_alloc_fail_nth(unsigned long n, int forever) {
  countdown = n;
  keeps_failing = forever;
  has_failed = 0;
}

int ml_alloc_failed(void) {
  return has_failed;
}
