/* What a text shows on a line: calls, what they stand in, and lines with their awaits. */
#include "lang/find.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void parse(ml_tree *tree, const char *text) {
  ml_translate_options options = {.file = "demo.lua"};
  assert_int_equal(ml_parse(text, strlen(text), &options, tree), ML_LANG_OK);
}

static void expect_text(const ml_tree *tree, bool found, const ml_finding *finding,
                        const char *expected) {
  ml_buffer text = {0};
  if (found) ml_add_text(&text, tree, finding->node->start, finding->node->end);
  assert_string_equal(text.data == NULL ? "" : text.data, expected);
  ml_buffer_free(&text);
}

static const ml_spot first_line = {1, -1, -1};

/* The call of `name` that no await stands before. */
static void expect_call(const char *text, const char *name, const char *expected) {
  ml_tree tree;
  ml_finding found;
  parse(&tree, text);
  expect_text(&tree, ml_find_call(&tree, &first_line, name, false, &found), &found, expected);
  ml_tree_free(&tree);
}

static void calls_by_name(void **state) {
  (void)state;
  expect_call("local x = work(1)", "work", "work(1)");
  expect_call("asyncio.sleep(f(1), 2) -- now", "sleep", "asyncio.sleep(f(1), 2)");
  expect_call("account:deposit (5)", "deposit", "account:deposit (5)");
  expect_call("rework(1) work(2)", "work", "work(2)");
  expect_call("work = 1", "work", "");
  expect_call("", "work", "");
}

static void the_object_of_a_call_may_be_anything(void **state) {
  (void)state;
  expect_call("list[1]:save(2)", "save", "list[1]:save(2)");
  expect_call("list['x'].y:save()", "save", "list['x'].y:save()");
  expect_call("get().save()", "save", "get().save()");
  expect_call("x = asyncio.Event():wait()", "wait", "asyncio.Event():wait()");
  expect_call("(async function() end)(1)", "<anonymous>", "(async function() end)(1)");
}

static void definitions_are_no_calls(void **state) {
  (void)state;
  expect_call("async function f() end", "f", "");
  expect_call("async function f() end f(1)", "f", "f(1)");
}

static void what_is_awaited_made_no_object(void **state) {
  (void)state;
  expect_call("async function m() g(await f(1), f(2)) end", "f", "f(2)");
}

static void a_call_over_several_lines_is_one_line(void **state) {
  (void)state;
  expect_call("fetch(\n  1, -- one\n  'a  b')", "fetch", "fetch(1, 'a  b')");
  expect_call("fetch {\n  1,\n}", "fetch", "fetch { 1, }");
  expect_call("fetch(--[[ one\n]] 1, [=[a  -- b]=],\n--[ c\n2)", "fetch",
              "fetch(1, [=[a  -- b]=], 2)");
}

static void several_functions_on_a_line(void **state) {
  (void)state;
  ml_tree tree;
  ml_finding found;
  parse(&tree, "a()\nfunction b()\n  a(1) end async function c() a(2)\nend");
  ml_spot in_b = {3, 2, 3}, in_c = {3, 3, 4};
  expect_text(&tree, ml_find_call(&tree, &in_b, "a", false, &found), &found, "a(1)");
  assert_string_equal(found.function->name, "b");
  expect_text(&tree, ml_find_call(&tree, &in_c, "a", false, &found), &found, "a(2)");
  assert_string_equal(found.function->name, "c");
  ml_spot main = {1, 0, 0};
  expect_text(&tree, ml_find_call(&tree, &main, "a", false, &found), &found, "a()");
  assert_ptr_equal(found.function, tree.main);
  ml_tree_free(&tree);
}

static void expect_only(const char *text, const char *expected) {
  ml_tree tree;
  ml_finding found;
  parse(&tree, text);
  expect_text(&tree, ml_find_only_call(&tree, &first_line, &found), &found, expected);
  ml_tree_free(&tree);
}

static void a_call_by_another_name(void **state) {
  (void)state;
  expect_only("local f x = f(1)", "f(1)");
  expect_only("local f f() f()", "");
  expect_only("pcall(t[1])", "");
  expect_only("x = t[1]()", "t[1]()");
}

static void functions_that_are_handed_over(void **state) {
  (void)state;
  ml_tree tree;
  ml_finding found;
  parse(&tree, "f(1) loop:call_later(1, o.f) pcall(g, f())");
  expect_text(&tree, ml_find_handed(&tree, &first_line, "f", &found), &found,
              "loop:call_later(1, o.f)");
  const ml_node *argument = ml_handed_argument(found.node, "f");
  assert_int_equal(argument->kind, ML_NODE_FIELD);
  ml_tree_free(&tree);
}

static void operations(void **state) {
  (void)state;
  ml_tree tree;
  ml_finding found;
  parse(&tree, "x = a * b + -c");
  expect_text(&tree, ml_find_operation(&tree, &first_line, "__mul", &found), &found, "a * b");
  expect_text(&tree, ml_find_operation(&tree, &first_line, "__unm", &found), &found, "-c");
  expect_text(&tree, ml_find_operation(&tree, &first_line, "__sub", &found), &found, "");
  ml_tree_free(&tree);
}

static void what_is_around(void **state) {
  (void)state;
  ml_tree tree;
  ml_finding found;
  parse(&tree, "local jobs = {1, f()}");
  assert_true(ml_find_call(&tree, &first_line, "f", false, &found));
  assert_int_equal(found.around[0]->kind, ML_NODE_TABLE);
  assert_int_equal(found.around[1]->kind, ML_NODE_LOCAL);
  assert_null(found.around[2]);
  ml_tree_free(&tree);
}

static void expect_awaited(const char *text, const char *call, const char *value,
                           const char *expected) {
  ml_tree tree;
  ml_buffer line = {0};
  parse(&tree, text);
  bool done = call != NULL ? ml_add_awaited_calls(&line, &tree, &first_line, call, call)
                           : ml_add_awaited_texts(&line, &tree, &first_line, value);
  assert_string_equal(done ? line.data : "", expected);
  ml_buffer_free(&line);
  ml_tree_free(&tree);
}

static void lines_with_their_awaits(void **state) {
  (void)state;
  expect_awaited("  local x = f(1) + 1 -- now", "f", NULL, "local x = await f(1) + 1 -- now");
  expect_awaited("print(l[1]:f(1).x .. o.f())", "f", NULL,
                 "print((await l[1]:f(1)).x .. await o.f())");
  expect_awaited("x = f(\n1)", "f", NULL, "");
  expect_awaited("x = f(f())", "f", NULL, "");
  expect_awaited("print(t.x, ts[1] + 1)", NULL, "t", "print((await t).x, ts[1] + 1)");
  expect_awaited("print(ts[1] + 1)", NULL, "ts[1]", "print(await ts[1] + 1)");
  expect_awaited("t = t + 1", NULL, "t", "t = await t + 1");
  expect_awaited("async function m() print(await f()[1]) end", "f", NULL,
                 "async function m() print((await f())[1]) end");
  expect_awaited("async function m() x = await f():m(f()) end", "f", NULL,
                 "async function m() x = (await f()):m(await f()) end");
  expect_awaited("async function m() await l:f().x:upper(1) end", "f", NULL,
                 "async function m() (await l:f()).x:upper(1) end");
  expect_awaited("async function m() x = await t() end", NULL, "t",
                 "async function m() x = await t end");
  expect_awaited("async function m() x = await t(1) end", NULL, "t",
                 "async function m() x = (await t)(1) end");
  expect_awaited("async function m() x = await g(f()) end", "f", NULL,
                 "async function m() x = await g(await f()) end");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(calls_by_name),
      cmocka_unit_test(the_object_of_a_call_may_be_anything),
      cmocka_unit_test(definitions_are_no_calls),
      cmocka_unit_test(what_is_awaited_made_no_object),
      cmocka_unit_test(a_call_over_several_lines_is_one_line),
      cmocka_unit_test(several_functions_on_a_line),
      cmocka_unit_test(a_call_by_another_name),
      cmocka_unit_test(functions_that_are_handed_over),
      cmocka_unit_test(operations),
      cmocka_unit_test(what_is_around),
      cmocka_unit_test(lines_with_their_awaits),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
