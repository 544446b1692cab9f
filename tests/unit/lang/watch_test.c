/* What is emitted for debug mode: assignments that tell what they read and write. */
#include "base/alloc.h"
#include "support.h"

static const ml_translate_options always = {.file = "demo.lua", .watch = true};

/* In an async function the statement, which stands before `after`, must become `expected`. */
static void expect_before(const char *after, const char *statement, const char *expected) {
  ml_translation out;
  char source[512];
  snprintf(source, sizeof source, "local s async function f(a)\n%s\n%s end s=s", statement, after);
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

static void expect_watched(const char *statement, const char *expected) {
  expect_before("", statement, expected);
}

static void reads_and_writes_are_told_after_the_statement(void **state) {
  (void)state;
  expect_watched("x = 1",
                 "x = 1;"
                 "__ml_watch.wrote(__ml_flow,nil,nil,nil,2,\"x\",_ENV,\"x\");");
  expect_watched("x = a",
                 "x = a;"
                 "__ml_watch.wrote(__ml_flow,{true,25},nil,\"25 a |a\",2,\"x\",_ENV,\"x\");");
  expect_before("return y", "local y = x",
                "local y = x;"
                "__ml_watch.seen(__ml_flow,-2,true,2,\"x\",_ENV,\"x\");"
                "__ml_watch.keep(__ml_flow,34,true,-2);");
  expect_watched("a.b['c'][1] = 2",
                 "a.b['c'][1] = 2;"
                 "__ml_watch.wrote(__ml_flow,nil,nil,nil,2,\"a.b['c'][1]\",a"
                 ",\"b\",'c',1);");
  expect_watched("a[\"k\"] = 2",
                 "a[\"k\"] = 2;"
                 "__ml_watch.wrote(__ml_flow,nil,nil,nil,2,\"a[\\\"k\\\"]\",a,\"k\");");
}

static void what_stands_before_an_await_is_told_before(void **state) {
  (void)state;
  expect_watched("x = x + await a",
                 "__ml_watch.seen(__ml_flow,-2,true,2,\"x\",_ENV,\"x\");"
                 "x = x + __ml_go(__ml_open(a,\"local 'a'\"));"
                 "__ml_watch.wrote(__ml_flow,{false,-2},nil,\"|x + \\001await a"
                 "\\002\",2,\"x\",_ENV,\"x\");");
  expect_watched("x = x or await a",
                 "x = x or __ml_go(__ml_open(a,\"local 'a'\"));"
                 "__ml_watch.wrote(__ml_flow,nil,nil,\"|x or \\001await a\\00"
                 "2\",2,\"x\",_ENV,\"x\");");
}

static void what_calls_are_given_and_give_is_told(void **state) {
  (void)state;
  expect_watched("await g(a)",
                 "__ml_watch.pass(__ml_flow,{\"g\",false,false,{true,25}});"
                 "__ml_await[g](a)");
  expect_watched("return a",
                 "__ml_watch.give(__ml_flow,false,true,25);"
                 "return a");
  expect_before("return a", "a = await g()",
                "__ml_watch.pass(__ml_flow,{\"g\",false,false});"
                "a = __ml_await[g]();"
                "__ml_watch.keep(__ml_flow,25,true,-4001);");
  expect_before("return a", "a = g(h(x))",
                "__ml_watch.seen(__ml_flow,-1000,true,2,\"x\",_ENV,\"x\");"
                "__ml_watch.pass(__ml_flow,{\"h\",false,__ml_watch.raw(nil,_ENV"
                ",\"h\") or true,{true,-1000}},{\"g\",false,__ml_watch.raw(nil,_E"
                "NV,\"g\") or true,{true,-4001}});"
                "a = g(h(x));"
                "__ml_watch.keep(__ml_flow,25,true,-4002);");
  expect_watched("return g(a) + x",
                 "__ml_watch.pass(__ml_flow,{\"g\",false,__ml_watch.raw(nil,_ENV"
                 ",\"g\") or true,{true,25}});"
                 "__ml_watch.seen(__ml_flow,-2,true,2,\"x\",_ENV,\"x\");"
                 "__ml_watch.give(__ml_flow,true,false,-2,-4001);"
                 "return g(a) + x");
  expect_before("return a", "a = math.max(a, 1)",
                "a = math.max(a, 1);"
                "__ml_watch.keep(__ml_flow,25,false,25);");
  expect_before("return a", "a = a(1)(2)",
                "__ml_watch.pass(__ml_flow,{\"a\",false,a or true,false});"
                "a = a(1)(2);"
                "__ml_watch.keep(__ml_flow,25,false,-1);");
}

static void locals_that_are_not_handed_on_are_left_alone(void **state) {
  (void)state;
  expect_watched("local y = x", "local y = x;");
  expect_watched("a = a + x.n", "a = a + x.n;");
  expect_before("print(t)", "local t = #a + g()",
                "__ml_watch.pass(__ml_flow,{\"g\",false,__ml_watch."
                "raw(nil,_ENV,\"g\") or true});local t = #a + g();");
  expect_before("return t", "local t = 0", "local t = 0;");
  expect_before("t = t + 1 return t", "local t = \"\"", "local t = \"\";");
}

static void an_update_in_one_go_is_told_as_a_write(void **state) {
  (void)state;
  expect_watched("x = x + 1",
                 "x = x + 1;__ml_watch.wrote(__ml_flow,nil,nil,nil,2,\"x\",_ENV,\"x\");");
  expect_before("", "x.n = (x.n or 0) + 1",
                "x.n = (x.n or 0) + 1;__ml_watch.wrote(__ml_flow,nil,nil,"
                "nil,2,\"x.n\",_ENV,\"x\",\"n\");");
  expect_watched(
      "x = x + a",
      "x = x + a;__ml_watch.seen(__ml_flow,-2,true,2,\"x\",_ENV,\"x\");"
      "__ml_watch.wrote(__ml_flow,{false,-2,25},nil,\"25 a |x + a\",2,\"x\",_ENV,\"x\");");
}

/* How often a text tells something, beside an async function, which always does. */
static int count_watched(const char *text) {
  ml_translation out;
  char source[512];
  int count = -1;
  snprintf(source, sizeof source, "async function m() end %s", text);
  assert_int_equal(translate_with(source, always, &out), ML_LANG_OK);
  assert_non_null(out.text);
  for (const char *at = out.text; (at = strstr(at, "__ml_watch.")) != NULL; at++) count++;
  ml_translation_free(&out);
  return count;
}

static void functions_that_only_calculate_are_left_alone(void **state) {
  (void)state;
  static const char *const plain[] = {
      "local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end",
      "function f(a, b) local t = a for i = 1, b do t = t .. i end print(t) return t end",
      "function f(a) return g(a) end function g(a) if a > 0 then return f(a - 1) end end"};
  static const char *const others[] = {"function f(a) x = a end",
                                       "function f(a) return x end",
                                       "function f(a) return a.n end",
                                       "function f(a) return g(a) end",
                                       "function f(a) while g(a) do end end",
                                       "function f(a) return function() return a end end",
                                       "function f(a) return {n = a} end",
                                       "function f(...) return ... end",
                                       "function f(a) return a end f = nil",
                                       "async function f(a) return a end"};
  for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
    if (count_watched(plain[i]) != 0) fail_msg("%s", plain[i]);
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
    if (count_watched(others[i]) == 0) fail_msg("%s", others[i]);
}

static void what_is_only_calculated_is_made_from_arguments(void **state) {
  (void)state;
  static const char late[] = "return a end function g(n, m) if m then return n end return n + m";
  expect_before(late, "a = g(1, 2)", "a = g(1, 2);__ml_watch.keep(__ml_flow,25,false);");
  expect_before(late, "a = g(a, 2)", "a = g(a, 2);__ml_watch.keep(__ml_flow,25,false,25);");
  expect_before(late, "a = g(1, a)", "a = g(1, a);__ml_watch.keep(__ml_flow,25,false,-1);");
}

static void values_that_change_places_are_told_at_once(void **state) {
  (void)state;
  expect_watched("a, x = x, a",
                 "a, x = x, a;"
                 "__ml_watch.seen(__ml_flow,-2,true,2,\"x\",_ENV,\"x\");"
                 "__ml_watch.note(__ml_flow,-2,true,-2);"
                 "__ml_watch.note(__ml_flow,-3,true,25);"
                 "__ml_watch.keep(__ml_flow,25,true,-2);"
                 "__ml_watch.wrote(__ml_flow,{true,-3},nil,\"25 a |a\",2,\"x\",_ENV,\"x\");");
}

static void keys_are_worked_out_before_the_statement(void **state) {
  (void)state;
  expect_watched("a[#a] = 1",
                 "__ml_watch.seen(__ml_flow,-2000,true,2,\"#a\",a,__ml_watch.length);"
                 "__ml_watch.aim(__ml_flow,-2000,a,__ml_watch.raw(nil,a,__ml_watch.length));"
                 "a[#a] = 1;"
                 "__ml_watch.hit(__ml_flow,nil,{false,-2000,25},nil,2,\"a[#a]\",-2000);");
  expect_watched("a[x.y + 1] = a",
                 "__ml_watch.seen(__ml_flow,-2000,true,2,\"x.y\",_ENV,\"x\",\"y\");"
                 "__ml_watch.aim(__ml_flow,-2000,a,__ml_watch.work(\"+\",__ml_wa"
                 "tch.raw(nil,_ENV,\"x\",\"y\"),1));"
                 "a[x.y + 1] = a;"
                 "__ml_watch.hit(__ml_flow,{true,25},{false,-2000},\"25 a |a\",2"
                 ",\"a[x.y + 1]\",-2000);");
}

static void what_is_put_into_a_new_table_is_told(void **state) {
  (void)state;
  expect_before("return t", "local t = {k = x, [a] = a, 5}",
                "local t = {k = x, [a] = a, 5};"
                "__ml_watch.seen(__ml_flow,-3000,true,2,\"x\",_ENV,\"x\");"
                "__ml_watch.fill(__ml_flow,t,\"k\",true,-3000);"
                "__ml_watch.fill(__ml_flow,t,a,true,25);");
}

static void variables_of_several_functions_are_told_by_functions(void **state) {
  (void)state;
  expect_watched("local b = a function s() return b end",
                 "local b = a;"
                 "__ml_watch.keep(__ml_flow,34,true,25);"
                 "__ml_watch.hold(__ml_flow,34,function()return b end);"
                 " function s()local __ml_flow=__ml_watch.begin(__ml_watch,2,2,\"s\",false);"
                 " __ml_watch.seen(__ml_flow,-2,true,2,\"b\",function()return b end);"
                 "__ml_watch.give(__ml_flow,false,true,-2);"
                 "return b end");
}

static void what_is_read_twice_in_one_go_is_told_once(void **state) {
  (void)state;
  expect_watched("x = a.n * a.n",
                 "x = a.n * a.n;__ml_watch.seen(__ml_flow,-2,true,2,\"a.n\",a,\"n\");"
                 "__ml_watch.wrote(__ml_flow,{false,-2,25,25},nil,\"25 a 25 a |a.n * a.n\",2,"
                 "\"x\",_ENV,\"x\");");
}

static void what_is_no_place_is_not_told(void **state) {
  (void)state;
  expect_watched("g().x = 1", "g().x = 1;");
}

static void a_text_asks_for_debug_mode(void **state) {
  (void)state;
  static const char *const asks[] = {"run(f(), {debug = true})", "{debug=on}", "o.debug = true",
                                     "o['debug'] = 1", "loop:set_debug(true)"};
  static const char *const others[] = {
      "{debug = false}", "{debug = nil}", "debug == true", "debug.traceback()", "",
      "debug",           "debug =="};
  for (size_t i = 0; i < sizeof asks / sizeof asks[0]; i++)
    assert_true(ml_lang_asks_debug(asks[i], strlen(asks[i])));
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
    assert_false(ml_lang_asks_debug(others[i], strlen(others[i])));
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
      cmocka_unit_test(what_calls_are_given_and_give_is_told),
      cmocka_unit_test(locals_that_are_not_handed_on_are_left_alone),
      cmocka_unit_test(an_update_in_one_go_is_told_as_a_write),
      cmocka_unit_test(functions_that_only_calculate_are_left_alone),
      cmocka_unit_test(what_is_only_calculated_is_made_from_arguments),
      cmocka_unit_test(values_that_change_places_are_told_at_once),
      cmocka_unit_test(keys_are_worked_out_before_the_statement),
      cmocka_unit_test(what_is_put_into_a_new_table_is_told),
      cmocka_unit_test(variables_of_several_functions_are_told_by_functions),
      cmocka_unit_test(what_is_read_twice_in_one_go_is_told_once),
      cmocka_unit_test(what_is_no_place_is_not_told),
      cmocka_unit_test(a_text_asks_for_debug_mode),
      cmocka_unit_test(every_line_stays_where_it_is),
      cmocka_unit_test(every_allocation_may_fail),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
