/* Coroutine objects that are run twice: which uses certainly follow one another. */
#include "check_support.h"

static const char again[] = "3:1 reuse-awaited-coroutine\n";

/* The last line of the text runs `c` for the second time, or it does not. */
static void expect_reuse(const char *text, bool reused) {
  char whole[1000];
  snprintf(whole, sizeof whole, "async function f() end async function m() local c = f() %s end",
           text);
  expect_found(whole, reused ? again : "");
}

static void each_pair_of_uses(void **state) {
  (void)state;
  expect_reuse("\nawait c\nawait c", true);
  expect_reuse("\nawait (c)\nasyncio.create_task(c)", true);
  expect_reuse("\nasyncio.create_task(c)\nasyncio.gather(x, c)", true);
  expect_reuse("\nlocal t = asyncio.ensure_future(c)\nasyncio.shield(c)", true);
  expect_reuse("\nlocal x = await asyncio.wait_for(c, 1)\nawait c", true);
  expect_reuse("\nasyncio.get_running_loop():create_task(c)\nawait c", true);
  expect_reuse("\nc:close()\nawait c", true);
  expect_reuse("\nawait c\nc:send(1)", true);
}

static void not_every_mention_is_a_use(void **state) {
  (void)state;
  expect_reuse("\nawait c print(c, c.name)\nc:close()", false);
  expect_reuse("\nc:send()\nc:send()", false);
  expect_reuse("\nawait asyncio.gather(c,\nc)", false);
  expect_reuse("\nlocal w = asyncio.wait_for(c, 1) print(w)\nawait c", false);
  expect_reuse("\nawait c\nlocal c = 1 await c", false);
}

static void only_in_a_straight_line(void **state) {
  (void)state;
  expect_reuse("if x then await c else\n\nawait c end", false);
  expect_reuse("if x then return await c end\n\nawait c", false);
  expect_reuse("await c if x then\n\nawait c end", false);
  expect_reuse("while x do\n\nawait c end", false);
  expect_reuse("x = y and await c\n\nawait c", false);
  expect_reuse("if x then goto l end await c goto r ::l::\n\nawait c ::r::", false);
  expect_reuse("local g = async function() await c end\n\nawait c", false);
  expect_reuse("if x then\nawait c\nawait c end", true);
  expect_reuse("do\nawait c end\nawait c", true);
  expect_reuse("\nif await c then end\nawait c", true);
  expect_reuse("for _, x in g(await c) do end\n\nlocal x = 1", false);
}

static void through_try_and_with(void **state) {
  (void)state;
  expect_reuse("try x() await c except ValueError end\n\nawait c", false);
  expect_reuse("try\nawait c\nawait c except ValueError end", true);
  expect_reuse("try\nawait c\nawait c except RuntimeError end", false);
  expect_reuse("\nawait c try x() finally\nawait c end", true);
  expect_reuse("\nawait c async with x do\nawait c end", true);
  expect_reuse("async with x do await c end\n\nawait c", false);
}

static void variables_that_are_written_more_than_once(void **state) {
  (void)state;
  expect_reuse("\nawait c c = f()\nawait c", false);
  expect_silence(
      "async function f() end local c function new() c = f() end\n"
      "async function main() new() await c new() await c end");
  expect_found("async function f() end\nc = f()\nasyncio.run(c)\nasyncio.run(c)",
               "4:1 reuse-awaited-coroutine\n");
  expect_silence("async function f() end for i = 1, 2 do local c = f() asyncio.run(c) end");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_pair_of_uses),
      cmocka_unit_test(not_every_mention_is_a_use),
      cmocka_unit_test(only_in_a_straight_line),
      cmocka_unit_test(through_try_and_with),
      cmocka_unit_test(variables_that_are_written_more_than_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
