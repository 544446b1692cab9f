#include "sim/virtual_clock.h"

static double now(ml_clock *clock) {
  return ((ml_virtual_clock *)clock)->time;
}

/* Time never goes back. */
static void advance_to(ml_clock *clock, double when) {
  ml_virtual_clock *virtual_clock = (ml_virtual_clock *)clock;
  if (when > virtual_clock->time) virtual_clock->time = when;
}

void ml_virtual_clock_init(ml_virtual_clock *clock) {
  *clock = (ml_virtual_clock){.clock = {.now = now, .advance_to = advance_to}, .time = 0};
}
