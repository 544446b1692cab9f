/* Futures: settled once, watchers called in order, cancelled in their own way. */
#include "loop/future.h"

#include "stage.h"

static void watch(ml_future *future, actor *a) {
  ml_future_watch(future, &a->timer.handle);
}

static void test_watchers_run_in_the_order_they_came(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  ml_future future;
  ml_future_init(&future, &s.loop);
  actor a = make_actor("a", NULL, NULL), b = make_actor("b", NULL, NULL),
        c = make_actor("c", NULL, NULL);
  actor first = make_actor("first", NULL, NULL);
  watch(&future, &b);
  watch(&future, &a);
  watch(&future, &c);
  soon(&s, &first);
  assert_int_equal(ml_future_watcher_count(&future), 3);
  assert_int_equal(state_of(&a), ML_HANDLE_WATCHING);
  assert_false(ml_future_done(&future));
  ml_future_settle(&future, ML_FUTURE_FINISHED);
  assert_true(ml_future_done(&future));
  assert_int_equal(ml_future_watcher_count(&future), 0);
  assert_int_equal(s.loop.ready_count, 4);
  run_out(&s);
  expect_log(&s, "first b a c");
}

static void test_watching_a_done_future_is_called_in_the_next_turn(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  ml_future future;
  ml_future_init(&future, &s.loop);
  ml_future_settle(&future, ML_FUTURE_FAILED);
  actor a = make_actor("a", NULL, NULL);
  watch(&future, &a);
  expect_log(&s, "");
  ml_loop_turn(&s.loop);
  expect_log(&s, "a");
}

static void test_one_may_stop_watching(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  ml_future future;
  ml_future_init(&future, &s.loop);
  actor a = make_actor("a", NULL, NULL), b = make_actor("b", NULL, NULL),
        c = make_actor("c", NULL, NULL);
  watch(&future, &a);
  watch(&future, &b);
  watch(&future, &c);
  drop(&s, &b);
  assert_int_equal(ml_future_watcher_count(&future), 2);
  ml_future_settle(&future, ML_FUTURE_FINISHED);
  drop(&s, &c); /* ready by now, not called yet */
  run_out(&s);
  expect_log(&s, "a");
}

static void test_cancelling_settles_once(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  ml_future future;
  ml_future_init(&future, &s.loop);
  actor a = make_actor("a", NULL, NULL);
  watch(&future, &a);
  assert_true(ml_future_cancel(&future));
  assert_int_equal(future.state, ML_FUTURE_CANCELLED);
  assert_false(ml_future_cancel(&future));
  run_out(&s);
  expect_log(&s, "a");
}

static void test_a_done_future_cannot_be_cancelled_but_counts_as_asked(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  ml_future future;
  ml_future_init(&future, &s.loop);
  future.log_exception = true;
  ml_future_settle(&future, ML_FUTURE_FAILED);
  assert_false(ml_future_cancel(&future));
  assert_int_equal(future.state, ML_FUTURE_FAILED);
  assert_false(future.log_exception);
}

static int asked;

static bool refuse(ml_future *future) {
  (void)future;
  asked++;
  return false;
}

static void test_a_future_has_its_own_way_of_cancelling(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  ml_future future;
  ml_future_init(&future, &s.loop);
  future.cancel = refuse;
  asked = 0;
  assert_false(ml_future_cancel(&future));
  assert_int_equal(asked, 1);
  assert_int_equal(future.state, ML_FUTURE_PENDING);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_watchers_run_in_the_order_they_came),
      cmocka_unit_test(test_watching_a_done_future_is_called_in_the_next_turn),
      cmocka_unit_test(test_one_may_stop_watching),
      cmocka_unit_test(test_cancelling_settles_once),
      cmocka_unit_test(test_a_done_future_cannot_be_cancelled_but_counts_as_asked),
      cmocka_unit_test(test_a_future_has_its_own_way_of_cancelling),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
