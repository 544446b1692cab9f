/* In which order callbacks are called, and what they may do to the loop meanwhile. */
#include "stage.h"

static void call_other_soon(stage *s, actor *self) {
  soon(s, self->other);
}

static void remove_other(stage *s, actor *self) {
  drop(s, self->other);
}

static void call_self_soon(stage *s, actor *self) {
  soon(s, self);
}

static void stop(stage *s, actor *self) {
  (void)self;
  ml_loop_stop(&s->loop);
}

static void break_off(stage *s, actor *self) {
  (void)self;
  ml_loop_break(&s->loop);
}

static void run_a_turn(stage *s, actor *self) {
  if (self->other != NULL) soon(s, self->other);
  say(s, "(");
  ml_loop_turn(&s->loop);
  say(s, ")");
}

static void close_loop(stage *s, actor *self) {
  (void)self;
  ml_loop_close(&s->loop);
}

static void test_first_ready_is_first_called(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  actor a = make_actor("a", NULL, NULL), b = make_actor("b", NULL, NULL),
        c = make_actor("c", NULL, NULL);
  soon(&s, &b);
  soon(&s, &a);
  soon(&s, &c);
  assert_int_equal(s.loop.ready_count, 3);
  assert_int_equal(ml_loop_turn(&s.loop), ML_TURN_RAN);
  expect_log(&s, "b a c");
  assert_int_equal(s.loop.ready_count, 0);
  assert_int_equal(state_of(&a), ML_HANDLE_IDLE);
  ml_loop_close(&s.loop);
}

static void test_what_a_callback_adds_runs_in_the_next_turn(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  actor c = make_actor("c", NULL, NULL), a = make_actor("a", call_other_soon, &c),
        b = make_actor("b", NULL, NULL);
  soon(&s, &a);
  soon(&s, &b);
  ml_loop_turn(&s.loop);
  expect_log(&s, "a b");
  assert_int_equal(state_of(&c), ML_HANDLE_READY);
  ml_loop_turn(&s.loop);
  expect_log(&s, "c");
  ml_loop_close(&s.loop);
}

static void test_a_callback_that_calls_itself_runs_once_a_turn(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  actor a = make_actor("a", call_self_soon, NULL);
  soon(&s, &a);
  for (int i = 0; i < 3; i++) ml_loop_turn(&s.loop);
  expect_log(&s, "a a a");
  ml_loop_close(&s.loop);
  assert_int_equal(state_of(&a), ML_HANDLE_IDLE);
}

static void test_one_removed_during_the_turn_is_not_called(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  actor b = make_actor("b", NULL, NULL), c = make_actor("c", NULL, NULL);
  actor a = make_actor("a", remove_other, &b);
  soon(&s, &a);
  soon(&s, &b);
  soon(&s, &c);
  ml_loop_turn(&s.loop);
  expect_log(&s, "a c");
  assert_int_equal(state_of(&b), ML_HANDLE_IDLE);
  assert_int_equal(s.loop.ready_count, 0);
  ml_loop_close(&s.loop);
}

static void test_the_last_of_the_turn_may_be_removed(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  actor c = make_actor("c", NULL, NULL), b = make_actor("b", remove_other, &c),
        d = make_actor("d", NULL, NULL);
  actor a = make_actor("a", call_other_soon, &d);
  soon(&s, &a);
  soon(&s, &b);
  soon(&s, &c);
  ml_loop_turn(&s.loop);
  expect_log(&s, "a b");
  ml_loop_turn(&s.loop);
  expect_log(&s, "d");
  ml_loop_close(&s.loop);
}

static void remove_other_and_call_it_soon(stage *s, actor *self) {
  drop(s, self->other);
  soon(s, self->other);
}

static void test_one_removed_and_added_again_runs_in_the_next_turn(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  actor b = make_actor("b", NULL, NULL), a = make_actor("a", remove_other_and_call_it_soon, &b);
  actor c = make_actor("c", NULL, NULL);
  soon(&s, &a);
  soon(&s, &b);
  soon(&s, &c);
  ml_loop_turn(&s.loop);
  expect_log(&s, "a c");
  ml_loop_turn(&s.loop);
  expect_log(&s, "b");
  ml_loop_close(&s.loop);
}

static void test_removing_an_idle_handle_does_nothing(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  actor a = make_actor("a", NULL, NULL);
  drop(&s, &a);
  assert_int_equal(state_of(&a), ML_HANDLE_IDLE);
  ml_loop_close(&s.loop);
}

static void test_timers_are_called_by_deadline_then_by_setting(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  actor a = make_actor("a", NULL, NULL), b = make_actor("b", NULL, NULL),
        c = make_actor("c", NULL, NULL);
  actor d = make_actor("d", NULL, NULL);
  at(&s, &d, 2);
  at(&s, &b, 1);
  at(&s, &a, 1);
  at(&s, &c, 1);
  run_out(&s);
  expect_log(&s, "jump(1) b a c jump(2) d");
  ml_loop_close(&s.loop);
}

static void test_eight_equal_deadlines_keep_their_order(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  static const char *const names[] = {"0", "1", "2", "3", "4", "5", "6", "7"};
  actor actors[8];
  for (int i = 0; i < 8; i++) {
    actors[i] = make_actor(names[i], NULL, NULL);
    at(&s, &actors[i], 0.5);
  }
  drop(&s, &actors[3]);
  at(&s, &actors[3], 0.5);
  run_out(&s);
  expect_log(&s, "jump(0.5) 0 1 2 4 5 6 7 3");
  ml_loop_close(&s.loop);
}

static void test_due_timers_come_behind_what_is_ready(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  actor late = make_actor("late", NULL, NULL), now = make_actor("now", NULL, NULL);
  at(&s, &late, -1);
  soon(&s, &now);
  ml_loop_turn(&s.loop);
  expect_log(&s, "now late");
  ml_loop_close(&s.loop);
}

static void test_a_timer_set_for_now_runs_in_the_next_turn(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  actor a = make_actor("a", NULL, NULL), b = make_actor("b", NULL, NULL);
  at(&s, &a, 0);
  soon(&s, &b);
  ml_loop_turn(&s.loop);
  expect_log(&s, "b a");
  ml_loop_close(&s.loop);
}

static void test_a_timer_removed_is_not_called(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  actor b = make_actor("b", NULL, NULL), a = make_actor("a", remove_other, &b),
        c = make_actor("c", NULL, NULL);
  at(&s, &a, 1);
  at(&s, &b, 1);
  at(&s, &c, 3);
  drop(&s, &c);
  run_out(&s);
  expect_log(&s, "jump(1) a");
  assert_int_equal(s.loop.timers.count, 0);
  ml_loop_close(&s.loop);
}

static void test_a_deadline_that_is_no_number_is_due_at_once(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  actor a = make_actor("a", NULL, NULL), b = make_actor("b", NULL, NULL);
  at(&s, &b, 0);
  at(&s, &a, 0.0 / 0.0);
  ml_loop_turn(&s.loop);
  expect_log(&s, "a b");
  ml_loop_close(&s.loop);
}

static void test_stop_lets_the_turn_finish(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  actor d = make_actor("d", NULL, NULL);
  actor a = make_actor("a", call_other_soon, &d), b = make_actor("b", stop, NULL),
        c = make_actor("c", NULL, NULL);
  soon(&s, &a);
  soon(&s, &b);
  soon(&s, &c);
  assert_int_equal(ml_loop_run(&s.loop), ML_TURN_RAN);
  expect_log(&s, "a b c");
  assert_false(s.loop.running);
  run_out(&s);
  expect_log(&s, "d");
  ml_loop_close(&s.loop);
}

static void test_stop_before_run_gives_one_turn_without_a_wait(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  actor a = make_actor("a", call_self_soon, NULL), b = make_actor("b", NULL, NULL);
  soon(&s, &a);
  at(&s, &b, 5);
  ml_loop_stop(&s.loop);
  assert_int_equal(ml_loop_run(&s.loop), ML_TURN_RAN);
  expect_log(&s, "a");
  drop(&s, &a);
  ml_loop_stop(&s.loop);
  assert_int_equal(ml_loop_run(&s.loop), ML_TURN_RAN);
  expect_log(&s, "");
  ml_loop_close(&s.loop);
}

static void test_break_leaves_the_rest_for_the_next_turn(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  actor d = make_actor("d", NULL, NULL);
  actor a = make_actor("a", call_other_soon, &d), b = make_actor("b", break_off, NULL),
        c = make_actor("c", NULL, NULL);
  soon(&s, &a);
  soon(&s, &b);
  soon(&s, &c);
  assert_int_equal(ml_loop_run(&s.loop), ML_TURN_RAN);
  expect_log(&s, "a b");
  assert_int_equal(s.loop.ready_count, 2);
  ml_loop_turn(&s.loop);
  expect_log(&s, "c d");
  ml_loop_close(&s.loop);
}

static void test_a_turn_inside_a_callback_runs_the_rest_of_the_outer_one(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  actor c = make_actor("c", call_self_soon, NULL);
  actor a = make_actor("a", run_a_turn, &c), b = make_actor("b", NULL, NULL);
  soon(&s, &a);
  soon(&s, &b);
  ml_loop_turn(&s.loop);
  expect_log(&s, "a ( b c )");
  ml_loop_turn(&s.loop);
  expect_log(&s, "c");
  ml_loop_close(&s.loop);
}

static void test_close_takes_everything_out(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  actor a = make_actor("a", close_loop, NULL), b = make_actor("b", NULL, NULL),
        c = make_actor("c", NULL, NULL);
  actor d = make_actor("d", NULL, NULL);
  soon(&s, &a);
  soon(&s, &b);
  at(&s, &c, 1);
  at(&s, &d, 2);
  ml_loop_turn(&s.loop);
  expect_log(&s, "a");
  assert_true(s.loop.closed);
  assert_int_equal(state_of(&b), ML_HANDLE_IDLE);
  assert_int_equal(state_of(&c), ML_HANDLE_IDLE);
  assert_int_equal(state_of(&d), ML_HANDLE_IDLE);
}

static void test_the_count_of_turns_may_wrap(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  s.loop.turn = UINT32_MAX - 1;
  actor a = make_actor("a", call_self_soon, NULL);
  soon(&s, &a);
  for (int i = 0; i < 4; i++) ml_loop_turn(&s.loop);
  expect_log(&s, "a a a a");
  ml_loop_close(&s.loop);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_first_ready_is_first_called),
      cmocka_unit_test(test_what_a_callback_adds_runs_in_the_next_turn),
      cmocka_unit_test(test_a_callback_that_calls_itself_runs_once_a_turn),
      cmocka_unit_test(test_one_removed_during_the_turn_is_not_called),
      cmocka_unit_test(test_the_last_of_the_turn_may_be_removed),
      cmocka_unit_test(test_one_removed_and_added_again_runs_in_the_next_turn),
      cmocka_unit_test(test_removing_an_idle_handle_does_nothing),
      cmocka_unit_test(test_timers_are_called_by_deadline_then_by_setting),
      cmocka_unit_test(test_eight_equal_deadlines_keep_their_order),
      cmocka_unit_test(test_due_timers_come_behind_what_is_ready),
      cmocka_unit_test(test_a_timer_set_for_now_runs_in_the_next_turn),
      cmocka_unit_test(test_a_timer_removed_is_not_called),
      cmocka_unit_test(test_a_deadline_that_is_no_number_is_due_at_once),
      cmocka_unit_test(test_stop_lets_the_turn_finish),
      cmocka_unit_test(test_stop_before_run_gives_one_turn_without_a_wait),
      cmocka_unit_test(test_break_leaves_the_rest_for_the_next_turn),
      cmocka_unit_test(test_a_turn_inside_a_callback_runs_the_rest_of_the_outer_one),
      cmocka_unit_test(test_close_takes_everything_out),
      cmocka_unit_test(test_the_count_of_turns_may_wrap),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
