/* What an expression is made from: the places and locals that it reads, and its awaits. */
#include "lang/watch.h"

#include <string.h>

enum { DEEPEST_EXPRESSION = 40, DEEPEST_PATH = 6, LONGEST_KEY = 64 };

static bool is_constant_key(const ml_node *key, const char *text) {
  uint32_t length = key->end - key->start;
  bool plain = key->kind == ML_NODE_NUMBER || key->kind == ML_NODE_STRING;
  return plain && length < LONGEST_KEY && memchr(text + key->start, '\n', length) == NULL;
}

static bool is_key(const ml_node *key, const char *text) {
  if (key->kind == ML_NODE_NAME) return key->name.variable != NULL;
  return is_constant_key(key, text);
}

static bool is_path(const ml_node *node, const char *text, int depth) {
  if (depth > DEEPEST_PATH) return false;
  if (node->kind == ML_NODE_NAME) return true;
  if (node->kind == ML_NODE_FIELD) return is_path(node->field.object, text, depth + 1);
  return node->kind == ML_NODE_INDEX && is_key(node->index.key, text) &&
         is_path(node->index.object, text, depth + 1);
}

bool ml_is_place(const ml_node *node, const char *text) {
  if (node->kind != ML_NODE_NAME) return is_path(node, text, 0);
  const ml_variable *variable = node->name.variable;
  return variable == NULL || (variable->is_shared && variable->attribute == ML_ATTRIBUTE_NONE);
}

/* The innermost object of a path, where it is a local that nobody else reaches; else NULL. */
static const ml_variable *own_local(const ml_node *node) {
  while (node->kind == ML_NODE_FIELD || node->kind == ML_NODE_INDEX)
    node = node->kind == ML_NODE_FIELD ? node->field.object : node->index.object;
  if (node->kind != ML_NODE_NAME || node->name.variable == NULL) return NULL;
  return node->name.variable->is_shared ? NULL : node->name.variable;
}

static void add_read(ml_sources *out, const ml_node *node, const char *text) {
  const ml_variable *local = own_local(node);
  if (local != NULL && out->local_count < ML_MOST_SOURCES) out->locals[out->local_count++] = local;
  if (ml_is_place(node, text) && out->place_count < ML_MOST_SOURCES)
    out->places[out->place_count++] = node;
}

/* Whether the path begins with a global of Lua's or ours. */
static bool is_library(const ml_node *path) {
  static const char *const names[] = {
      "assert", "asyncio", "coroutine", "debug",    "error",    "io",     "ipairs", "math",
      "next",   "os",      "pairs",     "pcall",    "print",    "rawget", "rawset", "repr",
      "select", "string",  "table",     "tonumber", "tostring", "type",   "utf8",   "xpcall"};
  while (path->kind == ML_NODE_FIELD) path = path->field.object;
  if (path->kind != ML_NODE_NAME || path->name.variable != NULL) return false;
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (ml_name_is(path->name.name, names[i])) return true;
  return false;
}

static void add_call(ml_sources *out, const ml_node *node) {
  bool method = node->kind == ML_NODE_METHOD_CALL;
  if (is_library(method ? node->method.object : node->call.callee)) return;
  if (out->plain_calls++ == 0) out->plain_call = node;
}

static void gather(const ml_node *node, const char *text, int depth, ml_sources *out);

static void gather_list(const ml_node *list, const char *text, int depth, ml_sources *out) {
  for (; list != NULL; list = list->next) gather(list, text, depth, out);
}

/* Of `a and b`, where b suspends, the result is b: a was looked at, no more. */
static void gather_binary(const ml_node *node, const char *text, int depth, ml_sources *out) {
  bool chooses = node->detail == ML_TOKEN_AND || node->detail == ML_TOKEN_OR;
  ml_sources before = *out;
  gather(node->binary.left, text, depth, out);
  ml_sources left = *out;
  gather(node->binary.right, text, depth, out);
  if (!chooses || out->awaits == left.awaits) return;
  before.awaits = out->awaits;
  before.first_await = out->first_await;
  before.call = out->call;
  before.plain_calls = out->plain_calls;
  before.plain_call = out->plain_call;
  for (int i = left.place_count; i < out->place_count; i++)
    before.places[before.place_count++] = out->places[i];
  for (int i = left.local_count; i < out->local_count; i++)
    before.locals[before.local_count++] = out->locals[i];
  *out = before;
}

static void add_await(ml_sources *out, const ml_node *node) {
  if (out->awaits++ > 0) return;
  out->first_await = node->end;
  const ml_node *operand = node->kind == ML_NODE_AWAIT ? node->await.operand : NULL;
  bool calls =
      operand != NULL && (operand->kind == ML_NODE_CALL || operand->kind == ML_NODE_METHOD_CALL);
  out->call = calls ? operand : NULL;
}

static void gather(const ml_node *node, const char *text, int depth, ml_sources *out) {
  if (node == NULL || ++depth > DEEPEST_EXPRESSION) return;
  switch ((ml_node_kind)node->kind) {
    case ML_NODE_NAME: add_read(out, node, text); break;
    case ML_NODE_FIELD:
      if (is_path(node, text, 0))
        add_read(out, node, text);
      else
        gather(node->field.object, text, depth, out);
      break;
    case ML_NODE_INDEX:
      if (is_path(node, text, 0)) {
        add_read(out, node, text);
      } else {
        gather(node->index.object, text, depth, out);
        gather(node->index.key, text, depth, out);
      }
      break;
    case ML_NODE_CALL:
      add_call(out, node);
      gather_list(node->call.arguments, text, depth, out);
      break;
    case ML_NODE_METHOD_CALL:
      add_call(out, node);
      gather(node->method.object, text, depth, out);
      gather_list(node->method.arguments, text, depth, out);
      break;
    case ML_NODE_PAREN:
    case ML_NODE_UNARY: gather(node->operand.value, text, depth, out); break;
    case ML_NODE_BINARY: gather_binary(node, text, depth, out); break;
    case ML_NODE_TABLE: gather_list(node->list.items, text, depth, out); break;
    case ML_NODE_NAMED_ITEM: gather(node->named_item.value, text, depth, out); break;
    case ML_NODE_KEYED_ITEM: gather(node->index.key, text, depth, out); break;
    case ML_NODE_AWAIT:
      gather(node->await.operand, text, depth, out);
      add_await(out, node);
      break;
    case ML_NODE_YIELD:
      gather_list(node->yield.operands, text, depth, out);
      add_await(out, node);
      break;
    default: break;
  }
}

void ml_sources_add(ml_sources *sources, const ml_node *expression, const char *text) {
  gather(expression, text, 0, sources);
}

void ml_sources_add_list(ml_sources *sources, const ml_node *list, const char *text) {
  gather_list(list, text, 0, sources);
}

bool ml_is_read_early(const ml_sources *sources, const ml_node *place, const ml_function *in) {
  bool own = place->kind == ML_NODE_NAME && place->name.variable != NULL &&
             place->name.variable->home == in;
  return sources->first_await != 0 && place->start < sources->first_await && !own;
}

/* Whether the path, or a key in it, is that name. */
static bool mentions(const ml_node *path, const ml_name *name) {
  for (; path->kind != ML_NODE_NAME;
       path = path->kind == ML_NODE_FIELD ? path->field.object : path->index.object) {
    if (path->kind == ML_NODE_FIELD) continue;
    const ml_node *key = path->index.key;
    if (key->kind == ML_NODE_NAME && key->name.name == name) return true;
  }
  return path->name.name == name;
}

bool ml_is_hidden(const ml_node *statement, const ml_node *path) {
  if (statement->kind != ML_NODE_LOCAL) return false;
  for (const ml_node *name = statement->assign.targets; name != NULL; name = name->next)
    if (mentions(path, name->local_name.variable->name)) return true;
  return false;
}
