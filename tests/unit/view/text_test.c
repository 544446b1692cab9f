/* Text of a program on its way to a person: widths, cuts, wrapping, safety. */
#include "view/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs those first */
#include <cmocka.h>
#include <string.h>

static const ml_style ascii = {false, false, 40};
static const ml_style utf8 = {false, true, 40};

static void expect(ml_buffer *out, const char *text) {
  assert_string_equal(out->data == NULL ? "" : out->data, text);
  ml_buffer_free(out);
}

static void widths_are_columns_not_bytes(void **state) {
  (void)state;
  assert_int_equal(ml_text_width("abc", 3), 3);
  assert_int_equal(ml_text_width("na\xc3\xafve", 6), 5);
  assert_int_equal(ml_text_width("e\xcc\x81", 3), 1);
  assert_int_equal(ml_text_width("\xe6\x9c\x88", 3), 2);
  assert_int_equal(ml_text_width("\xf0\x9f\x8c\x99", 4), 2);
}

static void broken_bytes_are_one_column_each(void **state) {
  (void)state;
  ml_buffer out = {0};
  ml_text_add(&out, &utf8, "a\xff\xc3(\xed\xa0\x80z", 8);
  expect(&out, "a?\?(?\?\?z");
}

static void an_overlong_sequence_is_not_utf8(void **state) {
  (void)state;
  ml_buffer out = {0};
  ml_text_add(&out, &utf8, "\xc0\xaf\xe0\x80\xaf", 5);
  expect(&out, "?\?\?\?\?");
}

static void nothing_reaches_the_terminal(void **state) {
  (void)state;
  ml_buffer out = {0};
  ml_text_add(&out, &utf8, "\x1b[2J\x07\xc2\x9b\xe2\x80\xae", 10);
  expect(&out, "?[2J?\?\?");
}

static void without_utf8_the_columns_stay(void **state) {
  (void)state;
  ml_buffer out = {0};
  ml_text_add(&out, &ascii, "\xc3\xa9=\xe6\x9c\x88", 6);
  expect(&out, "?=??");
}

static void a_cut_ends_in_an_ellipsis(void **state) {
  (void)state;
  ml_buffer out = {0};
  ml_text_add_cut(&out, &ascii, "abcdefghij", 10, 8);
  expect(&out, "abcde...");
  ml_text_add_cut(&out, &utf8, "abcdefghij", 10, 8);
  expect(&out, "abcdefg\xe2\x80\xa6");
  ml_text_add_cut(&out, &utf8, "abcdefgh", 8, 8);
  expect(&out, "abcdefgh");
}

static void a_cut_never_splits_a_character(void **state) {
  (void)state;
  ml_buffer out = {0};
  ml_text_add_cut(&out, &utf8, "a\xe6\x9c\x88\xe6\x9c\x88\xe6\x9c\x88", 10, 5);
  expect(&out, "a\xe6\x9c\x88\xe2\x80\xa6");
}

static void a_paragraph_breaks_between_words(void **state) {
  (void)state;
  ml_buffer out = {0};
  const char *text = "one two  three\n  four five six seven eight nine ten eleven";
  ml_text_add(&out, &ascii, "why ", 4);
  ml_text_wrap(&out, &ascii, text, strlen(text), 4, 4);
  expect(&out,
         "why one two three four five six seven\n"
         "    eight nine ten eleven\n");
}

static void a_word_that_just_fits_stays(void **state) {
  (void)state;
  ml_buffer out = {0};
  const char *text = "1234567890 1234567890 1234567890 1234567 x";
  ml_text_wrap(&out, &ascii, text, strlen(text), 0, 2);
  expect(&out, "1234567890 1234567890 1234567890 1234567\n  x\n");
}

static void the_last_full_stop_hangs_over_the_edge(void **state) {
  (void)state;
  ml_buffer out = {0};
  const char *text = "1234567890 1234567890 1234567890 1234567.";
  ml_text_wrap(&out, &ascii, text, strlen(text), 0, 2);
  expect(&out, "1234567890 1234567890 1234567890 1234567.\n");
  text = "1234567890 1234567890 1234567890 1234567. x";
  ml_text_wrap(&out, &ascii, text, strlen(text), 0, 2);
  expect(&out, "1234567890 1234567890 1234567890\n  1234567. x\n");
}

static void a_word_wider_than_the_line_is_broken(void **state) {
  (void)state;
  ml_buffer out = {0};
  char text[51];
  memset(text, 'w', 50);
  text[50] = '\0';
  ml_text_wrap(&out, &ascii, text, 50, 0, 2);
  expect(&out, "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww\n  wwwwwwwwww\n");
}

static void an_empty_paragraph_is_an_empty_line(void **state) {
  (void)state;
  ml_buffer out = {0};
  ml_text_wrap(&out, &ascii, "", 0, 0, 2);
  expect(&out, "\n");
}

static void code_is(const char *line, const char *expected) {
  static const ml_style narrow = {false, false, 20};
  ml_buffer out = {0};
  ml_text_code(&out, &narrow, line, strlen(line), 0);
  assert_string_equal(out.data, expected);
  ml_buffer_free(&out);
}

static void code_is_broken_where_lua_may_be(void **state) {
  (void)state;
  code_is("print(await f(1))", "print(await f(1))");
  code_is("  local x = await fetch(1)", "  local x = await\n      fetch(1)");
  code_is("  print(\"a long text with blanks\")", "  print(\"a long text with blanks\")");
  code_is("f(1) -- words that are a comment", "f(1)\n    -- words that are a comment");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(widths_are_columns_not_bytes),
      cmocka_unit_test(code_is_broken_where_lua_may_be),
      cmocka_unit_test(broken_bytes_are_one_column_each),
      cmocka_unit_test(an_overlong_sequence_is_not_utf8),
      cmocka_unit_test(nothing_reaches_the_terminal),
      cmocka_unit_test(without_utf8_the_columns_stay),
      cmocka_unit_test(a_cut_ends_in_an_ellipsis),
      cmocka_unit_test(a_cut_never_splits_a_character),
      cmocka_unit_test(a_paragraph_breaks_between_words),
      cmocka_unit_test(a_word_that_just_fits_stays),
      cmocka_unit_test(the_last_full_stop_hangs_over_the_edge),
      cmocka_unit_test(a_word_wider_than_the_line_is_broken),
      cmocka_unit_test(an_empty_paragraph_is_an_empty_line),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
