/* Sentences with holes. */
#include "teach/template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs those first */
#include <cmocka.h>
#include <string.h>

static const ml_style ascii = {false, false, 78};

/* A diagnostic with facts, on line 2 of a small file. */
static ml_diag sample(void) {
  ml_diag diag;
  ml_diag_init(&diag, ML_DIAG_NEVER_AWAITED);
  diag.span = (ml_span){2, 1, 2, 4};
  ml_diag_set(&diag.file, "demo.lua");
  ml_diag_set(&diag.source, "x = 1\n  f()\n");
  ml_diag_fact(&diag, "name", "fetch");
  ml_diag_fact(&diag, "lines", "one\ntwo");
  return diag;
}

static bool fill(const char *sentence, int longest, const char *expected) {
  ml_diag diag = sample();
  ml_buffer out = {0};
  bool known =
      ml_template_fill(&out, &ascii, (ml_slice){sentence, strlen(sentence)}, &diag, longest);
  if (known) assert_string_equal(out.data == NULL ? "" : out.data, expected);
  ml_buffer_free(&out);
  ml_diag_free(&diag);
  return known;
}

static void a_hole_is_filled(void **state) {
  (void)state;
  assert_true(fill("await {name}() now", 40, "await fetch() now"));
  assert_true(fill("{name}{name}", 40, "fetchfetch"));
  assert_true(fill("", 40, ""));
}

static void words_stand_in_for_a_missing_fact(void **state) {
  (void)state;
  assert_true(fill("await {variable|the task}!", 40, "await the task!"));
  assert_true(fill("await {name|it}!", 40, "await fetch!"));
  assert_true(fill("await{variable|}!", 40, "await!"));
}

static void a_missing_fact_is_told(void **state) {
  (void)state;
  assert_false(fill("await {variable}", 40, NULL));
}

static void a_name_that_is_none_is_not_known(void **state) {
  (void)state;
  ml_diag diag;
  ml_diag_init(&diag, ML_DIAG_NEVER_AWAITED);
  ml_diag_fact(&diag, "name", "<anonymous>");
  ml_buffer out = {0};
  assert_false(ml_template_fill(&out, &ascii, (ml_slice){"{name}()", 8}, &diag, 40));
  ml_buffer_free(&out);
  ml_diag_free(&diag);
}

static void the_braces_of_lua_are_plain(void **state) {
  (void)state;
  assert_true(fill("wait({}, {a, b}, {x = 1})", 40, "wait({}, {a, b}, {x = 1})"));
  assert_true(fill("wait({ {name} })", 40, "wait({ fetch })"));
  assert_true(fill("open {name", 40, "open {name"));
  assert_true(fill("{", 40, "{"));
}

static void every_diagnostic_knows_its_place(void **state) {
  (void)state;
  assert_true(fill("{file}:{line}: {code}", 40, "demo.lua:2: f()"));
  assert_false(fill("{message}", 40, NULL));
}

static void the_reason_is_the_message_without_the_name(void **state) {
  (void)state;
  ml_diag diag;
  ml_diag_init(&diag, ML_DIAG_SYNTAX_ERROR);
  ml_diag_set(&diag.message, "SyntaxError: 'end' expected");
  ml_buffer out = {0};
  assert_true(ml_template_fill(&out, &ascii, (ml_slice){"{reason}.", 9}, &diag, 40));
  assert_string_equal(out.data, "'end' expected.");
  ml_buffer_free(&out);
  ml_diag_free(&diag);
}

static void a_long_fact_is_cut(void **state) {
  (void)state;
  assert_true(fill("{file}", 6, "dem..."));
  assert_true(fill("<{lines}>", 40, "<one ...>"));
}

static void a_fact_of_many_lines_is_taken_whole(void **state) {
  (void)state;
  ml_diag diag = sample();
  assert_string_equal(ml_template_whole((ml_slice){"{lines}", 7}, &diag), "one\ntwo");
  assert_null(ml_template_whole((ml_slice){"{lines} ", 8}, &diag));
  assert_null(ml_template_whole((ml_slice){"{other}", 7}, &diag));
  ml_diag_free(&diag);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_hole_is_filled),
      cmocka_unit_test(words_stand_in_for_a_missing_fact),
      cmocka_unit_test(a_missing_fact_is_told),
      cmocka_unit_test(a_name_that_is_none_is_not_known),
      cmocka_unit_test(the_braces_of_lua_are_plain),
      cmocka_unit_test(every_diagnostic_knows_its_place),
      cmocka_unit_test(the_reason_is_the_message_without_the_name),
      cmocka_unit_test(a_long_fact_is_cut),
      cmocka_unit_test(a_fact_of_many_lines_is_taken_whole),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
