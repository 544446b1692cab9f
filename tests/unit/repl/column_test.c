/* Where the cursor stands after some output. */
#include "repl/column.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static int after(int column, const char *text) {
  return ml_column_after(column, text, strlen(text), 10);
}

static void test_text_moves_on(void **state) {
  (void)state;
  assert_int_equal(after(0, ""), 0);
  assert_int_equal(after(0, "abc"), 3);
  assert_int_equal(after(3, "de"), 5);
}

static void test_newline_and_return_go_back(void **state) {
  (void)state;
  assert_int_equal(after(5, "abc\n"), 0);
  assert_int_equal(after(5, "abc\nde"), 2);
  assert_int_equal(after(5, "a\rb"), 1);
  assert_int_equal(after(0, "ab\b"), 1);
  assert_int_equal(after(0, "\b"), 0);
}

static void test_the_last_column_waits_for_one_more(void **state) {
  (void)state;
  assert_int_equal(after(0, "0123456789"), 10);
  assert_int_equal(after(10, "x"), 1);
  assert_int_equal(after(0, "0123456789012"), 3);
}

static void test_tabs_stop_at_eight_and_at_the_edge(void **state) {
  (void)state;
  assert_int_equal(after(0, "\t"), 8);
  assert_int_equal(after(8, "\t"), 9);
}

static void test_escape_sequences_take_no_room(void **state) {
  (void)state;
  assert_int_equal(after(0, "\033[1;31mab\033[0m"), 2);
  assert_int_equal(after(0, "\033]0;title\ax"), 1);
  assert_int_equal(after(0, "\0337x"), 1);
  assert_int_equal(after(0, "ab\033["), 2);
  assert_int_equal(after(0, "ab\033"), 2);
}

static void test_characters_have_their_width(void **state) {
  (void)state;
  if (setlocale(LC_CTYPE, "C.UTF-8") == NULL) skip();
  assert_int_equal(after(0, "gr\303\274n"), 4);
  assert_int_equal(after(0, "\346\227\245"), 2);
  assert_int_equal(after(9, "\346\227\245"), 2);
  assert_int_equal(after(0, "e\314\201"), 1);
  assert_int_equal(after(0, "\377\377"), 2);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_text_moves_on),
      cmocka_unit_test(test_newline_and_return_go_back),
      cmocka_unit_test(test_the_last_column_waits_for_one_more),
      cmocka_unit_test(test_tabs_stop_at_eight_and_at_the_edge),
      cmocka_unit_test(test_escape_sequences_take_no_room),
      cmocka_unit_test(test_characters_have_their_width),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
