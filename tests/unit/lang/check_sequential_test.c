/* Loops that could run side by side, and those that are let be because nobody can be sure. */
#include "check_support.h"

/* `loop` in an async function that has a list, a sum, and `w`, which does `work`. */
static void expect_with(const char *work, const char *loop, const char *expected) {
  char whole[1000];
  snprintf(whole, sizeof whole,
           "local async function w(n) %s end\n"
           "local t, sum, u = {}, 0, {}\n%s",
           work, loop);
  expect_found_inside(whole, expected);
}

/* The same for a function that does nothing but wait. */
static void expect_beside(const char *loop, const char *expected) {
  expect_with("await asyncio.sleep(n) return n", loop, expected);
}

static const char simple[] = "for i = 1, 3 do t[i] = await w(i) end";

static void ways_to_collect(void **state) {
  (void)state;
  expect_beside(simple, "5:24 sequential-awaits\n");
  expect_beside("for _, x in ipairs(u) do local r = await w(x) t[x] = r end",
                "5:36 sequential-awaits\n");
  expect_beside("for i = 1, 3 do t[#t + 1] = (await w(i)); end", "5:30 sequential-awaits\n");
  expect_beside("for i = 1, 3 do table.insert(t, await w(i)) end", "5:33 sequential-awaits\n");
  expect_beside("for i = 1, 3 do local r = await w(i) table.insert(t, r) end",
                "5:27 sequential-awaits\n");
  expect_beside("for i = 1, 3 do sum = sum + await w(i) end", "5:29 sequential-awaits\n");
  expect_beside("for i = 1, 3 do local r = await w(i) sum = r + sum end",
                "5:27 sequential-awaits\n");
  expect_beside("for i = 1, 3 do t[i] = await asyncio.create_task(w(i)) end",
                "5:24 sequential-awaits\n");
  expect_beside(
      "for i = 1, 3 do local k = asyncio.create_task(w(i)) local r = await k t[i] = r end",
      "5:63 sequential-awaits\n");
  expect_beside(
      "local api = {} async function api:get(n) await asyncio.sleep(n) end "
      "for i = 1, 3 do t[i] = await api:get(i) end",
      "5:92 sequential-awaits\n");
  expect_beside("try for i = 1, 3 do t[i] = await w(i) end finally end",
                "5:28 sequential-awaits\n");
}

static void loops_that_do_more(void **state) {
  (void)state;
  expect_beside("for i = 1, 3 do await w(i) end", "");
  expect_beside("for i = 1, 3 do print(await w(i)) end", "");
  expect_beside("for i = 1, 3 do t[i] = await w(i) print(i) end", "");
  expect_beside("for i = 1, 3 do t[i] = await asyncio.sleep(i) end", "");
  expect_beside("for i = 1, 3 do local k = asyncio.create_task(w(i)) u[i] = k t[i] = await k end",
                "");
  expect_beside("for i = 1, 3 do table.insert(t, 1, await w(i)) end", "");
  expect_beside("while x do t[i] = await w(i) end", "");
  expect_beside("for x in next_url do t[x] = await w(x) end", "");
  expect_beside("for x in queue() do t[x] = await w(x) end", "");
}

static void rounds_that_need_those_before(void **state) {
  (void)state;
  expect_beside("for i = 1, 3 do t[i] = await w(t[i - 1]) end", "");
  expect_beside("for i = 1, 3 do t[i] = await w(#t) end", "");
  expect_beside("for i = 1, 3 do sum = sum + await w(sum) end", "");
  expect_beside("for i, x in ipairs(t) do t[#t + 1] = await w(x) end", "");
  expect_beside("for i = 1, 3 do t[i] = await w(ask()) end", "");
  expect_beside("for i = 1, 3 do t[ask()] = await w(i) end", "");
  expect_beside("for i = 1, 3 do t[i] = await w(await w(i)) end", "");
}

/* Others may see how the list grows, or have had it before. */
static void lists_that_others_know(void **state) {
  (void)state;
  expect_beside("for i = 1, 3 do results[i] = await w(i) end", "");
  expect_beside("local r = x.r for i = 1, 3 do r[i] = await w(i) end", "");
  expect_beside("local function show() print(#t) end for i = 1, 3 do t[i] = await w(i) end", "");
  expect_beside("for i = 1, 3 do x.r[i] = await w(i) end", "");
}

static void work_that_is_only_a_wait(void **state) {
  (void)state;
  static const char *const works[] = {
      "local s = 'page ' .. n await asyncio.sleep(1) s = s .. '!' return s",
      "await asyncio.sleep(math.max(n, 1)) return string.format('%d', n), ('%d'):format(n)",
      "for i, x in ipairs(n) do await asyncio.sleep(x) end return {n = n}",
      "if n > 2 then raise ValueError('x') end await asyncio.sleep(1) error('y')",
      "local async function again() await asyncio.sleep(1) end await again() return n",
      "local function double(x) return 2 * x end await asyncio.sleep(1) return double(n)",
      "return await asyncio.gather(asyncio.sleep(1), asyncio.sleep(2))",
      "return await asyncio.wait_for(asyncio.sleep(1), 3)",
      "if n > 1 then return await w(n - 1) end await asyncio.sleep(1)",
      "try await asyncio.sleep(1) except TimeoutError as e return tostring(e) end",
  };
  for (size_t i = 0; i < sizeof works / sizeof works[0]; i++)
    expect_with(works[i], simple, "5:24 sequential-awaits\n");
}

static void work_whose_order_may_matter(void **state) {
  (void)state;
  static const char *const works[] = {
      "print(n) await asyncio.sleep(1)",
      "io.write('name? ') await asyncio.sleep(1) return n",
      "table.insert(log, n) await asyncio.sleep(1)",
      "n.x = await asyncio.sleep(1)",
      "count = count + 1 await asyncio.sleep(1)",
      "bump() await asyncio.sleep(1)",
      "local function bump() count = n end bump() await asyncio.sleep(1)",
      "await conn.send(n) return await conn.recv()",
      "await n:send() await asyncio.sleep(1)",
      "await asyncio.sleep(1) return await queue:get()",
      "async with lock do await asyncio.sleep(1) end",
      "async for x in n do await asyncio.sleep(1) end",
      "for x in n do await asyncio.sleep(1) end",
      "local l <close> = n await asyncio.sleep(1)",
      "await asyncio.sleep(1) await n",
      "await asyncio.sleep(1) await asyncio.gather(table.unpack(n))",
      "await asyncio.sleep(1) return os.time()",
      "await asyncio.sleep(1) return math.random(n)",
      "await asyncio.sleep(n()) return 1",
      "function show() end await asyncio.sleep(1)",
  };
  for (size_t i = 0; i < sizeof works / sizeof works[0]; i++) expect_with(works[i], simple, "");
}

static void work_that_takes_no_time(void **state) {
  (void)state;
  expect_with("return n", simple, "");
  expect_with("await asyncio.sleep(0) return n", simple, "");
  expect_with("local async function at_once() return 1 end return await at_once()", simple, "");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ways_to_collect),
      cmocka_unit_test(loops_that_do_more),
      cmocka_unit_test(rounds_that_need_those_before),
      cmocka_unit_test(lists_that_others_know),
      cmocka_unit_test(work_that_is_only_a_wait),
      cmocka_unit_test(work_whose_order_may_matter),
      cmocka_unit_test(work_that_takes_no_time),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
