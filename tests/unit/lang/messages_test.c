/* Syntax errors in Lua's own words: every program here is given to Lua too, and message and line
 * must be the same. */
#include <lauxlib.h>
#include <lua.h>

#include "support.h"

static const char *const broken[] = {
    /* lexical */
    "x = 3x",
    "x = 0x",
    "x = 0x1p",
    "x = 1e",
    "x = 1e+",
    "x = 1..2",
    "x = .0xz",
    "x = 3_4",
    "x = 0x.p1",
    "x = 1.2.3",
    "x = 'abc",
    "x = \"abc\n\"",
    "x = 'a\\\nb\nc'",
    "x = 'abc\\",
    "x = '\\q'",
    "x = '\\xZ1'",
    "x = '\\x1",
    "x = '\\300'",
    "x = '\\u41'",
    "x = '\\u{'",
    "x = '\\u{110000000}'",
    "x = '\\u{41'",
    "x = '\\z \n  \\q'",
    "x = [==abc",
    "x = [=[abc",
    "x = [[a\n\nb",
    "--[[ never\n ends",
    "--[==[ ]=] ]]",
    "x = '\\65\\x41\\u{20ac}\\z   \\n' 'y'",
    "x = [[\n\r\na\r\nb]] [[c\rd]]",
    "x = 'a\\\r\nb' y'",
    "x = 1 \x01",
    "x = \xc3\xa9",
    "x = ~= 1",
    "x = a ! b",
    "x = $",
    "x = 'a\\0b' 'c\\0d'",
    /* expressions */
    "x =",
    "x = =",
    "x = (1",
    "x = (1\n\n",
    "x = ((1)",
    "x = )",
    "x = {1, 2",
    "x = {1 2}",
    "x = {\n1 2}",
    "x = {a.b = 1}",
    "x = {[1] 2}",
    "x = {[1 = 2}",
    "x = {f (1}",
    "x = a.1",
    "x = a.",
    "x = a:b",
    "x = a:b\n.c",
    "x = a[1",
    "x = f(1, )",
    "x = f(,)",
    "x = 1 + * 2",
    "x = not",
    "x = -",
    "x = #",
    "x = a and",
    "x = a b",
    "x = function",
    "x = function f() end",
    "x = function(a b) end",
    "x = function(a,) end",
    "x = function(..., a) end",
    "x = function(1) end",
    "function f() return ... end",
    "x = 1 .. ",
    "x = a.end",
    "x = 1 = 2",
    "x = f{1",
    "x = f'a",
    "x = (f)\n(",
    "x = {\n{\n}",
    "x = {f\n(1\n2)}",
    /* statements */
    "f",
    "f.x",
    "f[1]",
    "(f)",
    "f + 1",
    "f = ",
    "f, g",
    "f, g = ",
    "f() = 1",
    "f, g() = 1",
    "(f) = 1",
    "a.b:c = 1",
    "local",
    "local 1",
    "local x.y = 1",
    "local x <",
    "local x <foo> = 1",
    "local x <const = 1",
    "local function",
    "local function 1() end",
    "local function f.g() end",
    "function",
    "function f",
    "function f.",
    "function f:1() end",
    "function f:a.b() end",
    "function f(",
    "function f() end end",
    "if",
    "if x",
    "if x then",
    "if x then else",
    "if x then else elseif",
    "if x then elseif",
    "if x y",
    "if x then end end",
    "if x\nthen\nelse\n",
    "while",
    "while x",
    "while x do",
    "while x do\n\n",
    "while do end",
    "for",
    "for x",
    "for x do end",
    "for x = 1 do end",
    "for x = 1, 2, 3, 4 do end",
    "for x, y = 1, 2 do end",
    "for x in",
    "for x in y",
    "for x in y do",
    "for 1 = 1, 2 do end",
    "for a.b in c do end",
    "for x = 1, 2 do\n",
    "repeat",
    "repeat x = 1",
    "repeat until",
    "repeat\nx = 1 end",
    "do",
    "do do end",
    "do\n\nf()",
    "end",
    "else",
    "until x",
    "then",
    "return 1 x = 2",
    "return return",
    "return 1,",
    "return\nend",
    "goto",
    "goto 1",
    "goto end",
    "::x",
    "::1::",
    ":: x",
    "x::",
    "break break x",
    "local x <const> = 1 x = 2 y = = 1",
    "local x <const> = 1 function x() end",
    "local x <close> = nil y, x = 1",
    "local x <close>, y <close> = nil",
    ";;;)",
    "x = 1 end",
    "x = 1 ) y = 2",
    "in",
    "local x = 1 local",
    "and",
    "..",
    "...",
    "= 1",
    ", x",
    "'s'",
    "{}",
    "1",
    "nil",
    "f{}{}.x",
    "x =\n\n\n= 1",
    "\n\nif x then\nelse\nfor",
};

static void expect_luas_message(lua_State *L, const char *program, size_t length) {
  int failed = luaL_loadbufferx(L, program, length, "=demo", "t");
  const char *message = failed ? lua_tostring(L, -1) : NULL;
  ml_translation out;
  ml_translate_options options = {.file = "demo"};
  ml_translate(program, length, &options, &out);
  if (!failed) fail_msg("Lua takes it: %s", program);
  if (out.diag_count == 0) fail_msg("taken, but Lua says %s: %s", message, program);
  char ours[500];
  const ml_diag *diag = &out.diags[0];
  snprintf(ours, sizeof ours, "%d: %s", diag->span.line, diag->message + strlen("SyntaxError: "));
  const char *as_lua = ml_diag_get(diag, "as_lua"); /* told where the reader looks for it */
  assert_string_equal(as_lua != NULL ? as_lua : ours, strchr(message, ':') + 1);
  bool ends_early = strstr(message, "near <eof>") != NULL;
  bool short_string = strstr(message, "unfinished string near") != NULL;
  size_t end = length > 0 && program[length - 1] == '\n' ? length - 1 : length;
  if (end > 0 && program[end - 1] == '\\') short_string = false; /* it goes on on the next line */
  if (out.diag_count == 1) {
    ml_lang_status expected = ends_early && !short_string ? ML_LANG_INCOMPLETE : ML_LANG_ERROR;
    if (out.status != expected) fail_msg("status %d: %s", (int)out.status, program);
  }
  ml_translation_free(&out);
  lua_settop(L, 0);
}

static void each_is_told_as_lua_tells_it(void **state) {
  (void)state;
  lua_State *L = luaL_newstate();
  for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++)
    expect_luas_message(L, broken[i], strlen(broken[i]));
  expect_luas_message(L, "x = \0 1", 7);
  expect_luas_message(L, "x = 'a\0b' 'c\0d'", 15);
  lua_close(L);
}

/* Small programs made of random tokens: whatever Lua says of them, so do we. */
static const char *const words[] = {
    "end",      "then",   "do",      "=",    "(",   ")",    "{",    "}",      "[",
    "]",        ",",      ";",       ":",    "::",  "..",   "...",  "+",      "local",
    "if",       "for",    "in",      "x",    "1",   "'s'",  "nil",  "not",    "function",
    "elseif",   "~",      "<const>", "3x",   "'a",  "[==[", "--[[", "!",      "#",
    "while",    "repeat", "until",   "else", "\n",  "a.b",  "f()",  "return", "\"\\q\"",
    "[[a\nb]]", "true",   "(",       ")",    "x =",
};

static unsigned random_below(unsigned *seed, unsigned limit) {
  *seed = *seed * 1664525u + 1013904223u;
  return (*seed >> 8) % limit;
}

/* Lua finds some errors only when it makes code; those are left to it, or told at another line. */
static bool is_left_to_lua(const char *message) {
  return strstr(message, "label") != NULL || strstr(message, "break outside") != NULL ||
         strstr(message, "jumps into") != NULL;
}

static void random_programs_are_judged_as_lua_judges_them(void **state) {
  (void)state;
  lua_State *L = luaL_newstate();
  unsigned seed = 1;
  for (int i = 0; i < 20000; i++) {
    char program[400] = "";
    unsigned count = 1 + random_below(&seed, 14);
    for (unsigned k = 0; k < count; k++) {
      strcat(program, words[random_below(&seed, sizeof words / sizeof words[0])]);
      strcat(program, " ");
    }
    bool failed = luaL_loadstring(L, program) != LUA_OK;
    bool ours = false;
    if (!failed || !is_left_to_lua(lua_tostring(L, -1))) {
      ml_translation out;
      ours = translate(program, &out) != ML_LANG_OK;
      ml_translation_free(&out);
      if (ours != failed) fail_msg("Lua and we disagree: %s", program);
      if (failed) expect_luas_message(L, program, strlen(program));
    }
    lua_settop(L, 0);
  }
  lua_close(L);
}

static void the_new_statements_are_told_alike(void **state) {
  (void)state;
  static const struct {
    const char *program, *message;
    int line;
  } cases[] = {
      {"async function f()\n", "'end' expected (to close 'function' at line 1) near <eof>", 2},
      {"async function", "<name> expected near <eof>", 1},
      {"async function f() await end", "unexpected symbol near 'end'", 1},
      {"async function f() await = 1 end", "unexpected symbol near '='", 1},
      {"async function f() await g() = 1 end", "syntax error near '='", 1},
      {"async function f() await await g() end", "unexpected symbol near 'await'", 1},
      {"async function f() await 1 end", "unexpected symbol near '1'", 1},
      {"try\nf()\n", "'end' expected (to close 'try' at line 1) near <eof>", 3},
      {"try except A.1 end", "unexpected symbol near '.1'", 1},
      {"try f() except *\nend", "expected one or more exception types near 'end'", 2},
      {"async function f() async with a b end", "'do' expected near 'b'", 1},
      {"async function f() async with a as do end end", "<name> expected near 'do'", 1},
      {"async function f()\nasync with a do", "'end' expected near <eof>", 2},
      {"async function f() async for i = 1, 2 do end end", "'in' expected near '='", 1},
      {"async function f() async for i in a, b do end end", "'do' expected near ','", 1},
      {"await", "unexpected symbol near <eof>", 1},
      {"x.await = 1", "<name> expected near 'await'", 1},
      {"local await", "<name> expected near 'await'", 1},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    ml_translation out;
    translate(cases[i].program, &out);
    char expected[200];
    snprintf(expected, sizeof expected, "SyntaxError: %s", cases[i].message);
    if (out.diag_count == 0) fail_msg("taken: %s", cases[i].program);
    assert_string_equal(out.diags[0].message, expected);
    assert_int_equal(out.diags[0].span.line, cases[i].line);
    ml_translation_free(&out);
  }
}

static void except_clauses_keep_their_order(void **state) {
  (void)state;
  ml_translation out;
  assert_int_equal(translate("try\nexcept\n x()\nexcept A\n y()\nend", &out), ML_LANG_ERROR);
  assert_string_equal(out.diags[0].message, "SyntaxError: default 'except:' must be last");
  assert_int_equal(out.diags[0].span.line, 2);
  ml_translation_free(&out);
  assert_int_equal(translate("try\nexcept A\nexcept *B\nend", &out), ML_LANG_ERROR);
  assert_string_equal(out.diags[0].message,
                      "SyntaxError: cannot have both 'except' and 'except*' on the same 'try'");
  assert_int_equal(out.diags[0].span.line, 3);
  ml_translation_free(&out);
}

static void several_errors_are_told_in_one_pass(void **state) {
  (void)state;
  ml_translation out;
  translate(
      "x = = 1\n"
      "local ok = 2\n"
      "if ok the\n  print(1)\nend\n"
      "t = {\n  a = 1,\n  b = ,\n  c = 3\n}\n"
      "f(1, 2\n"
      "local z = 3x\n"
      "function g(a, 1)\n  return a\nend\n"
      "y = 5 5\n",
      &out);
  static const int lines[] = {1, 3, 8, 12, 13, 16};
  assert_int_equal(out.diag_count, sizeof lines / sizeof lines[0]);
  for (size_t i = 0; i < out.diag_count; i++) assert_int_equal(out.diags[i].span.line, lines[i]);
  ml_translation_free(&out);
}

/* One mistake is one error, however much of the text it spoils. */
static void one_mistake_is_one_error(void **state) {
  (void)state;
  static const char *const programs[] = {
      "if x == 5:\n  print('a')\n  print('b')\nelse\n  print('c')\nend\n",
      "def f(x):\n  y = x\n  return y\n",
      "function f()\n  if x then\n    g()\nend\n\nfunction h()\nend\n",
      "for i in range(10):\n  print(i)\n",
      "x = f(function()\n  a = = 1\n  b = 2\nend)\ny = 1\n",
      "while x do y = (1 + \nend\nz = 2\n",
      "x = 'abc\ny = 1\n",
      "f(function() end end)\ng()\n",
      "return 1 x = 2\n",
      "local t = { a b c }\nx = 1\n",
      "def f(x):\n  return x\nprint(f(1))\nreturn 1\n",
  };
  for (size_t i = 0; i < sizeof programs / sizeof programs[0]; i++) {
    ml_translation out;
    translate(programs[i], &out);
    if (out.diag_count != 1) {
      for (size_t k = 0; k < out.diag_count; k++) print_message("%s", out.diags[k].report);
      fail_msg("%zu errors: %s", out.diag_count, programs[i]);
    }
    ml_translation_free(&out);
  }
}

static void a_report_shows_what_it_can(void **state) {
  (void)state;
  const char text[] = "x = 1 \0 2 -- \0";
  ml_translation out;
  ml_translate_options options = {.file = "demo.lua"};
  ml_translate(text, sizeof text - 1, &options, &out);
  assert_string_equal(out.diags[0].report,
                      "  File \"demo.lua\", line 1\n"
                      "    x = 1 ? 2 -- ?\n"
                      "          ^\n"
                      "SyntaxError: unexpected symbol\n");
  ml_translation_free(&out);
  /* Nothing is there to be shown of a line that is empty. */
  translate("if x then\n\n", &out);
  assert_string_equal(out.diags[0].report,
                      "  File \"demo.lua\", line 3\n"
                      "SyntaxError: 'end' expected (to close 'if' at line 1) near <eof>\n");
  ml_translation_free(&out);
}

static void unfinished_text_is_incomplete(void **state) {
  (void)state;
  static const char *const programs[] = {
      "x =",
      "if x then",
      "f(",
      "x = {",
      "x = [[a",
      "--[[ a",
      "async function f()",
      "try f()",
      "async function f() await",
      "x = 1 +",
      "try f() except A",
      "local function",
      "for i = 1,",
      "x = 'abc\\",
      "x = 'abc\\\n",
  };
  for (size_t i = 0; i < sizeof programs / sizeof programs[0]; i++) {
    ml_translation out;
    if (translate(programs[i], &out) != ML_LANG_INCOMPLETE) fail_msg("%s", programs[i]);
    assert_true(out.diags[0].incomplete);
    ml_translation_free(&out);
  }
  static const char *const errors[] = {
      "x = 'abc", "x = 'abc\\\\\n", "x = = 1 +", "await x if y then", "if x:", "x = 3x (",
  };
  for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++) {
    ml_translation out;
    if (translate(errors[i], &out) != ML_LANG_ERROR) fail_msg("%s", errors[i]);
    ml_translation_free(&out);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_is_told_as_lua_tells_it),
      cmocka_unit_test(random_programs_are_judged_as_lua_judges_them),
      cmocka_unit_test(the_new_statements_are_told_alike),
      cmocka_unit_test(except_clauses_keep_their_order),
      cmocka_unit_test(several_errors_are_told_in_one_pass),
      cmocka_unit_test(one_mistake_is_one_error),
      cmocka_unit_test(a_report_shows_what_it_can),
      cmocka_unit_test(unfinished_text_is_incomplete),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
