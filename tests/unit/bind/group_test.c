/* Exception groups, and what except* asks of them. */
#include "bind/group.h"

#include "bind/exception.h"
#include "bind/repr.h"
#include "lua_stage.h"

/* split(exception, classes) -> match, rest and reraise(caught, raised) as Lua functions. */
static int split(lua_State *L) {
  lua_settop(L, 2);
  ml_group_split(L, 1, 2);
  assert_int_equal(lua_gettop(L), 4);
  return 2;
}

static int reraise(lua_State *L) {
  lua_settop(L, 2);
  ml_group_reraise(L, 1, 2);
  assert_int_equal(lua_gettop(L), 3);
  return 1;
}

static int raise_anew(lua_State *L) {
  ml_group_forget_origin(L, 1);
  return 0;
}

static int open_state(void **state) {
  lua_State *L = luaL_newstate();
  luaL_openlibs(L);
  ml_open_exceptions(L);
  lua_register(L, "split", split);
  lua_register(L, "reraise", reraise);
  lua_register(L, "raise_anew", raise_anew);
  run(L,
      "V, T, K, O = ValueError('v'), TypeError('t'), KeyError('k'), OSError('o')\n"
      "function show(...)\n"
      "  local texts = table.pack(...)\n"
      "  for i = 1, texts.n do texts[i] = repr(texts[i]) end\n"
      "  return table.concat(texts, ' | ')\n"
      "end",
      0);
  *state = L;
  return 0;
}

static int close_state(void **state) {
  lua_close(*state);
  return 0;
}

static void test_text_and_fields(void **state) {
  lua_State *L = *state;
  expect_text(L, "return tostring(ExceptionGroup('m', {V}))", "m (1 sub-exception)");
  expect_text(L, "return tostring(ExceptionGroup('m', {V, T}))", "m (2 sub-exceptions)");
  expect_text(L, "return ExceptionGroup('m', {V}).message", "m");
  expect_true(L, "return ExceptionGroup('m', {V, T}).exceptions[2] == T");
  expect_text(L, "return repr(ExceptionGroup('m', {V, ExceptionGroup('n', {T})}))",
              "ExceptionGroup('m', [ValueError('v'), ExceptionGroup('n', [TypeError('t')])])");
  expect_true(L,
              "local list = {V}; local g = ExceptionGroup('m', list); list[1] = T; return "
              "g.exceptions[1] == V");
}

static void test_construction_rules(void **state) {
  lua_State *L = *state;
  expect_text(L, "return BaseExceptionGroup('m', {V}).name", "ExceptionGroup");
  expect_text(L, "return BaseExceptionGroup('m', {V, KeyboardInterrupt()}).name",
              "BaseExceptionGroup");
  expect_text(L, "return BaseExceptionGroup:subclass('B')('m', {V}).name", "B");
  expect_raise(L, "ExceptionGroup('m')",
               "TypeError('BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)')");
  expect_raise(L, "ExceptionGroup(true, {V})",
               "TypeError('BaseExceptionGroup.__new__() argument 1 must be str, not boolean')");
  expect_raise(L, "ExceptionGroup('m', 5)",
               "TypeError('second argument (exceptions) must be a sequence')");
  expect_raise(L, "ExceptionGroup('m', V)",
               "TypeError('second argument (exceptions) must be a sequence')");
  expect_raise(L, "ExceptionGroup('m', {})",
               "ValueError('second argument (exceptions) must be a non-empty sequence')");
  expect_raise(L, "ExceptionGroup('m', {V, 5})",
               "ValueError('Item 1 of second argument (exceptions) is not an exception')");
  expect_raise(L, "ExceptionGroup('m', {KeyboardInterrupt()})",
               "TypeError('Cannot nest BaseExceptions in an ExceptionGroup')");
  expect_raise(L, "ExceptionGroup:subclass('G')('m', {KeyboardInterrupt()})",
               "TypeError(\"Cannot nest BaseExceptions in 'G'\")");
}

static void test_split_and_subgroup(void **state) {
  lua_State *L = *state;
  run(L, "g = ExceptionGroup('m', {V, ExceptionGroup('n', {T, V}), T})", 0);
  expect_text(L, "return show(g:split(ValueError))",
              "ExceptionGroup('m', [ValueError('v'), ExceptionGroup('n', [ValueError('v')])]) | "
              "ExceptionGroup('m', [ExceptionGroup('n', [TypeError('t')]), TypeError('t')])");
  expect_text(L, "return show(g:split(KeyError))",
              "nil | ExceptionGroup('m', [ValueError('v'), ExceptionGroup('n', [TypeError('t'), "
              "ValueError('v')]), TypeError('t')])");
  expect_true(L,
              "local match, rest = g:split({ValueError, ExceptionGroup}); return match == g and "
              "rest == nil");
  expect_text(L, "return show(g:subgroup(function(e) return e == T end))",
              "ExceptionGroup('m', [ExceptionGroup('n', [TypeError('t')]), TypeError('t')])");
  expect_raise(L, "g:split(5)",
               "TypeError('expected a function, exception type or tuple of exception types')");
  expect_raise(L, "g.split(ValueError)",
               "TypeError('split() is called with a colon: group:split(...)')");
}

static void test_parts_keep_their_history(void **state) {
  lua_State *L = *state;
  run(L,
      "g = ExceptionGroup('m', {V, T})\n"
      "g.cause, g.context, g.traceback = V, T, {{file = 'f', line = 1, name = 'n'}}\n"
      "g:add_note('note')\n"
      "match, rest = g:split(ValueError)",
      0);
  expect_true(L, "return match.cause == V and rest.context == T and rest.notes[1] == 'note'");
  expect_true(L, "return match.traceback ~= g.traceback and match.traceback[1] == g.traceback[1]");
}

static void test_derive_can_be_overridden(void **state) {
  lua_State *L = *state;
  run(L,
      "Mine = ExceptionGroup:subclass('Mine')\n"
      "function Mine:derive(list) return Mine(self.message .. '!', list) end",
      0);
  expect_text(L, "return show(Mine('m', {V, T}):split(TypeError))",
              "Mine('m!', [TypeError('t')]) | Mine('m!', [ValueError('v')])");
  expect_raise(L, "function Mine:derive() return 5 end Mine('m', {V, T}):split(TypeError)",
               "TypeError('derive must return an instance of BaseExceptionGroup')");
}

static void test_clauses_take_their_parts(void **state) {
  lua_State *L = *state;
  expect_text(L, "return show(split(ExceptionGroup('m', {V, T}), ValueError))",
              "ExceptionGroup('m', [ValueError('v')]) | ExceptionGroup('m', [TypeError('t')])");
  expect_text(L, "return show(split(ExceptionGroup('m', {V, T}), {ValueError, TypeError}))",
              "ExceptionGroup('m', [ValueError('v'), TypeError('t')]) | nil");
  expect_text(L, "return show(split(V, ValueError))",
              "ExceptionGroup('', [ValueError('v')]) | nil");
  expect_text(L, "return show(split(KeyboardInterrupt(), {KeyboardInterrupt}))",
              "BaseExceptionGroup('', [KeyboardInterrupt()]) | nil");
  expect_text(L, "return show(split(V, TypeError))", "nil | ValueError('v')");
  expect_raise(
      L, "split(V, ExceptionGroup)",
      "TypeError('catching ExceptionGroup with except* is not allowed. Use except instead.')");
  expect_raise(
      L, "split(V, {TypeError, BaseExceptionGroup})",
      "TypeError('catching ExceptionGroup with except* is not allowed. Use except instead.')");
  expect_raise(
      L, "split(V, 5)",
      "TypeError('catching classes that do not inherit from BaseException is not allowed')");
}

/* What CPython raises in the same situations. */
static void test_what_comes_out_of_except_star(void **state) {
  lua_State *L = *state;
  run(L,
      "g = ExceptionGroup('m', {V, T, ExceptionGroup('n', {K, V})})\n"
      "v, rest = split(g, ValueError)\n"
      "t, rest2 = split(rest, TypeError)",
      0);
  expect_text(L, "return show(reraise(g, {}))", "nil");
  expect_text(L, "return show(reraise(g, {rest2}))",
              "ExceptionGroup('m', [ExceptionGroup('n', [KeyError('k')])])");
  expect_text(L, "return show(reraise(g, {v, rest2}))",
              "ExceptionGroup('m', [ValueError('v'), ExceptionGroup('n', [KeyError('k'), "
              "ValueError('v')])])");
  expect_text(L, "return show(reraise(g, {O, rest2}))",
              "ExceptionGroup('', [OSError('o'), ExceptionGroup('m', [ExceptionGroup('n', "
              "[KeyError('k')])])])");
  expect_text(L, "return show(reraise(g, {O}))", "OSError('o')");
  expect_text(L, "return show(reraise(g, {O, K}))",
              "ExceptionGroup('', [OSError('o'), KeyError('k')])");
  expect_true(L, "local one = reraise(g, {g}); return repr(one) == repr(g)");
  expect_text(
      L, "raise_anew(v); return show(reraise(g, {v, rest2}))",
      "ExceptionGroup('', [ExceptionGroup('m', [ValueError('v'), ExceptionGroup('n', "
      "[ValueError('v')])]), ExceptionGroup('m', [ExceptionGroup('n', [KeyError('k')])])])");
  expect_true(L, "return reraise(V, {V}) == V and reraise(V, {}) == nil");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_state, close_state)
  const struct CMUnitTest tests[] = {
      TEST(test_text_and_fields),
      TEST(test_construction_rules),
      TEST(test_split_and_subgroup),
      TEST(test_parts_keep_their_history),
      TEST(test_derive_can_be_overridden),
      TEST(test_clauses_take_their_parts),
      TEST(test_what_comes_out_of_except_star),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
