/* Tasks: their steps, and every way in which a cancellation can meet them. What
 * is expected here is what CPython's tasks do. */
#include "loop/task.h"

#include "stage.h"

/* A body is a word: each letter is what it does next.
 *   y  yields                  w  awaits `awaits`
 *   r  returns                 x  raises
 *   k  cancels itself, goes on p  cancels `peer`, goes on
 *   f  settles `awaits`, goes on
 * A CancelledError ends it, unless it still has some to swallow. Each step logs its
 * name, with a `!` when the step raises the error, with a `?` when it is the awaited future's own.
 */
typedef struct body {
  ml_task task; /* first */
  const char *name;
  const char *word;
  ml_future *awaits;
  struct body *peer;
  ml_future *awaited; /* before this step */
  int swallows;
} body;

static ml_stop_kind perform(body *self) {
  for (;;) {
    switch (*self->word++) {
      case 'y': return ML_STOP_YIELDED;
      case 'w': self->awaited = self->task.waiting_for = self->awaits; return ML_STOP_AWAITING;
      case 'r': return ML_STOP_RETURNED;
      case 'x': return ML_STOP_RAISED;
      case 'k': ml_task_cancel(&self->task); break;
      case 'p': ml_task_cancel(&self->peer->task); break;
      case 'f': ml_future_settle(self->awaits, ML_FUTURE_FINISHED); break;
      default: fail_msg("'%s' was stepped too often", self->name);
    }
  }
}

static ml_stop_kind step(ml_task *task, ml_step_kind kind) {
  body *self = (body *)task;
  stage *s = (stage *)task->future.loop;
  bool future_raises = self->awaited != NULL && self->awaited->state == ML_FUTURE_CANCELLED;
  assert_true(task->stepping);
  assert_null(task->waiting_for);
  self->awaited = NULL;
  char word[32];
  snprintf(word, sizeof word, "%s%s", self->name,
           kind == ML_STEP_CANCEL ? "!"
           : future_raises        ? "?"
                                  : "");
  say(s, word);
  if ((kind == ML_STEP_CANCEL || future_raises) && self->swallows-- == 0) return ML_STOP_CANCELLED;
  return perform(self);
}

static void start(stage *s, body *b, const char *name, const char *word) {
  *b = (body){.name = name, .word = word};
  ml_task_init(&b->task, &s->loop, step);
}

static ml_future_state end_of(const body *b) {
  return (ml_future_state)b->task.future.state;
}

/* Steps */

static void test_tasks_take_turns(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  body a, b;
  start(&s, &a, "a", "yyr");
  start(&s, &b, "b", "yr");
  expect_log(&s, "");
  run_out(&s);
  expect_log(&s, "a b a b a");
  assert_int_equal(end_of(&a), ML_FUTURE_FINISHED);
  assert_int_equal(end_of(&b), ML_FUTURE_FINISHED);
  assert_false(a.task.stepping);
}

static void test_a_task_goes_on_when_its_future_is_done(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  ml_future future;
  ml_future_init(&future, &s.loop);
  body a, b;
  start(&s, &a, "a", "wr");
  a.awaits = &future;
  start(&s, &b, "b", "yfr");
  b.awaits = &future;
  ml_loop_turn(&s.loop);
  assert_ptr_equal(a.task.waiting_for, &future);
  run_out(&s);
  expect_log(&s, "a b b a");
}

static void test_a_task_awaits_another(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  body parent, child;
  start(&s, &parent, "parent", "wr");
  start(&s, &child, "child", "yr");
  parent.awaits = &child.task.future;
  run_out(&s);
  expect_log(&s, "parent child child parent");
  assert_int_equal(end_of(&parent), ML_FUTURE_FINISHED);
}

static void test_an_exception_fails_the_task_and_wants_to_be_asked_for(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  body a, b;
  start(&s, &a, "a", "x");
  start(&s, &b, "b", "r");
  run_out(&s);
  assert_int_equal(end_of(&a), ML_FUTURE_FAILED);
  assert_true(a.task.future.log_exception);
  assert_false(b.task.future.log_exception);
}

static void test_awaiting_a_done_future_takes_a_turn(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  ml_future future;
  ml_future_init(&future, &s.loop);
  body a;
  start(&s, &a, "a", "fwr");
  a.awaits = &future;
  ml_loop_turn(&s.loop);
  expect_log(&s, "a");
  ml_loop_turn(&s.loop);
  expect_log(&s, "a");
  assert_int_equal(end_of(&a), ML_FUTURE_FINISHED);
}

/* Cancellation */

static void test_cancel_before_the_first_step(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  body a;
  start(&s, &a, "a", "r");
  assert_true(ml_task_cancel(&a.task));
  assert_true(a.task.must_cancel);
  run_out(&s);
  expect_log(&s, "a!");
  assert_int_equal(end_of(&a), ML_FUTURE_CANCELLED);
}

static void test_cancel_between_steps(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  body a;
  start(&s, &a, "a", "yyr");
  ml_loop_turn(&s.loop);
  assert_true(ml_task_cancel(&a.task));
  run_out(&s);
  expect_log(&s, "a a!");
  assert_int_equal(end_of(&a), ML_FUTURE_CANCELLED);
}

static void test_cancel_while_waiting_cancels_the_future(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  ml_future future;
  ml_future_init(&future, &s.loop);
  body a;
  start(&s, &a, "a", "wr");
  a.awaits = &future;
  ml_loop_turn(&s.loop);
  assert_true(ml_task_cancel(&a.task));
  assert_int_equal(future.state, ML_FUTURE_CANCELLED);
  assert_false(a.task.must_cancel);
  run_out(&s);
  expect_log(&s, "a a?");
  assert_int_equal(end_of(&a), ML_FUTURE_CANCELLED);
}

static void test_cancel_after_the_future_is_done_but_before_the_step(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  ml_future future;
  ml_future_init(&future, &s.loop);
  body a;
  start(&s, &a, "a", "wr");
  a.awaits = &future;
  ml_loop_turn(&s.loop);
  ml_future_settle(&future, ML_FUTURE_FINISHED);
  assert_true(ml_task_cancel(&a.task));
  assert_true(a.task.must_cancel);
  run_out(&s);
  expect_log(&s, "a a!");
  assert_int_equal(end_of(&a), ML_FUTURE_CANCELLED);
}

static void test_two_requests_before_the_step_raise_once(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  ml_future future;
  ml_future_init(&future, &s.loop);
  body a;
  start(&s, &a, "a", "wyr");
  a.awaits = &future;
  a.swallows = 1;
  ml_loop_turn(&s.loop);
  assert_true(ml_task_cancel(&a.task));
  assert_true(ml_task_cancel(&a.task));
  assert_true(a.task.must_cancel);
  assert_int_equal(a.task.cancel_requests, 2);
  run_out(&s);
  expect_log(&s, "a a? a");
  assert_int_equal(end_of(&a), ML_FUTURE_FINISHED);
}

static void test_a_swallowed_cancellation_leaves_a_running_task(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  body a;
  start(&s, &a, "a", "yyr");
  a.swallows = 1;
  ml_loop_turn(&s.loop);
  assert_true(ml_task_cancel(&a.task));
  run_out(&s);
  expect_log(&s, "a a! a");
  assert_int_equal(end_of(&a), ML_FUTURE_FINISHED);
  assert_int_equal(a.task.cancel_requests, 1);
}

static void test_cancel_reaches_the_task_awaited(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  ml_future future;
  ml_future_init(&future, &s.loop);
  body parent, child;
  start(&s, &parent, "parent", "wr");
  start(&s, &child, "child", "wr");
  parent.awaits = &child.task.future;
  child.awaits = &future;
  ml_loop_turn(&s.loop);
  assert_true(ml_task_cancel(&parent.task));
  assert_int_equal(parent.task.cancel_requests, 1);
  assert_int_equal(child.task.cancel_requests, 1);
  assert_int_equal(future.state, ML_FUTURE_CANCELLED);
  run_out(&s);
  expect_log(&s, "parent child child? parent?");
  assert_int_equal(end_of(&child), ML_FUTURE_CANCELLED);
  assert_int_equal(end_of(&parent), ML_FUTURE_CANCELLED);
}

static void test_an_awaited_task_that_swallows_saves_its_parent(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  ml_future future;
  ml_future_init(&future, &s.loop);
  body parent, child;
  start(&s, &parent, "parent", "wr");
  start(&s, &child, "child", "wyr");
  parent.awaits = &child.task.future;
  child.awaits = &future;
  child.swallows = 1;
  ml_loop_turn(&s.loop);
  assert_true(ml_task_cancel(&parent.task));
  run_out(&s);
  expect_log(&s, "parent child child? child parent");
  assert_int_equal(end_of(&child), ML_FUTURE_FINISHED);
  assert_int_equal(end_of(&parent), ML_FUTURE_FINISHED);
}

static void test_a_future_that_refuses_leaves_the_request_with_the_task(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  body parent, child;
  start(&s, &parent, "parent", "wr");
  start(&s, &child, "child", "r");
  parent.awaits = &child.task.future;
  ml_loop_turn(&s.loop); /* the child is done, the parent not yet told */
  assert_true(ml_task_cancel(&parent.task));
  assert_true(parent.task.must_cancel);
  assert_int_equal(child.task.cancel_requests, 0);
  run_out(&s);
  expect_log(&s, "parent child parent!");
}

static void test_cancel_itself_then_yield(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  body a;
  start(&s, &a, "a", "kyr");
  run_out(&s);
  expect_log(&s, "a a!");
  assert_int_equal(end_of(&a), ML_FUTURE_CANCELLED);
}

static void test_cancel_itself_then_await(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  ml_future future;
  ml_future_init(&future, &s.loop);
  body a;
  start(&s, &a, "a", "kwr");
  a.awaits = &future;
  ml_loop_turn(&s.loop);
  assert_int_equal(future.state, ML_FUTURE_CANCELLED);
  assert_false(a.task.must_cancel);
  run_out(&s);
  expect_log(&s, "a a?");
  assert_int_equal(end_of(&a), ML_FUTURE_CANCELLED);
}

static void test_cancel_itself_then_return(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  body a;
  start(&s, &a, "a", "kr");
  run_out(&s);
  expect_log(&s, "a");
  assert_int_equal(end_of(&a), ML_FUTURE_CANCELLED);
}

static void test_cancel_itself_then_raise(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  body a;
  start(&s, &a, "a", "kx");
  run_out(&s);
  expect_log(&s, "a");
  assert_int_equal(end_of(&a), ML_FUTURE_FAILED);
}

static void test_cancel_a_peer_that_is_ready(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  body a, b;
  start(&s, &a, "a", "pr");
  start(&s, &b, "b", "r");
  a.peer = &b;
  run_out(&s);
  expect_log(&s, "a b!");
}

static void test_cancel_after_the_end_is_refused_and_not_counted(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  body a;
  start(&s, &a, "a", "x");
  run_out(&s);
  assert_false(ml_task_cancel(&a.task));
  assert_int_equal(a.task.cancel_requests, 0);
  assert_int_equal(end_of(&a), ML_FUTURE_FAILED);
  assert_false(a.task.future.log_exception);
}

static void test_uncancel_takes_requests_back_down_to_none(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  body a;
  start(&s, &a, "a", "r");
  ml_task_cancel(&a.task);
  ml_task_cancel(&a.task);
  assert_int_equal(ml_task_uncancel(&a.task), 1);
  assert_int_equal(ml_task_uncancel(&a.task), 0);
  assert_int_equal(ml_task_uncancel(&a.task), 0);
  run_out(&s); /* taking back a request does not take back the error */
  expect_log(&s, "a!");
}

static void test_cancelling_a_task_as_a_future_is_the_same(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  body a;
  start(&s, &a, "a", "r");
  assert_true(ml_future_cancel(&a.task.future));
  assert_int_equal(a.task.cancel_requests, 1);
  assert_int_equal(end_of(&a), ML_FUTURE_PENDING);
  run_out(&s);
  expect_log(&s, "a!");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_tasks_take_turns),
      cmocka_unit_test(test_a_task_goes_on_when_its_future_is_done),
      cmocka_unit_test(test_a_task_awaits_another),
      cmocka_unit_test(test_an_exception_fails_the_task_and_wants_to_be_asked_for),
      cmocka_unit_test(test_awaiting_a_done_future_takes_a_turn),
      cmocka_unit_test(test_cancel_before_the_first_step),
      cmocka_unit_test(test_cancel_between_steps),
      cmocka_unit_test(test_cancel_while_waiting_cancels_the_future),
      cmocka_unit_test(test_cancel_after_the_future_is_done_but_before_the_step),
      cmocka_unit_test(test_two_requests_before_the_step_raise_once),
      cmocka_unit_test(test_a_swallowed_cancellation_leaves_a_running_task),
      cmocka_unit_test(test_cancel_reaches_the_task_awaited),
      cmocka_unit_test(test_an_awaited_task_that_swallows_saves_its_parent),
      cmocka_unit_test(test_a_future_that_refuses_leaves_the_request_with_the_task),
      cmocka_unit_test(test_cancel_itself_then_yield),
      cmocka_unit_test(test_cancel_itself_then_await),
      cmocka_unit_test(test_cancel_itself_then_return),
      cmocka_unit_test(test_cancel_itself_then_raise),
      cmocka_unit_test(test_cancel_a_peer_that_is_ready),
      cmocka_unit_test(test_cancel_after_the_end_is_refused_and_not_counted),
      cmocka_unit_test(test_uncancel_takes_requests_back_down_to_none),
      cmocka_unit_test(test_cancelling_a_task_as_a_future_is_the_same),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
