/* The allocator of all C code outside Lua: malloc with a hook that makes the
 * n-th allocation fail, so that tests can walk through every failure.
 *
 * Cost: one predictable branch per allocation. The hook is a global because it
 * stands for a property of the whole machine, not of one Lua state; it is
 * never set outside tests. Lua's own allocations go through ml_lua_alloc,
 * which counts on the same hook. */
#ifndef ML_BASE_ALLOC_H
#define ML_BASE_ALLOC_H

#include <stddef.h>

/* Memory of `size` bytes, or NULL. */
void *ml_alloc(size_t size);
/* As realloc, for size > 0: NULL and `block` untouched when there is no memory. */
void *ml_realloc(void *block, size_t size);
/* As free. */
void ml_free(void *block);

/* Whether this is the allocation that fails, for allocators of their own; counts it. */
int ml_alloc_fails(void);

/* A lua_Alloc over the same hook. */
void *ml_lua_alloc(void *context, void *block, size_t old_size, size_t new_size);

/* Makes the n-th allocation from now on fail (1: the next), and each one after it when
 * `forever`; 0 turns the hook off. */
void ml_alloc_fail_nth(unsigned long n, int forever);
/* Whether a failure has been injected since the hook was set. */
int ml_alloc_failed(void);

#endif
