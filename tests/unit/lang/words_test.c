/* Where the new words are words, and where they stay names. */
#include "support.h"

/* Plain Lua, whatever names it uses. */
static void lua_programs_keep_their_meaning(void **state) {
  (void)state;
  static const char *const programs[] = {
      "local async = 1 async = async + 1",
      "async.function_ = 1 async:x() async[1] = 2 async 's' async {} async(1)",
      "x = async function f() end",
      "x = async for i = 1, 2 do end",
      "local async\nfunction f() end",
      "goto async ::async::",
      "try = 1 try, x = 1, 2 try.x = 1 try[1] = 2 try:f() try(1) try 's' try {} try [[s]]",
      "try:f() raise:f\n() finally:f()",
      "raise(x) raise 'x' raise {1} raise.x = 1 raise:f()",
      "except = 1 except(1) finally = 2 finally.x = 1",
      "except(1) finally 's' with(1) as(2) with = as as = with",
      "yield(1) yield 's' yield = 1 x = yield x = yield(1) x = yield + 1 x = #yield",
      "local yield = coroutine.yield local function f() return yield end yield(1)",
      "x = yield function f() end",
      "x = yield local y = 1",
      "yield\n(f)()",
      "t = {async = 1, try = 2, raise = 3, yield = 4, except = 5, finally = 6, with = 7, as = 8}",
      "t.async, t.try, t.yield = x:raise(), x:yield(), x:finally {}",
      "local function try(async, raise, ...) return except, finally, as end",
      "for async in try do end for raise = 1, 2 do end for with, as in yield do end",
      "function try.raise:except() end",
      "::try:: ::raise:: goto raise",
  };
  for (size_t i = 0; i < sizeof programs / sizeof programs[0]; i++)
    expect_emitted(programs[i], NULL);
}

static void async_is_a_word_before_its_statements_only(void **state) {
  (void)state;
  expect_emitted("x = async async function f() end",
                 "x = async f=__ml_async(function() end,\"f\",\"f\")");
  expect_emitted("return async function() end",
                 "return __ml_async(function() end,\"<anonymous>\",\"<anonymous>\")");
  expect_emitted("f(async, async function() end)",
                 "__ml_drop(f(async, __ml_async(function() end,\"<anonymous>\",\"<anonymous>\")))");
}

static void try_and_raise_are_words_where_no_name_goes_on(void **state) {
  (void)state;
  expect_emitted("try x = 1 end", "do __ml_try(function(...) x = 1 end,nil,nil,nil,...) end");
  expect_emitted("try\n(f or g)() end",
                 "do __ml_try(function(...)\n__ml_drop((f or g)()) end,nil,nil,nil,...) end");
  expect_emitted("try try = 1 end", "do __ml_try(function(...) try = 1 end,nil,nil,nil,...) end");
  expect_emitted("try ::l:: end", "do __ml_try(function(...) ::l:: end,nil,nil,nil,...) end");
  expect_emitted("raise x", "__ml_raise(x)");
  expect_emitted("raise -x", "__ml_raise(-x)");
  expect_emitted("raise\nx = 1", "__ml_raise()\nx = 1");
  expect_emitted("raise; raise", "__ml_raise(); __ml_raise()");
  expect_emitted("if x then raise end", "if x then __ml_raise() end");
}

static void except_and_finally_are_words_in_a_try(void **state) {
  (void)state;
  expect_emitted("try except = 1 finally(2) finally x = 1 end",
                 "do __ml_try(function(...) except = 1 __ml_drop(finally(2)) end,nil,nil,function("
                 "...) x = 1 end,...) end");
  expect_emitted("try raise finally end",
                 "do __ml_try(function(...) __ml_raise() end,nil,nil,function(...) end,...) end");
  /* What comes on the next line is the block. */
  expect_emitted("try except A\nB() end",
                 "do __ml_try(function(...) end,function(__ml_e,...) if __ml_is(__ml_e,A) then\n"
                 "__ml_drop(B()) else return false end end,nil,nil,...) end");
  expect_emitted("try except\nA.b = 1 end",
                 "do __ml_try(function(...) end,function(__ml_e,...) if true then\nA.b = 1 else "
                 "return false end end,nil,nil,...) end");
  expect_emitted("try except A\nas = 1 end",
                 "do __ml_try(function(...) end,function(__ml_e,...) if __ml_is(__ml_e,A) then\n"
                 "as = 1 else return false end end,nil,nil,...) end");
}

static void yield_is_a_word_in_async_functions(void **state) {
  (void)state;
  expect_in_generator("yield(1)", "__ml_yield((1))");
  expect_in_generator("x = {yield = 1, yield}", "x = {yield = 1, __ml_yield()}");
  expect_in_generator("x.yield = yield", "x.yield = __ml_yield()");
  expect_inside("local yield = g yield(1)", "local yield = g __ml_drop(yield(1))");
  expect_inside("function h(yield) yield(1) end", "function h(yield) __ml_drop(yield(1)) end");
  expect_inside("local function h() yield(1) end", "local function h() __ml_drop(yield(1)) end");
}

static void the_quick_scan_never_says_no_wrongly(void **state) {
  (void)state;
  static const char *const with[] = {
      "await x", "x=async function() end", "try\n", "raise", "a yield", "(try)", "1;raise x"};
  for (size_t i = 0; i < sizeof with / sizeof with[0]; i++)
    assert_true(ml_lang_has_new_words(with[i], strlen(with[i])));
  static const char *const without[] = {"", "entry", "awaits", "try_", "_raise", "yield1", "x = 1"};
  for (size_t i = 0; i < sizeof without / sizeof without[0]; i++)
    assert_false(ml_lang_has_new_words(without[i], strlen(without[i])));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lua_programs_keep_their_meaning),
      cmocka_unit_test(async_is_a_word_before_its_statements_only),
      cmocka_unit_test(try_and_raise_are_words_where_no_name_goes_on),
      cmocka_unit_test(except_and_finally_are_words_in_a_try),
      cmocka_unit_test(yield_is_a_word_in_async_functions),
      cmocka_unit_test(the_quick_scan_never_says_no_wrongly),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
