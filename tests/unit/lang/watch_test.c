/* What is emitted for debug mode: assignments that tell what they read and write. */
#include "base/alloc.h"
#include "support.h"

static const ml_translate_options always = {.file = "demo.lua", .watch = ML_WATCH_ALWAYS};

/* In an async function the statement must become `expected`. */
static void expect_watched(const char *statement, const char *expected) {
  ml_translation out;
  char source[512];
  snprintf(source, sizeof source, "local s async function f(a)\n%s\nend s=s", statement);
  assert_int_equal(translate_with(source, always, &out), ML_LANG_OK);
  assert_true(out.watched);
  const char *line = strchr(out.text, '\n');
  assert_non_null(line);
  const char *end = strchr(++line, '\n');
  assert_non_null(end);
  assert_int_equal(end - line, strlen(expected));
  assert_memory_equal(line, expected, strlen(expected));
  ml_translation_free(&out);
}

static void reads_and_writes_are_told_after_the_statement(void **state) {
  (void)state;
  expect_watched("x = 1", "x = 1;__ml_wrote(__ml_flow,{-1},2,\"x\",_ENV,\"x\");");
  expect_watched("x = a", "x = a;__ml_wrote(__ml_flow,{-1,25},2,\"x\",_ENV,\"x\");");
  expect_watched("local y = x",
                 "local y = x;__ml_seen(__ml_flow,-1,true,2,\"x\",_ENV,\"x\");"
                 "__ml_keep(__ml_flow,-1,34);");
  expect_watched("a.b['c'][1] = 2",
                 "a.b['c'][1] = 2;__ml_wrote(__ml_flow,{-1},2,\"a.b['c'][1]\",a,\"b\",'c',1);");
  expect_watched("a[\"k\"] = 2",
                 "a[\"k\"] = 2;__ml_wrote(__ml_flow,{-1},2,\"a[\\\"k\\\"]\",a,\"k\");");
}

static void what_stands_before_an_await_is_told_before(void **state) {
  (void)state;
  expect_watched("x = x + await a",
                 "__ml_seen(__ml_flow,-1,true,2,\"x\",_ENV,\"x\");x = x + "
                 "__ml_go(__ml_open(a,\"local 'a'\"));"
                 "__ml_wrote(__ml_flow,{-1,25},2,\"x\",_ENV,\"x\");");
  expect_watched("x = x or await a",
                 "x = x or __ml_go(__ml_open(a,\"local 'a'\"));"
                 "__ml_wrote(__ml_flow,{-1,25},2,\"x\",_ENV,\"x\");");
}

static void what_awaited_functions_hand_on_is_told(void **state) {
  (void)state;
  expect_watched("await g(a)", "__ml_pass(__ml_flow,\"g\",false,{-100,25});__ml_await[g](a)");
  expect_watched("await g(1)", "__ml_await[g](1)");
  expect_watched("return a", "__ml_give(__ml_flow,-99,25);return a");
  expect_watched("a = await g()",
                 "__ml_pass(__ml_flow,\"g\",false);a = __ml_await[g]();"
                 "__ml_take(__ml_flow,-1);__ml_keep(__ml_flow,-1,25);");
}

static void what_other_functions_hand_on_is_told(void **state) {
  (void)state;
  expect_watched("a = g(a)",
                 "__ml_pass(__ml_flow,\"g\",false,{-100,25});a = g(a);"
                 "__ml_take(__ml_flow,-1,\"g\");__ml_keep(__ml_flow,-1,25,25);");
  expect_watched("a = math.max(a, 1)", "a = math.max(a, 1)");
  expect_watched("a = g(h(a))", "a = g(h(a))");
}

static void what_is_no_place_is_not_told(void **state) {
  (void)state;
  expect_watched("a = a + 1", "a = a + 1");
  expect_watched("a[#a] = 1", "a[#a] = 1");
  expect_watched("g().x = 1", "g().x = 1");
  expect_watched("a[\n'x'] = 1", "a[");
}

static void a_text_is_watched_when_it_asks_for_it(void **state) {
  (void)state;
  static const char asks[] = "async function f() x = 1 end asyncio.run(f(), {debug = true})";
  static const char declines[] = "async function f() x = 1 end asyncio.run(f(), {debug = false})";
  ml_translation out;
  ml_translate_options options = {.file = "demo.lua", .watch = ML_WATCH_ASKED};
  translate_with(asks, options, &out);
  assert_true(out.watched);
  ml_translation_free(&out);
  translate_with(declines, options, &out);
  assert_false(out.watched);
  ml_translation_free(&out);
  options.watch = ML_WATCH_NEVER;
  translate_with(asks, options, &out);
  assert_false(out.watched);
  ml_translation_free(&out);
}

static const char sample[] =
    "local n, M = 0, {}\n"
    "async function M:f(a, b, ...)\n"
    "  local x <const>, y =\n"
    "    n, M.x\n"
    "  try\n"
    "    local z = await g(x, M.y)\n"
    "    n = z\n"
    "    return await M:f(x)\n"
    "  except E as e\n"
    "    M[a], n = e, n + await e\n"
    "  finally\n"
    "    async with a as c do c.d = n end\n"
    "  end\n"
    "  for i = 1, 2 do while a do repeat a = i until b if a then n = a end end end\n"
    "  return n\n"
    "end\n";

static int lines_of(const char *text) {
  int count = 0;
  for (; *text != '\0'; text++) count += *text == '\n';
  return count;
}

static void every_line_stays_where_it_is(void **state) {
  (void)state;
  ml_translation out;
  assert_int_equal(translate_with(sample, always, &out), ML_LANG_OK);
  assert_int_equal(lines_of(out.text), lines_of(sample) + 1);
  ml_translation_free(&out);
}

static void every_allocation_may_fail(void **state) {
  (void)state;
  bool failed = true;
  for (unsigned long n = 1; failed; n++) {
    ml_translation out;
    ml_alloc_fail_nth(n, n % 2);
    ml_lang_status status = translate_with(sample, always, &out);
    failed = ml_alloc_failed();
    ml_alloc_fail_nth(0, 0);
    assert_true(status == ML_LANG_OK || (failed && status == ML_LANG_NO_MEMORY));
    ml_translation_free(&out);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads_and_writes_are_told_after_the_statement),
      cmocka_unit_test(what_stands_before_an_await_is_told_before),
      cmocka_unit_test(what_awaited_functions_hand_on_is_told),
      cmocka_unit_test(what_other_functions_hand_on_is_told),
      cmocka_unit_test(what_is_no_place_is_not_told),
      cmocka_unit_test(a_text_is_watched_when_it_asks_for_it),
      cmocka_unit_test(every_line_stays_where_it_is),
      cmocka_unit_test(every_allocation_may_fail),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
