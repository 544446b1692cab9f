/* `await` and its kin outside async functions: report, span, and the facts of the explanation. */
#include "support.h"

/* The only diagnostic of the text. */
static ml_diag *only_diag(const char *text, ml_translation *out) {
  assert_int_equal(translate(text, out), ML_LANG_ERROR);
  assert_int_equal(out->diag_count, 1);
  return out->diags;
}

static void expect_fact(const ml_diag *diag, const char *key, const char *expected) {
  const char *value = ml_diag_get(diag, key);
  if (expected == NULL) {
    assert_null(value);
  } else {
    if (value == NULL) fail_msg("no fact %s", key);
    assert_string_equal(value, expected);
  }
}

static void in_a_module(void **state) {
  (void)state;
  ml_translation out;
  ml_diag *diag = only_diag("local x = 1\nlocal v = await custom_coro()\n", &out);
  assert_int_equal(diag->id, ML_DIAG_AWAIT_OUTSIDE_FUNCTION);
  assert_string_equal(diag->report,
                      "  File \"demo.lua\", line 2\n"
                      "    local v = await custom_coro()\n"
                      "              ^^^^^^^^^^^^^^^^^^^\n"
                      "SyntaxError: 'await' outside function\n");
  assert_string_equal(diag->message, "SyntaxError: 'await' outside function");
  assert_string_equal(diag->variant, "module");
  assert_int_equal(diag->span.line, 2);
  assert_int_equal(diag->span.column, 11);
  assert_int_equal(diag->span.end_column, 30);
  expect_fact(diag, "expression", "await custom_coro()");
  expect_fact(diag, "awaited", "custom_coro()");
  expect_fact(diag, "function", NULL);
  expect_fact(diag, "rewritten", NULL);
  assert_int_equal(diag->mark_count, 1);
  assert_string_equal(diag->source, "local x = 1\nlocal v = await custom_coro()\n");
  ml_translation_free(&out);
}

static void in_a_function(void **state) {
  (void)state;
  ml_translation out;
  ml_diag *diag = only_diag("\n  local function f(a)  \n    return 1, await a.b;\n  end\n", &out);
  assert_string_equal(diag->report,
                      "  File \"demo.lua\", line 3\n"
                      "    return 1, await a.b;\n"
                      "              ^^^^^^^^^\n"
                      "SyntaxError: 'await' outside function\n");
  assert_string_equal(diag->variant, "function");
  expect_fact(diag, "function", "f");
  expect_fact(diag, "function_line", "2");
  expect_fact(diag, "rewritten", "local async function f(a)");
  expect_fact(diag, "outer", NULL);
  assert_int_equal(diag->mark_count, 2);
  assert_int_equal(diag->marks[1].span.line, 2);
  assert_int_equal(diag->marks[1].span.column, 9);
  ml_translation_free(&out);
}

static void in_an_anonymous_function(void **state) {
  (void)state;
  ml_translation out;
  ml_diag *diag = only_diag("local handler = function() return await g() end", &out);
  assert_string_equal(diag->variant, "lambda");
  expect_fact(diag, "function", "handler");
  expect_fact(diag, "rewritten", "local handler = async function() return await g() end");
  ml_translation_free(&out);
  diag = only_diag("run(function()\n  await g()\nend)", &out);
  expect_fact(diag, "function", "<anonymous>");
  expect_fact(diag, "rewritten", "run(async function()");
  ml_translation_free(&out);
}

static void in_a_method(void **state) {
  (void)state;
  ml_translation out;
  ml_diag *diag = only_diag("function obj:m()\n  await g()\nend", &out);
  assert_string_equal(diag->variant, "method");
  expect_fact(diag, "function", "obj:m");
  expect_fact(diag, "rewritten", "async function obj:m()");
  ml_translation_free(&out);
  diag = only_diag("function M.sub.f()\n  await g()\nend", &out);
  assert_string_equal(diag->variant, "function");
  expect_fact(diag, "function", "M.sub.f");
  ml_translation_free(&out);
}

static void in_a_regular_function_inside_an_async_one(void **state) {
  (void)state;
  ml_translation out;
  ml_diag *diag = only_diag(
      "async function main()\n  try\n    local function f()\n      await g()\n    end\n"
      "  finally\n  end\nend",
      &out);
  assert_string_equal(diag->variant, "nested");
  expect_fact(diag, "function", "f");
  expect_fact(diag, "outer", "main");
  ml_translation_free(&out);
}

static void in_a_part_of_a_regular_function(void **state) {
  (void)state;
  ml_translation out;
  ml_diag *diag = only_diag("function f() try await g() finally end end", &out);
  assert_string_equal(diag->variant, "function");
  expect_fact(diag, "function", "f");
  ml_translation_free(&out);
}

static void over_several_lines(void **state) {
  (void)state;
  ml_translation out;
  ml_diag *diag = only_diag("\tx = await g(1, -- one\n  2)", &out);
  assert_string_equal(diag->report,
                      "  File \"demo.lua\", line 1\n"
                      "    x = await g(1, -- one\n"
                      "        ^^^^^^^^^^^^^^^^^\n"
                      "SyntaxError: 'await' outside function\n");
  expect_fact(diag, "awaited", "g(1, 2)");
  ml_translation_free(&out);
}

static void carets_count_characters(void **state) {
  (void)state;
  ml_translation out;
  ml_diag *diag = only_diag("local s = '\xc3\xa4\xc3\xb6' .. await g('\xe2\x82\xac')", &out);
  assert_string_equal(diag->report,
                      "  File \"demo.lua\", line 1\n"
                      "    local s = '\xc3\xa4\xc3\xb6' .. await g('\xe2\x82\xac')\n"
                      "                      ^^^^^^^^^^^^\n"
                      "SyntaxError: 'await' outside function\n");
  ml_translation_free(&out);
}

static void each_has_its_message(void **state) {
  (void)state;
  static const struct {
    const char *text;
    ml_diag_id id;
    const char *message;
  } cases[] = {
      {"async for x in y do end", ML_DIAG_ASYNC_FOR_OUTSIDE,
       "SyntaxError: 'async for' outside async function"},
      {"async with x as y do end", ML_DIAG_ASYNC_WITH_OUTSIDE,
       "SyntaxError: 'async with' outside async function"},
      {"yield 1", ML_DIAG_YIELD_OUTSIDE, "SyntaxError: 'yield' outside function"},
      {"local x = yield 1", ML_DIAG_YIELD_OUTSIDE, "SyntaxError: 'yield' outside function"},
      {"function f() yield x end", ML_DIAG_YIELD_OUTSIDE, "SyntaxError: 'yield' outside function"},
      {"async function f() yield 1 return 2 end", ML_DIAG_RETURN_IN_GENERATOR,
       "SyntaxError: 'return' with value in async generator"},
      {"async function f() try return 2 finally end yield 1 end", ML_DIAG_RETURN_IN_GENERATOR,
       "SyntaxError: 'return' with value in async generator"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    ml_translation out;
    ml_diag *diag = only_diag(cases[i].text, &out);
    assert_int_equal(diag->id, cases[i].id);
    assert_string_equal(diag->message, cases[i].message);
    ml_translation_free(&out);
  }
}

static void a_generator_says_what_makes_it_one(void **state) {
  (void)state;
  ml_translation out;
  ml_diag *diag = only_diag("async function f()\n  yield 1\n  return 2, 3\nend", &out);
  assert_string_equal(diag->report,
                      "  File \"demo.lua\", line 3\n"
                      "    return 2, 3\n"
                      "    ^^^^^^^^^^^\n"
                      "SyntaxError: 'return' with value in async generator\n");
  expect_fact(diag, "function", "f");
  expect_fact(diag, "yield_line", "2");
  expect_fact(diag, "expression", "return 2, 3");
  ml_translation_free(&out);
  assert_int_equal(translate("async function f() yield 1 return end", &out), ML_LANG_OK);
  ml_translation_free(&out);
}

static void all_are_told_in_order(void **state) {
  (void)state;
  ml_translation out;
  translate(
      "function f() await a() end\nx = = 1\nawait b()\nasync function g() yield 1 return 2 end",
      &out);
  assert_int_equal(out.diag_count, 4);
  for (size_t i = 0; i < 4; i++) assert_int_equal(out.diags[i].span.line, i + 1);
  ml_translation_free(&out);
}

static void the_prompt_may_await_but_not_yield(void **state) {
  (void)state;
  ml_translation out;
  ml_translate_options options = {.toplevel_await = true};
  assert_int_equal(translate_with("async for x in y do end await z", options, &out), ML_LANG_OK);
  ml_translation_free(&out);
  assert_int_equal(translate_with("yield 1", options, &out), ML_LANG_ERROR);
  assert_int_equal(out.diags[0].id, ML_DIAG_YIELD_OUTSIDE);
  ml_translation_free(&out);
  assert_int_equal(translate_with("function f() await z end", options, &out), ML_LANG_ERROR);
  assert_string_equal(out.diags[0].variant, "function");
  ml_translation_free(&out);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(in_a_module),
      cmocka_unit_test(in_a_function),
      cmocka_unit_test(in_an_anonymous_function),
      cmocka_unit_test(in_a_method),
      cmocka_unit_test(in_a_regular_function_inside_an_async_one),
      cmocka_unit_test(in_a_part_of_a_regular_function),
      cmocka_unit_test(over_several_lines),
      cmocka_unit_test(carets_count_characters),
      cmocka_unit_test(each_has_its_message),
      cmocka_unit_test(a_generator_says_what_makes_it_one),
      cmocka_unit_test(all_are_told_in_order),
      cmocka_unit_test(the_prompt_may_await_but_not_yield),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
