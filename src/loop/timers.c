#include "loop/timers.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

#include "base/alloc.h"
#include "loop/loop.h"

enum { CHILDREN = 4, FIRST_CAPACITY = 16 };

void ml_timers_init(ml_timers *timers) {
  *timers = (ml_timers){.entries = NULL};
}

void ml_timers_free(ml_timers *timers) {
  ml_free(timers->entries);
  ml_timers_init(timers);
}

static inline bool is_before(const ml_timer_entry *a, const ml_timer_entry *b) {
  return a->when < b->when || (a->when == b->when && a->order < b->order);
}

static inline void put(ml_timers *timers, size_t place, ml_timer_entry entry) {
  timers->entries[place] = entry;
  entry.timer->place = place;
}

/* Puts `entry` at the hole `place` or above it. */
static void sift_up(ml_timers *timers, size_t place, ml_timer_entry entry) {
  while (place > 0) {
    size_t parent = (place - 1) / CHILDREN;
    if (!is_before(&entry, &timers->entries[parent])) break;
    put(timers, place, timers->entries[parent]);
    place = parent;
  }
  put(timers, place, entry);
}

static size_t first_child(const ml_timers *timers, size_t place) {
  const ml_timer_entry *entries = timers->entries;
  size_t best = place * CHILDREN + 1;
  size_t end = best + CHILDREN < timers->count ? best + CHILDREN : timers->count;
  for (size_t child = best + 1; child < end; child++) {
    if (is_before(&entries[child], &entries[best])) best = child;
  }
  return best;
}

/* Puts `entry` at the hole `place` or below it. */
static void sift_down(ml_timers *timers, size_t place, ml_timer_entry entry) {
  while (place * CHILDREN + 1 < timers->count) {
    size_t child = first_child(timers, place);
    if (!is_before(&timers->entries[child], &entry)) break;
    put(timers, place, timers->entries[child]);
    place = child;
  }
  put(timers, place, entry);
}

static int grow(ml_timers *timers) {
  size_t capacity = timers->capacity == 0 ? FIRST_CAPACITY : timers->capacity * 2;
  if (capacity > SIZE_MAX / sizeof *timers->entries) return -1;
  ml_timer_entry *entries = ml_realloc(timers->entries, capacity * sizeof *entries);
  if (entries == NULL) return -1;
  timers->entries = entries;
  timers->capacity = capacity;
  return 0;
}

int ml_timers_add(ml_timers *timers, ml_timer *timer) {
  if (timers->count == timers->capacity && grow(timers) != 0) return -1;
  timer->order = timers->next_order++;
  /* Not a number is in no order with anything: due at once, as asyncio has it. */
  double when = isnan(timer->when) ? -HUGE_VAL : timer->when;
  ml_timer_entry entry = {.when = when, .order = timer->order, .timer = timer};
  sift_up(timers, timers->count++, entry);
  return 0;
}

void ml_timers_remove(ml_timers *timers, ml_timer *timer) {
  size_t place = timer->place;
  assert(place < timers->count && timers->entries[place].timer == timer);
  ml_timer_entry last = timers->entries[--timers->count];
  if (place == timers->count) return;
  /* The last entry may belong above the hole when it comes from another branch. */
  if (place > 0 && is_before(&last, &timers->entries[(place - 1) / CHILDREN])) {
    sift_up(timers, place, last);
  } else {
    sift_down(timers, place, last);
  }
}

ml_timer *ml_timers_first(const ml_timers *timers) {
  return timers->count == 0 ? NULL : timers->entries[0].timer;
}
