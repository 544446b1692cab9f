/* The clock that jumps, under a loop. */
#include "sim/virtual_clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

typedef struct ticker {
  ml_timer timer;
  double times[4];
  int ticks;
} ticker;

static void tick(ml_loop *loop, ml_handle *handle) {
  ticker *self = (ticker *)handle;
  self->times[self->ticks++] = ml_loop_time(loop);
  if (self->ticks < 4)
    assert_int_equal(ml_loop_call_at(loop, &self->timer, ml_loop_time(loop) + 3600), 0);
}

static void test_hours_pass_at_once(void **state) {
  (void)state;
  ml_virtual_clock clock;
  ml_loop loop;
  ticker self = {.ticks = 0};
  ml_virtual_clock_init(&clock);
  ml_loop_init(&loop, &clock.clock, NULL);
  ml_timer_init(&self.timer, tick);
  assert_true(ml_loop_time(&loop) == 0);
  ml_loop_call_at(&loop, &self.timer, 0.25);
  assert_int_equal(ml_loop_run(&loop), ML_TURN_DEADLOCK);
  for (int i = 0; i < 4; i++) assert_true(self.times[i] == 0.25 + 3600 * i);
  ml_loop_close(&loop);
}

static void test_time_never_goes_back(void **state) {
  (void)state;
  ml_virtual_clock clock;
  ml_virtual_clock_init(&clock);
  clock.clock.advance_to(&clock.clock, 5);
  clock.clock.advance_to(&clock.clock, 3);
  assert_true(clock.clock.now(&clock.clock) == 5);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_hours_pass_at_once),
      cmocka_unit_test(test_time_never_goes_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
