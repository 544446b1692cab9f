/* Exceptions: classes, instances, repr, and what C asks of them. */
#include "bind/exception.h"

#include "bind/repr.h"
#include "lua_stage.h"

static int open_state(void **state) {
  lua_State *L = luaL_newstate();
  luaL_openlibs(L);
  ml_open_exceptions(L);
  lua_newtable(L);
  ml_exceptions_into(L, -1);
  lua_setglobal(L, "asyncio");
  *state = L;
  return 0;
}

static int close_state(void **state) {
  lua_close(*state);
  return 0;
}

static void test_the_text_is_pythons_str(void **state) {
  lua_State *L = *state;
  expect_text(L, "return tostring(ValueError())", "");
  expect_text(L, "return tostring(ValueError('bad'))", "bad");
  expect_text(L, "return tostring(ValueError(5))", "5");
  expect_text(L, "return tostring(ValueError(nil))", "nil");
  expect_text(L, "return tostring(ValueError('a', 2))", "('a', 2)");
  expect_text(L, "return tostring(ValueError('a', nil, nil))", "('a', nil, nil)");
  expect_text(L, "return tostring(KeyError('k'))", "'k'");
  expect_text(L, "return tostring(KeyError('k', 1))", "('k', 1)");
  expect_text(L, "return tostring(OSError(2, 'No such file', 'x'))", "[Errno 2] No such file: 'x'");
  expect_text(L, "return tostring(asyncio.IncompleteReadError('abc', 5))",
              "3 bytes read on a total of 5 expected bytes");
  expect_text(L, "return tostring(asyncio.IncompleteReadError('abc', nil))",
              "3 bytes read on a total of undefined expected bytes");
}

static void test_the_repr_is_pythons(void **state) {
  lua_State *L = *state;
  expect_text(L, "return repr(ValueError('bad'))", "ValueError('bad')");
  expect_text(L, "return repr(ValueError())", "ValueError()");
  expect_text(L, "return repr(KeyError('k'))", "KeyError('k')");
  expect_text(L, "return repr(ValueError(1, nil))", "ValueError(1, nil)");
  expect_text(L, "return repr(asyncio.CancelledError())", "CancelledError()");
  expect_text(L, "return repr(OSError(2, 'No such file'))", "FileNotFoundError(2, 'No such file')");
  expect_text(L, "return repr(ValueError(TypeError('x')))", "ValueError(TypeError('x'))");
  expect_text(L, "local e = ValueError(); e.args = {e}; return #repr(e) < 1000", "true");
  expect_text(L, "return repr(ValueError)", "<class 'ValueError'>");
  expect_text(L, "return repr(asyncio.InvalidStateError)",
              "<class 'asyncio.exceptions.InvalidStateError'>");
  expect_text(L, "return repr(Exception:subclass('Mine'))", "<class '__main__.Mine'>");
}

static void test_the_repr_of_values(void **state) {
  lua_State *L = *state;
  static const char *const cases[][2] = {
      {"'main'", "'main'"},
      {"\"it's\"", "\"it's\""},
      {"[[it's \"so\"]]", "'it\\'s \"so\"'"},
      {"'a\\n\\t\\r\\\\\\0\\127'", "'a\\n\\t\\r\\\\\\x00\\x7f'"},
      {"'\xC3\xA9\xFF'", "'\xC3\xA9\\xff'"},
      {"'\\u{a0}\\u{2028}\\u{1F600}'", "'\\xa0\\u2028\xF0\x9F\x98\x80'"},
      {"'\\u{E0001}'", "'\\U000e0001'"},
      {"'\\xC0\\x80\\xED\\xA0\\x80\\xF4\\x90\\x80\\x80'",
       "'\\xc0\\x80\\xed\\xa0\\x80\\xf4\\x90\\x80\\x80'"},
      {"5", "5"},
      {"5.0", "5.0"},
      {"0.1", "0.1"},
      {"0.1 + 0.2", "0.30000000000000004"},
      {"-1.5", "-1.5"},
      {"-0.0", "-0.0"},
      {"1e15", "1000000000000000.0"},
      {"1e16", "1e+16"},
      {"123456789012345680.0", "1.2345678901234568e+17"},
      {"0.0001", "0.0001"},
      {"0.00001", "1e-05"},
      {"5e-324", "5e-324"},
      {"1/0", "inf"},
      {"-1/0", "-inf"},
      {"0/0", "nan"},
      {"nil", "nil"},
      {"true", "true"},
      {"setmetatable({}, {__tostring = function() return 'me' end})", "me"},
      {"setmetatable({}, {__repr = function() return '<me>' end, __tostring = error})", "<me>"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    lua_pushfstring(L, "return repr(%s)", cases[i][0]);
    expect_text(L, lua_tostring(L, -1), cases[i][1]);
    lua_pop(L, 1);
  }
}

static void test_fields(void **state) {
  lua_State *L = *state;
  expect_text(L, "local e = ValueError('bad', 1); return #e.args .. e.args[1] .. e.args[2]",
              "2bad1");
  expect_text(L, "return ValueError('bad').message .. ValueError.name .. ValueError('x').name",
              "badValueErrorValueError");
  expect_text(L, "return asyncio.InvalidStateError().module", "asyncio.exceptions");
  expect_text(L, "return asyncio.QueueEmpty().module", "asyncio.queues");
  expect_text(L, "return ValueError().module", "builtins");
  expect_text(L, "return StopIteration(7).value + SystemExit(3).code", "10");
  expect_text(
      L, "local e = OSError(13, 'no', 'f'); return e.errno .. e.strerror .. e.filename .. #e.args",
      "13nof2");
  expect_text(L, "local e = ValueError(); e.message = 'changed'; return tostring(e)", "changed");
  expect_text(L, "local e = ValueError(); e:add_note('n'); return e.notes[1]", "n");
  expect_true(L, "return ValueError().traceback == nil and ValueError().cause == nil");
}

static void test_classes_are_derived(void **state) {
  lua_State *L = *state;
  run(L,
      "Mine = ValueError:subclass('Mine')\n"
      "Mine.__tostring = function(self) return 'mine: ' .. self.message end\n"
      "function Mine:twice() return self.message .. self.message end\n"
      "Yours = Mine:subclass('Yours', 'somewhere')",
      0);
  expect_text(L, "return repr(Yours('x'))", "Yours('x')");
  expect_text(L, "return tostring(Yours('x'))", "mine: x");
  expect_text(L, "return Yours('x'):twice()", "xx");
  expect_text(L, "return Yours.base.name", "Mine");
  expect_true(L, "return isinstance(Yours(), Mine) and isinstance(Yours(), ValueError)");
  expect_true(L, "return isinstance(Yours(), Exception) and not isinstance(Mine(), Yours)");
  expect_true(L, "return issubclass(Yours, BaseException) and not issubclass(ValueError, Mine)");
  expect_raise(L, "ValueError.subclass('X')",
               "TypeError('subclass() is called with a colon: Exception:subclass(\"Name\")')");
  expect_text(L, "return Mine.module .. ' ' .. Yours.module", "__main__ somewhere");
}

static void test_isinstance(void **state) {
  lua_State *L = *state;
  expect_true(L, "return isinstance(KeyError(), LookupError)");
  expect_true(L,
              "return isinstance(asyncio.TimeoutError(), OSError) and asyncio.TimeoutError == "
              "TimeoutError");
  expect_true(L, "return not isinstance(asyncio.CancelledError(), Exception)");
  expect_true(L, "return isinstance(KeyError(), ValueError, KeyError)");
  expect_true(L, "return isinstance(KeyError(), {ValueError, KeyError})");
  expect_true(L, "return not isinstance(5, ValueError) and not isinstance(ValueError, ValueError)");
  expect_true(L, "local C = {}; C.__index = C; return isinstance(setmetatable({}, C), C)");
  expect_true(L, "local C = {}; return not isinstance(setmetatable({}, {}), C)");
  expect_raise(L, "isinstance(5, 5)",
               "TypeError('isinstance() arg 2 must be a type, a tuple of types, or a union')");
  expect_raise(L, "issubclass(5, ValueError)", "TypeError('issubclass() arg 1 must be a class')");
}

static void test_groups_are_of_both_bases(void **state) {
  lua_State *L = *state;
  expect_true(L,
              "return issubclass(ExceptionGroup, BaseExceptionGroup) and "
              "issubclass(ExceptionGroup, Exception)");
  expect_true(L, "return not issubclass(BaseExceptionGroup, Exception)");
  expect_true(L,
              "local G = ExceptionGroup:subclass('G'); return isinstance(G('m', {ValueError()}), "
              "BaseExceptionGroup)");
}

static void test_raising_from_c(void **state) {
  lua_State *L = *state;
  ml_exception_push(L, ML_EXC_ValueError, "%s is %d", "five", 5);
  assert_true(ml_is_exception(L, -1));
  assert_true(ml_exception_isa(L, -1, ML_EXC_Exception));
  assert_false(ml_exception_isa(L, -1, ML_EXC_TypeError));
  assert_string_equal(ml_repr(L, -1, NULL), "ValueError('five is 5')");
  lua_pop(L, 2);
  ml_exception_push(L, ML_EXC_CancelledError, NULL);
  ml_exception_push_full_name(L, -1);
  assert_string_equal(lua_tostring(L, -1), "asyncio.exceptions.CancelledError");
  lua_pop(L, 2);
  assert_int_equal(lua_gettop(L), 0);
}

static void wrap(lua_State *L, const char *value) {
  lua_pushfstring(L, "return %s", value);
  const char *code = lua_tostring(L, -1);
  run(L, code, 1);
  lua_remove(L, -2);
  ml_exception_wrap(L, -1);
}

static void test_wrapping(void **state) {
  lua_State *L = *state;
  static const char *const cases[][2] = {
      {"'a.lua:1: oops'", "LuaError('a.lua:1: oops')"},
      {"5", "LuaError(5)"},
      {"nil", "LuaError(nil)"},
      {"ValueError", "ValueError()"},
      {"ValueError('x')", "ValueError('x')"},
      {"'not enough memory'", "MemoryError('not enough memory')"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    wrap(L, cases[i][0]);
    assert_string_equal(ml_repr(L, -1, NULL), cases[i][1]);
    lua_settop(L, 0);
  }
  wrap(L, "{}");
  assert_string_equal(luaL_tolstring(L, -1, NULL), "(error object is a table value)");
  lua_getfield(L, 1, "value");
  assert_true(lua_istable(L, -1));
  lua_settop(L, 0);
}

static bool match(lua_State *L, const char *code) {
  run(L, code, 2);
  bool found = ml_exception_match(L, -2, -1);
  lua_pop(L, 2);
  return found;
}

static int match_arguments(lua_State *L) {
  lua_pushboolean(L, ml_exception_match(L, 1, 2));
  return 1;
}

static void test_matching(void **state) {
  lua_State *L = *state;
  assert_true(match(L, "return KeyError(), LookupError"));
  assert_false(match(L, "return KeyError(), ValueError"));
  assert_true(match(L, "return KeyError(), {ValueError, KeyError}"));
  assert_false(match(L, "return KeyError(), {}"));
  static const char no_classes[] =
      "TypeError('catching classes that do not inherit from BaseException is not allowed')";
  lua_register(L, "match", match_arguments);
  expect_raise(L, "match(KeyError(), 5)", no_classes);
  expect_raise(L, "match(KeyError(), {KeyError, 5})", no_classes);
  expect_raise(L, "match(KeyError(), {{KeyError}})", no_classes);
  lua_settop(L, 0);
}

static void test_contexts_never_make_a_circle(void **state) {
  lua_State *L = *state;
  run(L, "a, b, c = ValueError('a'), ValueError('b'), ValueError('c'); return a, b, c", 3);
  ml_exception_set_context(L, 2, 1); /* b came while a was handled */
  ml_exception_set_context(L, 3, 2);
  expect_true(L, "return c.context == b and b.context == a");
  ml_exception_set_context(L, 1, 3); /* a again, while c is handled */
  expect_true(L, "return a.context == c and c.context == b and b.context == nil");
  ml_exception_set_context(L, 1, 1);
  expect_true(L, "return a.context == c");
  run(L, "b.context = c", 0); /* made by hand: c - b - c */
  ml_exception_set_context(L, 1, 3);
  expect_true(L, "return a.context == c and c.context == b");
  lua_settop(L, 0);
}

static void test_flags_and_diagnostics_are_hidden(void **state) {
  lua_State *L = *state;
  ml_exception_push(L, ML_EXC_ValueError, "x");
  assert_false(ml_exception_take_reraised(L, -1));
  ml_exception_mark_reraised(L, -1);
  assert_true(ml_exception_take_reraised(L, -1));
  assert_false(ml_exception_take_reraised(L, -1));
  assert_null(ml_exception_diag(L, -1));
  ml_diag *diag = ml_exception_set_diag(L, -1, ML_DIAG_RESULT_NOT_SET);
  ml_diag_fact(diag, "line", "%d", 5);
  assert_ptr_equal(ml_exception_set_diag(L, -1, ML_DIAG_EXCEPTION_NOT_SET), diag);
  assert_int_equal(diag->id, ML_DIAG_EXCEPTION_NOT_SET);
  assert_string_equal(ml_diag_get(ml_exception_diag(L, -1), "line"), "5");
  lua_setglobal(L, "e");
  expect_true(
      L, "for key in pairs(e) do if type(key) == 'string' then e[key] = nil end end return true");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_state, close_state)
  const struct CMUnitTest tests[] = {
      TEST(test_the_text_is_pythons_str),
      TEST(test_the_repr_is_pythons),
      TEST(test_the_repr_of_values),
      TEST(test_fields),
      TEST(test_classes_are_derived),
      TEST(test_isinstance),
      TEST(test_groups_are_of_both_bases),
      TEST(test_raising_from_c),
      TEST(test_wrapping),
      TEST(test_matching),
      TEST(test_contexts_never_make_a_circle),
      TEST(test_flags_and_diagnostics_are_hidden),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
