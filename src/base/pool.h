/* The allocator of a Lua state: free lists by size over large slabs.
 *
 * A task is half a dozen small blocks that come and go by the thousand. Lua tells the
 * size of what it gives back, so a block needs no header and freeing is one
 * push on the list of its size. Slabs are only given back with the pool: memory
 * that was needed once is kept for the next block of that size.
 *
 * Cost: blocks are rounded up to 16 bytes; those above ML_POOL_LARGEST go to malloc. In builds
 * with AddressSanitizer all do, so that it sees them. The pool owns its slabs; ml_pool_free
 * gives all back at once. */
#ifndef ML_BASE_POOL_H
#define ML_BASE_POOL_H

#include <stddef.h>

enum { ML_POOL_GRAIN = 16, ML_POOL_LARGEST = 1024, ML_POOL_SLAB = 64 * 1024 };

typedef struct ml_pool_block {
  struct ml_pool_block *next;
} ml_pool_block;

typedef struct ml_pool {
  ml_pool_block *free[ML_POOL_LARGEST / ML_POOL_GRAIN + 1]; /* by size in grains */
  char *slab, *slab_end;                                    /* what is left of the newest slab */
  ml_pool_block *slabs;                                     /* all of them */
} ml_pool;

/* A zeroed pool is an empty one. */
void ml_pool_free(ml_pool *pool);

/* A lua_Alloc whose context is the pool. Fails where ml_alloc_fail_nth says so. */
void *ml_pool_lua_alloc(void *pool, void *block, size_t old_size, size_t new_size);

#endif
