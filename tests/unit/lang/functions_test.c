/* The list of functions: names, parents, and the very lines by which Lua remembers them. */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include "support.h"

static void expect_function(const ml_translation *out, size_t index, ml_function_kind kind,
                            int parent, const char *name, const char *qualname) {
  assert_true(index < out->function_count);
  const ml_function_info *info = &out->functions[index];
  assert_int_equal(info->kind, kind);
  assert_int_equal(info->parent, parent);
  assert_string_equal(info->name, name);
  assert_string_equal(info->qualname, qualname);
}

static void names_and_parents(void **state) {
  (void)state;
  ml_translation out;
  translate(
      "function M.a.f() local function g() end end\n"
      "async function o:m() try x(function() end) except A\n y() finally end end\n"
      "local h = function() end\n"
      "t = {k = async function() end, function() end}",
      &out);
  assert_int_equal(out.function_count, 11);
  expect_function(&out, 0, ML_FUNCTION_MODULE, -1, "<module>", "<module>");
  expect_function(&out, 1, ML_FUNCTION_REGULAR, 0, "f", "M.a.f");
  expect_function(&out, 2, ML_FUNCTION_REGULAR, 1, "g", "g");
  expect_function(&out, 3, ML_FUNCTION_ASYNC, 0, "m", "o.m");
  expect_function(&out, 4, ML_FUNCTION_PART, 3, "m", "o.m");
  expect_function(&out, 5, ML_FUNCTION_REGULAR, 4, "<anonymous>", "<anonymous>");
  expect_function(&out, 6, ML_FUNCTION_PART, 3, "m", "o.m");
  expect_function(&out, 7, ML_FUNCTION_PART, 3, "m", "o.m");
  expect_function(&out, 8, ML_FUNCTION_REGULAR, 0, "h", "h");
  expect_function(&out, 9, ML_FUNCTION_ASYNC, 0, "k", "k");
  expect_function(&out, 10, ML_FUNCTION_REGULAR, 0, "<anonymous>", "<anonymous>");
  assert_int_equal(out.functions[0].line, 0);
  assert_int_equal(out.functions[0].last_line, 0);
  ml_translation_free(&out);
}

static void plain_lua_is_listed_too(void **state) {
  (void)state;
  ml_translation out;
  translate("function f()\nend", &out);
  assert_false(out.changed);
  assert_int_equal(out.function_count, 2);
  expect_function(&out, 1, ML_FUNCTION_REGULAR, 0, "f", "f");
  ml_translation_free(&out);
}

/* A runtime that notes the lines of every function it is given, and runs it. */
static const char runtime[] =
    "local lines = {}\n"
    "function note(f)\n"
    "  local info = debug.getinfo(f, 'S')\n"
    "  lines[#lines + 1] = info.linedefined * 1000 + info.lastlinedefined\n"
    "  return f\n"
    "end\n"
    "local function all(...)\n"
    "  for i = 1, select('#', ...) do\n"
    "    local f = select(i, ...)\n"
    "    if type(f) == 'function' then note(f) f(...) end\n"
    "  end\n"
    "end\n"
    "local function yes() return true end\n"
    "return lines, setmetatable({}, {__index = function(_, f) return f end}), yes, yes, yes, all, "
    "yes, all, yes, yes, yes, all, yes, yes, yes, yes, all\n";

static int by_value(const void *left, const void *right) {
  return *(const int *)left - *(const int *)right;
}

static void expect_luas_lines(lua_State *L, const char *program) {
  ml_translation out;
  if (translate(program, &out) != ML_LANG_OK) fail_msg("%s", out.diags[0].report);
  assert_int_equal(luaL_loadstring(L, runtime), LUA_OK);
  lua_call(L, 0, LUA_MULTRET);
  if (luaL_loadstring(L, out.text) != LUA_OK) fail_msg("%s", lua_tostring(L, -1));
  lua_insert(L, 2);
  lua_call(L, lua_gettop(L) - 2, 1);
  if (lua_pcall(L, 0, 0, 0) != LUA_OK) fail_msg("%s\n%s", lua_tostring(L, -1), program);
  int count = (int)luaL_len(L, 1);
  int theirs[100], ours[100], our_count = 0;
  for (int i = 0; i < count; i++) {
    lua_rawgeti(L, 1, i + 1);
    theirs[i] = (int)lua_tointeger(L, -1);
    lua_pop(L, 1);
  }
  for (size_t i = 1; i < out.function_count; i++)
    ours[our_count++] = out.functions[i].line * 1000 + out.functions[i].last_line;
  qsort(theirs, (size_t)count, sizeof theirs[0], by_value);
  qsort(ours, (size_t)our_count, sizeof ours[0], by_value);
  assert_int_equal(our_count, count);
  for (int i = 0; i < count; i++) assert_int_equal(ours[i], theirs[i]);
  lua_settop(L, 0);
  ml_translation_free(&out);
}

static void lines_are_those_that_lua_remembers(void **state) {
  (void)state;
  lua_State *L = luaL_newstate();
  luaL_openlibs(L);
  expect_luas_lines(L, "async\nfunction\nM\n(\n)\n\nend\n\nlocal async function f\n(\n)\nend");
  expect_luas_lines(L, "x = async\nfunction\n(\n)\nend x = {\nk = async function\n()\nend}");
  expect_luas_lines(L, "try\n\nexcept\n\nx = 1\nfinally\nend\ntry\nelse\nend");
  expect_luas_lines(L,
                    "A = 1 try\n\nexcept A\n\nx = 1\nexcept A as\n\ne\n\nx = 2\nelse x = 1\nend");
  expect_luas_lines(L, "A = 1 try\nexcept\n*A,\nA\n\nx = 1\nexcept *A\nelse\nfinally\nend");
  expect_luas_lines(L,
                    "async function f()\nasync\nwith\na\nas\nx\n,\nb\n,\nc as z\ndo\n\nend\nend");
  expect_luas_lines(L,
                    "note(function\n(\n)\nend)\nlocal function\ng\n(\n)\nend note(g) "
                    "function\nh\n(\n)\nend note(h) try end");
  lua_close(L);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names_and_parents),
      cmocka_unit_test(plain_lua_is_listed_too),
      cmocka_unit_test(lines_are_those_that_lua_remembers),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
