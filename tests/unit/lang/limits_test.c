/* Deep, long and large texts: no stack overflows, nothing is quadratic. */
#include <lauxlib.h>
#include <lua.h>

#include "base/alloc.h"
#include "base/buffer.h"
#include "lang/parser.h"
#include "support.h"

enum { MANY = 100000 };

/* before, `count` times `piece`, middle, `count` times `other`, after */
static char *repeated(const char *before, const char *piece, size_t count, const char *middle,
                      const char *other, const char *after) {
  ml_buffer out;
  ml_buffer_init(&out);
  ml_buffer_add_string(&out, before);
  for (size_t i = 0; i < count; i++) ml_buffer_add_string(&out, piece);
  ml_buffer_add_string(&out, middle);
  for (size_t i = 0; i < count; i++) ml_buffer_add_string(&out, other);
  ml_buffer_add_string(&out, after);
  return ml_buffer_take(&out);
}

static bool visit(void *context, ml_node *node) {
  (void)node;
  ++*(size_t *)context;
  return true;
}

/* The text is taken, and its whole tree can be walked. */
static void expect_taken(char *text) {
  ml_tree tree;
  ml_translate_options options = {.file = "demo.lua"};
  if (ml_parse(text, strlen(text), &options, &tree) != ML_LANG_OK)
    fail_msg("%s", tree.diags[0].message);
  size_t nodes = 0;
  assert_true(ml_tree_walk(&tree, visit, &nodes));
  assert_true(nodes > 0);
  ml_tree_free(&tree);
  ml_translation out;
  assert_int_equal(translate(text, &out), ML_LANG_OK);
  ml_translation_free(&out);
  ml_free(text);
}

static void long_chains_are_fine(void **state) {
  (void)state;
  expect_taken(repeated("x = 1", " + 1", MANY, "", "", ""));
  expect_taken(repeated("x = 1", " + a.b * f(2)", MANY, "", "", ""));
  expect_taken(repeated("f", "()", MANY, "", "", ""));
  expect_taken(repeated("x = f", ".a[1]:m{}", MANY, "", "", ""));
  expect_taken(repeated("if x then", " elseif y then z()", MANY, "", "", " end"));
  expect_taken(repeated("x = {", "1, a = 2, [3] = 4; ", MANY, "", "", "}"));
  expect_taken(repeated("f(1", ", 2", MANY, "", "", ")"));
  expect_taken(repeated("local x ", "= 1 local x, y ", MANY, "", "", "")); /* Lua would refuse */
  expect_taken(repeated("x", ", x", MANY, " = 1", ", 1", ""));
  expect_taken(repeated("", "f() ", MANY, "", "", ""));
  expect_taken(repeated("", "\n", MANY, "x = 1", "--\n", ""));
  expect_taken(repeated("async function f() x = 1", " + await g()", MANY, "", "", " end"));
  expect_taken(repeated("async function f() await g", "(await h())", MANY, "", "", " end"));
  expect_taken(repeated("", "async function f() end ", MANY / 10, "", "", ""));
  expect_taken(repeated("try f() ", "except A\nf() ", MANY, "", "", "end"));
  expect_taken(repeated("try f() ", "except *A\nf() ", MANY, "", "", "end"));
}

static void many_labels_and_jumps_are_fine(void **state) {
  (void)state;
  ml_buffer out;
  ml_buffer_init(&out);
  for (int i = 0; i < 20000; i++)
    ml_buffer_addf(&out, "::l%d:: try goto l%d finally local v%d = 1 end ", i, 19999 - i, i);
  expect_taken(ml_buffer_take(&out));
  ml_buffer_init(&out);
  ml_buffer_add_string(&out, "while x do try ");
  for (int i = 0; i < 20000; i++) ml_buffer_addf(&out, "if a%d then break end ", i);
  ml_buffer_add_string(&out, "finally end end");
  expect_taken(ml_buffer_take(&out));
}

static const char *const deep[][5] = {
    {"x = ", "(", "1", ")", ""},
    {"x = ", "{", "", "}", ""},
    {"x = ", "- ", "1", "", ""},
    {"x = ", "not ", "1", "", ""},
    {"x = ", "1 .. ", "1", "", ""},
    {"x = ", "2 ^ ", "1", "", ""},
    {"x = ", "f(", "1", ")", ""},
    {"x = ", "t[", "1", "]", ""},
    {"", "do ", "", "end ", ""},
    {"", "while x do ", "", "end ", ""},
    {"", "repeat ", "", "until x ", ""},
    {"", "if x then ", "", "end ", ""},
    {"", "if x then else ", "", "end ", ""},
    {"", "for i = 1, 2 do ", "", "end ", ""},
    {"", "function f() ", "", "end ", ""},
    {"x = ", "function() return ", "1", " end", ""},
    {"", "try ", "", "end ", ""},
    {"", "try finally ", "", "end ", ""},
    {"", "try except A\n", "", "end ", ""},
    {"async function f() ", "async with x as y do ", "", "end ", "end"},
    {"async function f() x = ", "await (", "x", ")", " end"},
    {"async function f() x = ", "yield ", "x", "", " end"},
};

static void deep_nesting_is_refused_as_lua_refuses_it(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof deep / sizeof deep[0]; i++) {
    const char *const *part = deep[i];
    expect_taken(repeated(part[0], part[1], 60, part[2], part[3], part[4]));
    char *text = repeated(part[0], part[1], MANY, part[2], part[3], part[4]);
    ml_translation out;
    assert_int_equal(translate(text, &out), ML_LANG_ERROR);
    assert_int_equal(out.diag_count, 1);
    assert_string_equal(out.diags[0].message, "SyntaxError: C stack overflow");
    ml_translation_free(&out);
    ml_free(text);
  }
}

/* What Lua itself takes is never too deep for us. */
static void nothing_that_lua_takes_is_too_deep(void **state) {
  (void)state;
  lua_State *L = luaL_newstate();
  for (size_t i = 0; i < 16; i++) {
    const char *const *part = deep[i];
    for (size_t count = 150; count <= 210; count++) {
      char *text = repeated(part[0], part[1], count, part[2], part[3], part[4]);
      bool lua_takes_it = luaL_loadstring(L, text) == LUA_OK;
      lua_settop(L, 0);
      if (lua_takes_it) {
        expect_taken(text);
      } else {
        ml_free(text);
      }
    }
  }
  lua_close(L);
}

/* All on one line: each error may look along it, but not all of them to its end. */
static void many_errors_on_one_line_take_no_longer(void **state) {
  (void)state;
  static const char *const pieces[] = {"if x y ", "x = = 1 ",       "await y ", "f(1 ",
                                       "x = [ ",  "function f(1) ", "for ",     "async with "};
  for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
    char *text = repeated("", pieces[i], MANY, "", "", "");
    ml_translation out;
    assert_int_equal(translate(text, &out), ML_LANG_ERROR);
    ml_translation_free(&out);
    ml_free(text);
  }
}

static void many_errors_are_told_once_each(void **state) {
  (void)state;
  char *text = repeated("", "x = = 1\n", 2000, "", "await y\n", "");
  ml_translation out;
  assert_int_equal(translate(text, &out), ML_LANG_ERROR);
  assert_int_equal(out.diag_count, 4000);
  ml_translation_free(&out);
  ml_free(text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(long_chains_are_fine),
      cmocka_unit_test(many_labels_and_jumps_are_fine),
      cmocka_unit_test(deep_nesting_is_refused_as_lua_refuses_it),
      cmocka_unit_test(nothing_that_lua_takes_is_too_deep),
      cmocka_unit_test(many_errors_on_one_line_take_no_longer),
      cmocka_unit_test(many_errors_are_told_once_each),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
