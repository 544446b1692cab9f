/* Source excerpts: where the carets stand, and what becomes of lines that do not fit. */
#include "view/excerpt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs those first */
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "view/text.h"

static const ml_style ascii = {false, false, 78};
static const ml_style utf8 = {false, true, 78};
static const ml_style narrow = {false, false, 47};

static ml_diag with_source(const char *source) {
  ml_diag diag;
  ml_diag_init(&diag, ML_DIAG_NEVER_AWAITED);
  ml_diag_set(&diag.source, source);
  return diag;
}

/* Draws and frees a diagnostic, and holds every line to the style's width. */
static void expect(ml_diag *diag, const ml_style *style, bool framed, const char *text) {
  ml_buffer out = {0};
  int lines = ml_excerpt(&out, diag, style, framed);
  const char *drawn = out.data == NULL ? "" : out.data;
  assert_string_equal(drawn, text);
  for (const char *line = drawn; *line != '\0'; lines--) {
    size_t length = strcspn(line, "\n");
    assert_true(ml_text_width(line, length) <= style->width);
    line += length + 1;
  }
  assert_int_equal(lines, 0);
  ml_buffer_free(&out);
  ml_diag_free(diag);
}

static void one_mark_with_a_label(void **state) {
  (void)state;
  ml_diag diag = with_source("a\nb\nc\ncustom_coro()\n");
  ml_diag_mark(&diag, (ml_span){4, 1, 4, 14}, "made here, dropped here");
  expect(&diag, &ascii, true,
         "     |\n"
         "   4 | custom_coro()\n"
         "     | ^^^^^^^^^^^^^ made here, dropped here\n"
         "     |\n");
}

static void the_span_when_there_is_no_mark(void **state) {
  (void)state;
  ml_diag diag = with_source("x = f(1)\n");
  diag.span = (ml_span){1, 5, 1, 9};
  expect(&diag, &ascii, false,
         "   1 | x = f(1)\n"
         "     |     ^^^^\n");
}

static void two_lines_in_the_order_of_the_text(void **state) {
  (void)state;
  ml_diag diag = with_source("await c\nx()\n  await c\n");
  ml_diag_mark(&diag, (ml_span){3, 3, 3, 10}, "awaited again");
  ml_diag_mark(&diag, (ml_span){1, 1, 1, 8}, "awaited first");
  expect(&diag, &ascii, false,
         "   1 | await c\n"
         "     | ^^^^^^^ awaited first\n"
         "   3 |   await c\n"
         "     |   ^^^^^^^ awaited again\n");
}

static void two_marks_on_one_line(void **state) {
  (void)state;
  ml_diag diag = with_source("gather(c, c)\n");
  ml_diag_mark(&diag, (ml_span){1, 11, 1, 12}, "second");
  ml_diag_mark(&diag, (ml_span){1, 8, 1, 9}, "first");
  expect(&diag, &ascii, false,
         "   1 | gather(c, c)\n"
         "     |        ^ first\n"
         "     |           ^ second\n");
}

static void a_third_mark_is_not_shown(void **state) {
  (void)state;
  ml_diag diag = with_source("a\nb\nc\n");
  for (int line = 1; line <= 3; line++)
    ml_diag_mark(&diag, (ml_span){line, 1, line, 2}, "%d", line);
  expect(&diag, &ascii, false,
         "   1 | a\n"
         "     | ^ 1\n"
         "   2 | b\n"
         "     | ^ 2\n");
}

static void tabs_reach_the_next_fourth_column(void **state) {
  (void)state;
  ml_diag diag = with_source("\tx\t= f()\n");
  ml_diag_mark(&diag, (ml_span){1, 6, 1, 9}, "here");
  expect(&diag, &ascii, false,
         "   1 |     x   = f()\n"
         "     |           ^^^ here\n");
}

static void columns_are_bytes_carets_are_columns(void **state) {
  (void)state;
  ml_diag diag = with_source("s = \"\xc3\xa9\xe6\x9c\x88\" f()\n");
  ml_diag_mark(&diag, (ml_span){1, 13, 1, 16}, "here");
  expect(&diag, &utf8, false,
         "   1 | s = \"\xc3\xa9\xe6\x9c\x88\" f()\n"
         "     |           ^^^ here\n");
}

static void without_utf8_the_carets_stay_in_place(void **state) {
  (void)state;
  ml_diag diag = with_source("s = \"\xc3\xa9\xe6\x9c\x88\" f()\n");
  ml_diag_mark(&diag, (ml_span){1, 13, 1, 16}, "here");
  expect(&diag, &ascii, false,
         "   1 | s = \"???\" f()\n"
         "     |           ^^^ here\n");
}

static void a_whole_line_without_its_indentation(void **state) {
  (void)state;
  ml_diag diag = with_source("    f()\r\n");
  ml_diag_mark(&diag, (ml_span){1, 0, 1, 0}, "here");
  expect(&diag, &ascii, false,
         "   1 |     f()\n"
         "     |     ^^^ here\n");
}

static void a_span_of_many_lines_is_marked_in_its_first(void **state) {
  (void)state;
  ml_diag diag = with_source("f(1,\n2)\n");
  ml_diag_mark(&diag, (ml_span){1, 1, 2, 3}, "here");
  expect(&diag, &ascii, false,
         "   1 | f(1,\n"
         "     | ^^^^ here\n");
}

static void a_column_behind_the_line_points_at_its_end(void **state) {
  (void)state;
  ml_diag diag = with_source("if x\n");
  ml_diag_mark(&diag, (ml_span){1, 50, 1, 50}, "then");
  expect(&diag, &ascii, false,
         "   1 | if x\n"
         "     |     ^ then\n");
}

static void a_long_line_shows_the_stretch_around_its_mark(void **state) {
  (void)state;
  ml_diag diag = with_source("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddf()eeeeeeeeeeffffffffff\n");
  ml_diag_mark(&diag, (ml_span){1, 41, 1, 44}, "here");
  expect(&diag, &narrow, false,
         "   1 | ...bbbbbbbbbccccccccccddddddddddf()ee...\n"
         "     |                                 ^^^ here\n");
}

static void a_long_line_from_its_start_where_the_mark_is_seen(void **state) {
  (void)state;
  ml_diag diag = with_source("f() aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd\n");
  ml_diag_mark(&diag, (ml_span){1, 1, 1, 4}, "here");
  expect(&diag, &narrow, false,
         "   1 | f() aaaaaaaaaabbbbbbbbbbccccccccccddd...\n"
         "     | ^^^ here\n");
}

static void a_label_goes_left_where_right_is_no_room(void **state) {
  (void)state;
  ml_diag diag = with_source("aaaaaaaaaabbbbbbbbbbccccccccccddddd f()\n");
  ml_diag_mark(&diag, (ml_span){1, 37, 1, 40}, "made here");
  expect(&diag, &narrow, false,
         "   1 | aaaaaaaaaabbbbbbbbbbccccccccccddddd f()\n"
         "     |                           made here ^^^\n");
}

static void a_label_goes_below_where_beside_is_no_room(void **state) {
  (void)state;
  ml_diag diag = with_source("await f(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)\n");
  ml_diag_mark(&diag, (ml_span){1, 1, 1, 43}, "await here");
  expect(&diag, &narrow, false,
         "   1 | await f(aaaaaaaaaaaaaaaaaaaaaaaaaaaaa...\n"
         "     | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
         "     | await here\n");
}

static void a_label_below_is_whole(void **state) {
  (void)state;
  ml_diag diag = with_source("  f(aaaaaaaaaaaaaaa)\n");
  ml_diag_mark(&diag, (ml_span){1, 3, 1, 21}, "made here, dropped here, and nowhere awaited");
  expect(&diag, &narrow, false,
         "   1 |   f(aaaaaaaaaaaaaaa)\n"
         "     |   ^^^^^^^^^^^^^^^^^^\n"
         "     |   made here, dropped here, and nowhere\n"
         "     |   awaited\n");
}

static void big_line_numbers_have_room(void **state) {
  (void)state;
  char source[20001];
  for (int i = 0; i < 20000; i++) source[i] = i % 2 == 0 ? 'x' : '\n';
  source[20000] = '\0';
  ml_diag diag = with_source(source);
  ml_diag_mark(&diag, (ml_span){9, 1, 9, 2}, "one");
  ml_diag_mark(&diag, (ml_span){10000, 1, 10000, 2}, "two");
  expect(&diag, &ascii, false,
         "    9 | x\n"
         "      | ^ one\n"
         "10000 | x\n"
         "      | ^ two\n");
}

static void what_lies_outside_the_text_is_left_out(void **state) {
  (void)state;
  ml_diag diag = with_source("x\n");
  ml_diag_mark(&diag, (ml_span){2, 1, 2, 2}, "behind");
  ml_diag_mark(&diag, (ml_span){0, 0, 0, 0}, "before");
  expect(&diag, &ascii, true, "");
  diag = with_source(NULL);
  ml_diag_mark(&diag, (ml_span){1, 1, 1, 2}, "nowhere");
  expect(&diag, &ascii, true, "");
}

/* Any span in any text must keep to the width, and must not read outside the text. */
static void every_span_keeps_to_the_width(void **state) {
  (void)state;
  static const char source[] =
      "\t\tlocal x = \"\xe6\x9c\x88\xe6\x9c\x88\" .. await f(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) -- "
      "\xff\xfe end\n";
  for (int start = 0; start < (int)sizeof source + 3; start++) {
    for (int end = 0; end < (int)sizeof source + 3; end++) {
      ml_diag diag = with_source(source);
      ml_diag_mark(&diag, (ml_span){1, start, 1, end}, "a label that is about as long as they get");
      ml_buffer out = {0};
      int lines = ml_excerpt(&out, &diag, &narrow, false), newlines = 0;
      for (size_t i = 0; i < out.length; i++) newlines += out.data[i] == '\n';
      assert_int_equal(lines, newlines);
      const char *second = strchr(out.data, '\n') + 1;
      assert_true(ml_text_width(out.data, (size_t)(second - out.data) - 1) <= narrow.width);
      for (const char *line = second; *line != '\0'; line += strcspn(line, "\n") + 1)
        assert_true(ml_text_width(line, strcspn(line, "\n")) <= narrow.width);
      assert_non_null(strchr(second, '^'));
      ml_buffer_free(&out);
      ml_diag_free(&diag);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(one_mark_with_a_label),
      cmocka_unit_test(the_span_when_there_is_no_mark),
      cmocka_unit_test(two_lines_in_the_order_of_the_text),
      cmocka_unit_test(two_marks_on_one_line),
      cmocka_unit_test(a_third_mark_is_not_shown),
      cmocka_unit_test(tabs_reach_the_next_fourth_column),
      cmocka_unit_test(columns_are_bytes_carets_are_columns),
      cmocka_unit_test(without_utf8_the_carets_stay_in_place),
      cmocka_unit_test(a_whole_line_without_its_indentation),
      cmocka_unit_test(a_span_of_many_lines_is_marked_in_its_first),
      cmocka_unit_test(a_column_behind_the_line_points_at_its_end),
      cmocka_unit_test(a_long_line_shows_the_stretch_around_its_mark),
      cmocka_unit_test(a_long_line_from_its_start_where_the_mark_is_seen),
      cmocka_unit_test(a_label_goes_left_where_right_is_no_room),
      cmocka_unit_test(a_label_goes_below_where_beside_is_no_room),
      cmocka_unit_test(a_label_below_is_whole),
      cmocka_unit_test(big_line_numbers_have_room),
      cmocka_unit_test(what_lies_outside_the_text_is_left_out),
      cmocka_unit_test(every_span_keeps_to_the_width),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
