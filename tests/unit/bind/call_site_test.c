/* Calls and awaited expressions, found again in a line of source. */
#include "bind/call_site.h"

#include <string.h>

#include "lua_stage.h"

static void expect_call(const char *line, const char *name, const char *expected) {
  size_t start = 0, length = ml_find_call(line, strlen(line), name, &start);
  assert_int_equal(length, strlen(expected));
  if (length > 0) assert_memory_equal(line + start, expected, length);
}

static void calls_in_a_line(void **state) {
  (void)state;
  expect_call("local x = work(1)", "work", "work(1)");
  expect_call("await asyncio.sleep(f(1), 2) -- now", "sleep", "asyncio.sleep(f(1), 2)");
  expect_call("account:deposit (5)", "deposit", "account:deposit (5)");
  expect_call("rework(1) work(2)", "work", "work(2)");
  expect_call("work(1,", "work", "");
  expect_call("work = 1", "work", "");
  expect_call("", "work", "");
}

static void expect_awaited(lua_State *L, const char *line, const char *expected) {
  int top = lua_gettop(L);
  const char *found = ml_push_awaited(L, line, strlen(line));
  if (expected == NULL)
    assert_null(found);
  else
    assert_string_equal(found, expected);
  lua_settop(L, top);
}

static void what_is_awaited(void **state) {
  lua_State *L = ((ml_runtime *)*state)->L;
  expect_awaited(L, "await work", "work");
  expect_awaited(L, "local x = await a.b:c(1, \")\").d + 1", "a.b:c(1, \")\").d");
  expect_awaited(L, "print(#await f{1, 2})", "f{1, 2}");
  expect_awaited(L, "await f() + await g()", NULL);
  expect_awaited(L, "awaited(f())", NULL);
  expect_awaited(L, "await", NULL);
  expect_awaited(L, "await (f", "(f");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(calls_in_a_line),
      cmocka_unit_test_setup_teardown(what_is_awaited, open_runtime, close_runtime),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
