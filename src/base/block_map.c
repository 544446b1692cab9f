#include "base/block_map.h"

#include <string.h>

#include "base/alloc.h"

enum { FIRST_CAPACITY = 1024 };

/* Where the search for an address begins. */
static size_t home_of(const ml_block_map *map, const void *address) {
  uint64_t mixed = ((uint64_t)(uintptr_t)address >> 4) * 0x9E3779B97F4A7C15u;
  return (size_t)(mixed >> 32) & (map->capacity - 1);
}

/* The place of an address, or the free one where it would go. */
static ml_block *place_of(const ml_block_map *map, const void *address) {
  size_t i = home_of(map, address);
  while (map->places[i].address != NULL && map->places[i].address != address)
    i = (i + 1) & (map->capacity - 1);
  return &map->places[i];
}

void ml_block_map_free(ml_block_map *map) {
  ml_free(map->places);
  memset(map, 0, sizeof *map);
}

static int grow(ml_block_map *map) {
  ml_block_map larger = {.count = map->count};
  larger.capacity = map->capacity == 0 ? FIRST_CAPACITY : map->capacity * 2;
  larger.places = ml_alloc(larger.capacity * sizeof *larger.places);
  if (larger.places == NULL) return -1;
  memset(larger.places, 0, larger.capacity * sizeof *larger.places);
  for (size_t i = 0; i < map->capacity; i++)
    if (map->places[i].address != NULL) *place_of(&larger, map->places[i].address) = map->places[i];
  ml_free(map->places);
  *map = larger;
  return 0;
}

int ml_block_map_add(ml_block_map *map, ml_block block) {
  if (map->count >= map->capacity / 4 * 3 && grow(map) != 0) return -1;
  *place_of(map, block.address) = block;
  map->count++;
  return 0;
}

const ml_block *ml_block_map_find(const ml_block_map *map, const void *address) {
  if (map->count == 0) return NULL;
  const ml_block *place = place_of(map, address);
  return place->address != NULL ? place : NULL;
}

/* The place `gap` was given up: who stands behind it, and could not have it, moves up. */
static void close_gap(ml_block_map *map, size_t gap) {
  size_t mask = map->capacity - 1;
  for (size_t i = (gap + 1) & mask; map->places[i].address != NULL; i = (i + 1) & mask) {
    size_t wanted = home_of(map, map->places[i].address);
    if (((i - wanted) & mask) < ((i - gap) & mask)) continue;
    map->places[gap] = map->places[i];
    gap = i;
  }
  map->places[gap].address = NULL;
}

bool ml_block_map_take(ml_block_map *map, const void *address, ml_block *block) {
  const ml_block *place = ml_block_map_find(map, address);
  if (place == NULL) return false;
  *block = *place;
  close_gap(map, (size_t)(place - map->places));
  map->count--;
  return true;
}
