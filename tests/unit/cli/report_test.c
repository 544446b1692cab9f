/* What the reporter writes: the report, its explanation once for each place, and the counts at the
 * end. */
#include "cli/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A reporter that writes to memory. */
typedef struct sheet {
  ml_reporter reporter;
  FILE *file;
  char *text;
  size_t length;
} sheet;

static void paper_begin(sheet *paper, ml_explain_mode explain) {
  paper->file = open_memstream(&paper->text, &paper->length);
  assert_non_null(paper->file);
  ml_reporter_init(&paper->reporter, paper->file, explain);
  /* A memory stream has no terminal to ask. */
  paper->reporter.style = ml_style_plain();
  paper->reporter.styled = true;
}

/* Ends the run; the caller frees `text`. */
static void paper_end(sheet *paper) {
  ml_reporter_finish(&paper->reporter);
  ml_reporter_free(&paper->reporter);
  fclose(paper->file);
}

static void report(sheet *paper, const char *file, int line) {
  ml_diag diag;
  ml_diag_init(&diag, ML_DIAG_NEVER_AWAITED);
  ml_diag_set(&diag.file, file);
  ml_diag_set(&diag.message, "RuntimeWarning: coroutine 'f' was never awaited");
  ml_diag_fact(&diag, "name", "f");
  diag.span.line = line;
  ml_reporter_sink(&paper->reporter, &diag);
  ml_diag_free(&diag);
}

static int occurrences(const char *text, const char *what) {
  int count = 0;
  while ((text = strstr(text, what)) != NULL) {
    count++;
    text += strlen(what);
  }
  return count;
}

static void test_off_is_the_report_alone(void **state) {
  (void)state;
  sheet paper;
  paper_begin(&paper, ML_EXPLAIN_OFF);
  report(&paper, "a.lua", 4);
  report(&paper, "a.lua", 4);
  paper_end(&paper);
  assert_string_equal(paper.text,
                      "a.lua:4: RuntimeWarning: coroutine 'f' was never awaited\n"
                      "a.lua:4: RuntimeWarning: coroutine 'f' was never awaited\n");
  free(paper.text);
}

static void test_a_report_of_its_own_is_printed_as_it_is(void **state) {
  (void)state;
  sheet paper;
  ml_diag diag;
  paper_begin(&paper, ML_EXPLAIN_OFF);
  ml_diag_init(&diag, ML_DIAG_AWAIT_OUTSIDE_FUNCTION);
  ml_diag_set(&diag.report, "  File \"a.lua\", line 1\nSyntaxError: 'await' outside function\n");
  ml_reporter_sink(&paper.reporter, &diag);
  ml_diag_free(&diag);
  paper_end(&paper);
  assert_string_equal(paper.text,
                      "  File \"a.lua\", line 1\nSyntaxError: 'await' outside function\n");
  free(paper.text);
}

static void test_each_place_is_explained_once_and_counted(void **state) {
  (void)state;
  sheet paper;
  paper_begin(&paper, ML_EXPLAIN_SHORT);
  for (int i = 0; i < 3; i++) report(&paper, "a.lua", 4);
  for (int i = 0; i < 2; i++) report(&paper, "b.lua", 4);
  report(&paper, "a.lua", 5);
  paper_end(&paper);
  assert_int_equal(occurrences(paper.text, "RuntimeWarning: coroutine 'f'"), 6);
  assert_int_equal(occurrences(paper.text, "moonloop explain never-awaited"), 3);
  assert_non_null(strstr(paper.text, "\nnever-awaited happened 2 more times at a.lua:4\n"));
  assert_non_null(strstr(paper.text, "\nnever-awaited happened 1 more time at b.lua:4\n"));
  assert_null(strstr(paper.text, "at a.lua:5\n"));
  free(paper.text);
}

static void test_an_empty_report_is_only_counted(void **state) {
  (void)state;
  sheet paper;
  paper_begin(&paper, ML_EXPLAIN_SHORT);
  report(&paper, "a.lua", 4);
  ml_diag diag;
  ml_diag_init(&diag, ML_DIAG_NEVER_AWAITED);
  ml_diag_set(&diag.file, "a.lua");
  ml_diag_set(&diag.report, "");
  diag.span.line = 4;
  for (int i = 0; i < 2; i++) ml_reporter_sink(&paper.reporter, &diag);
  ml_diag_free(&diag);
  paper_end(&paper);
  assert_int_equal(occurrences(paper.text, "RuntimeWarning: coroutine 'f'"), 1);
  assert_non_null(strstr(paper.text, "\n\nnever-awaited happened 2 more times at a.lua:4\n"));
  assert_null(strstr(paper.text, "\n\n\n"));
  free(paper.text);
}

static void test_an_empty_line_parts_an_explanation_from_what_follows(void **state) {
  (void)state;
  sheet paper;
  paper_begin(&paper, ML_EXPLAIN_SHORT);
  report(&paper, "a.lua", 4);
  report(&paper, "a.lua", 5);
  paper_end(&paper);
  assert_int_equal(occurrences(paper.text, "\n\na.lua:5: "), 1);
  assert_int_equal(occurrences(paper.text, "\n\n  never-awaited"), 2);
  assert_null(strstr(paper.text, "\n\n\n"));
  free(paper.text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_off_is_the_report_alone),
      cmocka_unit_test(test_a_report_of_its_own_is_printed_as_it_is),
      cmocka_unit_test(test_each_place_is_explained_once_and_counted),
      cmocka_unit_test(test_an_empty_report_is_only_counted),
      cmocka_unit_test(test_an_empty_line_parts_an_explanation_from_what_follows),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
