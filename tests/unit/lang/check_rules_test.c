/* The other rules: what is not called, what blocks, the order of evaluation, Python's spellings. */
#include "check_support.h"

static void functions_that_are_not_called(void **state) {
  (void)state;
  expect_found_inside("await f", "3:1 not-awaitable\n");
  expect_found_inside("await asyncio.sleep", "3:1 not-awaitable\n");
  expect_found_inside("try await f except TypeError end", "");
  expect_found_inside("await g await f()", "");
  expect_found_after_f("asyncio.run(f)", "2:13 coroutine-expected\n");
  expect_found_inside("asyncio.create_task(f) asyncio.gather(f(), f)",
                      "3:21 coroutine-expected\n3:44 coroutine-expected\n");
  expect_found_after_f("asyncio.run(f()) asyncio.run(g)", "");
}

static void run_where_a_loop_runs(void **state) {
  (void)state;
  expect_found_inside("asyncio.run(f())", "3:1 run-inside-loop\n");
  expect_found_inside("local function g() asyncio.run(f()) end", "");
  expect_found_inside("try asyncio.run(x) except RuntimeError end", "");
}

static void calls_that_block(void **state) {
  (void)state;
  expect_found_inside("time.sleep(1)", "3:1 blocking-call\n");
  expect_found_inside("os.execute('x') os.execute()", "3:1 blocking-call\n");
  expect_found_inside("local x = io.read() .. io.stdin:read()",
                      "3:11 blocking-call\n3:24 blocking-call\n");
  expect_found_inside("for l in io.lines() do end for l in io.lines('x') do end",
                      "3:10 blocking-call\n");
  expect_found_inside("while os.clock() - t < 1 do end", "3:1 blocking-call\n");
  expect_found_inside("repeat until os.time() > t", "3:1 blocking-call\n");
  expect_found_inside("while os.clock() < t do await f() end", "");
  expect_found_inside("while n < t do end", "");
  expect_found_inside("local g = function() os.execute('x') end", "");
  expect_found_inside("local time = x time.sleep(1) io.write('x')", "");
  expect_silence("os.execute('x') time.sleep(1) function g() io.read() end");
}

static void the_place_of_an_append(void **state) {
  (void)state;
  expect_found_inside("t[#t + 1] = await f()", "3:1 await-order\n");
  expect_found_inside("o.t[#o.t + 1] = {x = g(await f())}", "3:1 await-order\n");
  expect_found_inside("t[#t + 1] = x or await f()", "");
  expect_found_inside("t[#u + 1] = await f() t[n] = await f()", "");
  expect_found_inside("local t = {} t[#t + 1] = await f()", "");
  expect_found_inside("t[#t + 1] = async function() await f() end", "");
  expect_silence("async function g(x) local t = x.t t[#t + 1] = await x end");
  expect_found("async function g(t) t[#t + 1] = await x end", "1:21 await-order\n");
}

static void a_variable_on_both_sides(void **state) {
  (void)state;
  expect_found_inside("n = n + await f()", "3:1 await-order\n");
  expect_found_inside("n = 2 * (n - -await f()) .. 'x'", "3:1 await-order\n");
  expect_found_inside("o.n = o.n .. await f() o[k] = o[k] + await f()",
                      "3:1 await-order\n3:24 await-order\n");
  expect_found_inside("n = await f() + n n = m + await f() n = await f(n)", "");
  expect_found_inside("n = n or await f() n = g(n) + await f()", "");
  expect_found_inside("local n = 0 n = n + await f()", "");
  expect_found_inside("local n = 0 n = n + await f() g(function() n = 1 end)",
                      "3:13 await-order\n");
  expect_found("local n = 0 async function g() n = n + await x end", "1:32 await-order\n");
  expect_found("async function o:m() self.n = self.n + await x end", "1:22 await-order\n");
}

static void methods_with_a_dot(void **state) {
  (void)state;
  expect_found_inside("local t = asyncio.create_task(f()) print(t.result())", "3:42 dot-call\n");
  expect_found_inside("local t = asyncio.Future() t.set_result(1) t.set_result(t, 1)",
                      "3:28 dot-call\n");
  expect_found_inside("local t = asyncio.gather(f()) t.done(x) t:done() print(t.result)", "");
  expect_found_inside("local t = await asyncio.create_task(f()) t.result()", "");
  expect_found_inside("local t = {} t.result()", "");
  expect_found_inside("local l = asyncio.get_running_loop() l.create_task(f())", "3:38 dot-call\n");
}

static void asyncio_with_a_colon(void **state) {
  (void)state;
  expect_found_inside("await asyncio:sleep(1)", "3:7 dot-call\n");
  expect_found_after_f("asyncio:run(f())", "2:1 dot-call\n");
  expect_found_inside("asyncio:nosuch() loop:time()", "");
  expect_found_inside("local asyncio = x asyncio:run(1)", "");
}

static void names_of_python(void **state) {
  (void)state;
  expect_found("x = None y = {True, False}",
               "1:5 python-spelling\n1:15 python-spelling\n1:21 python-spelling\n");
  expect_silence("None = nil local True = true print(None, True, t.False)");
  expect_found("function o:m(self, x) end", "1:14 python-spelling\n");
  expect_silence("function o.m(self, x) end function o:m(x) end");
}

static void sums_of_strings(void **state) {
  (void)state;
  expect_found("x = 'a' + 'b'", "1:5 python-spelling\n");
  expect_found("x = 'a' + tostring(y) y = 'n: ' + 1",
               "1:5 python-spelling\n1:27 python-spelling\n");
  expect_silence("x = '1' + '2' y = 'a' + z z = '0x,1' + '1' w = lpeg.P'a' + 'b'");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(functions_that_are_not_called),
      cmocka_unit_test(run_where_a_loop_runs),
      cmocka_unit_test(calls_that_block),
      cmocka_unit_test(the_place_of_an_append),
      cmocka_unit_test(a_variable_on_both_sides),
      cmocka_unit_test(methods_with_a_dot),
      cmocka_unit_test(asyncio_with_a_colon),
      cmocka_unit_test(names_of_python),
      cmocka_unit_test(sums_of_strings),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
