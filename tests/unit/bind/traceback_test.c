/* Tracebacks: which frames they hold, and how they are printed. */
#include "bind/traceback.h"

#include <string.h>

#include "bind/chunk.h"
#include "bind/exception.h"
#include "lua_stage.h"

/* Runs a program under the handler, as the command line does, and pushes what it raised. */
static void catch (lua_State *L, const char *program, const char *name) {
  lua_pushcfunction(L, ml_traceback_handler);
  if (ml_chunk_load(L, program, strlen(program), name, NULL, NULL, NULL) != LUA_OK)
    fail_msg("%s", lua_tostring(L, -1));
  assert_int_not_equal(lua_pcall(L, 0, 0, -2), LUA_OK);
  lua_remove(L, -2);
}

/* The traceback of the exception at the top, as "name:line name:line". */
static const char *frames_of(lua_State *L) {
  luaL_Buffer text;
  lua_getfield(L, -1, "traceback");
  int list = lua_gettop(L);
  luaL_buffinit(L, &text);
  for (lua_Integer i = 1; i <= luaL_len(L, list); i++) {
    lua_geti(L, list, i);
    lua_getfield(L, -1, "name");
    lua_getfield(L, -2, "line");
    lua_getfield(L, -3, "skipped");
    const char *space = i > 1 ? " " : "";
    if (lua_isnil(L, -1)) {
      lua_pushfstring(L, "%s%s:%d", space, lua_tostring(L, -3), (int)lua_tointeger(L, -2));
    } else {
      lua_pushfstring(L, "%s(%d)", space, (int)lua_tointeger(L, -1));
    }
    lua_replace(L, -5);
    lua_pop(L, 3);
    luaL_addvalue(&text);
  }
  luaL_pushresult(&text);
  return lua_tostring(L, -1);
}

static void expect_frames(ml_runtime *rt, const char *program, const char *expected) {
  catch (rt->L, program, "=test");
  assert_string_equal(frames_of(rt->L), expected);
  lua_settop(rt->L, 0);
}

static void expect_print(ml_runtime *rt, const char *program, const char *expected) {
  ml_buffer out = {0};
  catch (rt->L, program, "=test");
  ml_traceback_format(rt->L, -1, &out);
  assert_int_equal(lua_gettop(rt->L), 1);
  assert_false(out.failed);
  assert_string_equal(out.data, expected);
  ml_buffer_free(&out);
  lua_settop(rt->L, 0);
}

/* ---- frames ---- */

static void test_from_the_raise_to_the_catch(void **state) {
  expect_frames(*state, "error('x')", "<module>:1");
  expect_frames(*state, "local function f()\nerror('x') end\nf() print(1)", "<module>:3 f:2");
  expect_frames(*state, "local t = {}\nfunction t.a.f() end", "<module>:2");
  expect_frames(
      *state,
      "local M = {}\nfunction M.f() local x = nil + 1 end\nfunction M:g() M.f() return 1 end\n"
      "(function() M:g() end)()",
      "<module>:4 <anonymous>:4 g:3 f:2");
  expect_frames(*state, "table.sort({3, 2, 1}, function(a, b)\nerror('in C') end)",
                "<module>:1 <anonymous>:2");
  expect_frames(*state, "setmetatable({}, {__index = function(t, k)\nerror(k) end}).x = _G.x.y",
                "<module>:2");
  expect_frames(*state, "local x = setmetatable({}, {__index = function(t, k)\nerror(k) end}).x",
                "<module>:2 __index:2");
}

static void test_a_try_is_part_of_its_function(void **state) {
  expect_frames(*state, "local function f()\ntry\nerror('x')\nfinally\nend\nend\nf() print(1)",
                "<module>:7 f:3");
  expect_frames(*state,
                "local function f()\ntry\ntry\nerror('x')\nfinally\nend\nexcept "
                "KeyError\nend\nend\nf() print(1)",
                "<module>:10 f:4");
  expect_frames(
      *state, "local function f()\ntry\nerror('x')\nexcept LuaError\nraise\nend\nend\nf() print(1)",
      "<module>:8 f:3");
  expect_frames(
      *state,
      "local function f()\ntry\nerror('x')\nexcept LuaError as e\nraise e\nend\nend\nf() print(1)",
      "<module>:8 f:5 f:3");
  expect_frames(*state,
                "local function f()\ntry\nerror('x')\nexcept LuaError\nraise "
                "KeyError()\nend\nend\nf() print(1)",
                "<module>:8 f:5");
}

static void test_a_caught_exception_has_its_frames_so_far(void **state) {
  ml_runtime *rt = *state;
  static const char program[] =
      "local function g() raise ValueError('x') end\n"
      "local function f()\n"
      "try\n"
      "g()\n"
      "except ValueError as e\n"
      "seen = #e.traceback .. e.traceback[1].name .. e.traceback[2].name\n"
      "raise\n"
      "end\n"
      "end\n"
      "f() print(1)";
  expect_frames(rt, program, "<module>:10 f:4 g:1");
  expect_text(rt->L, "return seen", "2fg");
}

/* A function that catches what its argument raises and lets it pass. */
static int pass(lua_State *L) {
  lua_settop(L, 1);
  lua_pushcfunction(L, ml_traceback_handler);
  lua_insert(L, 1);
  if (lua_pcall(L, 0, 0, 1) != LUA_OK) return ml_exception_rethrow(L, -1);
  return 0;
}

static void test_raw_values_stay_raw_for_pcall(void **state) {
  ml_runtime *rt = *state;
  lua_register(rt->L, "pass", pass);
  expect_text(rt->L, "return select(2, pcall(pass, function() error('raw', 0) end))", "raw");
  expect_true(rt->L, "local ok, e = pcall(pass, error) return not ok and e == nil");
  expect_true(rt->L,
              "local t = {} local ok, e = pcall(pass, function() error(t) end) return e == t");
  expect_true(
      rt->L,
      "local t = LuaError(5) local ok, e = pcall(pass, function() error(t) end) return e == t");
  expect_true(
      rt->L,
      "local t = KeyError(5) local ok, e = pcall(pass, function() error(t) end) return e == t");
  /* Found again by the next handler, with its frames; but not by mistake. */
  expect_frames(rt, "local function f() error('x', 0) end\npass(function()\npass(f) end)",
                "<module>:2 <module>:2 <anonymous>:3 f:1");
  expect_frames(rt,
                "pcall(pass, function() error('x', 0) end)\nlocal function f()\nerror('x', 0) "
                "end\nf() print(1)",
                "<module>:4 f:3");
}

static void test_through_tasks(void **state) {
  expect_frames(*state,
                "async function inner()\n"
                "await asyncio.sleep(0)\n"
                "raise ValueError('x')\n"
                "end\n"
                "async function task() await inner() print() end\n"
                "async function main()\n"
                "await asyncio.create_task(task())\n"
                "end\n"
                "asyncio.run(main()) print(1)",
                "<module>:9 main:7 task:5 inner:3");
}

static void test_long_tracebacks_keep_both_ends(void **state) {
  ml_runtime *rt = *state;
  lua_State *L = rt->L;
  catch (L, "local function f(n)\nif n == 0 then error('x') end\nf(n - 1) end\nf(50000)", "=test");
  lua_getfield(L, -1, "traceback");
  lua_Integer frames = 0, entries = luaL_len(L, -1);
  for (lua_Integer i = 1; i <= entries; i++) {
    lua_geti(L, -1, i);
    frames += lua_getfield(L, -1, "skipped") == LUA_TNIL ? 1 : lua_tointeger(L, -1);
    lua_pop(L, 2);
  }
  assert_in_range(entries, 50, 300);
  assert_int_equal(frames, 50002);
  lua_settop(L, 0);
  /* The same, with a catcher at every level. */
  catch (L,
         "local function f(n)\ntry\nif n == 0 then error('x') end\nf(n - "
         "1)\nfinally\nend\nend\nf(150)",
         "=test");
  lua_getfield(L, -1, "traceback");
  assert_int_equal(luaL_len(L, -1), 152);
  lua_settop(L, 0);
}

static void test_stack_overflow(void **state) {
  lua_State *L = ((ml_runtime *)*state)->L;
  catch (L, "local function f() return 1 + f() end\nf()", "=test");
  assert_true(ml_exception_isa(L, -1, ML_EXC_RecursionError));
  lua_settop(L, 0);
  catch (L, "local s = string.rep('(', 300) .. 1\nassert(load('return ' .. s))", "=test");
  lua_settop(L, 0);
  catch (L,
         "local t = setmetatable({}, {}) getmetatable(t).__index = function(t, k) return t[k] "
         "end\nprint(t.x)",
         "=test");
  lua_settop(L, 0);
}

static void test_what_users_do_to_the_traceback(void **state) {
  expect_frames(*state, "local e = ValueError()\ne.traceback = 5\nraise e", "<module>:3");
  expect_frames(
      *state,
      "local e = ValueError()\ntry raise e except ValueError end\ne.traceback = nil\nraise e",
      "<module>:4");
  expect_print(*state, "local e = ValueError()\ne.traceback = {5, {}, {line = 'x'}}\nraise e",
               "Traceback (most recent call last):\n"
               "  File \"test\", line 3, in <module>\n"
               "    raise e\n"
               "  File \"?\", line 0, in ?\n"
               "  File \"?\", line 0, in ?\n"
               "ValueError\n");
}

static void test_functions_without_debug_information(void **state) {
  expect_frames(*state, "load(string.dump(load('error(\"x\")'), true))()", "<module>:1");
}

/* ---- frames of a thread ---- */

static void test_where_a_thread_stands(void **state) {
  ml_runtime *rt = *state;
  lua_State *L = rt->L;
  ml_frame frames[4];
  size_t length;
  assert_false(ml_traceback_top(L, &frames[0]));
  static const char program[] =
      "return coroutine.create(function()\n"
      "  local function f()\n"
      "    coroutine.yield()\n"
      "  end\n"
      "  f() print(1)\n"
      "end)";
  assert_int_equal(ml_chunk_load(L, program, strlen(program), "=test", NULL, NULL, NULL), LUA_OK);
  lua_call(L, 0, 1);
  lua_State *thread = lua_tothread(L, -1);
  int count;
  assert_int_equal(lua_resume(thread, L, 0, &count), LUA_YIELD);
  assert_true(ml_traceback_top(thread, &frames[0]));
  assert_string_equal(frames[0].name, "f");
  assert_string_equal(frames[0].file, "test");
  assert_int_equal(frames[0].line, 3);
  const char *text = ml_frame_text(L, &frames[0], &length);
  assert_int_equal(length, 17);
  assert_memory_equal(text, "coroutine.yield()", length);
  assert_int_equal(ml_traceback_current(thread, 0, frames, 4), 2);
  assert_int_equal(frames[1].line, 5);
  assert_int_equal(ml_traceback_current(thread, 1, frames, 4), 1);
  assert_int_equal(frames[0].line, 5);
  assert_int_equal(ml_traceback_current(thread, 0, frames, 1), 1);
  lua_settop(L, 0);
}

/* ---- the whole text ---- */

static void test_messages(void **state) {
  expect_print(*state, "raise ValueError('bad')",
               "Traceback (most recent call last):\n"
               "  File \"test\", line 1, in <module>\n"
               "    raise ValueError('bad')\n"
               "ValueError: bad\n");
  expect_print(*state, "raise asyncio.InvalidStateError",
               "Traceback (most recent call last):\n"
               "  File \"test\", line 1, in <module>\n"
               "    raise asyncio.InvalidStateError\n"
               "asyncio.exceptions.InvalidStateError\n");
  expect_print(*state, "local t\n  t.x = 1  ",
               "Traceback (most recent call last):\n"
               "  File \"test\", line 2, in <module>\n"
               "    t.x = 1\n"
               "    ^^^\n"
               "LuaError: attempt to index a nil value (local 't')\n");
  expect_print(*state, "local function f() error('not mine', 2) end\nf() print(1)",
               "Traceback (most recent call last):\n"
               "  File \"test\", line 2, in <module>\n"
               "    f() print(1)\n"
               "    ^^^\n"
               "  File \"test\", line 1, in f\n"
               "    local function f() error('not mine', 2) end\n"
               "                       ^^^^^^^^^^^^^^^^^^^^\n"
               "LuaError: test:2: not mine\n");
  expect_print(*state, "local E = Exception:subclass('E', 'mod') E.__tostring = error raise E()",
               "Traceback (most recent call last):\n"
               "  File \"test\", line 1, in <module>\n"
               "    local E = Exception:subclass('E', 'mod') E.__tostring = error raise E()\n"
               "                                                                  ^^^^^^^^^\n"
               "mod.E: <exception str() failed>\n");
}

static void test_causes_and_contexts(void **state) {
  expect_print(*state, "try\nraise ValueError('a')\nexcept ValueError\nraise KeyError('b')\nend",
               "Traceback (most recent call last):\n"
               "  File \"test\", line 2, in <module>\n"
               "    raise ValueError('a')\n"
               "ValueError: a\n"
               "\n"
               "During handling of the above exception, another exception occurred:\n"
               "\n"
               "Traceback (most recent call last):\n"
               "  File \"test\", line 4, in <module>\n"
               "    raise KeyError('b')\n"
               "KeyError: 'b'\n");
  expect_print(
      *state,
      "local e = ValueError('a')\ne.cause = KeyError('b')\ne.context = TypeError()\nraise e",
      "KeyError: 'b'\n"
      "\n"
      "The above exception was the direct cause of the following exception:\n"
      "\n"
      "Traceback (most recent call last):\n"
      "  File \"test\", line 4, in <module>\n"
      "    raise e\n"
      "ValueError: a\n");
  expect_print(*state,
               "local e, f = ValueError('a'), KeyError('b')\ne.context, f.context = f, e\nraise e",
               "KeyError: 'b'\n"
               "\n"
               "During handling of the above exception, another exception occurred:\n"
               "\n"
               "Traceback (most recent call last):\n"
               "  File \"test\", line 3, in <module>\n"
               "    raise e\n"
               "ValueError: a\n");
}

static void test_what_is_no_exception_is_printed_too(void **state) {
  lua_State *L = ((ml_runtime *)*state)->L;
  ml_buffer out = {0};
  lua_pushliteral(L, "just text");
  ml_traceback_format(L, -1, &out);
  assert_string_equal(out.data, "LuaError: just text\n");
  ml_buffer_free(&out);
  ml_traceback_format_only(L, -1, &out);
  assert_string_equal(out.data, "LuaError: just text");
  ml_buffer_free(&out);
  lua_settop(L, 0);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_runtime, close_runtime)
  const struct CMUnitTest tests[] = {
      TEST(test_from_the_raise_to_the_catch),
      TEST(test_a_try_is_part_of_its_function),
      TEST(test_a_caught_exception_has_its_frames_so_far),
      TEST(test_raw_values_stay_raw_for_pcall),
      TEST(test_through_tasks),
      TEST(test_long_tracebacks_keep_both_ends),
      TEST(test_stack_overflow),
      TEST(test_what_users_do_to_the_traceback),
      TEST(test_functions_without_debug_information),
      TEST(test_where_a_thread_stands),
      TEST(test_messages),
      TEST(test_causes_and_contexts),
      TEST(test_what_is_no_exception_is_printed_too),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
