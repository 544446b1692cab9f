/* The checker: order of findings, what it says of them, memory, and texts of every kind. */
#include "base/alloc.h"
#include "check_support.h"

static void in_order_of_position(void **state) {
  (void)state;
  expect_found(
      "async function f() end\n"
      "if None then f() end\n"
      "function g() await f() end\n"
      "f()",
      "2:4 python-spelling\n"
      "2:14 never-awaited\n"
      "3:14 await-outside-function\n"
      "4:1 never-awaited\n");
}

static void a_text_that_does_not_parse_has_its_syntax_errors_alone(void **state) {
  (void)state;
  expect_found("async function f() end\nf()\nx = = 1\n", "3:5 syntax-error\n");
  expect_found("async function f() end\nlocal c = f()\nif c != nil then end",
               "3:6 python-spelling\n");
}

static void a_file_without_a_name(void **state) {
  (void)state;
  ml_check_result result;
  assert_int_equal(ml_check("None()", 6, NULL, &result), ML_LANG_ERROR);
  assert_string_equal(result.diags[0].file, "?");
  ml_check_free(&result);
}

static void expect_fact(const ml_diag *diag, const char *key, const char *expected) {
  const char *value = ml_diag_get(diag, key);
  if (value == NULL) fail_msg("no fact %s", key);
  assert_string_equal(value, expected);
}

static void says_what_an_explanation_needs(void **state) {
  (void)state;
  static const char text[] =
      "async function f(a) end\nasync function main()\n  local c = f( 1,\n 2)\n  await c\n"
      "  asyncio.create_task(c)\nend";
  ml_check_result result;
  ml_check(text, strlen(text), "demo.lua", &result);
  assert_int_equal(result.count, 1);
  const ml_diag *diag = result.diags;
  assert_string_equal(diag->message, "c was awaited on line 5, and a coroutine object runs once");
  expect_fact(diag, "name", "f");
  expect_fact(diag, "call", "f( 1, 2)");
  expect_fact(diag, "first_line", "line 5");
  expect_fact(diag, "second_how", "given to create_task");
  assert_int_equal(diag->mark_count, 2);
  assert_string_equal(diag->marks[1].label, "first awaited here");
  ml_check_free(&result);
}

static void what_is_too_long_is_not_quoted(void **state) {
  (void)state;
  static const char text[] =
      "async function f() end "
      "f('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')";
  ml_check_result result;
  ml_check(text, strlen(text), "demo.lua", &result);
  assert_string_equal(result.diags[0].message,
                      "f(...) makes a coroutine object, and nothing runs it");
  ml_check_free(&result);
}

static const char busy[] =
    "local M = {a = async function() end}\nlocal t = asyncio.create_task(M.a())\nM.a() t.result()\n"
    "async function M:b(...) local c = self:b() await c await c self.n = self.n + await c\n"
    "try await c except A as e local d <const> = e finally os.execute('x') end\n"
    "async with asyncio.TaskGroup() as g do g.create_task() end\n"
    "for i = 1, 2 do goto next ::next:: end end print('a' + 'b', None)\n";

static void survives_every_failed_allocation(void **state) {
  (void)state;
  ml_check_result result;
  ml_check(busy, strlen(busy), "demo.lua", &result);
  size_t count = result.count;
  assert_true(count >= 8);
  ml_check_free(&result);
  int failed = 1;
  for (unsigned long n = 1; failed; n++) {
    ml_alloc_fail_nth(n, 0);
    ml_check(busy, strlen(busy), "demo.lua", &result);
    failed = ml_alloc_failed();
    ml_alloc_fail_nth(0, 0);
    /* A fact or a mark may be missing, but not a finding. */
    if (result.status != ML_LANG_NO_MEMORY) assert_int_equal(result.count, count);
    ml_check_free(&result);
  }
}

static void takes_every_beginning_of_a_program(void **state) {
  (void)state;
  for (size_t length = 0; length <= strlen(busy); length++) {
    ml_check_result result;
    ml_check(busy, length, "demo.lua", &result);
    ml_check_free(&result);
  }
}

/* `before`, then `piece` so often that no C stack would bear a level for each, then `after`. */
static void check_chain(const char *before, const char *piece, const char *after) {
  enum { TIMES = 200000 };
  size_t size = strlen(before) + TIMES * strlen(piece) + strlen(after) + 1;
  char *text = malloc(size);
  assert_non_null(text);
  char *end = stpcpy(text, before);
  for (int i = 0; i < TIMES; i++) end = stpcpy(end, piece);
  strcpy(end, after);
  ml_check_result result;
  assert_int_not_equal(ml_check(text, strlen(text), "demo.lua", &result), ML_LANG_NO_MEMORY);
  ml_check_free(&result);
  free(text);
}

static void takes_chains_of_any_length(void **state) {
  (void)state;
  check_chain("x = a", "()", "");
  check_chain("x = a", ".b", "");
  check_chain("x = a", ":m()", "");
  check_chain("x = 1", " + 1", "");
  check_chain("x = a", " and b", "");
  check_chain("async function f() t = t", " + t", " + await g() end");
  check_chain("async function f() t[#t + 1] = g", "()", " end");
  check_chain("async function f() while os.clock()", " + 1", " < 5 do end end");
  check_chain("a", ".b", " = 1");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(in_order_of_position),
      cmocka_unit_test(a_text_that_does_not_parse_has_its_syntax_errors_alone),
      cmocka_unit_test(a_file_without_a_name),
      cmocka_unit_test(says_what_an_explanation_needs),
      cmocka_unit_test(what_is_too_long_is_not_quoted),
      cmocka_unit_test(survives_every_failed_allocation),
      cmocka_unit_test(takes_every_beginning_of_a_program),
      cmocka_unit_test(takes_chains_of_any_length),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
