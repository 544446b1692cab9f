#include "bind/misuse.h"

#include <ctype.h>
#include <string.h>

#include "base/buffer.h"
#include "bind/absent.h"
#include "bind/await.h"
#include "bind/call_site.h"
#include "bind/callee.h"
#include "bind/chunk.h"
#include "bind/coroutine.h"
#include "bind/exception.h"
#include "bind/future.h"
#include "bind/not_awaitable.h"
#include "bind/place.h"
#include "bind/repr.h"
#include "bind/repr_future.h"
#include "bind/traceback.h"

const char *ml_class_name(lua_State *L, int index) {
  switch (ml_kind_of(L, index)) {
    case ML_KIND_TASK: return "_asyncio.Task";
    case ML_KIND_FUTURE: return "_asyncio.Future";
    case ML_KIND_GATHER: return "_GatheringFuture";
    default: return ml_type_name(L, index);
  }
}

/* The level of the innermost function in Lua that is not of the library. */
static int user_level(lua_State *L) {
  lua_Debug ar;
  for (int level = 0; lua_getstack(L, level, &ar); level++)
    if (lua_getinfo(L, "Sl", &ar) && ar.currentline > 0 &&
        strncmp(ar.source, "=[moonloop", 10) != 0)
      return level;
  return 0;
}

/* The line that made the object, as it should have been. `other`: another object that was used with
 * it, or the same. */
static void add_rewritten(lua_State *L, ml_diag *diag, int index, int other) {
  ml_site site;
  ml_buffer text = {0};
  ml_site_made(L, index, &site);
  const char *name = ml_last_part(ml_coroutine_name(L, index));
  const char *second = ml_last_part(ml_coroutine_name(L, other));
  if (site.tree != NULL && ml_add_awaited_calls(&text, site.tree, &site.spot, name, second) &&
      !text.failed)
    ml_diag_fact(diag, "rewritten", "%s", text.data);
  ml_buffer_free(&text);
}

/* An object that another function has made, and given to the one that uses it: what it is to await
 * is its own call. False where that does not show. */
static bool describe_given(lua_State *L, ml_diag *diag, int index) {
  ml_site made, site;
  ml_finding value;
  const char *variable = ml_diag_get(diag, "variable");
  ml_site_made(L, index, &made);
  const struct ml_chunk *chunk = made.chunk;
  if (ml_site_kind_of(&made, NULL) == ML_SITE_ASYNC || variable == NULL) return false;
  if (!ml_site_here(L, &site) || site.tree == NULL) return false;
  bool same = chunk == site.chunk && made.spot.first_line == site.spot.first_line &&
              made.spot.last_line == site.spot.last_line;
  if (same || !ml_find_value(site.tree, &site.spot, variable, &value) || !ml_is_call(value.node) ||
      ml_runs_argument(value.node))
    return false;
  const ml_coroutine *coroutine = lua_touserdata(L, index);
  ml_buffer text = {0};
  ml_site_fact(diag, "call", &site, value.node);
  site.spot.line = value.node->line;
  diag->span = ml_site_span(&site, value.node);
  ml_diag_set(&diag->source, site.chunk->text);
  ml_diag_fact(diag, "made_line", "%d", value.node->line);
  ml_site_kind kind = ml_site_kind_of(&site, &value);
  ml_diag_set(&diag->variant, ml_site_variant(kind, coroutine->in_loop));
  if (kind == ML_SITE_REGULAR && value.function->spelling != NULL)
    ml_diag_fact(diag, "function", "%s", value.function->spelling);
  const char *call = ml_diag_get(diag, "call");
  if (call != NULL && ml_add_awaited_texts(&text, site.tree, &site.spot, call) && !text.failed)
    ml_diag_fact(diag, "rewritten", "%s", text.data);
  ml_buffer_free(&text);
  return true;
}

/* With the file and the line of the use in the diagnostic. */
static void describe_coroutine(lua_State *L, ml_diag *diag, int index, int other, int line) {
  char file[LUA_IDSIZE];
  int made = ml_coroutine_made(L, index, file);
  bool same_file = diag->file != NULL && strcmp(diag->file, file) == 0;
  ml_span use = {line, 0, line, 0};
  ml_diag_fact(diag, "name", "%s", ml_coroutine_name(L, index));
  if (describe_given(L, diag, index)) {
    ml_diag_mark(diag, diag->span, "%s", "what it gives is to be awaited");
    ml_diag_mark(diag, use, "%s", "used here as its result");
    return;
  }
  ml_describe_call(L, diag, index);
  if (diag->variant != NULL && strcmp(diag->variant, "sleep") == 0)
    ml_diag_set(&diag->variant, "inside");
  if (same_file) {
    ml_diag_fact(diag, "made_line", "%d", made);
    add_rewritten(L, diag, index, other);
    ml_diag_mark(diag, diag->span, made == line ? "not yet a result" : "made here");
  } else {
    struct ml_chunk *chunk = ml_chunk_find_shown(ml_runtime_of(L), diag->file);
    diag->span = use;
    size_t length;
    bool known = chunk != NULL && ml_chunk_line(chunk, line, &length) != NULL;
    ml_diag_set(&diag->source, known ? chunk->text : "");
  }
  if (!same_file || made != line) ml_diag_mark(diag, use, "%s", "used here as its result");
}

/* The line of the use as it should be, where an await may stand there. */
static void add_awaited_use(lua_State *L, ml_diag *diag) {
  ml_site site;
  ml_buffer text = {0};
  const char *variable = ml_diag_get(diag, "variable");
  if (variable == NULL || !ml_site_here(L, &site) || site.tree == NULL) return;
  ml_finding use;
  bool found = ml_find_text(site.tree, &site.spot, variable, &use);
  ml_site_kind kind = ml_site_kind_of(&site, found ? &use : NULL);
  if (use.count == 1 && (kind == ML_SITE_ASYNC || kind == ML_SITE_PROMPT) &&
      ml_add_awaited_texts(&text, site.tree, &site.spot, variable) && !text.failed)
    ml_diag_fact(diag, "rewritten", "%s", text.data);
  ml_buffer_free(&text);
}

/* Tasks and futures: what was meant is their result. */
static void describe_future(lua_State *L, ml_diag *diag, int index, int line) {
  const ml_future_object *self = lua_touserdata(L, index);
  ml_diag_set(&diag->variant, self->core.is_task ? "task" : "future");
  if (self->core.is_task) {
    ml_push_task_name(L, index);
    ml_diag_fact(diag, "task", "%s", lua_tostring(L, -1));
    ml_task_push_coroutine(L, index);
    ml_diag_fact(diag, "name", "%s", ml_coroutine_name(L, -1));
    lua_pop(L, 2);
  }
  add_awaited_use(L, diag);
  diag->span = (ml_span){line, 0, line, 0};
  ml_diag_mark(diag, diag->span, "%s", "used here as its result");
}

/* The head of the only loop of the user's line, as it should read for an async generator. */
static void add_async_loop(lua_State *L, ml_diag *diag) {
  ml_site site;
  ml_finding loop;
  ml_buffer text = {0};
  if (!ml_site_here(L, &site) || site.tree == NULL ||
      !ml_find_kind(site.tree, &site.spot, ML_NODE_GENERIC_FOR, &loop))
    return;
  const ml_node *value = loop.node->generic_for.values;
  const ml_name *called = ml_is_call(value) ? ml_last_name(value) : NULL;
  bool wrapped = called != NULL && (ml_name_is(called, "pairs") || ml_name_is(called, "ipairs"));
  if (value->next != NULL || wrapped) return;
  ml_buffer_add_string(&text, "async ");
  bool one_line = ml_add_text(&text, site.tree, loop.node->start, value->end);
  if (one_line && !text.failed) ml_diag_fact(diag, "loop", "%s", text.data);
  ml_buffer_free(&text);
}

/* `other`: another coroutine object that was used with it, or the same. */
static void describe_misuse(lua_State *L, ml_diag *diag, int index, int other) {
  char file[LUA_IDSIZE];
  int line = ml_where(L, file), top = lua_gettop(L);
  index = lua_absindex(L, index);
  const char *variable = ml_push_name_of(L, user_level(L), index);
  if (variable != NULL) ml_diag_fact(diag, "variable", "%s", variable);
  lua_settop(L, top);
  ml_diag_set(&diag->file, file);
  ml_diag_fact(diag, "line", "%d", line);
  ml_diag_fact(diag, "type", "%s", ml_class_name(L, index));
  ml_kind kind = ml_kind_of(L, index);
  if (kind == ML_KIND_COROUTINE) {
    describe_coroutine(L, diag, index, other, line);
  } else if (ml_is_future_kind(kind)) {
    describe_future(L, diag, index, line);
  } else {
    if (kind == ML_KIND_GENERATOR) {
      ml_diag_set(&diag->variant, "generator");
      add_async_loop(L, diag);
    }
    diag->span = (ml_span){line, 0, line, 0};
    ml_diag_mark(diag, diag->span, "%s", "here");
  }
}

void ml_describe_misuse(lua_State *L, ml_diag *diag, int index) {
  index = lua_absindex(L, index);
  describe_misuse(L, diag, index, index);
}

int ml_raise_misuse(lua_State *L, int index, ml_diag_id id) {
  index = lua_absindex(L, index);
  ml_diag *diag = ml_exception_set_diag(L, -1, id);
  if (diag != NULL) ml_describe_misuse(L, diag, index);
  return lua_error(L);
}

static bool is_function(lua_State *L, int index) {
  if (lua_isfunction(L, index)) return true;
  if (ml_kind_of(L, index) != ML_KIND_NONE || luaL_getmetafield(L, index, "__call") == LUA_TNIL)
    return false;
  lua_pop(L, 1);
  return true;
}

/* What the `async for`, or the only manager of the `async with`, of the user's line is about. */
static const ml_node *unfit_node(const ml_site *site, ml_diag_id id) {
  ml_finding found;
  bool loop = id == ML_DIAG_NOT_ASYNC_ITERABLE;
  if (site->tree == NULL || !ml_find_kind(site->tree, &site->spot,
                                          loop ? ML_NODE_GENERIC_FOR : ML_NODE_ASYNC_WITH, &found))
    return NULL;
  if (loop) return found.node->generic_for.values;
  const ml_node *items = found.node->with.items;
  return items->next == NULL ? items->with_item.value : NULL;
}

/* A coroutine object there: what its call is worth, and for `lock:acquire()` the lock. */
static void describe_unfit_coroutine(lua_State *L, ml_diag *diag, int index, const ml_node *node,
                                     const ml_site *site) {
  const char *name = ml_coroutine_name(L, index);
  ml_diag_fact(diag, "name", "%s", name);
  bool acquires = node != NULL && node->kind == ML_NODE_METHOD_CALL &&
                  strstr(name, ".acquire") != NULL && ml_name_is(node->method.name, "acquire");
  if (acquires) ml_site_fact(diag, "object", site, node->method.object);
  ml_describe_call(L, diag, index);
  ml_diag_set(&diag->variant, acquires ? "acquire" : "coroutine");
}

static const char *unfit_variant(lua_State *L, int index, ml_diag_id id, const char *variant) {
  if (is_function(L, index)) return "function";
  if (lua_isnil(L, index)) return "nil";
  if (id != ML_DIAG_NOT_ASYNC_ITERABLE || !lua_istable(L, index)) return variant;
  const char *name = ml_type_name(L, index);
  return strcmp(name, "table") == 0 ? "table" : strstr(name, "Queue") != NULL ? "queue" : variant;
}

int ml_raise_unfit(lua_State *L, int index, ml_diag_id id, const char *variant) {
  index = lua_absindex(L, index);
  ml_diag *diag = ml_exception_set_diag(L, -1, id);
  if (diag == NULL) return lua_error(L);
  ml_site site;
  int exception = lua_gettop(L);
  ml_site_here(L, &site);
  const ml_node *node = unfit_node(&site, id);
  const char *variable = lua_isnil(L, index) || (node != NULL && ml_is_call(node))
                             ? NULL
                             : ml_push_name_of(L, user_level(L), index);
  if (variable != NULL)
    ml_diag_fact(diag, "variable", "%s", variable);
  else if (node != NULL && !ml_is_call(node))
    ml_site_fact(diag, "variable", &site, node);
  ml_diag_fact(diag, "type", "%s", ml_class_name(L, index));
  ml_diag_fact(diag, "kind", "%s", ml_push_kind(L, ml_class_name(L, index)));
  lua_settop(L, exception);
  ml_diag_set(&diag->variant, unfit_variant(L, index, id, variant));
  if (ml_kind_of(L, index) == ML_KIND_COROUTINE)
    describe_unfit_coroutine(L, diag, index, node, &site);
  ml_diag_set(&diag->file, site.file);
  diag->span = (ml_span){site.spot.line, 0, site.spot.line, 0};
  return lua_error(L);
}

void ml_explain_expected(lua_State *L, int index, bool futures) {
  int top = lua_gettop(L);
  index = lua_absindex(L, index);
  ml_diag *diag = ml_exception_set_diag(L, -1, ML_DIAG_COROUTINE_EXPECTED);
  if (diag == NULL) return;
  const char *name = ml_push_called_by_user(L);
  if (name != NULL) ml_describe_here(L, diag, name);
  const char *variable = ml_push_name_of(L, user_level(L), index);
  if (variable != NULL) ml_diag_fact(diag, "variable", "%s", variable);
  ml_diag_fact(diag, "value", "%s", ml_repr_short(L, index));
  if (futures) ml_diag_set(&diag->variant, "awaitable");
  if (ml_is_async_function(L, index)) {
    ml_diag_set(&diag->variant, "function");
    lua_getupvalue(L, index, ML_ASYNC_QUALNAME);
    ml_diag_fact(diag, "name", "%s", variable != NULL ? variable : lua_tostring(L, -1));
    if (variable != NULL && name != NULL) ml_describe_called(L, diag, name, variable);
  } else if (ml_is_future_kind(ml_kind_of(L, index))) {
    ml_diag_set(&diag->variant, "task");
  } else if (ml_kind_of(L, index) == ML_KIND_GENERATOR) {
    ml_diag_set(&diag->variant, "generator");
  }
  lua_settop(L, top);
}

/* Raises the exception at the top because of the object at `index`. */
static int raise_used(lua_State *L, int index) {
  return ml_raise_misuse(L, index, ML_DIAG_USED_WITHOUT_AWAIT);
}

/* Raises the exception at the top because of the operands at 1 and 2, of which one is an object at
 * least. */
static int raise_operands(lua_State *L) {
  int index = ml_kind_of(L, 1) != ML_KIND_NONE ? 1 : 2;
  ml_diag *diag = ml_exception_set_diag(L, -1, ML_DIAG_USED_WITHOUT_AWAIT);
  bool both = ml_kind_of(L, 1) == ML_KIND_COROUTINE && ml_kind_of(L, 2) == ML_KIND_COROUTINE;
  if (diag != NULL) describe_misuse(L, diag, index, both ? 2 : index);
  return lua_error(L);
}

/* Upvalue 1: the operator. */
static int no_arithmetic(lua_State *L) {
  lua_settop(L, 2);
  ml_exception_push(L, ML_EXC_TypeError, "unsupported operand type(s) for %s: '%s' and '%s'",
                    lua_tostring(L, lua_upvalueindex(1)), ml_class_name(L, 1), ml_class_name(L, 2));
  return raise_operands(L);
}

static int no_unary(lua_State *L) {
  lua_settop(L, 1);
  ml_exception_push(L, ML_EXC_TypeError, "bad operand type for unary %s: '%s'",
                    lua_tostring(L, lua_upvalueindex(1)), ml_class_name(L, 1));
  return raise_used(L, 1);
}

static int no_concatenation(lua_State *L) {
  lua_settop(L, 2);
  if (lua_type(L, 1) == LUA_TSTRING)
    ml_exception_push(L, ML_EXC_TypeError, "can only concatenate str (not \"%s\") to str",
                      ml_class_name(L, 2));
  else
    ml_exception_push(L, ML_EXC_TypeError, "unsupported operand type(s) for ..: '%s' and '%s'",
                      ml_class_name(L, 1), ml_class_name(L, 2));
  return raise_operands(L);
}

/* Lua compares `a > b` as `b < a`. Whether it was written so shows in the source line, where that
 * has one of both only. */
static bool is_written_greater(lua_State *L) {
  char file[LUA_IDSIZE];
  size_t length;
  int line = ml_where(L, file);
  const char *text = ml_traceback_line(L, file, line, &length);
  return text != NULL && memchr(text, '>', length) != NULL && memchr(text, '<', length) == NULL;
}

/* Upvalue 1: "<" or "<=". */
static int no_comparison(lua_State *L) {
  lua_settop(L, 2);
  bool greater = is_written_greater(L);
  const char *operator= lua_tostring(L, lua_upvalueindex(1));
  ml_exception_push(L, ML_EXC_TypeError, "'%s%s' not supported between instances of '%s' and '%s'",
                    greater ? ">" : "<", operator+ 1, ml_class_name(L, greater ? 2 : 1),
                    ml_class_name(L, greater ? 1 : 2));
  return raise_operands(L);
}

static int no_length(lua_State *L) {
  ml_exception_push(L, ML_EXC_TypeError, "object of type '%s' has no len()", ml_class_name(L, 1));
  return raise_used(L, 1);
}

static int no_iteration(lua_State *L) {
  ml_exception_push(L, ML_EXC_TypeError, "'%s' object is not iterable", ml_class_name(L, 1));
  if (ml_kind_of(L, 1) == ML_KIND_GENERATOR)
    return ml_raise_misuse(L, 1, ML_DIAG_ASYNC_ITERATOR_IN_FOR);
  return raise_used(L, 1);
}

/* __call, which is also what `for ... in` does with its first value. */
static int no_call(lua_State *L) {
  lua_Debug ar;
  lua_settop(L, 1);
  if (lua_getstack(L, 0, &ar) && lua_getinfo(L, "n", &ar) &&
      strcmp(ar.namewhat, "for iterator") == 0)
    return no_iteration(L);
  ml_exception_push(L, ML_EXC_TypeError, "'%s' object is not callable", ml_class_name(L, 1));
  return raise_used(L, 1);
}

/* Whether the field was asked for by ipairs, and not by the program itself. */
static bool is_ipairs(lua_State *L) {
  lua_Debug ar;
  return lua_isinteger(L, 2) && lua_getstack(L, 1, &ar) && lua_getinfo(L, "nS", &ar) &&
         *ar.what == 'C' && strcmp(ar.namewhat, "metamethod") != 0;
}

int ml_no_such_field(lua_State *L) {
  lua_settop(L, 2);
  if (is_ipairs(L)) return no_iteration(L);
  if (lua_type(L, 2) == LUA_TSTRING)
    ml_exception_push(L, ML_EXC_AttributeError, "'%s' object has no attribute '%s'",
                      ml_class_name(L, 1), lua_tostring(L, 2));
  else
    ml_exception_push(L, ML_EXC_TypeError, "'%s' object is not subscriptable", ml_class_name(L, 1));
  return raise_used(L, 1);
}

static int read_field(lua_State *L) {
  lua_gettable(L, 1);
  return 1;
}

/* Whether the object at 1 has a field that is called like the string at 2. */
static bool has_field(lua_State *L) {
  lua_pushcfunction(L, read_field);
  lua_pushvalue(L, 1);
  lua_pushvalue(L, 2);
  bool has = lua_pcall(L, 2, 1, 0) == LUA_OK;
  lua_pop(L, 1);
  return has;
}

static int no_assignment(lua_State *L) {
  lua_settop(L, 2);
  if (lua_type(L, 2) == LUA_TSTRING && has_field(L))
    return ml_exception_raise(L, ML_EXC_AttributeError,
                              "attribute '%s' of '%s' objects is not writable", lua_tostring(L, 2),
                              ml_class_name(L, 1));
  if (lua_type(L, 2) == LUA_TSTRING)
    ml_exception_push(L, ML_EXC_AttributeError, "'%s' object has no attribute '%s'",
                      ml_class_name(L, 1), lua_tostring(L, 2));
  else
    ml_exception_push(L, ML_EXC_TypeError, "'%s' object does not support item assignment",
                      ml_class_name(L, 1));
  return raise_used(L, 1);
}

static const struct {
  const char *event;
  lua_CFunction function;
  const char *operator;
} events[] = {
    {"__add", no_arithmetic, "+"},
    {"__sub", no_arithmetic, "-"},
    {"__mul", no_arithmetic, "*"},
    {"__div", no_arithmetic, "/"},
    {"__mod", no_arithmetic, "%"},
    {"__pow", no_arithmetic, "^"},
    {"__idiv", no_arithmetic, "//"},
    {"__band", no_arithmetic, "&"},
    {"__bor", no_arithmetic, "|"},
    {"__bxor", no_arithmetic, "~"},
    {"__shl", no_arithmetic, "<<"},
    {"__shr", no_arithmetic, ">>"},
    {"__unm", no_unary, "-"},
    {"__bnot", no_unary, "~"},
    {"__lt", no_comparison, "<"},
    {"__le", no_comparison, "<="},
    {"__concat", no_concatenation, ".."},
    {"__len", no_length, "#"},
    {"__call", no_call, "()"},
    {"__pairs", no_iteration, "pairs"},
    {"__newindex", no_assignment, "[] ="},
};

/* Into the metatable at the top. */
static void set_events(lua_State *L) {
  for (size_t i = 0; i < sizeof events / sizeof events[0]; i++) {
    lua_pushstring(L, events[i].operator);
    lua_pushcclosure(L, events[i].function, 1);
    lua_setfield(L, -2, events[i].event);
  }
}

/* What was asked for a field, as the user wrote it. */
static void add_asked(lua_State *L, ml_diag *diag) {
  ml_site site;
  ml_finding object;
  const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : NULL;
  if (ml_site_here(L, &site) && site.tree != NULL &&
      ml_find_object(site.tree, &site.spot, key, &object))
    ml_site_fact(diag, "variable", &site, object.node);
}

/* Nothing but the name of a method was wrong. */
static void explain_typo(lua_State *L, ml_diag *diag, const char *meant) {
  const char *object = ml_diag_get(diag, "variable");
  if (object == NULL) object = diag->variant; /* "task" */
  const char *written = lua_pushfstring(L, "%s:%s", object, lua_tostring(L, 2));
  const char *right = lua_pushfstring(L, "%s:%s", object, meant);
  ml_explain_typo(diag, written, right);
}

/* Of tasks and their like. Argument 1 is no object, but the table of methods in which Lua looked.
 */
static int no_such_method(lua_State *L) {
  lua_settop(L, 2);
  lua_pushvalue(L, 2);
  lua_gettable(L, lua_upvalueindex(1)); /* added later */
  if (!lua_isnil(L, -1)) return 1;
  const char *class = lua_tostring(L, lua_upvalueindex(2));
  bool ipairs = is_ipairs(L), named = lua_type(L, 2) == LUA_TSTRING;
  ml_exception_push(L, named ? ML_EXC_AttributeError : ML_EXC_TypeError,
                    named    ? "'%s' object has no attribute '%s'"
                    : ipairs ? "'%s' object is not iterable"
                             : "'%s' object is not subscriptable",
                    class, named ? lua_tostring(L, 2) : "");
  bool generator = strcmp(class, "async_generator") == 0;
  ml_diag *diag = ml_exception_set_diag(
      L, -1, generator && ipairs ? ML_DIAG_ASYNC_ITERATOR_IN_FOR : ML_DIAG_USED_WITHOUT_AWAIT);
  if (diag == NULL) return lua_error(L);
  char file[LUA_IDSIZE];
  int line = ml_where(L, file), exception = lua_gettop(L);
  ml_diag_set(&diag->file, file);
  ml_diag_set(&diag->variant, generator                             ? "generator"
                              : strcmp(class, "_asyncio.Task") == 0 ? "task"
                                                                    : "future");
  ml_diag_fact(diag, "type", "%s", class);
  add_asked(L, diag);
  lua_pushvalue(L, lua_upvalueindex(1));
  const char *meant = named ? ml_nearest_key(L, lua_tostring(L, 2)) : NULL;
  if (meant != NULL) explain_typo(L, diag, meant);
  diag->span = (ml_span){line, 0, line, 0};
  if (meant == NULL && !generator) add_awaited_use(L, diag);
  if (meant == NULL) ml_diag_mark(diag, diag->span, "%s", "used here as its result");
  lua_settop(L, exception);
  return lua_error(L);
}

/* Objects look for methods in a copy of the class, which raises what the class leaves open: so a
 * method costs what a field of a table costs. */
static void set_missing(lua_State *L, const char *class) {
  lua_getfield(L, -1, "methods");
  int methods = lua_gettop(L);
  lua_newtable(L);
  lua_pushnil(L);
  while (lua_next(L, methods) != 0) {
    lua_pushvalue(L, -2);
    lua_rotate(L, -2, 1);
    lua_rawset(L, -4);
  }
  lua_createtable(L, 0, 1);
  lua_pushvalue(L, methods);
  lua_pushstring(L, class);
  lua_pushcclosure(L, no_such_method, 2);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, -2);
  if (lua_getfield(L, methods - 1, "__index") == LUA_TFUNCTION) { /* of a kind with fields */
    lua_insert(L, -2);
    lua_setupvalue(L, -2, 1);
  } else {
    lua_pop(L, 1);
    lua_setfield(L, methods - 1, "__index");
  }
  lua_settop(L, methods - 1);
}

void ml_open_misuse(lua_State *L) {
  static const struct {
    ml_kind kind;
    const char *class; /* NULL: its __index raises itself */
  } kinds[] = {{ML_KIND_COROUTINE, NULL},
               {ML_KIND_FUTURE, "_asyncio.Future"},
               {ML_KIND_TASK, "_asyncio.Task"},
               {ML_KIND_GATHER, "_GatheringFuture"},
               {ML_KIND_GENERATOR, "async_generator"}};
  const ml_runtime *rt = ml_runtime_of(L);
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    for (int finalized = 0; finalized < 2; finalized++) {
      lua_rawgeti(L, LUA_REGISTRYINDEX, rt->metatable_references[finalized][kinds[i].kind]);
      set_events(L);
      if (kinds[i].class != NULL) set_missing(L, kinds[i].class);
      lua_pop(L, 1);
    }
  }
}
