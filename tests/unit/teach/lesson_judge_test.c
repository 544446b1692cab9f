/* Whether a program did what a lesson says, and what the learner is told when it did not. */
#include "teach/lesson_judge.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs those first */
#include <cmocka.h>
#include <string.h>

/* Judges, and checks that the words for the learner hold `told` (NULL: that there are none). */
static bool judge(const char *said, const char *output, int status, const char *told) {
  ml_lesson_outcome outcome = {.status = status};
  ml_buffer why = {0};
  ml_buffer_add_string(&outcome.output, output);
  bool good = ml_lesson_judge((ml_slice){said, strlen(said)}, &outcome, &why);
  if (told == NULL) assert_int_equal(why.length, 0);
  if (told != NULL && (why.data == NULL || strstr(why.data, told) == NULL))
    fail_msg("'%s' is not in: %s", told, why.data != NULL ? why.data : "");
  ml_buffer_free(&why);
  ml_lesson_outcome_free(&outcome);
  return good;
}

static void without_reports_the_output_is_exactly_what_is_printed(void **state) {
  (void)state;
  assert_true(judge("prints: a\nprints:\nprints:   b", "a\n\n  b\n", 0, NULL));
  assert_true(judge("", "", 0, NULL));
  assert_false(judge("prints: a", "b\n", 0, "Line 1"));
  assert_false(judge("prints: a\nprints: b", "a\n", 0, "Line 2 is missing"));
  assert_false(judge("prints: a", "a\nb\n", 0, "After line 1"));
  assert_false(judge("prints: a", "a\n", 1, "exit status should be 0"));
}

static void what_is_still_reported_is_named(void **state) {
  (void)state;
  const char *report = "lesson.lua:1: RuntimeWarning: ...\n\n  never-awaited: f() made it.\na\n";
  assert_false(judge("prints: a", report, 0, "still something reported: never-awaited"));
}

static void with_reports_all_lines_come_in_order(void **state) {
  (void)state;
  const char *output = "one\nlesson.lua:1: Oops: x\n  more\ntwo\n";
  assert_true(judge("prints: one\nreports: Oops\nprints: two", output, 0, NULL));
  assert_true(judge("reports: Oops\nexits: 1", output, 1, NULL));
  assert_false(judge("reports: Oops\nprints: one", output, 0, "should print this line"));
  assert_false(judge("reports: Nothing", output, 0, "should report this"));
  assert_false(judge("reports: Oops\nprints: tw", output, 0, "should print"));
}

static void a_program_that_was_stopped_is_never_right(void **state) {
  (void)state;
  static const ml_lesson_end ends[] = {ML_END_TIMED_OUT, ML_END_TOO_MUCH, ML_END_INTERRUPTED,
                                       ML_END_NOT_STARTED};
  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
    ml_lesson_outcome outcome = {.end = ends[i]};
    ml_buffer why = {0};
    assert_false(ml_lesson_judge((ml_slice){"", 0}, &outcome, &why));
    assert_true(why.length > 0);
    ml_buffer_free(&why);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(without_reports_the_output_is_exactly_what_is_printed),
      cmocka_unit_test(what_is_still_reported_is_named),
      cmocka_unit_test(with_reports_all_lines_come_in_order),
      cmocka_unit_test(a_program_that_was_stopped_is_never_right),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
