/* Which words count as mistyped, and which of several is meant. */
#include "cli/near.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char *nearest(const char *word) {
  ml_near near = {.word = word};
  ml_near_consider(&near, "explain");
  ml_near_consider(&near, NULL);
  ml_near_consider(&near, "lesson");
  ml_near_consider(&near, "check");
  return near.best;
}

static void test_one_slip_of_each_kind(void **state) {
  (void)state;
  assert_string_equal(nearest("explain"), "explain");
  assert_string_equal(nearest("explan"), "explain");
  assert_string_equal(nearest("explaain"), "explain");
  assert_string_equal(nearest("explian"), "explain");
  assert_string_equal(nearest("cheek"), "check");
}

static void test_other_words_are_left_alone(void **state) {
  (void)state;
  assert_null(nearest("demo.lua"));
  assert_null(nearest(""));
  assert_null(nearest("a-very-long-word-that-is-longer-than-any-name-we-have"));
}

static void test_the_nearest_wins(void **state) {
  (void)state;
  ml_near near = {.word = "result-not-seet"};
  ml_near_consider(&near, "exception-not-set");
  ml_near_consider(&near, "result-not-set");
  assert_string_equal(near.best, "result-not-set");
  assert_int_equal(near.distance, 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_one_slip_of_each_kind),
      cmocka_unit_test(test_other_words_are_left_alone),
      cmocka_unit_test(test_the_nearest_wins),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
