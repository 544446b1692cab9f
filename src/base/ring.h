/* A ring of links embedded in structs: a doubly linked list closed by a
 * sentinel, so that nothing is ever at an end and no branch is needed.
 *
 * The link is the first member of what is linked. A link that is in no ring has
 * no defined value; its owner knows where it is.
 *
 * Cost: two pointers an element, two writes to append, two to remove. */
#ifndef ML_BASE_RING_H
#define ML_BASE_RING_H

#include <stdbool.h>

typedef struct ml_ring {
  struct ml_ring *next, *previous;
} ml_ring;

static inline void ml_ring_init(ml_ring *ring) {
  ring->next = ring;
  ring->previous = ring;
}

static inline bool ml_ring_is_empty(const ml_ring *ring) {
  return ring->next == ring;
}

static inline void ml_ring_append(ml_ring *ring, ml_ring *link) {
  ml_ring *last = ring->previous;
  link->next = ring;
  link->previous = last;
  last->next = link;
  ring->previous = link;
}

static inline void ml_ring_remove(ml_ring *link) {
  link->previous->next = link->next;
  link->next->previous = link->previous;
}

/* Moves all of `from` behind what is in `to`. */
static inline void ml_ring_move_all(ml_ring *to, ml_ring *from) {
  if (ml_ring_is_empty(from)) return;
  from->next->previous = to->previous;
  to->previous->next = from->next;
  from->previous->next = to;
  to->previous = from->previous;
  ml_ring_init(from);
}

#endif
