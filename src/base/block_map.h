/* Blocks of memory by address: how large each is, and a number that its owner keeps with it.
 *
 * A hash table with open addressing. What is taken out leaves no gap behind: those after it move
 * up. Cost: 24 bytes a place, at least a quarter of which are free, and one look-up each time.
 * The map owns its places; a zeroed struct is an empty one. */
#ifndef ML_BASE_BLOCK_MAP_H
#define ML_BASE_BLOCK_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ml_block {
  const void *address; /* NULL: a free place */
  size_t size;         /* bytes */
  uint32_t note;       /* the owner's */
} ml_block;

typedef struct ml_block_map {
  ml_block *places;
  size_t capacity; /* 0 or a power of two */
  size_t count;
} ml_block_map;

void ml_block_map_free(ml_block_map *map);
/* Adds a block that is not in the map. Returns -1 without memory, and then the map is as it was. */
int ml_block_map_add(ml_block_map *map, ml_block block);
/* The block at an address, until the map changes; NULL when there is none. */
const ml_block *ml_block_map_find(const ml_block_map *map, const void *address);
/* Takes the block at an address out, into `block`; false when there is none. */
bool ml_block_map_take(ml_block_map *map, const void *address, ml_block *block);

#endif
