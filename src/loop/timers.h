/* Timers in the order in which they are due: by deadline, equal ones in the
 * order of setting.
 *
 * A heap with four children a node whose entries carry their keys, so that
 * comparing touches no timer. Each timer knows its place in the heap, so that
 * one can be taken out of the middle.
 *
 * Cost: 24 bytes a timer beside the struct; setting, removing and taking the
 * first are O(log n). The array grows by doubling and is given back by free. */
#ifndef ML_LOOP_TIMERS_H
#define ML_LOOP_TIMERS_H

#include <stddef.h>
#include <stdint.h>

struct ml_timer;

typedef struct ml_timer_entry {
  double when;
  uint64_t order;
  struct ml_timer *timer;
} ml_timer_entry;

typedef struct ml_timers {
  ml_timer_entry *entries; /* the heap; no entry is due before its parent */
  size_t count, capacity;
  uint64_t next_order; /* given to the next timer set */
} ml_timers;

void ml_timers_init(ml_timers *timers);
/* Gives the array back; what was in it is forgotten. */
void ml_timers_free(ml_timers *timers);

/* Adds `timer` at timer->when. 0, or -1 without memory (nothing changed). */
int ml_timers_add(ml_timers *timers, struct ml_timer *timer);
/* Takes out a timer that is in. */
void ml_timers_remove(ml_timers *timers, struct ml_timer *timer);
/* The timer due first, NULL when there is none. It stays in. */
struct ml_timer *ml_timers_first(const ml_timers *timers);

#endif
