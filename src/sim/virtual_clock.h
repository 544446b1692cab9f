/* A clock whose time stands still while there is something to do, and jumps to
 * the next deadline when there is not. It starts at 0, so every run shows the
 * same times.
 *
 * The struct is the caller's; nothing is allocated. */
#ifndef ML_SIM_VIRTUAL_CLOCK_H
#define ML_SIM_VIRTUAL_CLOCK_H

#include "loop/loop.h"

typedef struct ml_virtual_clock {
  ml_clock clock; /* first: what the loop sees */
  double time;    /* seconds since the start */
} ml_virtual_clock;

void ml_virtual_clock_init(ml_virtual_clock *clock);

#endif
