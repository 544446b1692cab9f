/* Every allocation fails once: no crash, no leak, and the status says what happened. */
#include "base/alloc.h"
#include "lang/parser.h"
#include "support.h"

static const char sample[] =
    "local M, x = {}, [[long]]\n"
    "async function M.f(a, ...)\n"
    "  try\n"
    "    while a do\n"
    "      if await g(1) then break elseif x then return 1, 2 end\n"
    "      goto done\n"
    "    end\n"
    "  except A.B, C as e\n"
    "    raise\n"
    "  finally\n"
    "    async with a as b, c do o:m() end\n"
    "  end\n"
    "  ::done::\n"
    "end\n"
    "async function gen() async for k in it() do yield k end end\n"
    "t = {k = async function() end, function(...) return ... end}\n";

static const char broken[] =
    "function f(a) await g() end\n"
    "if x == 5:\n  print(1)\n"
    "y += 1\n"
    "async function g() yield 1 return 2 end\n"
    "x = 'abc\n"
    "function h()\n";

/* Translates with the n-th allocation failing, for every n until none fails. */
static void fail_each(const char *text, ml_lang_status expected) {
  unsigned long n = 1;
  bool failed = true;
  for (; failed && n < 10000; n++) {
    ml_translation out;
    ml_alloc_fail_nth(n, n % 2);
    ml_lang_status status = translate(text, &out);
    failed = ml_alloc_failed();
    ml_alloc_fail_nth(0, 0);
    if (!failed) assert_int_equal(status, expected);
    if (status == ML_LANG_OK) assert_non_null(out.text);
    /* A fact that is left out is no failure. */
    if (failed && status != expected) assert_int_equal(status, ML_LANG_NO_MEMORY);
    ml_translation_free(&out);
  }
  assert_true(n > 10 && !failed);
}

static void a_program_is_translated_or_not(void **state) {
  (void)state;
  fail_each(sample, ML_LANG_OK);
}

static void a_broken_program_is_told_or_not(void **state) {
  (void)state;
  fail_each(broken, ML_LANG_ERROR);
}

static bool enter(void *context, ml_node *node) {
  (void)context;
  (void)node;
  return true;
}

static void a_walk_says_that_it_failed(void **state) {
  (void)state;
  ml_tree tree;
  ml_translate_options options = {.file = "demo.lua"};
  assert_int_equal(ml_parse(sample, strlen(sample), &options, &tree), ML_LANG_OK);
  ml_alloc_fail_nth(1, 1);
  assert_false(ml_tree_walk(&tree, enter, NULL));
  ml_alloc_fail_nth(0, 0);
  assert_true(ml_tree_walk(&tree, enter, NULL));
  ml_tree_free(&tree);
}

static void a_text_too_long_is_no_crash(void **state) {
  (void)state;
  ml_translation out;
  ml_translate_options options = {.file = "demo.lua"};
  assert_int_equal(ml_translate("", SIZE_MAX, &options, &out), ML_LANG_NO_MEMORY);
  ml_translation_free(&out);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_program_is_translated_or_not),
      cmocka_unit_test(a_broken_program_is_told_or_not),
      cmocka_unit_test(a_walk_says_that_it_failed),
      cmocka_unit_test(a_text_too_long_is_no_crash),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
