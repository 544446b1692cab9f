/* Lists of which only the first item arrives. */
#include "check_support.h"

static void arguments_of_gather(void **state) {
  (void)state;
  expect_found_inside("asyncio.gather(table.unpack(t), {return_exceptions = true})",
                      "3:16 unpack-truncated\n");
  expect_found_inside("await asyncio.gather(table.unpack(t), table.unpack(u))",
                      "3:22 unpack-truncated\n");
  expect_found_inside("local unpack = table.unpack asyncio.gather(g(), unpack(t, 2), g())",
                      "3:49 unpack-truncated\n");
  expect_silence("function g(...) return asyncio.gather(g(), ...) end");
  expect_found("function g(...) return asyncio.gather(..., {return_exceptions = true}) end",
               "1:39 unpack-truncated\n");
  expect_found_inside("asyncio.gather(g(), table.unpack(t))", "");
}

static void lists_for_wait(void **state) {
  (void)state;
  expect_found_inside("await asyncio.wait({table.unpack(t), g()})", "3:21 unpack-truncated\n");
  expect_found_inside("for c in asyncio.as_completed{table.unpack(t), g()} do await c end",
                      "3:31 unpack-truncated\n");
  expect_found_inside("await asyncio.wait({g(), table.unpack(t)}, {timeout = 1})", "");
}

static void what_is_meant_so(void **state) {
  (void)state;
  expect_found_inside("asyncio.gather((table.unpack(t)), g())", "");
  expect_found_inside("asyncio.gather(table.unpack(t, 1, 1), g())", "");
  expect_found_inside("print(table.unpack(t), 1) x = {table.unpack(t), 1}", "");
  expect_found_inside("local gather = x gather(table.unpack(t), 1)", "");
  expect_found_inside("local table = x asyncio.gather(table.unpack(t), g())", "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(arguments_of_gather),
      cmocka_unit_test(lists_for_wait),
      cmocka_unit_test(what_is_meant_so),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
