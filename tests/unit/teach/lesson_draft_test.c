/* Changing a program line by line. */
#include "teach/lesson_draft.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs those first */
#include <cmocka.h>

static void changes(const char *before, const char *typed, const char *after) {
  ml_buffer program = {0};
  ml_buffer_add_string(&program, before);
  assert_int_equal(ml_draft_edit(&program, typed), ML_DRAFT_DONE);
  assert_string_equal(program.data != NULL ? program.data : "", after);
  ml_buffer_free(&program);
}

static ml_draft_change outcome(const char *typed) {
  ml_buffer program = {0};
  ml_buffer_add_string(&program, "a\nb\n");
  ml_draft_change change = ml_draft_edit(&program, typed);
  assert_string_equal(program.data, "a\nb\n");
  ml_buffer_free(&program);
  return change;
}

static void a_line_is_replaced_and_keeps_its_indentation(void **state) {
  (void)state;
  changes("a\n  b\nc\n", "2 x", "a\n  x\nc\n");
  changes("a\n  b\nc\n", "2     x", "a\n    x\nc\n");
  changes("a", "1 x", "x\n");
}

static void a_line_is_added_after_another_or_before_the_first(void **state) {
  (void)state;
  changes("a\n  b\n", "2+ x", "a\n  b\n  x\n");
  changes("a\n", "0+ x", "x\na\n");
  changes("", "0+ x", "x\n");
  changes("a\n", "1+", "a\n\n");
}

static void a_line_is_taken_away(void **state) {
  (void)state;
  changes("a\nb\nc\n", "2-", "a\nc\n");
  changes("a\n", "1- ", "");
}

static void what_is_no_change_changes_nothing(void **state) {
  (void)state;
  assert_int_equal(outcome("print(1)"), ML_DRAFT_NONE);
  assert_int_equal(outcome("2"), ML_DRAFT_NONE);
  assert_int_equal(outcome("2x"), ML_DRAFT_NONE);
  assert_int_equal(outcome("1-x"), ML_DRAFT_NONE);
  assert_int_equal(outcome("3 x"), ML_DRAFT_NO_LINE);
  assert_int_equal(outcome("0 x"), ML_DRAFT_NO_LINE);
  assert_int_equal(outcome("99999999999999999999 x"), ML_DRAFT_NO_LINE);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_line_is_replaced_and_keeps_its_indentation),
      cmocka_unit_test(a_line_is_added_after_another_or_before_the_first),
      cmocka_unit_test(a_line_is_taken_away),
      cmocka_unit_test(what_is_no_change_changes_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
