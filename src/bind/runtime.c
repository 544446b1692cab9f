#include "bind/runtime.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/pool.h"
#include "bind/anchor.h"
#include "bind/await.h"
#include "bind/chunk.h"
#include "bind/coroutine.h"
#include "bind/coroutine_lib.h"
#include "bind/dot_call.h"
#include "bind/exception.h"
#include "bind/future.h"
#include "bind/generator.h"
#include "bind/group.h"
#include "bind/handle.h"
#include "bind/library.h"
#include "bind/misuse.h"
#include "bind/tracer.h"
#include "bind/try.h"
#include "io/uv.h"
#include "sim/virtual_clock.h"

void ml_set_slot(lua_State *L, ml_slot slot) {
  if (lua_isnil(L, -1)) {
    lua_pop(L, 1);
    lua_pushboolean(L, 0);
  }
  lua_rawseti(L, LUA_REGISTRYINDEX, ml_runtime_of(L)->slots[slot]);
}

void ml_push_weak_table(lua_State *L, const char *mode) {
  lua_newtable(L);
  lua_createtable(L, 0, 1);
  lua_pushstring(L, mode);
  lua_setfield(L, -2, "__mode");
  lua_setmetatable(L, -2);
}

ml_kind ml_kind_of(lua_State *L, int index) {
  ml_kind kind;
  ml_object_at(L, index, &kind);
  return kind;
}

void ml_set_kind(lua_State *L, ml_kind kind) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, ml_runtime_of(L)->metatable_references[0][kind]);
  lua_setmetatable(L, -2);
}

void ml_set_finalized(lua_State *L, ml_kind kind) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, ml_runtime_of(L)->metatable_references[1][kind]);
  lua_setmetatable(L, -2);
}

/* __index of a kind with fields of its own: the method, else what the kind's own function gives. */
static int index_methods_first(lua_State *L) {
  lua_settop(L, 2);
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) return 1;
  lua_pop(L, 1);
  lua_CFunction fields = lua_tocfunction(L, lua_upvalueindex(2));
  return fields(L);
}

void ml_new_kind(lua_State *L, ml_kind kind, const char *name, const luaL_Reg *methods,
                 const luaL_Reg *metamethods) {
  ml_runtime *rt = ml_runtime_of(L);
  luaL_newmetatable(L, name);
  luaL_setfuncs(L, metamethods, 0);
  lua_newtable(L);
  luaL_setfuncs(L, methods, 0);
  lua_pushvalue(L, -1);
  lua_setfield(L, -3, "methods");
  if (lua_getfield(L, -2, "__index") != LUA_TNIL) {
    lua_pushcclosure(L, index_methods_first, 2);
  } else {
    lua_pop(L, 1);
  }
  lua_setfield(L, -2, "__index");
  lua_pushstring(L, name);
  lua_setfield(L, -2, "__metatable");
  /* A copy without __gc is the plain one. */
  lua_newtable(L);
  lua_pushnil(L);
  while (lua_next(L, -3) != 0) {
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, -4);
  }
  lua_pushnil(L);
  lua_setfield(L, -2, "__gc");
  for (int finalized = 0; finalized < 2; finalized++) {
    rt->metatables[finalized][kind] = lua_topointer(L, -1);
    rt->metatable_references[finalized][kind] = luaL_ref(L, LUA_REGISTRYINDEX);
  }
}

void ml_set_base(lua_State *L, ml_kind kind, ml_kind base) {
  const ml_runtime *rt = ml_runtime_of(L);
  for (int finalized = 0; finalized < 2; finalized++) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, rt->metatable_references[finalized][kind]);
    lua_rawgeti(L, LUA_REGISTRYINDEX, rt->metatable_references[0][base]);
    lua_setfield(L, -2, "base");
    lua_pop(L, 1);
  }
}

void ml_add_methods(lua_State *L, ml_kind kind, const luaL_Reg *methods) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, ml_runtime_of(L)->metatable_references[0][kind]);
  lua_getfield(L, -1, "methods");
  luaL_setfuncs(L, methods, 0);
  lua_pop(L, 2);
}

static const char *const kind_names[ML_KIND_COUNT] = {
    [ML_KIND_COROUTINE] = "coroutine", [ML_KIND_FUTURE] = "Future",
    [ML_KIND_TASK] = "Task",           [ML_KIND_GATHER] = "Future",
    [ML_KIND_HANDLE] = "Handle",       [ML_KIND_TIMER] = "TimerHandle",
    [ML_KIND_LOOP] = "EventLoop",      [ML_KIND_GENERATOR] = "async generator",
    [ML_KIND_FIFO] = "Fifo",           [ML_KIND_ALARM] = "Alarm",
    [ML_KIND_WATCH] = "Watch",         [ML_KIND_CROWD] = "Crowd",
    [ML_KIND_MEMBER] = "Member",
};

/* The name of the C function that runs, which stays alive with the kind, where it is a method of
 * that and not one of `asyncio`; else NULL. (What Lua calls it may be a name of the translator's.)
 */
static const char *method_name(lua_State *L, ml_kind kind) {
  lua_Debug ar;
  int top = lua_gettop(L);
  const char *name = NULL;
  if (!lua_getstack(L, 0, &ar) || !lua_getinfo(L, "f", &ar)) return NULL;
  lua_rawgeti(L, LUA_REGISTRYINDEX, ml_runtime_of(L)->metatable_references[0][kind]);
  lua_getfield(L, -1, "methods");
  lua_pushnil(L);
  while (name == NULL && lua_next(L, top + 3) != 0) {
    if (lua_rawequal(L, -1, top + 1) && lua_type(L, -2) == LUA_TSTRING) name = lua_tostring(L, -2);
    lua_pop(L, 1);
  }
  lua_settop(L, top);
  return name;
}

static bool is_called_by_library(lua_State *L) {
  lua_Debug ar;
  return lua_getstack(L, 1, &ar) && lua_getinfo(L, "S", &ar) &&
         strncmp(ar.source, "=[moonloop", 10) == 0;
}

void *ml_check_kind(lua_State *L, int index, ml_kind kind) {
  ml_kind found;
  void *object = ml_object_at(L, index, &found);
  if (found == kind) return object;
  lua_Debug ar;
  const char *method = index == 1 ? method_name(L, kind) : NULL, *name = kind_names[kind];
  if (method == NULL) {
    bool named = lua_getstack(L, 0, &ar) && lua_getinfo(L, "n", &ar) && ar.name != NULL;
    method = named ? ar.name : "method";
    const char *article = strchr("AEIOUaeiou", *name) != NULL ? "an" : "a";
    if (is_called_by_library(L)) /* under a name of its own */
      ml_exception_raise(L, ML_EXC_TypeError, "%s %s was expected, got %s", article, name,
                         luaL_typename(L, index));
    ml_exception_raise(L, ML_EXC_TypeError, "%s() needs %s %s, got %s", method, article, name,
                       luaL_typename(L, index));
    return NULL;
  }
  ml_raise_dot_call(L, method);
  return NULL;
}

int ml_options_at(lua_State *L, int count) {
  if (count < 1 || !lua_istable(L, count)) return 0;
  if (lua_getmetatable(L, count)) {
    lua_pop(L, 1);
    return 0;
  }
  return count;
}

int ml_option(lua_State *L, int index, const char *key) {
  if (index != 0) return lua_getfield(L, index, key);
  lua_pushnil(L);
  return LUA_TNIL;
}

static void open_slots(lua_State *L, ml_runtime *rt) {
  for (int slot = 0; slot < ML_SLOT_COUNT; slot++) {
    lua_pushboolean(L, 0);
    rt->slots[slot] = luaL_ref(L, LUA_REGISTRYINDEX);
  }
  lua_newtable(L);
  ml_set_slot(L, ML_SLOT_WARNED);
}

/* Lost tasks are found first; then those that are still pending, whose end is the state's end, get
 * their finalizers. */
static int last_collection(lua_State *L) {
  ml_runtime *rt = ml_runtime_of(L);
  if (rt->task_counter == 0 && rt->unstarted == 0)
    return 0; /* a plain Lua program ends as in Lua */
  ml_collect(L);
  int anchor = 0;
  for (ml_kind kind; (kind = ml_next_anchored(L, &anchor)) != ML_KIND_NONE; lua_pop(L, 1))
    if (kind == ML_KIND_TASK) ml_future_guard(L, lua_gettop(L));
  return 0;
}

static int last_words(lua_State *L) {
  last_collection(L);
  ml_exceptions_close(L);
  return 0;
}

/* os.exit([code [, close]]): as Lua's, but what must be reported at the latest now is. */
static int os_exit(lua_State *L) {
  int status = lua_isboolean(L, 1) ? (lua_toboolean(L, 1) ? EXIT_SUCCESS : EXIT_FAILURE)
                                   : (int)luaL_optinteger(L, 1, EXIT_SUCCESS);
  const ml_runtime *rt = ml_runtime_of(L);
  /* The state cannot be closed under a loop that runs: its bodies are on C's stack. */
  if (lua_toboolean(L, 2) && rt->running_loop == NULL && rt->stepping == NULL)
    ml_runtime_close(ml_runtime_of(L));
  else
    last_collection(L);
  exit(status);
}

/* Per cent of what was left by one cycle of collection at which the next begins. Lua's 200 makes a
 * program that starts very many tasks walk through their threads twice as often: a fifth of its
 * time. */
enum { GARBAGE_PAUSE = 400 };

static int open_all(lua_State *L) {
  ml_runtime *rt = ml_runtime_of(L);
  if (rt->options.ignore_environment) {
    lua_pushboolean(L, 1);
    lua_setfield(L, LUA_REGISTRYINDEX, "LUA_NOENV");
  }
  luaL_openlibs(L);
  open_slots(L, rt);
  ml_open_exceptions(L);
  ml_open_await(L);
  ml_open_coroutine(L);
  ml_open_futures(L);
  ml_open_tasks(L);
  ml_open_handles(L);
  ml_open_loop(L);
  ml_open_generators(L);
  lua_register(L, "raise", ml_raise_function);
  ml_open_coroutine_lib(L);
  ml_open_library(L);
  ml_open_misuse(L);
  ml_open_loaders(L);
  lua_getglobal(L, "os");
  lua_pushcfunction(L, os_exit);
  lua_setfield(L, -2, "exit");
  lua_pop(L, 1);
#ifdef ML_GC_STRESS
  lua_gc(L, LUA_GCINC, 1, 1000, 1); /* a cycle at every few bytes */
#else
  lua_gc(L, LUA_GCINC, GARBAGE_PAUSE, 0, 0);
#endif
  return 0;
}

/* What the clock and the poller of a runtime need, in one block with it. */
typedef struct runtime_block {
  ml_runtime runtime;
  ml_virtual_clock virtual_clock;
  ml_uv uv;
  ml_pool pool;
} runtime_block;

/* lua.c's warnings: off until warn("@on"), each one a line on standard error, in pieces while
 * `to_be_continued`. */
static void warn(void *context, const char *message, int to_be_continued) {
  ml_runtime *rt = context;
  bool begins = !rt->warning_continues;
  rt->warning_continues = to_be_continued;
  if (begins && !to_be_continued && message[0] == '@') {
    if (strcmp(message, "@on") == 0) rt->lua_warnings = true;
    if (strcmp(message, "@off") == 0) rt->lua_warnings = false;
    return;
  }
  if (!rt->lua_warnings) return;
  if (begins) fputs("Lua warning: ", stderr);
  fputs(message, stderr);
  if (!to_be_continued) fputs("\n", stderr);
}

ml_runtime *ml_runtime_open(const ml_runtime_options *options) {
  runtime_block *block = ml_alloc(sizeof *block);
  if (block == NULL) return NULL;
  memset(block, 0, sizeof *block);
  ml_runtime *rt = &block->runtime;
  rt->options = *options;
  for (int kind = 0; kind < ML_KIND_COUNT; kind++) rt->tags[kind] = (ml_tag){rt, (ml_kind)kind};
  ml_uv_init(&block->uv);
  rt->uv = &block->uv;
  rt->poller = &block->uv.poller;
  ml_virtual_clock_init(&block->virtual_clock);
  rt->clock = options->clock == ML_CLOCK_VIRTUAL ? &block->virtual_clock.clock : &block->uv.clock;
  lua_State *L = lua_newstate(ml_pool_lua_alloc, &block->pool);
  if (L == NULL) {
    ml_free(block);
    return NULL;
  }
  lua_setwarnf(L, warn, rt);
  rt->L = L;
  rt->interruptible = L;
  *(ml_runtime **)lua_getextraspace(L) = rt;
  lua_pushcfunction(L, open_all);
  bool failed = lua_pcall(L, 0, 0, 0) != LUA_OK;
  if (failed || (options->tracemalloc > 0 && ml_tracer_start(L, options->tracemalloc) != 0)) {
    ml_runtime_close(rt);
    return NULL;
  }
  return rt;
}

void ml_runtime_close(ml_runtime *rt) {
  lua_State *L = rt->L;
  lua_settop(L, 0);
  if (rt->slots[ML_SLOT_WARNED] != 0) {
    lua_pushcfunction(L, last_words);
    if (lua_pcall(L, 0, 0, 0) != LUA_OK) lua_pop(L, 1);
  }
  rt->closing = true;
  ml_tracer_stop(rt);
  lua_close(L);
  ml_chunks_free(rt);
  ml_uv_close(rt->uv);
  ml_free(rt->anchor_stack);
  ml_free(rt->swallowed);
  ml_pool_free(&((runtime_block *)rt)->pool);
  ml_free(rt);
}
