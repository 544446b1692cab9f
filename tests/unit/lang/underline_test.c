/* Which part of a line a traceback underlines, by what Lua tells of the frame. */
#include "lang/underline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* `expected` has the carets as CPython draws them under the line, "" where nothing is known. */
static void expect(const char *text, int line, const char *action, const char *expected) {
  ml_tree tree;
  ml_underline found;
  char drawn[100] = "";
  ml_translate_options options = {.file = "demo.lua"};
  assert_int_equal(ml_parse(text, strlen(text), &options, &tree), ML_LANG_OK);
  if (ml_underline_find(&tree, line, action, &found)) {
    bool marked = found.mark < found.mark_end;
    memset(drawn, ' ', found.start);
    memset(drawn + found.start, marked ? '~' : '^', found.end - found.start);
    memset(drawn + found.start + found.mark, '^', found.mark_end - found.mark);
    drawn[found.end] = '\0';
  }
  ml_tree_free(&tree);
  assert_string_equal(drawn, expected);
}

static void calls_by_name(void **state) {
  (void)state;
  expect("x = f(1) + g(2)", 1, "g", "           ^^^^");
  expect("x = f(1) + M.g(2)", 1, "g", "           ^^^^^^");
  expect("x = o:m 'a'", 1, "m", "    ^^^^^^^");
  expect("x = f(f(1))", 1, "f", "");
  expect("x = f(g(1))", 1, "()", "");
  expect("x = f(1)", 1, "()", "    ^^^^");
  expect("print(f()(3), o:m())", 1, "()()", "      ^^^^^^");
  expect("print((f or g)(3))", 1, "()()", "      ^^^^^^^^^^^");
  expect("print(f()(3), t[i]())", 1, "!attempt to call a nil value", "      ^^^^^^");
  expect("f()(1) f()(2)", 1, "()()", "");
  expect("x = f(1)", 1, "h", "");
  expect("x = t[i](1)", 1, "?", "    ^^^^^^^");
}

static void awaits(void **state) {
  (void)state;
  expect("async function f() x = await g(h()) end", 1, "?", "                       ^^^^^^^^^^^^");
  expect("async function f() x = await g(h()) end", 1, "(await)",
         "                             ^^^^^^");
  expect("async function f() x = await t end", 1, "await", "                       ^^^^^^^");
  expect("async function f() x = await t end", 1, "__ml_go", "                       ^^^^^^^");
  expect("async function f() x = await t end", 1, "__ml12_open", "                       ^^^^^^^");
  expect("async function f() x = await g(await h()) end", 1, "?", "");
}

static void operators(void **state) {
  (void)state;
  expect("x = a + b * c", 1, "__mul", "        ~~^~~");
  expect("x = (a)+ (b)", 1, "__add", "    ~~~^~~~~");
  expect("x = a // b", 1, "__idiv", "    ~~^^~~");
  expect("x = a < b", 1, "__lt", "    ^^^^^");
  expect("x = -a - b", 1, "__unm", "    ^^");
  expect("x = t[i] + u", 1, "__index", "    ~^^^");
  expect("t.x = 1", 1, "__newindex", "^^^");
}

static void faults(void **state) {
  (void)state;
  expect("x = a.b + c", 1, "!attempt to index a nil value (global 'a')", "    ^^^");
  expect("x = a.b.c", 1, "!attempt to index a nil value (field 'b')", "    ^^^^^");
  expect("x = a + b + c", 1, "!attempt to perform arithmetic on a nil value (global 'c')",
         "    ~~~~~~^~~");
  expect("x = f(1) + g(1)", 1, "!attempt to call a nil value (global 'g')", "           ^^^^");
  expect("x = a & 1.5", 1, "!number has no integer representation", "    ~~^~~~~");
  expect("x = a // 0", 1, "!attempt to perform 'n//0'", "    ~~^^~~");
  expect("x = 1 < a", 1, "!attempt to compare number with nil", "    ^^^^^");
  expect("x = f()", 1, "!an error of one's own", "");
}

static void statements_and_lines(void **state) {
  (void)state;
  expect("if a then raise E() end", 1, "__ml_raise", "          ^^^^^^^^^");
  expect("for x in f() do\nend", 1, "for", "^^^^^^^^^^^^^^^");
  expect("x = f(1,\n2)", 1, "f", "    ^^^^");
  expect("x = (a +\nb)", 2, "__add", "");
  expect("x = f()", 2, "f", "");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(calls_by_name), cmocka_unit_test(awaits),
                                     cmocka_unit_test(operators), cmocka_unit_test(faults),
                                     cmocka_unit_test(statements_and_lines)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
