/* Demos: how a file is cut into cells, and the chunk that runs one with its lines in their places.
 */
#include "teach/demo.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs those first */
#include <cmocka.h>
#include <string.h>

static const char *const text =
    "-- About it.\n\n"
    "-- %% First\n-- Some words.\n\nlocal x = 1\n\nprint(x)\n\n-- prints: 1\n"
    "-- %% Second\ny = 2 -- two\n"
    "-- %%\n-- Only words.\n";

static void parse(ml_demo *demo, const char *from) {
  assert_true(ml_demo_parse(demo, from, strlen(from)));
}

static void a_file_is_cut_into_cells(void **state) {
  (void)state;
  ml_demo demo;
  parse(&demo, text);
  assert_int_equal(demo.cell_count, 3);
  assert_true(ml_slice_is(demo.comments, "-- About it."));
  assert_true(ml_slice_is(demo.cells[0].title, "First"));
  assert_true(ml_slice_is(demo.cells[0].comments, "-- Some words."));
  assert_true(ml_slice_is(demo.cells[0].code, "local x = 1\n\nprint(x)"));
  assert_int_equal(demo.cells[0].code_line, 6);
  assert_int_equal(demo.cells[1].code_line, 12);
  assert_int_equal(demo.cells[2].code.length, 0);
}

static void a_file_without_cells_is_one(void **state) {
  (void)state;
  ml_demo demo;
  parse(&demo, "-- Words.\nprint(1)\n");
  assert_int_equal(demo.cell_count, 1);
  assert_true(ml_slice_is(demo.cells[0].code, "print(1)"));
  parse(&demo, "");
  assert_int_equal(demo.cell_count, 0);
}

static void the_words_lose_their_dashes(void **state) {
  (void)state;
  ml_buffer out = {0};
  const char *words = "-- one\n--\n--     two";
  ml_demo_words(&out, (ml_slice){words, strlen(words)});
  assert_string_equal(out.data, "one\n\n    two\n");
  ml_buffer_free(&out);
}

static void a_chunk_has_the_lines_of_the_file(void **state) {
  (void)state;
  ml_demo demo;
  ml_buffer out = {0};
  parse(&demo, text);
  ml_demo_chunk(&out, &demo, 1);
  assert_string_equal(out.data,
                      "\n\nif false then\n-- Some words.\n\nlocal x = 1\n\nprint(x)\n\n"
                      "-- prints: 1\nend \ny = 2 -- two\n");
  ml_buffer_free(&out);
  demo.cells[0].fails_to_load = true;
  ml_demo_chunk(&out, &demo, 1);
  assert_string_equal(out.data, "\n\n\n\n\n\n\n\n\n\n\ny = 2 -- two\n");
  ml_buffer_free(&out);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_file_is_cut_into_cells),
      cmocka_unit_test(a_file_without_cells_is_one),
      cmocka_unit_test(the_words_lose_their_dashes),
      cmocka_unit_test(a_chunk_has_the_lines_of_the_file),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
