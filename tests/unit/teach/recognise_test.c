/* Which diagnostic a message is about. */
#include "teach/recognise.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs those first */
#include <cmocka.h>
#include <string.h>

static const struct {
  ml_diag_id id;
  const char *report;
} reports[] = {
#define X(id, number, name, report) {ML_DIAG_##id, report},
#include "base/diagnostics.def"
#undef X
};

static void every_report_names_its_own_page(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof reports / sizeof reports[0]; i++)
    assert_string_equal(ml_diag_name(ml_recognise(reports[i].report)), ml_diag_name(reports[i].id));
}

static void the_most_specific_report_counts(void **state) {
  (void)state;
  assert_int_equal(ml_recognise("SyntaxError: 'yield' outside function"), ML_DIAG_YIELD_OUTSIDE);
  assert_int_equal(ml_recognise("SyntaxError: unexpected symbol near '!'"), ML_DIAG_SYNTAX_ERROR);
  assert_int_equal(ml_recognise("a coroutine was expected, got <function f at 0x1>"),
                   ML_DIAG_COROUTINE_EXPECTED);
}

static void what_is_not_clear_is_not_recognised(void **state) {
  (void)state;
  assert_int_equal(ml_recognise(""), ML_DIAG_NONE);
  assert_int_equal(ml_recognise("..."), ML_DIAG_NONE);
  assert_int_equal(ml_recognise("never"), ML_DIAG_NONE);
  assert_int_equal(ml_recognise("outside async function nosuch"), ML_DIAG_NONE);
}

static void near(const char *message, const char *expected) {
  ml_buffer out = {0};
  ml_recognise_near(&out, message);
  assert_string_equal(out.data != NULL ? out.data : "", expected);
  ml_buffer_free(&out);
}

static void near_ones_are_named(void **state) {
  (void)state;
  near("never", "never-awaited or exception-never-retrieved");
  near("CancelledError", "cancelled");
  near("deadlok", "deadlock");
  near("xyzzy", "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_report_names_its_own_page),
      cmocka_unit_test(the_most_specific_report_counts),
      cmocka_unit_test(what_is_not_clear_is_not_recognised),
      cmocka_unit_test(near_ones_are_named),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
