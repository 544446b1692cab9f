#include "base/pool.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

#if defined(__SANITIZE_ADDRESS__)
#define ML_POOL_OFF 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ML_POOL_OFF 1
#endif
#endif

#ifdef ML_POOL_OFF

void ml_pool_free(ml_pool *pool) {
  (void)pool;
}

void *ml_pool_lua_alloc(void *pool, void *block, size_t old_size, size_t new_size) {
  return ml_lua_alloc(pool, block, old_size, new_size);
}

#else

void ml_pool_free(ml_pool *pool) {
  while (pool->slabs != NULL) {
    ml_pool_block *next = pool->slabs->next;
    free(pool->slabs);
    pool->slabs = next;
  }
  memset(pool, 0, sizeof *pool);
}

static size_t grains_of(size_t size) {
  return (size + ML_POOL_GRAIN - 1) / ML_POOL_GRAIN;
}

static void give_back(ml_pool *pool, void *memory, size_t grains) {
  ml_pool_block *block = memory;
  block->next = pool->free[grains];
  pool->free[grains] = block;
}

/* A new slab; what was left of the old one becomes a block. */
static int add_slab(ml_pool *pool) {
  char *slab = malloc(ML_POOL_SLAB); /* who asks has consulted the hook */
  if (slab == NULL) return -1;
  size_t left = (size_t)(pool->slab_end - pool->slab) / ML_POOL_GRAIN;
  if (left > 0) give_back(pool, pool->slab, left);
  ((ml_pool_block *)(void *)slab)->next = pool->slabs;
  pool->slabs = (ml_pool_block *)(void *)slab;
  pool->slab = slab + ML_POOL_GRAIN;
  pool->slab_end = slab + ML_POOL_SLAB;
  return 0;
}

static void *take(ml_pool *pool, size_t size) {
  size_t grains = grains_of(size);
  ml_pool_block *block = pool->free[grains];
  if (block != NULL) {
    pool->free[grains] = block->next;
    return block;
  }
  size_t bytes = grains * ML_POOL_GRAIN;
  if ((size_t)(pool->slab_end - pool->slab) < bytes && add_slab(pool) != 0) return NULL;
  block = (ml_pool_block *)(void *)pool->slab;
  pool->slab += bytes;
  return block;
}

static void *new_block(ml_pool *pool, size_t size) {
  return size <= ML_POOL_LARGEST ? take(pool, size) : malloc(size);
}

static void free_block(ml_pool *pool, void *block, size_t size) {
  if (size <= ML_POOL_LARGEST)
    give_back(pool, block, grains_of(size));
  else
    free(block);
}

/* Lua relies on shrinking never to fail: a block that has nowhere smaller to go stays where it is,
 * and will be given back as a smaller one. */
static void *resize(ml_pool *pool, void *block, size_t old_size, size_t new_size) {
  if (old_size > ML_POOL_LARGEST && new_size > ML_POOL_LARGEST) {
    void *resized = realloc(block, new_size);
    return resized == NULL && new_size < old_size ? block : resized;
  }
  if (old_size <= ML_POOL_LARGEST && new_size <= ML_POOL_LARGEST &&
      grains_of(old_size) == grains_of(new_size))
    return block;
  void *moved = new_block(pool, new_size);
  if (moved == NULL) return new_size < old_size ? block : NULL;
  memcpy(moved, block, old_size < new_size ? old_size : new_size);
  free_block(pool, block, old_size);
  return moved;
}

void *ml_pool_lua_alloc(void *context, void *block, size_t old_size, size_t new_size) {
  ml_pool *pool = context;
  if (new_size == 0) {
    if (block != NULL) free_block(pool, block, old_size);
    return NULL;
  }
  if (block == NULL) {
    if (ml_alloc_fails()) return NULL;
    return new_block(pool, new_size);
  }
  if (new_size > old_size && ml_alloc_fails()) return NULL;
  return resize(pool, block, old_size, new_size);
}

#endif
