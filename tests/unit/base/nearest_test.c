/* Which words count as mistyped, and which of several is meant. */
#include "base/nearest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char *nearest(const char *word) {
  ml_nearest nearest = {.word = word};
  ml_nearest_consider(&nearest, "explain");
  ml_nearest_consider(&nearest, NULL);
  ml_nearest_consider(&nearest, "lesson");
  ml_nearest_consider(&nearest, "check");
  return nearest.best;
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
  ml_nearest nearest = {.word = "result-not-seet"};
  ml_nearest_consider(&nearest, "exception-not-set");
  ml_nearest_consider(&nearest, "result-not-set");
  assert_string_equal(nearest.best, "result-not-set");
  assert_int_equal(nearest.distance, 1);
}

static bool is_slip(const char *word, const char *candidate) {
  ml_nearest nearest = {.word = word};
  ml_nearest_consider(&nearest, candidate);
  return ml_nearest_is_slip(&nearest);
}

static void test_a_slip_leaves_the_first_letter(void **state) {
  (void)state;
  assert_true(is_slip("pritn", "print"));
  assert_true(is_slip("amin", "main"));
  assert_true(is_slip("explian", "explain"));
  assert_true(is_slip("fucntin", "function"));
  assert_false(is_slip("main", "warn"));
  assert_false(is_slip("switch", "with"));
  assert_false(is_slip("print", "print"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_one_slip_of_each_kind),
      cmocka_unit_test(test_other_words_are_left_alone),
      cmocka_unit_test(test_the_nearest_wins),
      cmocka_unit_test(test_a_slip_leaves_the_first_letter),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
