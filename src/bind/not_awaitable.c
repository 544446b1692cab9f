#include "bind/not_awaitable.h"

#include <string.h>

#include "base/buffer.h"
#include "bind/await.h"
#include "bind/call_site.h"
#include "bind/exception.h"
#include "bind/future.h"
#include "bind/place.h"

const char *ml_push_kind(lua_State *L, const char *type) {
  bool vowel = *type != '\0' && strchr("AEIOUaeio", *type) != NULL;
  return strcmp(type, "nil") == 0 ? lua_pushliteral(L, "nil")
                                  : lua_pushfstring(L, "%s %s", vowel ? "an" : "a", type);
}

/* Whether the table at `index` begins with something that could be awaited. */
static bool holds_awaitables(lua_State *L, int index) {
  if (!lua_istable(L, index)) return false;
  lua_rawgeti(L, index, 1);
  ml_kind kind = ml_kind_of(L, -1);
  lua_pop(L, 1);
  return kind == ML_KIND_COROUTINE || ml_is_future_kind(kind);
}

/* What is awaited of the library's objects: a method, or the block of an `async with`. */
static const struct {
  const char *type, *variant, *method;
} objects[] = {
    {"Event", "object", "wait"},    {"Barrier", "object", "wait"},
    {"Queue", "object", "get"},     {"PriorityQueue", "object", "get"},
    {"LifoQueue", "object", "get"}, {"Lock", "manager", NULL},
    {"Semaphore", "manager", NULL}, {"BoundedSemaphore", "manager", NULL},
    {"Condition", "manager", NULL}, {"TaskGroup", "manager", NULL},
    {"Timeout", "manager", NULL},
};

static const char *object_variant(lua_State *L, ml_diag *diag, int index) {
  if (luaL_getmetafield(L, index, "__name") != LUA_TSTRING) return NULL;
  for (size_t i = 0; i < sizeof objects / sizeof *objects; i++) {
    if (strcmp(lua_tostring(L, -1), objects[i].type) != 0) continue;
    if (objects[i].method != NULL) ml_diag_fact(diag, "method", "%s", objects[i].method);
    return objects[i].variant;
  }
  return NULL;
}

/* Whether a function, or the body of an async one, is not the user's. */
static bool is_library(lua_State *L, int index) {
  if (!ml_is_async_function(L, index))
    lua_pushvalue(L, index);
  else
    lua_getupvalue(L, index, ML_ASYNC_BODY);
  bool own = lua_iscfunction(L, -1) || ml_is_library_function(L);
  lua_pop(L, 1);
  return own;
}

static bool is_text(const ml_site *site, const ml_node *node, const char *text) {
  size_t length = node->end - node->start;
  return strlen(text) == length && memcmp(site->tree->text + node->start, text, length) == 0;
}

/* Of some calls it is known what was meant: NULL otherwise. */
static const char *call_variant(ml_diag *diag, const ml_site *site, const ml_node *operand) {
  if (operand->kind != ML_NODE_CALL) return NULL;
  const ml_node *callee = operand->call.callee, *first = operand->call.arguments;
  if (is_text(site, callee, "time.sleep")) {
    if (first != NULL) ml_site_fact(diag, "seconds", site, first);
    return "blocking";
  }
  bool extended = is_text(site, callee, "xpcall");
  if (!extended && !is_text(site, callee, "pcall")) return NULL;
  ml_site_fact(diag, "caller", site, callee);
  if (first == NULL || first->kind == ML_NODE_FUNCTION) return "protected";
  const ml_node *rest = first->next;
  if (extended && rest != NULL) rest = rest->next;
  ml_site_call_fact(diag, "call", site, first, rest);
  return "protected";
}

/* Whether what is awaited is the name of a coroutine object, and a field of its result was meant:
 * `await f().name`. */
static bool is_name_of_call(lua_State *L, ml_diag *diag, int index, const ml_site *site,
                            const ml_node *operand) {
  if (operand->kind != ML_NODE_FIELD || !ml_name_is(operand->field.name, "name")) return false;
  const ml_node *call = operand->field.object;
  const ml_name *called = ml_is_call(call) ? ml_last_name(call) : NULL;
  if (called == NULL || lua_type(L, index) != LUA_TSTRING) return false;
  const char *name = lua_tostring(L, index);
  ml_buffer text = {0};
  if (!ml_name_is(called, name)) return false;
  ml_site_fact(diag, "call", site, call);
  if (ml_add_awaited_calls(&text, site->tree, &site->spot, name, name) && !text.failed)
    ml_diag_fact(diag, "rewritten", "%s", text.data);
  ml_buffer_free(&text);
  return true;
}

/* Which short explanation fits a value; `called`: a call gave it. */
static const char *value_variant(lua_State *L, ml_diag *diag, int index, bool called) {
  if (ml_is_generator_function(L, index)) return "function";
  if (lua_isfunction(L, index) && is_library(L, index)) return "library";
  if (ml_is_async_function(L, index)) return "function";
  if (ml_kind_of(L, index) == ML_KIND_GENERATOR) return "generator";
  if (lua_isnil(L, index)) return called ? "nil" : "variable";
  if (lua_isfunction(L, index)) return "plain-function";
  if (lua_isthread(L, index)) return "thread";
  if (holds_awaitables(L, index)) return "list";
  const char *object = object_variant(L, diag, index);
  return object != NULL ? object : called ? NULL : "value";
}

static void describe(lua_State *L, ml_diag *diag, int index, bool from_await) {
  ml_site site;
  ml_finding await;
  const char *variant = NULL;
  bool found = ml_site_here(L, &site) && site.tree != NULL &&
               ml_find_kind(site.tree, &site.spot, ML_NODE_AWAIT, &await);
  const ml_node *operand = found ? await.node->await.operand : NULL;
  if (found) ml_site_fact(diag, "awaited", &site, operand);
  if (from_await)
    variant = "inner";
  else if (found && is_name_of_call(L, diag, index, &site, operand))
    variant = "name";
  else if (found)
    variant = call_variant(diag, &site, operand);
  if (variant == NULL) variant = value_variant(L, diag, index, !found || ml_is_call(operand));
  ml_diag_set(&diag->variant, variant);
}

void ml_push_not_awaitable(lua_State *L, int index) {
  ml_exception_push(L, ML_EXC_TypeError, "object %s can't be used in 'await' expression",
                    ml_type_name(L, index));
}

int ml_raise_not_awaited(lua_State *L, int index, const char *method) {
  const char *type = ml_type_name(L, index);
  int exception = lua_gettop(L);
  ml_diag *diag = ml_exception_set_diag(L, exception, ML_DIAG_NOT_AWAITABLE);
  if (diag == NULL) return lua_error(L);
  ml_diag_fact(diag, "type", "%s", type);
  ml_diag_fact(diag, "kind", "%s", ml_push_kind(L, type));
  ml_diag_fact(diag, "method", "%s", method);
  ml_diag_set(&diag->variant, "protocol");
  lua_settop(L, exception);
  return lua_error(L);
}

int ml_raise_not_awaitable(lua_State *L, int index, bool from_await) {
  index = lua_absindex(L, index);
  const char *type = ml_type_name(L, index);
  ml_push_not_awaitable(L, index);
  ml_diag *diag = ml_exception_set_diag(L, -1, ML_DIAG_NOT_AWAITABLE);
  if (diag == NULL) return lua_error(L);
  int exception = lua_gettop(L);
  ml_diag_fact(diag, "type", "%s", type);
  ml_diag_fact(diag, "kind", "%s", ml_push_kind(L, type));
  describe(L, diag, index, from_await);
  if (ml_is_async_function(L, index)) {
    lua_getupvalue(L, index, ML_ASYNC_QUALNAME);
    ml_diag_fact(diag, "name", "%s", lua_tostring(L, -1));
  }
  lua_settop(L, exception);
  return lua_error(L);
}
