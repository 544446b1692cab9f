/* Coroutine objects that nothing runs: which calls are known to make one. */
#include "check_support.h"

static void call_statements(void **state) {
  (void)state;
  expect_found_after_f("f()", "2:1 never-awaited\n");
  expect_found("local async function f() end f()", "1:30 never-awaited\n");
  expect_found("local f = async function() end f()", "1:32 never-awaited\n");
  expect_found("local f f = async function() f() end", "1:30 never-awaited\n");
  expect_found("local M = {} async function M.f() end M.f()", "1:39 never-awaited\n");
  expect_found("local M = {f = async function() end} M.f()", "1:38 never-awaited\n");
  expect_found("a.b.c = async function() end a.b.c()", "1:30 never-awaited\n");
  expect_found("async function o:m() end o:m() o.m(o)", "1:26 never-awaited\n1:32 never-awaited\n");
  expect_found("local o = {} async function o:m() self:m() end", "1:35 never-awaited\n");
  expect_found("async function f() end local g = f g()", "1:36 never-awaited\n");
}

static void calls_of_the_library(void **state) {
  (void)state;
  expect_found("asyncio.sleep(1)", "1:1 never-awaited\n");
  expect_found("local a = require 'asyncio' a.sleep(1)", "1:29 never-awaited\n");
  expect_found("local sleep = asyncio.sleep sleep(1)", "1:29 never-awaited\n");
  expect_found("local q = asyncio.Queue(1) q:put(1) q:put_nowait(1)", "1:28 never-awaited\n");
  expect_silence("asyncio.create_task(x()) asyncio.gather(x()) asyncio.run(x())");
}

static void values_that_no_operator_uses(void **state) {
  (void)state;
  expect_found_after_f("if f() then end while not f() do end",
                       "2:4 never-awaited\n2:27 never-awaited\n");
  expect_found_after_f("x = 1 == f() y = f() ~= 1 z = not f()",
                       "2:10 never-awaited\n2:18 never-awaited\n2:35 never-awaited\n");
  expect_found_after_f("local c, d = 1, f() print(c)", "2:17 never-awaited\n");
  expect_found_after_f("local c = f() local d = c", "");
}

static void what_has_another_meaning_too(void **state) {
  (void)state;
  expect_found_after_f("f = print f()", "");
  expect_found_after_f("local f = print f()", "");
  expect_found_after_f("local function g(f) f() end", "");
  expect_found_after_f("for f in x do f() end", "");
  expect_found_after_f("_G.f = print f()", "");
  expect_found_after_f("local _ENV = {} f()", "");
  expect_silence("if x then async function f() end end f()");
  expect_silence("local f if x then f = async function() end else f = print end f()");
  expect_silence("async function M.f() end for k in x do M[k] = y end M.f()");
  expect_silence("local M = {} async function M.f() end M = N M.f()");
  expect_silence("local M = x async function M.f() end N.f()");
  expect_silence(
      "local a = {} async function a:m() self:n() end async function a:n() end function b:n() end");
  expect_silence("asyncio.sleep = print asyncio.sleep(1)");
  expect_silence("local asyncio = {} asyncio.sleep(1)");
}

static void what_is_no_coroutine(void **state) {
  (void)state;
  expect_silence("async function g() yield 1 end g() local _ = g()");
  expect_found_after_f("return f()", "");
  expect_found_after_f("print(f()) x = f() or g() x = {f()}", "");
  expect_found_after_f("f():close() local c <close> = f()", "");
  expect_found_inside("await f() local x = await f()", "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(call_statements),
      cmocka_unit_test(calls_of_the_library),
      cmocka_unit_test(values_that_no_operator_uses),
      cmocka_unit_test(what_has_another_meaning_too),
      cmocka_unit_test(what_is_no_coroutine),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
