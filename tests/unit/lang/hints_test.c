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
    {"def f(x\n", "def f(x", "function f(…) ... end"},
    {"def f(x, y=2): pass", "def f(x, y=2)", "function f(x, y) ... end"},
    {"def f(*a, b: int = 1, **c): pass", "def f(*a, b: int = 1, **c)",
     "function f(b, c, ...) ... end"},
    {"async def f(*, x: list[int, str]):\n  pass", "async def f(*, x: list[int, str])",
     "async function f(x) ... end"},
    {"async def main():\n  pass\n", "async def main()", "async function main() ... end"},
    {"if x then\nelif y then\nend", "elif y", "elseif y then"},
    {"print x", "print x", "print(x)"},
    {"print 'a', b", "print 'a', b", "print('a', b)"},
    {"import asyncio", "import asyncio", "local asyncio = require \"asyncio\""},
    {"from a import b", "from a import b", "local b = require(\"a\").b"},
    {"from a import b, c", "from a import b, c", "local name = require(\"module\").name"},
    {"f = lambda x: x + 1", "lambda x: x + 1", "function(x) return x + 1 end"},
    {"class Foo:\n", "class Foo", "Foo = {}; Foo.__index = Foo"},
    {"class Foo(ValueError):\n  pass", "class Foo(ValueError)",
     "Foo = ValueError:subclass(\"Foo\")"},
    {"raise X from Y", "raise X from Y", "local new = X; new.cause = Y; raise new"},
    {"try f() except A as e raise B() from e end", "raise B() from e",
     "local new = B(); new.cause = e; raise new"},
    {"if x == 5:\n  print(1)\n", "if x == 5:", "if x == 5 then"},
    {"if x:\n  print(1)\n", "if x:", "if x then"},
    {"while True:\n  x = 1\n", "while True:", "while true do"},
    {"for k in t:\n  print(k)\n", "for k in t:", "for _, k in ipairs(t) do"},
    {"for i, x in enumerate(t):\n  print(x)\n",
     "for i, x in enumerate(t):", "for i, x in ipairs(t) do"},
    {"for k, v in a.b.items():\n  f(k)\n", "for k, v in a.b.items():", "for k, v in pairs(a.b) do"},
    {"for k in f(t):\n  print(k)\n", "for k in f(t):", "for k in f(t) do"},
    {"for i in range(3):\n  print(i)\n", "for i in range(3):", "for i = 0, 2 do"},
    {"for i in range(1, n):\n  f(i)\n", "for i in range(1, n):", "for i = 1, n - 1 do"},
    {"for i in range(9, 0, -2):\n  f(i)\n", "for i in range(9, 0, -2):", "for i = 9, 0 + 1, -2 do"},
    {"for i in range(len(t) + len(u)):\n  f(i)\n",
     "for i in range(len(t) + len(u)):", "for i = 0, len(t) + len(u) - 1 do"},
    {"class A():\n  pass", "class A", "A = {}; A.__index = A"},
    {"for i in range(len(t)):\n  f(i)\n", "for i in range(len(t)):", "for i = 1, #t do"},
    {"if x then\nelse:\nend", "else:", "else"},
    {"try\nexcept A:\n f()\nend", "except A:", "except A"},
    {"try\nexcept (A, B) as e\nend", "except (A, B) as e", "except A, B as e"},
    {"try:\n  f()\nexcept A:\n  g()\n", "try:", "try"},
    {"try:", "try:", "try"},
    {"try\n  f()\nfinally:\n  g()\nend", "finally:", "finally"},
    {"f()\nexcept A\n  g()\n", "except A", "try … except A … end"},
    {"if x is None then end", "is None", "== nil"},
    {"if x is y then end", "is", "=="},
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
    {"import asyncio as a", "import asyncio as a", "local a = require \"asyncio\""},
    {"with open('f') as f:\n  g(f)\n", "with open('f') as f", "local f <close> = io.open('f')"},
    {"x: int = 3", "x: int = 3", "x = 3"},
    {"local x: list[int] = 3", "local x: list[int] = 3", "local x = 3"},
    {"local x: int", "local x: int", "local x"},
    {"x: int", "x: int", "local x"},
    {"if x: y = 1", "if x:", "if x then"},
    {"while x == None: f()", "while x == None:", "while x == nil do"},
    {"if x then\nelse: f()\nend", "else:", "else"},
    {"f(*jobs)", "*jobs", "table.unpack(jobs)"},
    {"f(*[g(i) for i in t])", "*list", "table.unpack(list)"},
    {"f(x, **options)", "f(**options)", "f(options)"},
    {"f(x, name=\"a\", n=None)", "name=\"a\", n=None", "{name=\"a\", n=nil}"},
    {"print(x, end=\"\")", "print(x, end=\"\")", "io.write(x)"},
    {"function f(a, b=1) end", "b=1", "if b == nil then b=1 end"},
    {"function f() -> int\nend", "-> int", "-- gives int"},
    {"x = [f(i) for i in t]", "[f(x) for x in t]",
     "for _, x in ipairs(t) do list[#list + 1] = f(x) end"},
    {"x = {k: v for k, v in t}", "[f(x) for x in t]",
     "for _, x in ipairs(t) do list[#list + 1] = f(x) end"},
    {"x = {name: \"x\", age: 3}", "{key: value}", "{key = value}"},
    {"f({a = 1, name: y})", "{key: value}", "{key = value}"},
    {"x = {\"a\": y}", "{key: value}", "{key = value}"},
    {"x = t[i:j]", "t[a:b]", "{table.unpack(t, a, b)}"},
    {"x = t[:3]", "t[a:b]", "{table.unpack(t, a, b)}"},
    {"elif x: y()", "elif x", "elseif x then"},
    {"try\nexcept A: f()\nend", "except A:", "except A"},
    {"print \"a\" .. b", "print \"a\" .. b", "print(\"a\" .. b)"},
    {"p->x = 1", "->", "."},
    {"x = t[1:3]", "t[a:b]", "{table.unpack(t, a, b)}"},
    {"x = \"a\".upper()", "\"a\".upper", "(\"a\"):upper"},
    {"x = (1, 2)", "(a, b)", "{a, b}"},
    {"// why\nx = 1", "// why", "-- why"},
    {"x = 1 // half of it", "// half of it", "-- half of it"},
    {"/* why */", "/* text */", "--[[ text ]]"},
    {"x, y = (1, 2)", "x, y = (a, b)", "x, y = a, b"},
    {"def f(self, x=1): pass", "def f(self, x=1)", "function f(self, x) ... end"},
    {"import random", "import random", "math.random(1, 6)"},
    {"import a, b", "import a, b", "local a = require \"a\""},
    {"import os.path", "import os.path", "local name = require \"module\""},
    {"if x then print 1 end", "print 1", "print(1)"},
    {"if x then y() elif z then y() end", "elif z", "elseif z then"},
    {"if x then y += 1 end z()", "y += 1", "y = y + 1"},
    {"local x += 5", "local x += 5", "local x = 5"},
    {"a = b.c = d", "a = b.c = d", "b.c = d; a = b.c"},
    {"local a = b = f(1)", "local a = b = f(1)", "b = f(1); local a = b"},
    {"x := 5", "x := 5", "x = 5"},
    {"if (n := f(1)) > 5 then end", "n := f(1)", "n = f(1)"},
    {"first, *rest = f()", "first, *rest = t", "first, rest = t[1], {table.unpack(t, 2)}"},
    {"x = {t.a(): t.b() for t in u}", "[f(x) for x in t]",
     "for _, x in ipairs(t) do list[#list + 1] = f(x) end"},
    {"x = [v async for v in g()]", "[f(x) async for x in g]",
     "async for x in g do list[#list + 1] = f(x) end"},
    {"f(1 if x else 2)", "a if c else b", "c and a or b"},
    {"sorted(t, key=f)", "sorted(t, key=f)",
     "table.sort(t, function(a, b) return f(a) < f(b) end)"},
    {"f(t, on=lambda x: x)", "on=lambda x: f(x)", "{on = function(x) return f(x) end}"},
    {"print(x, flush=True)", "print(x, flush=True)", "print(x); io.stdout:flush()"},
    {"asyncio.sleep(delay=n)", "delay=n", "n"},
    {"for i = 1, 3 do continue end", "continue", "goto continue"},
    {"x = 0b101", "0b101", "tonumber(\"101\", 2)"},
    {"x = 0o17", "0o17", "tonumber(\"17\", 8)"},
    {"x = r'\\d'", "r\"text\"", "[[text]]"},
    {"raise ValueError, 'x'", "raise ValueError, 'x'", "raise ValueError('x')"},
    {"if type(x) is str then end", "type(x) is str", "type(x) == \"string\""},
    {"switch x {\n", "switch x {", "if x == 1 then ... elseif x == 2 then ... end"},
    {"match x:\n", "match x", "if x == 1 then ... elseif x == 2 then ... end"},
    {"case 1:\n", "case 1", "elseif x == 1 then"},
    {"case _:\n", "case _", "else"},
    /* Nothing of Python's here. */
    {"x = = 1", NULL, NULL},
    {"f(1 2)", NULL, NULL},
    {"g('a lambda f\"', 1 2)", NULL, NULL},
    {"x = a:b c", NULL, NULL},
    {"f(a:b)", NULL, NULL},
    {"for k, v in {pairs(t) do", NULL, NULL},
    {"f(function() for i in x)", NULL, NULL},
    {"x = 'a' 1", NULL, NULL},
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
      if (strcmp(python, wanted->python) != 0) fail_msg("%s: %s", wanted->text, python);
      if (strcmp(lua, wanted->lua) != 0) fail_msg("%s: %s", wanted->text, lua);
      assert_non_null(ml_diag_get(diag, "hint"));
    }
    ml_translation_free(&out);
  }
}

/* The hint, and the word under which the carets are to stand. */
static const struct {
  const char *text;
  int line, column, end_column;
  const char *hint; /* how it begins */
} words[] = {
    {"if x then\n  pass\nend", 2, 3, 7, "A block may be empty"},
    {"while x:\n  y = 1\n", 1, 8, 9, "The head of a loop"},
    {"if a then\nelse if b then\nend\n", 2, 1, 8, "else if begins an if"},
    {"x = 2 ** 3", 1, 7, 9, "Lua writes a power"},
    {"local na\xc3\xafve = 1", 1, 7, 13, "Names are made of"},
    {"x = \xe2\x80\x9c"
     "a\xe2\x80\x9d",
     1, 5, 8, "A string stands between straight"},
    {"await {f(), g()}", 1, 7, 17,
     "await takes one thing. For a list of them: await asyncio.gather(f(), g())"},
    {"await [f(i) for i in t]", 1, 7, 8, "await takes one thing. For a list"},
    {"x = await 5", 1, 11, 12, "There is nothing to wait for in 5"},
    {"x = await not f()", 1, 11, 14, "An operator stands before the await: not await f()"},
    {"await function() end", 1, 7, 15, "await takes a call"},
    {"f()\nend", 2, 1, 4, "This end closes nothing"},
    {"try f()\nexcept print('x') end", 2, 8, 13, "What stands behind except"},
    {"if __name__ == 'x':\n  f()\n", 1, 19, 20, "There is no __name__ in Lua"},
    {"from typing import List", 1, 1, 5, "Lua has no types: leave this line out."},
    {"x = 1_000", 1, 5, 10, "The digits of a number stand together"},
    {"t.await = 1", 1, 3, 8,
     "await is a word of the language here, and no name, unlike in plain Lua. A field of that "
     "name "
     "stands in brackets: t[\"await\"]"},
    {"a.b:await()", 1, 5, 10,
     "await is a word of the language here, and no name, unlike in plain Lua. A field of that "
     "name "
     "stands in brackets: a.b[\"await\"]"},
    {"x = {await = 1}", 1, 6, 11,
     "await is a word of the language here, and no name, unlike in plain Lua. A key of that "
     "name"},
    {"local await = 1", 1, 7, 12,
     "await is a word of the language here, and no name, unlike in plain Lua: give this another"},
    {"await = 1", 1, 1, 6,
     "await is a word of the language here, and no name, unlike in plain Lua: give this another"},
    {"function f()\n  return 1\n  g()\nend", 2, 3, 9,
     "return is the last statement of its block; g behind it would never run. To leave early all "
     "the same: do return 1 end"},
    {"repeat\n  return;\n  g()\nuntil x", 2, 3, 9, "return is the last statement of its block"},
    {"return 1\nf()", 1, 1, 7, "return is the last statement of its block"},
};

static void a_hint_points_at_its_word(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    ml_translation out;
    translate(words[i].text, &out);
    assert_true(out.diag_count > 0);
    const ml_diag *diag = &out.diags[0];
    const char *hint = ml_diag_get(diag, "hint");
    if (hint == NULL || diag->mark_count != 1) fail_msg("no hint: %s", words[i].text);
    if (strncmp(hint, words[i].hint, strlen(words[i].hint)) != 0) fail_msg("%s", hint);
    assert_int_equal(diag->marks[0].span.line, words[i].line);
    assert_int_equal(diag->marks[0].span.column, words[i].column);
    assert_int_equal(diag->marks[0].span.end_column, words[i].end_column);
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

static void a_broken_string_is_explained(void **state) {
  (void)state;
  ml_translation out;
  translate("x = \"abc\ny = 1", &out);
  assert_string_equal(ml_diag_get(&out.diags[0], "hint"),
                      "A string ends on the line where it begins, with the quote that began it.");
  ml_translation_free(&out);
  translate("x = '\\d'", &out);
  assert_string_equal(
      ml_diag_get(&out.diags[0], "hint"),
      "A backslash stands before one of a few letters in a string, as in \\n. For a "
      "backslash itself: \\\\");
  ml_translation_free(&out);
}

/* The lines that are told of a text, and that each of them has a hint. */
static void expect_lines(const char *text, const int *lines, size_t count) {
  ml_translation out;
  translate(text, &out);
  if (out.diag_count != count) fail_msg("%d times: %s", (int)out.diag_count, text);
  for (size_t i = 0; i < count; i++) {
    assert_int_equal(out.diags[i].span.line, lines[i]);
    if (ml_diag_get(&out.diags[i], "hint") == NULL) fail_msg("no hint: %s", text);
  }
  ml_translation_free(&out);
}

#define expect_at(text, ...) \
  expect_lines(text, (const int[]){__VA_ARGS__}, sizeof((const int[]){__VA_ARGS__}) / sizeof(int))

static void each_difference_of_a_python_program_is_told_once(void **state) {
  (void)state;
  expect_at(
      "import asyncio\n\nasync def main():\n    await f()\n    yield 1\n\n"
      "    async with l.x() as y:\n        pass\n\nasyncio.run(main())\n",
      1, 3, 7, 8);
  expect_at("async def f(\n    a\n):\n    await g()\n", 1);
  expect_at("def f():\n    return 1\n\ndef g():\n    return 2\n", 1, 4);
  expect_at("try:\n    f()\nexcept A as e:\n    while x:\n        f()\nfinally:\n    g()\n", 1, 3,
            4, 6);
  expect_at("def f():\n    x = g(1 if y else 2)\ndef h():\n    x += 1\n", 1, 2, 3, 4);
}

static void a_method_has_the_colon_of_its_class(void **state) {
  (void)state;
  ml_translation out;
  translate(
      "class A:\n    x = 1\n    async def f(self, y=2):\n        pass\n\n    def g(self):\n"
      "        def h(self): pass\n",
      &out);
  assert_string_equal(ml_diag_get(&out.diags[1], "lua"), "async function A:f(y) ... end");
  assert_string_equal(ml_diag_get(&out.diags[3], "lua"), "function A:g() ... end");
  assert_string_equal(ml_diag_get(&out.diags[4], "lua"), "function h(self) ... end");
  ml_translation_free(&out);
}

static void a_python_return_ends_its_block(void **state) {
  (void)state;
  expect_at(
      "class A:\n    def f(self):\n        return 1\n    async def g(self):\n"
      "        if x:\n            return 2\n        return 3\n",
      1, 2, 4, 5);
  expect_at("for i in t:\n    print(i, end=\" \")\nprint x\n", 1, 2, 3);
  expect_at("x = f(a, b=2,\n      c=3)\nprint x\n", 1, 3);
}

static void a_docstring_is_no_program(void **state) {
  (void)state;
  expect_at("\"\"\"It doesn't\nend in it.\n\"\"\"\nimport x\n", 1, 4);
  expect_at("def f():\n    \"\"\"It's\n    here.\"\"\"\nimport x\n", 1, 4);
  expect_at("x = \"\"\"a\nb'\n\"\"\"\nimport x\n", 1, 4);
  expect_at("x = '''a\nb\"\n'''\nimport x\n", 1, 4);
}

static void what_stands_behind_the_colon_of_a_head_is_its_block(void **state) {
  (void)state;
  expect_at("def f():\n    while x:\n        f()\n", 1, 2);
  expect_at("while True:\n    f(1\n)\nprint x\n", 1, 4);
  expect_at("if x:\n    y += 1\nprint x\n", 1, 2, 3);
  ml_translation out;
  translate("while True:\n    print(1)\n", &out);
  assert_string_equal(out.diags[0].message, "SyntaxError: 'do' expected near ':'");
  assert_string_equal(ml_diag_get(&out.diags[0], "as_lua"), "3: 'do' expected near <eof>");
  assert_int_equal(out.status, ML_LANG_ERROR);
  ml_translation_free(&out);
}

static void what_a_return_ends_too_early_is_told_once(void **state) {
  (void)state;
  expect_at("function f()\n  return 1\n  g()\nend\nprint 1\n", 3, 5);
  expect_at("try\n  return 1\n  g()\nfinally\n  h()\nend\nprint 1\n", 3, 7);
  expect_at("return 1\nf()\n", 2);
}

static void an_await_behind_a_python_function_is_told(void **state) {
  (void)state;
  ml_translation out;
  translate("async def f():\n    await g()\nawait f()\n", &out);
  assert_int_equal(out.diag_count, 2);
  assert_int_equal(out.diags[1].id, ML_DIAG_AWAIT_OUTSIDE_FUNCTION);
  ml_translation_free(&out);
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
      cmocka_unit_test(a_hint_points_at_its_word),
      cmocka_unit_test(a_missing_word_is_named),
      cmocka_unit_test(a_broken_string_is_explained),
      cmocka_unit_test(each_difference_of_a_python_program_is_told_once),
      cmocka_unit_test(a_method_has_the_colon_of_its_class),
      cmocka_unit_test(a_python_return_ends_its_block),
      cmocka_unit_test(a_docstring_is_no_program),
      cmocka_unit_test(what_stands_behind_the_colon_of_a_head_is_its_block),
      cmocka_unit_test(what_a_return_ends_too_early_is_told_once),
      cmocka_unit_test(an_await_behind_a_python_function_is_told),
      cmocka_unit_test(a_missing_end_shows_what_has_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
