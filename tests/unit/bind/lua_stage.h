/* What the tests of bind share: a Lua state to run snippets in. */
#ifndef ML_TESTS_LUA_STAGE_H
#define ML_TESTS_LUA_STAGE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "bind/runtime.h"

/* A whole runtime, without a clock of its own. */
static inline int open_runtime(void **state) {
  ml_runtime_options options = {.clock = ML_CLOCK_VIRTUAL};
  *state = ml_runtime_open(&options);
  return *state == NULL ? -1 : 0;
}

static inline int close_runtime(void **state) {
  ml_runtime_close(*state);
  return 0;
}

/* Runs a snippet, which gives its results to the caller: `count` of them, or LUA_MULTRET. */
static inline void run(lua_State *L, const char *code, int count) {
  if (luaL_loadstring(L, code) != LUA_OK || lua_pcall(L, 0, count, 0) != LUA_OK)
    fail_msg("%s\n  in: %s", luaL_tolstring(L, -1, NULL), code);
}

/* The snippet's result must be this text. */
static inline void expect_text(lua_State *L, const char *code, const char *expected) {
  int top = lua_gettop(L);
  run(L, code, 1);
  assert_string_equal(luaL_tolstring(L, -1, NULL), expected);
  lua_settop(L, top);
}

static inline void expect_true(lua_State *L, const char *code) {
  expect_text(L, code, "true");
}

/* What the snippet raises must be an exception with this repr. */
static inline void expect_raise(lua_State *L, const char *code, const char *repr) {
  int top = lua_gettop(L);
  lua_getglobal(L, "repr");
  assert_int_equal(luaL_loadstring(L, code), LUA_OK);
  assert_int_equal(lua_pcall(L, 0, 0, 0), LUA_ERRRUN);
  assert_int_equal(lua_pcall(L, 1, 1, 0), LUA_OK);
  assert_string_equal(lua_tostring(L, -1), repr);
  lua_settop(L, top);
}

#endif
