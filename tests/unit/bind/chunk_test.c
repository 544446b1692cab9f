/* Loading: Lua's own behaviour for Lua's own programs, translation for the others, and what is
 * remembered. */
#include "bind/chunk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bind/traceback.h"
#include "lua_stage.h"

/* ---- as Lua ---- */

/* Each gives values that must be the same in Lua and in Moonloop. `read(...)` makes a reader of
 * pieces and counts in `reads` how often it was called; FILE is a file's name, made by
 * `write(text)`. */
static const char *const as_lua[] = {
    "return load('return 1 + 1')()",
    "return load('return ...', 'name')(1, nil, 3)",
    "return load('x =')",
    "return load('x = = 2', '=name')",
    "return load('x = = 2', "
    "'@a/very/long/path/that/does/not/fit/into/the/sixty/characters/of/lua.lua')",
    "return load('\\n\\nx = = 2', 'line one\\nline two')",
    "return load('for')",
    "return load('goto nowhere')",
    "return load('local x <const> = 1; x = 2')",
    "return load('break')",
    "return load('return 1', 'n', 'b')",
    "return load(string.dump(load('return 1')), 'n', 't')",
    "return load(string.dump(load('return 1')), 'n', 'b')()",
    "return load(string.dump(load('return ...')))(5)",
    "return load('return x', 'n', 't', {x = 5})()",
    "return load('return _ENV', nil, nil, 123)()",
    "return load('return _ENV', nil, nil, nil)()",
    "return pcall(load('return x', 'n', 't', nil))",
    "return load(string.dump(load('return x')), 'n', 'b', {x = 6})()",
    "return load('')",
    "return pcall(load)",
    "return pcall(load, {})",
    "return pcall(load, 'x', {})",
    "return load(5)",
    "return load(read('return ', '1', '+2'))(), reads",
    "return load(read('return 1', '', '+ 2'))(), reads",
    "return load(read('x = = 1', ' y', ' z')), reads",
    "return load(read()), reads",
    "return load(read('return ', {})), reads",
    "return load(function() error('oops') end)",
    "return load(function() error({}) end) == nil",
    "return load(read('return x'), 'n', 't', {x = 7})()",
    "return load(read('return 1'), 'n', 'b'), reads",
    "local dump = string.dump(load('return 8')); return load(read(dump:sub(1, 3), dump:sub(4)))(), "
    "reads",
    "return select('#', load('x ='))",
    "return coroutine.wrap(function() return load(coroutine.yield) end)()",
    "local co = coroutine.wrap(function() return dofile(write('return coroutine.yield(1), ...')) "
    "end)\n"
    "return co(), co(2)",
    "return loadfile(write('return 1, ...'))(2)",
    "return loadfile(write('#!/usr/bin/lua\\nreturn debug.getinfo(1, \"l\").currentline'))()",
    "return loadfile(write('#only a comment'))()",
    "return loadfile(write('\\xEF\\xBB\\xBFreturn 5'))()",
    "return loadfile(write('\\xEF\\xBB\\xBF#comment\\nreturn 6'))()",
    "return loadfile(write('# comment\\n' .. string.dump(load('return 7'))))()",
    "return loadfile(write('x ='))",
    "return loadfile(write('\\n\\nx = = 1'))",
    "return loadfile(write('return x'), 't', {x = 9})()",
    "return loadfile(write('return 1'), 'b')",
    "return loadfile('no/such/file')",
    "return loadfile('/')",
    "return pcall(dofile, 'no/such/file')",
    "return pcall(dofile, write('x ='))",
    "return dofile(write('return 1, 2, 3'))",
    "return pcall(dofile, write('error(\"oops\")'))",
    "package.path = dir .. '/?.lua'; write('return {..., 1}', 'mymod'); return "
    "require('mymod')[2], select(2, require('mymod'))",
    "package.path = dir .. '/?.lua'; write('return ...', 'amod'); return require('amod')",
    "package.path = dir .. '/?.lua'; write('x =', 'bad'); return pcall(require, 'bad')",
    "package.path = '?.none;./?.not'; package.cpath = '?.so'; return pcall(require, 'no.such')",
    "package.path = nil; return pcall(require, 'no.such')",
    "return pcall(package.searchers[2], 'no.such') ",
    "return debug.getinfo(load('local x\\nreturn x', '=n'), 'S').what",
    "return load('coroutine.yield(1)') ~= nil",
    "return load('coroutine.yield(1) x = = 1')",
    "return load('local try, except, raise, as, with, async, yield, finally = 1; return try')()",
    "return load(\"local yield = coroutine.yield\\nreturn 'try' .. 'except' == 'x', 5\")()",
    "return load('return function() return as end', '=n')()()",
};

static const char preamble[] =
    "dir, reads = ..., 0\n"
    "local count = 0\n"
    "function write(text, name)\n"
    "  count = count + 1\n"
    "  local path = dir .. '/' .. (name or 'f' .. count) .. '.lua'\n"
    "  local file = assert(io.open(path, 'wb'))\n"
    "  file:write(text)\n"
    "  file:close()\n"
    "  return path\n"
    "end\n"
    "function read(...)\n"
    "  local pieces, i = {...}, 0\n"
    "  return function() reads, i = reads + 1, i + 1; return pieces[i] end\n"
    "end\n";

/* Runs a case and pushes all its results as one text. */
static const char *results_of(lua_State *L, const char *code, const char *directory) {
  lua_settop(L, 0);
  assert_int_equal(luaL_loadstring(L, preamble), LUA_OK);
  lua_pushstring(L, directory);
  assert_int_equal(lua_pcall(L, 1, 0, 0), LUA_OK);
  if (luaL_loadstring(L, code) == LUA_OK) lua_pcall(L, 0, LUA_MULTRET, 0);
  int count = lua_gettop(L);
  luaL_Buffer text;
  luaL_buffinit(L, &text);
  for (int i = 1; i <= count; i++) {
    bool has_address = lua_isfunction(L, i) || lua_istable(L, i);
    lua_pushstring(L, has_address ? luaL_typename(L, i) : luaL_tolstring(L, i, NULL));
    if (!has_address) lua_remove(L, -2);
    luaL_addvalue(&text);
    luaL_addstring(&text, " | ");
  }
  luaL_pushresult(&text);
  return lua_tostring(L, -1);
}

static void test_lua_programs_load_as_in_lua(void **state) {
  char directory[] = "/tmp/moonloop-chunk-XXXXXX";
  assert_non_null(mkdtemp(directory));
  for (size_t i = 0; i < sizeof as_lua / sizeof as_lua[0]; i++) {
    lua_State *plain = luaL_newstate();
    luaL_openlibs(plain);
    const char *expected = results_of(plain, as_lua[i], directory);
    open_runtime(state);
    const char *got = results_of(((ml_runtime *)*state)->L, as_lua[i], directory);
    if (strcmp(got, expected) != 0)
      fail_msg("%s\n  in Lua:  %s\n  in ours: %s", as_lua[i], expected, got);
    close_runtime(state);
    if (i + 1 == sizeof as_lua / sizeof as_lua[0]) run(plain, "os.execute('rm -r ' .. dir)", 0);
    lua_close(plain);
  }
}

/* ---- with new words ---- */

static void test_translated_text(void **state) {
  lua_State *L = ((ml_runtime *)*state)->L;
  expect_text(L, "return load('try raise ValueError(1) except ValueError return ... end')(5)", "5");
  expect_text(L, "return load('try x = y finally end return x', 'n', 't', {y = 7})()", "7");
  expect_text(L, "local env = {y = 8} load('try x = y finally end', 'n', 't', env)() return env.x",
              "8");
  expect_text(L, "return pcall(load('try x = y finally end', 'n', 't', nil))", "false");
  expect_text(L, "return (select(2, load('await f()')))",
              "[string \"await f()\"]:1: 'await' outside function");
  expect_text(L, "return (select(2, load('\\ntry x = = 1 finally end', '=n')))",
              "n:2: unexpected symbol near '='");
  expect_text(L, "return (select(2, load('try x() finally end\\n goto nowhere\\n\\n', '=n')))",
              "n:2: no visible label 'nowhere' for <goto> at line 2");
  expect_text(L, "return (select(2, load('try x() finally end goto nowhere', '=n')))",
              "n:1: no visible label 'nowhere' for <goto> at line 1");
  expect_text(L, "return (select(2, load('try f() finally end', 'n', 'b')))",
              "attempt to load a text chunk (mode is 'b')");
}

/* The official tests expect it, and they run under the command line's handler. */
static void test_messages_stay_strings_under_a_handler(void **state) {
  lua_State *L = ((ml_runtime *)*state)->L;
  static const char program[] =
      "local function fails(...) return type(select(2, load(...))) == 'string' end\n"
      "assert(fails(function() error('oops') end))\n"
      "assert(fails(function() return true end))\n"
      "assert(fails(string.rep('(', 300)))\n"
      "assert(fails('try f() finally end ' .. string.rep('(', 300)))\n"
      "assert(fails('x = = 1'))";
  lua_pushcfunction(L, ml_traceback_handler);
  assert_int_equal(luaL_loadstring(L, program), LUA_OK);
  if (lua_pcall(L, 0, 0, 1) != LUA_OK) fail_msg("%s", luaL_tolstring(L, -1, NULL));
  lua_settop(L, 0);
}

static void test_readers_with_new_words(void **state) {
  lua_State *L = ((ml_runtime *)*state)->L;
  run(L,
      "function read(...)\n"
      "  local pieces, i = {...}, 0\n"
      "  return function() i = i + 1; calls = i; return pieces[i] end\n"
      "end",
      0);
  expect_text(L,
              "return load(read('tr', 'y raise Val', 'ueError() except ', 'ValueError return 5', ' "
              "end'))()",
              "5");
  expect_text(
      L, "return load(read('return x', ' try finally end'), 'n', 't', {x = 6}) == nil and calls",
      "3");
  expect_text(L, "return load(read('try return x', ' finally end'), 'n', 't', {x = 6})()", "6");
  expect_text(L, "return (select(2, load(read('try f()', true))))",
              "reader function must return a string");
}

static void test_errors_come_as_diagnostics(void **state) {
  lua_State *L = ((ml_runtime *)*state)->L;
  static const struct {
    const char *text;
    size_t count;
    ml_diag_id id;
    int line;
    bool incomplete;
  } cases[] = {
      {"x = = 1", 1, ML_DIAG_SYNTAX_ERROR, 1, false},
      {"\nawait f()\nawait g()", 2, ML_DIAG_AWAIT_OUTSIDE_FUNCTION, 2, false},
      {"\ngoto nowhere", 1, ML_DIAG_SYNTAX_ERROR, 2, false},
      {"try f() finally end\ngoto nowhere", 1, ML_DIAG_SYNTAX_ERROR, 2, false},
      {"for i = 1, 2 do", 1, ML_DIAG_SYNTAX_ERROR, 1, true},
      {"async function f()", 1, ML_DIAG_SYNTAX_ERROR, 1, true},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    ml_chunk_errors errors;
    const char *text = cases[i].text;
    assert_int_equal(ml_chunk_load(L, text, strlen(text), "=here", NULL, NULL, &errors),
                     LUA_ERRSYNTAX);
    assert_int_equal(errors.count, cases[i].count);
    assert_int_equal(errors.diags[0].id, cases[i].id);
    assert_int_equal(errors.diags[0].span.line, cases[i].line);
    assert_int_equal(errors.incomplete, cases[i].incomplete);
    assert_string_equal(errors.diags[0].file, "here");
    assert_string_equal(errors.diags[0].source, text);
    assert_non_null(errors.diags[0].report);
    assert_memory_equal(lua_tostring(L, -1), "here:", 5);
    ml_chunk_errors_free(&errors);
    lua_settop(L, 0);
  }
}

/* ---- what is remembered ---- */

static void load_named(lua_State *L, const char *text, const char *name) {
  assert_int_equal(ml_chunk_load(L, text, strlen(text), name, NULL, NULL, NULL), LUA_OK);
  lua_pop(L, 1);
}

static const char *line_of(ml_runtime *rt, const char *source, int line) {
  size_t length;
  struct ml_chunk *chunk = ml_chunk_find(rt, source);
  const char *text = chunk != NULL ? ml_chunk_line(chunk, line, &length) : NULL;
  return text != NULL ? lua_pushlstring(rt->L, text, length) : NULL;
}

static void test_lines(void **state) {
  ml_runtime *rt = *state;
  load_named(rt->L, "local a\r\nlocal b\n\rlocal c\rlocal d\n\nlocal e", "=lines");
  assert_string_equal(line_of(rt, "=lines", 1), "local a");
  assert_string_equal(line_of(rt, "=lines", 2), "local b");
  assert_string_equal(line_of(rt, "=lines", 3), "local c");
  assert_string_equal(line_of(rt, "=lines", 4), "local d");
  assert_string_equal(line_of(rt, "=lines", 5), "");
  assert_string_equal(line_of(rt, "=lines", 6), "local e");
  assert_null(line_of(rt, "=lines", 7));
  assert_null(line_of(rt, "=lines", 0));
  assert_null(line_of(rt, "=unknown", 1));
  assert_null(line_of(rt, "@no/such/file", 1));
  assert_string_equal(line_of(rt, "return 1\nreturn 2", 2), "return 2");
  lua_settop(rt->L, 0);
}

static const char *function_at(ml_runtime *rt, const char *source, int line, int last,
                               const char *hint) {
  const ml_function_info *function = ml_chunk_function(ml_chunk_find(rt, source), line, last, hint);
  return function != NULL ? function->name : NULL;
}

static void test_functions_are_found_by_their_lines(void **state) {
  ml_runtime *rt = *state;
  static const char plain[] =
      "local function f()\nend\nfunction M.g() end local h = function() end";
  static const char new_words[] = "async function f()\nend\ntry\nf()\nfinally end";
  load_named(rt->L, plain, "=plain");
  load_named(rt->L, new_words, "=new");
  assert_string_equal(function_at(rt, "=plain", 1, 2, NULL), "f");
  assert_string_equal(function_at(rt, "=plain", 3, 3, NULL), "g");
  assert_string_equal(function_at(rt, "=plain", 3, 3, "h"), "h");
  assert_string_equal(function_at(rt, "=plain", 3, 3, "other"), "g");
  assert_null(function_at(rt, "=plain", 1, 3, NULL));
  assert_string_equal(function_at(rt, "=plain", 0, 0, NULL), "<module>");
  assert_string_equal(function_at(rt, "=new", 1, 2, NULL), "f");
  assert_string_equal(function_at(rt, "=new", 3, 5, NULL), "<module>"); /* a part of it */
  assert_string_equal(function_at(rt, "=new", 1, 6, NULL), "<module>"); /* where Lua has it */
}

static void test_a_program_may_load_for_ever(void **state) {
  ml_runtime *rt = *state;
  run(rt->L, "for i = 1, 2000 do load('try x = ' .. i .. ' finally end')() end", 0);
  assert_int_equal(rt->chunk_count, ML_CHUNK_KEPT);
  run(rt->L, "for i = 1, 2000 do load('try x = ' .. i .. ' finally end', '=same')() end", 0);
  assert_int_equal(rt->chunk_count, ML_CHUNK_KEPT);
  assert_string_equal(line_of(rt, "=same", 1), "try x = 2000 finally end");
  lua_settop(rt->L, 0);
}

static void test_short_sources(void **state) {
  lua_State *L = ((ml_runtime *)*state)->L;
  static const char long_name[] =
      "X23456789012345678901234567890123456789012345678901234567890123456789";
  for (const char *first = "@=["; *first != '\0'; first++) {
    for (int length = 0; length < 68; length++) {
      char ours[LUA_IDSIZE];
      lua_Debug ar;
      lua_pushlstring(L, long_name, (size_t)length);
      const char *source = lua_pushfstring(L, "%c%s", *first, lua_tostring(L, -1));
      assert_int_equal(luaL_loadbuffer(L, "", 0, source), LUA_OK);
      lua_getinfo(L, ">S", &ar);
      ml_short_source(source, ours);
      assert_string_equal(ours, ar.short_src);
      lua_settop(L, 0);
    }
  }
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_runtime, close_runtime)
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_lua_programs_load_as_in_lua),
      TEST(test_translated_text),
      TEST(test_messages_stay_strings_under_a_handler),
      TEST(test_readers_with_new_words),
      TEST(test_errors_come_as_diagnostics),
      TEST(test_lines),
      TEST(test_functions_are_found_by_their_lines),
      TEST(test_a_program_may_load_for_ever),
      TEST(test_short_sources),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
