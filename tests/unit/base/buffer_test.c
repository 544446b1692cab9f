/* Text that grows, and fails once, at the end. */
#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs those first */
#include <cmocka.h>

#include "base/alloc.h"

static void text_is_added_in_every_way(void **state) {
  (void)state;
  ml_buffer buffer;
  ml_buffer_init(&buffer);
  ml_buffer_add(&buffer, "abc", 2);
  ml_buffer_addf(&buffer, "%d-%s", 7, "x");
  ml_buffer_add_string(&buffer, "yz");
  ml_buffer_add_char(&buffer, '!');
  ml_buffer_add_repeated(&buffer, '.', 3);
  assert_string_equal(buffer.data, "ab7-xyz!...");
  assert_int_equal(buffer.length, 11);
  char *data = ml_buffer_take(&buffer);
  assert_string_equal(data, "ab7-xyz!...");
  assert_null(buffer.data);
  ml_free(data);
}

static void it_grows(void **state) {
  (void)state;
  ml_buffer buffer;
  ml_buffer_init(&buffer);
  for (int i = 0; i < 10000; i++) ml_buffer_addf(&buffer, "%04d", i);
  assert_int_equal(buffer.length, 40000);
  assert_memory_equal(buffer.data + 39996, "9999", 5);
  ml_buffer_free(&buffer);
}

static void an_empty_one_can_be_taken(void **state) {
  (void)state;
  ml_buffer buffer;
  ml_buffer_init(&buffer);
  char *data = ml_buffer_take(&buffer);
  assert_string_equal(data, "");
  ml_free(data);
}

static void failure_is_asked_for_at_the_end(void **state) {
  (void)state;
  ml_buffer buffer;
  ml_buffer_init(&buffer);
  ml_buffer_add_string(&buffer, "kept");
  ml_alloc_fail_nth(1, 0);
  ml_buffer_add_repeated(&buffer, 'x', 1000);
  ml_alloc_fail_nth(0, 0);
  ml_buffer_add_string(&buffer, "ignored");
  assert_true(buffer.failed);
  assert_string_equal(buffer.data, "kept");
  assert_null(ml_buffer_take(&buffer));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(text_is_added_in_every_way),
      cmocka_unit_test(it_grows),
      cmocka_unit_test(an_empty_one_can_be_taken),
      cmocka_unit_test(failure_is_asked_for_at_the_end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
