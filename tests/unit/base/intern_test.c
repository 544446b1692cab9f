/* Byte strings, each once, by number. */
#include "base/intern.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs those first */
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"

static uint32_t number_of(ml_intern *intern, uint32_t i) {
  char text[16];
  int length = snprintf(text, sizeof text, "string %u", (unsigned)i);
  return ml_intern_number(intern, text, (size_t)length);
}

static void equal_strings_have_one_number(void **state) {
  (void)state;
  ml_intern intern = {0};
  for (uint32_t i = 1; i <= 5000; i++) assert_int_equal(number_of(&intern, i), i);
  for (uint32_t i = 1; i <= 5000; i++) assert_int_equal(number_of(&intern, i), i);
  assert_int_equal(intern.count, 5000);
  assert_string_equal(ml_intern_get(&intern, 17)->bytes, "string 17");
  assert_int_equal(ml_intern_get(&intern, 17)->length, 9);
  assert_true(intern.bytes > 5000 * 16);
  ml_intern_free(&intern);
}

static void any_bytes_will_do(void **state) {
  (void)state;
  ml_intern intern = {0};
  assert_int_equal(ml_intern_number(&intern, "a\0b", 3), 1);
  assert_int_equal(ml_intern_number(&intern, "a\0c", 3), 2);
  assert_int_equal(ml_intern_number(&intern, "a", 1), 3);
  assert_int_equal(ml_intern_number(&intern, "", 0), 4);
  assert_int_equal(ml_intern_number(&intern, "a\0b", 3), 1);
  ml_intern_free(&intern);
}

static void without_memory_there_is_no_number(void **state) {
  (void)state;
  ml_intern intern = {0};
  for (unsigned long n = 1; n <= 3; n++) {
    ml_alloc_fail_nth(n, 1);
    assert_int_equal(number_of(&intern, 1), 0);
    ml_alloc_fail_nth(0, 0);
    ml_intern_free(&intern);
  }
  uint32_t count = 0;
  for (; count < 64; count++) assert_int_equal(number_of(&intern, count + 1), count + 1);
  ml_alloc_fail_nth(2, 1);
  assert_int_equal(number_of(&intern, count + 1), 0);
  ml_alloc_fail_nth(0, 0);
  for (uint32_t i = 1; i <= count + 1; i++) assert_int_equal(number_of(&intern, i), i);
  ml_intern_free(&intern);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(equal_strings_have_one_number),
      cmocka_unit_test(any_bytes_will_do),
      cmocka_unit_test(without_memory_there_is_no_number),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
