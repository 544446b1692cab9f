/* Coroutine objects in the place of their results, and the wrong one of two doors. */
#include "check_support.h"

static void fields_and_calls_of_a_coroutine(void **state) {
  (void)state;
  expect_found_inside("print(f().title)", "3:7 used-without-await\n");
  expect_found_inside("print(f()[1], f()())", "3:7 used-without-await\n3:15 used-without-await\n");
  expect_found_inside("f():upper()", "3:1 used-without-await\n");
  expect_found_inside("local c = f() print(c.title)", "3:21 used-without-await\n");
  expect_found_inside("print((await f()).title)", "");
  expect_found_inside("local c = f() print(c.name, c.cr_running, c:close())", "");
  expect_found_inside("local c = f() c = await c print(c.title)", "");
  expect_found_inside("try print(f().title) except AttributeError end", "");
}

static void operands_that_are_coroutines(void **state) {
  (void)state;
  expect_found_inside("local c = f() print(c + 1)", "3:21 used-without-await\n");
  expect_found_inside("local c = f() print('n' .. c, #c)",
                      "3:28 used-without-await\n3:32 used-without-await\n");
  expect_found_inside("local c = f() print(c == nil, not c, c and 1) await c", "");
  expect_found_inside("local c = f() try print(c < 1) except TypeError end", "");
  expect_found_inside("print(#f(), f() + 1, 'x' .. f(), -f(), f() < 1)",
                      "3:8 used-without-await\n3:13 used-without-await\n"
                      "3:29 used-without-await\n3:35 used-without-await\n"
                      "3:40 used-without-await\n");
  expect_found_inside("print(f() == 1)", "3:7 never-awaited\n");
}

static void arguments_that_are_coroutines(void **state) {
  (void)state;
  expect_found_inside("for k in pairs(f()) do end local c = f() math.max(1, c)",
                      "3:16 used-without-await\n3:54 used-without-await\n");
  expect_found_inside("print(table.concat(f(), ' '), string.rep('x', f()))",
                      "3:20 used-without-await\n3:47 used-without-await\n");
  expect_found_inside("print(string.format('%s %%d %-05.2f %p', f(), f(), f()))",
                      "3:47 used-without-await\n");
  expect_found_inside("print(string.format('%d', await f(), f()), string.format(x, f()))", "");
  expect_found_inside("print(f(), type(f()), tostring(f()), tonumber(f()), assert(f()))", "");
  expect_found_inside("local pairs = x for k in pairs(f()) do end", "");
}

static void for_and_async_for(void **state) {
  (void)state;
  static const char generator[] = "local async function g() yield 1 end ";
  char text[200];
  snprintf(text, sizeof text, "%sfor x in g() do end", generator);
  expect_found_inside(text, "3:47 async-iterator-in-for\n");
  snprintf(text, sizeof text, "%sasync for x in g() do end", generator);
  expect_found_inside(text, "");
  expect_found_inside("async for x in {1} do end", "3:16 not-async-iterable\n");
  expect_found_inside("async for i, x in ipairs(t) do end", "3:19 not-async-iterable\n");
  expect_found_inside("async for x in f() do end", "3:16 not-async-iterable\n");
  expect_found_inside("async for x in unknown() do end for x in unknown() do end", "");
}

static void close_and_async_with(void **state) {
  (void)state;
  expect_found_inside("local t <close> = asyncio.timeout(1)", "3:19 close-needs-async-with\n");
  expect_found_inside("local l <close> = asyncio.Lock()", "3:19 close-needs-async-with\n");
  expect_found_inside("local r <close> = asyncio.Runner() local x = asyncio.Lock()", "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(fields_and_calls_of_a_coroutine),
      cmocka_unit_test(operands_that_are_coroutines),
      cmocka_unit_test(arguments_that_are_coroutines),
      cmocka_unit_test(for_and_async_for),
      cmocka_unit_test(close_and_async_with),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
