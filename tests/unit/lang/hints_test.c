/* What is said to somebody who thinks in Python. */
#include "support.h"

typedef struct habit {
  const char *text;
  const char *python, *lua; /* the facts; NULL: no hint at all */
} habit;

static const habit habits[] = {
    {"if a != b then end", "!=", "~="},
    {"x += 1", "x += 1", "x = x + 1"},
    {"t.n -= f(2) -- why", "t.n -= f(2)", "t.n = t.n - f(2)"},
    {"t[i] *= 2", "t[i] *= 2", "t[i] = t[i] * 2"},
    {"x //= 2", "x //= 2", "x = x // 2"},
    {"i++", "i++", "i = i + 1"},
    {"if a && b then end", "&&", "and"},
    {"if a || b then end", "||", "or"},
    {"x = 2 ** 3", "**", "^"},
    {"x = a ? b : c", "c ? a : b", "c and a or b"},
    {"# a comment", "# a comment", "-- a comment"},
    {"x = 5 # five", "# five", "-- five"},
    {"@cache\nfunction f() end", "@cache", "f = cache(f)"},
    {"def f(x):\n  return x\n", "def f(x)", "function f(x) ... end"},
    {"def f(x) -> int: pass\n", "def f(x)", "function f(x) ... end"},
    {"def f(x\n", "def f(x", "function f(x ... end"},
    {"async def main():\n  pass\n", "async def main()", "async function main() ... end"},
    {"if x then\nelif y then\nend", "elif y", "elseif y then"},
    {"print x", "print x", "print(x)"},
    {"print 'a', b", "print 'a', b", "print('a', b)"},
    {"import asyncio", "import asyncio", "local asyncio = require \"asyncio\""},
    {"from a import b", "from a import b", "local name = require(\"module\").name"},
    {"f = lambda x: x + 1", "lambda x: x + 1", "function(x) return x + 1 end"},
    {"class Foo:\n", "class Foo", "Name = Exception:subclass(\"Name\")"},
    {"raise X from Y", "raise … from Y", "local e = …; e.cause = Y; raise e"},
    {"if x == 5:\n  print(1)\n", "if x == 5:", "if x == 5 then"},
    {"if x:\n  print(1)\n", "if x:", "if x then"},
    {"while True:\n  x = 1\n", "while True:", "while True do"},
    {"for k in t:\n  print(k)\n", "for k in t:", "for k in t do"},
    {"for i in range(3):\n  print(i)\n", "for i in range(3):", "for i = 0, n - 1 do"},
    {"if x then\nelse:\nend", "else:", "else"},
    {"try\nexcept A:\n f()\nend", "except A:", "except A"},
    {"try\nexcept (A, B) as e\nend", "except (A, B) as e", "except A, B as e"},
    {"try:\n  f()\nexcept A:\n  g()\n", "try:", "try"},
    {"try:", "try:", "try"},
    {"try\n  f()\nfinally:\n  g()\nend", "finally:", "finally"},
    {"f()\nexcept A\n  g()\n", "except A", "try … except A … end"},
    {"if x is None then end", "is", "=="},
    {"if x is not y then end", "is not", "~="},
    {"if x in t then end", "x in t", "t[x] ~= nil"},
    {"if x not in t then end", "x not in t", "t[x] == nil"},
    {"x = 1 if y else 2", "a if c else b", "c and a or b"},
    {"x = [1, 2]", "[a, b]", "{a, b}"},
    {"x = {'a': 1}", "{key: value}", "{key = value}"},
    {"pass\nx = 1", "pass", "-- nothing"},
    {"return None None", "None", "nil"},
    {"print(f'{a}' 'b' 1)", "f\"{name}\"", "string.format(\"%s\", name)"},
    {"var x = 1", "var x = 1", "local x = 1"},
    {"del t.x", "del t.x", "t.x = nil"},
    /* Nothing of Python's here. */
    {"x = = 1", NULL, NULL},
    {"f(1 2)", NULL, NULL},
    {"g('a lambda f\"', 1 2)", NULL, NULL},
    {"x = [[a", NULL, NULL},
    {"f = 1 [[a]]", NULL, NULL},
    {"local function 1() end", NULL, NULL},
};

static void each_habit_is_answered(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof habits / sizeof habits[0]; i++) {
    const habit *wanted = &habits[i];
    ml_translation out;
    translate(wanted->text, &out);
    if (out.diag_count == 0) fail_msg("taken: %s", wanted->text);
    const ml_diag *diag = &out.diags[0];
    const char *python = ml_diag_get(diag, "python"), *lua = ml_diag_get(diag, "lua");
    if (wanted->python == NULL) {
      assert_int_equal(diag->id, ML_DIAG_SYNTAX_ERROR);
      assert_null(python);
    } else {
      if (python == NULL || lua == NULL) fail_msg("no hint: %s", wanted->text);
      assert_int_equal(diag->id, ML_DIAG_PYTHON_SPELLING);
      assert_string_equal(python, wanted->python);
      assert_string_equal(lua, wanted->lua);
      assert_non_null(ml_diag_get(diag, "hint"));
    }
    ml_translation_free(&out);
  }
}

static void a_missing_word_is_named(void **state) {
  (void)state;
  static const struct {
    const char *text, *lua;
  } cases[] = {
      {"if x\n  f()\nend", "if x then"},
      {"while f(x)\n  f()\nend", "while f(x) do"},
      {"for i = 1, 3\n  f()\nend", "for i = 1, 3 do"},
      {"for k in t\n  f()\nend", "for k in t do"},
      {"if x = 1 then end", "=="},
      {"function f()\n  g()\n", "end"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    ml_translation out;
    translate(cases[i].text, &out);
    assert_int_equal(out.diag_count, 1);
    assert_int_equal(out.diags[0].id, ML_DIAG_SYNTAX_ERROR);
    assert_string_equal(ml_diag_get(&out.diags[0], "lua"), cases[i].lua);
    assert_non_null(ml_diag_get(&out.diags[0], "hint"));
    ml_translation_free(&out);
  }
}

static void a_missing_end_shows_what_has_none(void **state) {
  (void)state;
  ml_translation out;
  translate("function f()\n  g()\n", &out);
  assert_string_equal(ml_diag_get(&out.diags[0], "hint"), "The function of line 1 has no end.");
  assert_int_equal(out.diags[0].mark_count, 1);
  assert_int_equal(out.diags[0].marks[0].span.line, 1);
  assert_string_equal(out.diags[0].marks[0].label, "'function' begins here");
  ml_translation_free(&out);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_habit_is_answered),
      cmocka_unit_test(a_missing_word_is_named),
      cmocka_unit_test(a_missing_end_shows_what_has_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
