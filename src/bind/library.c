#include "bind/library.h"

#include <string.h>

#include "base/embed.h"
#include "bind/alarm.h"
#include "bind/anchor.h"
#include "bind/await.h"
#include "bind/chunk.h"
#include "bind/context.h"
#include "bind/crowd.h"
#include "bind/deadlock.h"
#include "bind/dot_call.h"
#include "bind/eager.h"
#include "bind/exception.h"
#include "bind/explained.h"
#include "bind/fifo.h"
#include "bind/future.h"
#include "bind/gather.h"
#include "bind/generator.h"
#include "bind/interrupt.h"
#include "bind/keywords.h"
#include "bind/misuse.h"
#include "bind/noticed.h"
#include "bind/origin.h"
#include "bind/repr.h"
#include "bind/slow.h"
#include "bind/stack.h"
#include "bind/time.h"
#include "bind/tracemalloc.h"
#include "bind/waiter.h"
#include "bind/watch.h"

static const char provides[] = "-- provides: ";

static int get_running_loop(lua_State *L) {
  ml_push_loop(L, ml_running_loop(L, "get_running_loop"));
  return 1;
}

/* The running loop or nil. */
static int get_running_loop_or_nil(lua_State *L) {
  ml_runtime *rt = ml_runtime_of(L);
  if (rt->running_loop == NULL || !rt->running_loop->running) return 0;
  ml_push_loop(L, ml_loop_object_of(rt->running_loop));
  return 1;
}

/* The running loop, or else the current one, made when a program asks before it sets one. */
static int get_event_loop(lua_State *L) {
  if (ml_runtime_of(L)->running_loop != NULL) return get_running_loop(L);
  ml_push_slot(L, ML_SLOT_CURRENT_LOOP);
  if (lua_isinteger(L, -1))
    return ml_exception_raise(L, ML_EXC_RuntimeError,
                              "There is no current event loop in thread 'MainThread'.");
  if (!lua_isnil(L, -1)) return 1;
  ml_new_loop(L);
  lua_pushvalue(L, -1);
  ml_set_slot(L, ML_SLOT_CURRENT_LOOP);
  return 1;
}

static int set_event_loop(lua_State *L) {
  lua_settop(L, 1);
  if (lua_isnil(L, 1))
    lua_pushinteger(L, 0);
  else
    ml_check_loop(L, 1);
  ml_set_slot(L, ML_SLOT_CURRENT_LOOP);
  return 0;
}

static int new_event_loop(lua_State *L) {
  ml_new_loop(L);
  return 1;
}

const char *const ml_task_keywords[] = {"name", "context", "eager_start", NULL};
static const char *const loop_keyword[] = {"loop", NULL};

/* create_task(coroutine, {name = …}) -> task. As asyncio.create_task. */
static int create_task(lua_State *L) {
  int options = lua_gettop(L) < 2 ? 0 : ml_options_at(L, 2);
  if (options == 0 && !lua_isnoneornil(L, 2))
    return ml_exception_raise(L, ML_EXC_TypeError,
                              "create_task() takes 1 positional argument but 2 were given");
  lua_settop(L, 2);
  ml_check_keywords(L, options, "create_task", ml_task_keywords);
  ml_create_task(L, ml_running_loop(L, "create_task"), 1, options);
  return 1;
}

bool ml_is_create_task(lua_State *L, int index) {
  return lua_tocfunction(L, index) == create_task;
}

static void raise_coroutine_expected(lua_State *L, int index) {
  ml_repr(L, index, NULL);
  ml_exception_push(L, ML_EXC_TypeError, "a coroutine was expected, got %s", lua_tostring(L, -1));
  ml_explain_expected(L, index, false);
  lua_error(L);
}

static bool wants_eager_start(lua_State *L, int options) {
  ml_option(L, options, "eager_start");
  bool wants = lua_toboolean(L, -1);
  lua_pop(L, 1);
  if (wants) ml_check_eager_depth(L);
  if (wants && ml_context_option(L, options)) {
    ml_context_check_free(L);
    lua_pop(L, 1);
  }
  return wants;
}

/* The task of the coroutine at `index`, as asyncio.Task makes it. */
static void make_task(lua_State *L, ml_loop_object *loop, int index, int options) {
  if (ml_kind_of(L, index) != ML_KIND_COROUTINE) raise_coroutine_expected(L, index);
  bool eager = options != 0 && wants_eager_start(L, options);
  ml_new_task(L, loop, index);
  if (options == 0) return;
  int task = lua_gettop(L);
  if (ml_context_option(L, options)) ml_context_give(L, task);
  if (ml_option(L, options, "name") != LUA_TNIL) {
    luaL_tolstring(L, -1, NULL);
    ml_future_push_extra(L, task);
    lua_pushvalue(L, -2);
    lua_setfield(L, -2, "name");
  }
  lua_settop(L, task);
  if (eager) ml_start_eagerly(L);
}

/* A factory may leave the name to us, as those do that were written for Python before 3.14. */
static void name_after_all(lua_State *L, int options) {
  int task = lua_gettop(L);
  if (ml_option(L, options, "name") != LUA_TNIL) {
    lua_getfield(L, task, "set_name");
    lua_pushvalue(L, task);
    lua_pushvalue(L, -3);
    lua_call(L, 2, 0);
  }
  lua_settop(L, task);
}

void ml_give_number_back(lua_State *L, int options) {
  const ml_task_object *task = ml_kind_of(L, -1) == ML_KIND_TASK ? lua_touserdata(L, -1) : NULL;
  ml_runtime *rt = ml_runtime_of(L);
  bool is_named = ml_option(L, options, "name") != LUA_TNIL;
  lua_pop(L, 1);
  if (is_named && task != NULL && task->number == rt->task_counter) rt->task_counter--;
}

void ml_create_task(lua_State *L, ml_loop_object *loop, int index, int options) {
  if (__builtin_expect(!loop->has_task_factory, 1)) {
    make_task(L, loop, index, options);
  } else {
    ml_call_task_factory(L, loop, index, options);
    if (options != 0) name_after_all(L, options);
  }
}

static int ensure_future(lua_State *L) {
  lua_settop(L, 2);
  ml_loop_object *loop = NULL;
  int options = ml_options_at(L, 2);
  ml_check_keywords(L, options, "ensure_future", loop_keyword);
  if (ml_option(L, options, "loop") == LUA_TUSERDATA) loop = ml_check_loop(L, 3);
  lua_settop(L, 1);
  ml_ensure_future(L, 1, loop);
  return 1;
}

/* The loop that a function was given, or the one that runs. */
static ml_loop_object *loop_argument(lua_State *L, const char *function) {
  if (lua_isnoneornil(L, 1)) return ml_running_loop(L, function);
  if (ml_kind_of(L, 1) != ML_KIND_LOOP)
    ml_exception_raise(L, ML_EXC_TypeError, "an event loop was expected, got %s",
                       ml_repr(L, 1, NULL));
  return lua_touserdata(L, 1);
}

static int current_task(lua_State *L) {
  const ml_loop_object *loop = loop_argument(L, "current_task");
  const ml_runtime *rt = ml_runtime_of(L);
  if (rt->current_task == NULL || rt->running_loop != &loop->core) {
    lua_pushnil(L);
    return 1;
  }
  ml_push_anchored(L, ml_task_object_of(rt->current_task)->anchor);
  return 1;
}

/* all_tasks([loop]) -> list of the tasks that are not done. As asyncio.all_tasks. */
static int all_tasks(lua_State *L) {
  const ml_loop_object *loop = loop_argument(L, "all_tasks");
  lua_newtable(L);
  lua_Integer count = 0;
  int anchor = 0;
  for (ml_kind kind; (kind = ml_next_anchored(L, &anchor)) != ML_KIND_NONE;) {
    const ml_task_object *task = lua_touserdata(L, -1);
    if (kind == ML_KIND_TASK && ml_future_loop(&task->core.future) == loop &&
        !ml_future_done(&task->core.future))
      lua_rawseti(L, -2, ++count);
    else
      lua_pop(L, 1);
  }
  return 1;
}

static int iscoroutine(lua_State *L) {
  lua_pushboolean(L, ml_kind_of(L, 1) == ML_KIND_COROUTINE);
  return 1;
}

static int iscoroutinefunction(lua_State *L) {
  lua_pushboolean(L, ml_is_async_function(L, 1));
  return 1;
}

static int isfuture(lua_State *L) {
  lua_pushboolean(L, ml_is_future(L, 1));
  return 1;
}

/* Future([{loop = …}]) and Task(coroutine [, {loop =, name =}]), as calls of the classes. Argument
 * 1 is the class. */
static ml_loop_object *loop_option(lua_State *L, int options) {
  if (options != 0 && ml_option(L, options, "loop") != LUA_TNIL) return ml_check_loop(L, -1);
  ml_runtime *rt = ml_runtime_of(L);
  ml_push_slot(L, ML_SLOT_CURRENT_LOOP);
  if (rt->running_loop == NULL && lua_isuserdata(L, -1)) return ml_check_loop(L, -1);
  return ml_running_loop(L, "Future");
}

static int call_future(lua_State *L) {
  lua_settop(L, 2);
  int options = ml_options_at(L, 2);
  ml_check_keywords(L, options, "Future", loop_keyword);
  ml_loop_object *loop = loop_option(L, options);
  ml_new_future(L, loop, sizeof(ml_future_object), ML_KIND_FUTURE, ML_FUTURE_VALUES);
  return 1;
}

static int call_task(lua_State *L) {
  lua_settop(L, 3);
  static const char *const keywords[] = {"loop", "name", "context", "eager_start", NULL};
  int options = ml_options_at(L, 3);
  ml_check_keywords(L, options, "Task", keywords);
  ml_loop_object *loop = loop_option(L, options);
  lua_settop(L, 3);
  make_task(L, loop, 2, options);
  ml_give_number_back(L, options);
  return 1;
}

/* A class is the table of methods, callable: asyncio.Future(), asyncio.Task.result(task). */
static void set_class(lua_State *L, const char *name, lua_CFunction call) {
  luaL_getmetatable(L, name);
  lua_getfield(L, -1, "methods");
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, call);
  lua_setfield(L, -2, "__call");
  lua_setmetatable(L, -2);
  lua_setfield(L, -3, name);
  lua_pop(L, 1);
}

/* The async functions behind loop:shutdown_asyncgens() and the awaiting of an object with __await.
 */
static int await_object_done(lua_State *L, int status, lua_KContext context) {
  (void)status;
  (void)context;
  return lua_gettop(L) - 1;
}

static int await_object(lua_State *L) {
  lua_settop(L, 1);
  ml_push_slot(L, ML_SLOT_GO);
  int count = ml_push_awaitable(L, 1);
  lua_callk(L, count, LUA_MULTRET, 0, await_object_done);
  return await_object_done(L, LUA_OK, 0);
}

void ml_push_awaiting_coroutine(lua_State *L, int index) {
  index = lua_absindex(L, index);
  ml_push_async_cfunction(L, await_object, "_wrap_awaitable");
  lua_pushvalue(L, index);
  lua_call(L, 1, 1);
}

/* Among more tasks than this collectgarbage does not look for lost ones: that costs some 200 bytes
 * for each. */
enum { TASKS_LOOKED_THROUGH = 10000 };

/* collectgarbage as Lua's; before it collects, the newest coroutine object becomes an object like
 * any other. */
static int collect_garbage(lua_State *L) {
  const ml_runtime *rt = ml_runtime_of(L);
  int anchored = rt->anchor_count - rt->anchor_free;
  bool whole = lua_isnoneornil(L, 1) ||
               (lua_type(L, 1) == LUA_TSTRING && strcmp(lua_tostring(L, 1), "collect") == 0);
  if (whole && anchored > 0 && anchored <= TASKS_LOOKED_THROUGH) {
    ml_collect(L);
    lua_pushinteger(L, 0);
    return 1;
  }
  ml_coroutine_finalize_fresh(L);
  lua_CFunction original = lua_tocfunction(L, lua_upvalueindex(1));
  return original(L); /* not called through Lua, so that its errors name it */
}

static int live_generators(lua_State *L) {
  ml_push_live_generators(L, ml_check_loop(L, 1));
  return 1;
}

/* is_plain_table(value): a table without a metatable, as options are */
static int is_plain_table(lua_State *L) {
  lua_pushboolean(L, lua_istable(L, 1) && !lua_getmetatable(L, 1));
  return 1;
}

/* has_class(value, class): whether `class` is the metatable of the value */
static int has_class(lua_State *L) {
  lua_settop(L, 2);
  lua_pushboolean(L, lua_getmetatable(L, 1) && lua_rawequal(L, 2, 3));
  return 1;
}

static int is_loop(lua_State *L) {
  lua_pushboolean(L, ml_kind_of(L, 1) == ML_KIND_LOOP);
  return 1;
}

static int is_callable(lua_State *L) {
  lua_settop(L, 1);
  lua_pushboolean(L, ml_is_callable(L, 1));
  return 1;
}

static int type_name(lua_State *L) {
  lua_pushstring(L, ml_type_name(L, 1));
  return 1;
}

/* Gives the function at the top the globals as they were at the start: the user's may have other
 * values by now. */
static void set_environment(lua_State *L) {
  for (int i = 1;; i++) {
    const char *name = lua_getupvalue(L, -1, i);
    if (name == NULL) return;
    lua_pop(L, 1);
    if (strcmp(name, "_ENV") != 0) continue;
    ml_push_slot(L, ML_SLOT_GLOBALS);
    lua_setupvalue(L, -2, i);
    return;
  }
}

/* Keeps a copy of the globals for the library. */
static void copy_globals(lua_State *L) {
  lua_newtable(L);
  lua_pushglobaltable(L);
  lua_pushnil(L);
  while (lua_next(L, -2) != 0) {
    lua_pushvalue(L, -2);
    lua_rotate(L, -2, 1);
    lua_rawset(L, -5);
  }
  lua_pop(L, 1);
  ml_set_slot(L, ML_SLOT_GLOBALS);
}

/* Loads the library file whose path is argument 1 and sets what it provides in asyncio. */
static void load_file(lua_State *L, const ml_embedded *file) {
  lua_pushfstring(L, "=[moonloop]/%s", strrchr(file->path, '/') + 1);
  ml_translate_options options = {.drops_nothing = true};
  if (ml_chunk_load(L, file->text, file->length, lua_tostring(L, -1), "t", &options, NULL) !=
      LUA_OK)
    lua_error(L);
  set_environment(L);
  ml_push_slot(L, ML_SLOT_ASYNCIO);
  ml_push_slot(L, ML_SLOT_LIBRARY);
  lua_call(L, 2, 1);
  ml_push_slot(L, ML_SLOT_ASYNCIO);
  lua_pushnil(L);
  while (lua_next(L, -3) != 0) {
    lua_pushvalue(L, -2);
    lua_rotate(L, -2, 1); /* key key value */
    lua_rawset(L, -4);
  }
  lua_pop(L, 3);
}

static bool is_provided(const ml_embedded *file, const char *name) {
  const char *text = file->text;
  size_t length = strlen(name);
  if (strncmp(text, provides, sizeof provides - 1) != 0) return false;
  for (const char *p = text + sizeof provides - 1; *p != '\n' && *p != '\0';) {
    size_t word = strcspn(p, " \n");
    if (word == length && strncmp(p, name, length) == 0) return true;
    p += word;
    p += strspn(p, " ");
  }
  return false;
}

static const ml_embedded *find_provider(const char *name) {
  size_t count;
  const ml_embedded *files = ml_embedded_list(&count);
  for (size_t i = 0; i < count; i++)
    if (strncmp(files[i].path, "lib/", 4) == 0 && is_provided(&files[i], name)) return &files[i];
  return NULL;
}

/* Adds the names that a file provides to the table at the top. */
static void add_provided(lua_State *L, const ml_embedded *file) {
  if (strncmp(file->text, provides, sizeof provides - 1) != 0) return;
  for (const char *p = file->text + sizeof provides - 1; *p != '\n' && *p != '\0';) {
    size_t word = strcspn(p, " \n");
    lua_pushlstring(L, p, word);
    lua_pushboolean(L, 1);
    if (*p != '_')
      lua_rawset(L, -3);
    else
      lua_pop(L, 2);
    p += word;
    p += strspn(p, " ");
  }
}

void ml_push_library_names(lua_State *L) {
  size_t count;
  const ml_embedded *files = ml_embedded_list(&count);
  lua_newtable(L);
  for (size_t i = 0; i < count; i++)
    if (strncmp(files[i].path, "lib/", 4) == 0) add_provided(L, &files[i]);
  ml_push_slot(L, ML_SLOT_ASYNCIO);
  lua_pushnil(L);
  while (lua_next(L, -2) != 0) {
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    if (lua_type(L, -2) == LUA_TSTRING && *lua_tostring(L, -2) != '_')
      lua_rawset(L, -5);
    else
      lua_pop(L, 2);
  }
  lua_pop(L, 1);
}

/* __index of asyncio (and of the globals, for its modules): loads what provides the name. */
static int load_missing(lua_State *L) {
  if (lua_type(L, 2) != LUA_TSTRING) return 0;
  const ml_embedded *file = find_provider(lua_tostring(L, 2));
  if (file == NULL) return 0;
  load_file(L, file);
  ml_push_slot(L, ML_SLOT_ASYNCIO);
  lua_pushvalue(L, 2);
  lua_rawget(L, -2);
  return 1;
}

/* A module that stands for a field of asyncio, loaded when it is first used. */
static int module_index(lua_State *L) {
  ml_push_slot(L, ML_SLOT_ASYNCIO);
  lua_getfield(L, -1, lua_tostring(L, lua_upvalueindex(1)));
  lua_pushvalue(L, 2);
  lua_gettable(L, -2);
  return 1;
}

static int module_pairs(lua_State *L) {
  ml_push_slot(L, ML_SLOT_ASYNCIO);
  lua_getfield(L, -1, lua_tostring(L, lua_upvalueindex(1)));
  lua_getglobal(L, "next");
  lua_insert(L, -2);
  return 2;
}

static void add_lazy_module(lua_State *L, const char *name) {
  lua_newtable(L);
  lua_createtable(L, 0, 2);
  lua_pushstring(L, name);
  lua_pushcclosure(L, module_index, 1);
  lua_setfield(L, -2, "__index");
  lua_pushstring(L, name);
  lua_pushcclosure(L, module_pairs, 1);
  lua_setfield(L, -2, "__pairs");
  lua_setmetatable(L, -2);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_pushvalue(L, -2);
  lua_setfield(L, -2, name);
  lua_pop(L, 1);
  lua_setglobal(L, name);
}

static const luaL_Reg functions[] = {{"create_task", create_task},
                                     {"ensure_future", ensure_future},
                                     {"current_task", current_task},
                                     {"all_tasks", all_tasks},
                                     {"get_running_loop", get_running_loop},
                                     {"_get_running_loop", get_running_loop_or_nil},
                                     {"get_event_loop", get_event_loop},
                                     {"set_event_loop", set_event_loop},
                                     {"new_event_loop", new_event_loop},
                                     {"iscoroutine", iscoroutine},
                                     {"iscoroutinefunction", iscoroutinefunction},
                                     {"isfuture", isfuture},
                                     {NULL, NULL}};

/* The coroutine of a task, also of one that was done at once and does not tell it. */
static int coroutine_of(lua_State *L) {
  ml_check_kind(L, 1, ML_KIND_TASK);
  ml_task_push_coroutine(L, 1);
  return 1;
}

static const luaL_Reg helpers[] = {{"live_generators", live_generators}, {"type_name", type_name},
                                   {"is_plain_table", is_plain_table},   {"has_class", has_class},
                                   {"coroutine_of", coroutine_of},       {"is_loop", is_loop},
                                   {"is_callable", is_callable},         {NULL, NULL}};

void ml_open_library(lua_State *L) {
  lua_createtable(L, 0, 64);
  lua_pushvalue(L, -1);
  ml_set_slot(L, ML_SLOT_ASYNCIO);
  luaL_setfuncs(L, functions, 0);
  ml_exceptions_into(L, -1);
  ml_open_gather(L);
  ml_open_origins(L);
  set_class(L, "Future", call_future);
  set_class(L, "Task", call_task);
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, load_missing);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, -2);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_pushvalue(L, -2);
  lua_setfield(L, -2, "asyncio");
  lua_pop(L, 1);
  lua_setglobal(L, "asyncio");

  lua_newtable(L);
  luaL_setfuncs(L, helpers, 0);
  ml_open_interrupts(L);
  ml_open_tracing(L);
  ml_open_time(L);
  ml_open_explained(L);
  ml_open_keywords(L);
  ml_open_dot_call(L);
  ml_open_noticed(L);
  ml_open_slow(L);
  ml_open_waiters(L);
  ml_open_fifo(L);
  ml_open_alarms(L);
  ml_open_watches(L);
  ml_open_deadlock(L);
  ml_open_crowds(L);
  ml_open_contexts(L);
  ml_open_stacks(L);
  ml_set_slot(L, ML_SLOT_LIBRARY);
  add_lazy_module(L, "tracemalloc");
  add_lazy_module(L, "time");
  add_lazy_module(L, "contextvars");
  lua_getglobal(L, "collectgarbage");
  lua_pushcclosure(L, collect_garbage, 1);
  lua_setglobal(L, "collectgarbage");
  copy_globals(L);
}
