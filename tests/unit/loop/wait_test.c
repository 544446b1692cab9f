/* When the loop waits, for how long, what ends a wait, and when it says that nothing can happen. */
#include <math.h>

#include "stage.h"

static void stop(stage *s, actor *self) {
  (void)self;
  ml_loop_stop(&s->loop);
}

static void call_self_soon(stage *s, actor *self) {
  soon(s, self);
}

static void wake_scratch(stage *s) {
  if (s->scratch == NULL) return;
  actor *woken = s->scratch;
  s->scratch = NULL;
  soon(s, woken);
}

static void take_a_second(stage *s) {
  s->time += 1;
}

static void stop_loop(stage *s) {
  ml_loop_stop(&s->loop);
}

static void test_nothing_at_all_is_a_deadlock(void **state) {
  (void)state;
  stage s;
  set_real(&s);
  assert_int_equal(ml_loop_turn(&s.loop), ML_TURN_DEADLOCK);
  expect_log(&s, "");
  set_virtual(&s);
  assert_int_equal(ml_loop_turn(&s.loop), ML_TURN_DEADLOCK);
}

static void test_with_open_io_it_waits_for_ever_instead(void **state) {
  (void)state;
  stage s;
  set_real(&s);
  actor reader = make_actor("reader", NULL, NULL);
  s.open_io = 1;
  s.scratch = &reader;
  s.during_wait = wake_scratch;
  assert_int_equal(ml_loop_turn(&s.loop), ML_TURN_RAN);
  expect_log(&s, "wait(-1) reader");
}

static void test_a_real_clock_waits_for_the_next_timer(void **state) {
  (void)state;
  stage s;
  set_real(&s);
  actor a = make_actor("a", NULL, NULL), b = make_actor("b", stop, NULL);
  at(&s, &b, 3);
  at(&s, &a, 1);
  assert_int_equal(ml_loop_run(&s.loop), ML_TURN_RAN);
  expect_log(&s, "wait(1) a wait(2) b");
  ml_loop_close(&s.loop);
}

static void test_a_nanosecond_early_is_on_time(void **state) {
  (void)state;
  stage s;
  set_real(&s);
  actor a = make_actor("a", NULL, NULL), b = make_actor("b", NULL, NULL);
  at(&s, &a, 0.5e-9);
  at(&s, &b, 3e-9);
  ml_loop_stop(&s.loop);
  ml_loop_turn(&s.loop);
  expect_log(&s, "a");
  ml_loop_close(&s.loop);
}

static void test_a_wait_that_ends_early_is_taken_up_again(void **state) {
  (void)state;
  stage s;
  set_real(&s);
  actor a = make_actor("a", stop, NULL), io = make_actor("io", NULL, NULL);
  at(&s, &a, 2);
  s.scratch = &io;
  s.during_wait = wake_scratch;
  s.poller.wait = NULL; /* the first turn: a poller that comes back at once */
  assert_int_equal(ml_loop_turn(&s.loop), ML_TURN_RAN);
  expect_log(&s, "");
  s.poller.wait = stage_wait;
  ml_loop_run(&s.loop);
  expect_log(&s, "wait(2) io a");
  ml_loop_close(&s.loop);
}

static void test_a_virtual_clock_jumps_only_when_nothing_is_ready(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  actor a = make_actor("a", NULL, NULL), b = make_actor("b", NULL, NULL);
  at(&s, &a, 10);
  soon(&s, &b);
  ml_loop_turn(&s.loop);
  expect_log(&s, "b");
  assert_true(ml_loop_time(&s.loop) == 0);
  ml_loop_turn(&s.loop);
  expect_log(&s, "jump(10) a");
  assert_true(ml_loop_time(&s.loop) == 10);
  ml_loop_close(&s.loop);
}

static void test_io_that_is_ready_comes_before_a_jump(void **state) {
  (void)state;
  stage s;
  set_real(&s);
  s.clock.advance_to = stage_advance;
  actor a = make_actor("a", NULL, NULL), io = make_actor("io", NULL, NULL);
  at(&s, &a, 10);
  s.open_io = 1;
  s.scratch = &io;
  s.during_wait = wake_scratch;
  ml_loop_turn(&s.loop);
  expect_log(&s, "wait(0) io");
  ml_loop_turn(&s.loop);
  expect_log(&s, "wait(0) jump(10) a");
  ml_loop_close(&s.loop);
}

static void test_a_deadline_at_infinity_is_never_reached(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  actor a = make_actor("a", NULL, NULL);
  at(&s, &a, INFINITY);
  assert_int_equal(ml_loop_turn(&s.loop), ML_TURN_DEADLOCK);
  expect_log(&s, "");
  ml_loop_close(&s.loop);

  set_real(&s);
  at(&s, &a, INFINITY);
  s.during_wait = stop_loop;
  ml_loop_run(&s.loop);
  expect_log(&s, "wait(inf)");
  ml_loop_close(&s.loop);
}

static void test_idle_comes_before_each_wait_and_jump_and_deadlock(void **state) {
  (void)state;
  stage s;
  set_real(&s);
  s.loop.idle = stage_idle;
  actor a = make_actor("a", NULL, NULL), b = make_actor("b", NULL, NULL);
  at(&s, &a, 2);
  soon(&s, &b);
  run_out(&s);
  expect_log(&s, "b idle(2) wait(2) a idle(-1)");
  ml_loop_close(&s.loop);

  set_virtual(&s);
  s.loop.idle = stage_idle;
  at(&s, &a, 2);
  run_out(&s);
  expect_log(&s, "idle(2) jump(2) a idle(-1)");
  ml_loop_close(&s.loop);
}

static void test_what_idle_makes_ready_runs_without_a_wait(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  actor a = make_actor("a", NULL, NULL), late = make_actor("late", NULL, NULL);
  s.loop.idle = stage_idle;
  s.during_idle = wake_scratch;
  s.scratch = &a;
  at(&s, &late, 4);
  ml_loop_turn(&s.loop);
  expect_log(&s, "idle(4) a");
  s.scratch = &a;
  run_out(&s);
  expect_log(&s, "idle(4) a idle(4) jump(4) late idle(-1)");
  ml_loop_close(&s.loop);
}

static void test_what_idle_makes_ready_averts_a_deadlock(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  actor a = make_actor("a", NULL, NULL);
  s.loop.idle = stage_idle;
  s.during_idle = wake_scratch;
  s.scratch = &a;
  assert_int_equal(ml_loop_turn(&s.loop), ML_TURN_RAN);
  expect_log(&s, "idle(-1) a");
}

static void test_time_that_idle_takes_shortens_the_wait(void **state) {
  (void)state;
  stage s;
  set_real(&s);
  actor a = make_actor("a", NULL, NULL), b = make_actor("b", NULL, NULL);
  s.loop.idle = stage_idle;
  s.during_idle = take_a_second;
  at(&s, &a, 3);
  ml_loop_turn(&s.loop);
  expect_log(&s, "idle(3) wait(2) a");
  at(&s, &b, 3.5);
  ml_loop_turn(&s.loop);
  expect_log(&s, "idle(0.5) b");
  ml_loop_close(&s.loop);
}

static void test_idle_may_stop_the_loop(void **state) {
  (void)state;
  stage s;
  set_real(&s);
  actor a = make_actor("a", NULL, NULL);
  s.loop.idle = stage_idle;
  s.during_idle = stop_loop;
  at(&s, &a, 3);
  assert_int_equal(ml_loop_run(&s.loop), ML_TURN_RAN);
  expect_log(&s, "idle(3)");
  ml_loop_close(&s.loop);
}

static void test_a_busy_loop_looks_at_the_poller_once_in_a_while(void **state) {
  (void)state;
  stage s;
  set_real(&s);
  actor a = make_actor("a", call_self_soon, NULL);
  soon(&s, &a);
  int looks = 0;
  for (int i = 0; i < 4 * ML_POLL_TURNS; i++) {
    ml_loop_turn(&s.loop);
    looks += strstr(s.log, "wait(0)") != NULL;
    s.log[0] = '\0';
  }
  assert_int_equal(looks, 4);
  s.open_io = 1;
  ml_loop_turn(&s.loop);
  expect_log(&s, "wait(0) a");
  ml_loop_close(&s.loop);
}

static void test_a_poller_may_lack_everything(void **state) {
  (void)state;
  stage s;
  set_real(&s);
  s.poller = (ml_poller){.wait = NULL};
  actor a = make_actor("a", NULL, NULL);
  soon(&s, &a);
  run_out(&s);
  expect_log(&s, "a");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_nothing_at_all_is_a_deadlock),
      cmocka_unit_test(test_with_open_io_it_waits_for_ever_instead),
      cmocka_unit_test(test_a_real_clock_waits_for_the_next_timer),
      cmocka_unit_test(test_a_nanosecond_early_is_on_time),
      cmocka_unit_test(test_a_wait_that_ends_early_is_taken_up_again),
      cmocka_unit_test(test_a_virtual_clock_jumps_only_when_nothing_is_ready),
      cmocka_unit_test(test_io_that_is_ready_comes_before_a_jump),
      cmocka_unit_test(test_a_deadline_at_infinity_is_never_reached),
      cmocka_unit_test(test_idle_comes_before_each_wait_and_jump_and_deadlock),
      cmocka_unit_test(test_what_idle_makes_ready_runs_without_a_wait),
      cmocka_unit_test(test_what_idle_makes_ready_averts_a_deadlock),
      cmocka_unit_test(test_time_that_idle_takes_shortens_the_wait),
      cmocka_unit_test(test_idle_may_stop_the_loop),
      cmocka_unit_test(test_a_busy_loop_looks_at_the_poller_once_in_a_while),
      cmocka_unit_test(test_a_poller_may_lack_everything),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
