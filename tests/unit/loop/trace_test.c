/* What the loop tells a listener, and that it says nothing to nobody. */
#include "loop/trace.h"

#include "loop/task.h"
#include "stage.h"

static void write_event(void *context, const ml_trace_event *event) {
  stage *s = context;
  char line[80];
  snprintf(line, sizeof line, "%s(%g)@%g", ml_trace_name(event->kind), event->value, event->time);
  say(s, line);
  assert_non_null(event->subject);
}

static ml_stop_kind yield_once(ml_task *task, ml_step_kind kind) {
  (void)kind;
  static int steps;
  (void)task;
  return steps++ == 0 ? ML_STOP_YIELDED : ML_STOP_RETURNED;
}

static void listen(stage *s) {
  s->loop.trace = write_event;
  s->loop.trace_context = s;
}

static void test_the_life_of_a_task(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  listen(&s);
  ml_task task;
  ml_task_init(&task, &s.loop, yield_once);
  expect_log(&s, "TASK_CREATED(0)@0 HANDLE_READY(1)@0");
  ml_loop_turn(&s.loop);
  expect_log(&s, "LOOP_TURN(1)@0 TASK_STEP_BEGIN(0)@0 TASK_STEP_END(0)@0 HANDLE_READY(1)@0");
  ml_task_cancel(&task);
  ml_loop_turn(&s.loop);
  expect_log(&s,
             "CANCEL_REQUESTED(1)@0 LOOP_TURN(1)@0 TASK_STEP_BEGIN(1)@0 TASK_STEP_END(2)@0 "
             "TASK_DONE(1)@0");
}

static void test_timers_and_the_clock(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  listen(&s);
  actor a = make_actor("a", NULL, NULL);
  at(&s, &a, 2);
  expect_log(&s, "TIMER_SET(2)@0");
  ml_loop_turn(&s.loop);
  expect_log(&s, "jump(2) CLOCK_ADVANCED(2)@2 TIMER_FIRED(2)@2 HANDLE_READY(1)@2 LOOP_TURN(1)@2 a");
  ml_loop_close(&s.loop);
}

static void test_futures(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  listen(&s);
  ml_future future;
  ml_future_init(&future, &s.loop);
  actor a = make_actor("a", NULL, NULL);
  ml_future_watch(&future, &a.timer.handle);
  ml_future_cancel(&future);
  expect_log(&s, "CANCEL_REQUESTED(0)@0 FUTURE_DONE(3)@0 HANDLE_READY(1)@0");
}

static void test_every_kind_has_a_name(void **state) {
  (void)state;
  for (int kind = 0; kind < ML_TRACE_KIND_COUNT; kind++) {
    assert_true(strlen(ml_trace_name((ml_trace_kind)kind)) > 3);
  }
  assert_string_equal(ml_trace_name(ML_TRACE_CLOCK_ADVANCED), "CLOCK_ADVANCED");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_the_life_of_a_task),
      cmocka_unit_test(test_timers_and_the_clock),
      cmocka_unit_test(test_futures),
      cmocka_unit_test(test_every_kind_has_a_name),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
