/* What an expression is made from: the places and locals that it reads, its calls and awaits. */
#include "lang/watch.h"

#include <string.h>

enum { DEEPEST_EXPRESSION = 40, DEEPEST_PATH = 6, LONGEST_KEY = 64 };

/* ---- places ---- */

static bool is_path(const ml_node *node, const char *text, int depth);

static bool is_length(const ml_node *node, const char *text, int depth) {
  return node->kind == ML_NODE_UNARY && node->detail == ML_TOKEN_HASH &&
         is_path(node->operand.value, text, depth);
}

/* Whether a key can be worked out again: a constant, a path, a length, or a sum of such. */
static bool is_key(const ml_node *key, const char *text, int depth) {
  uint32_t length = key->end - key->start;
  if (length >= LONGEST_KEY || memchr(text + key->start, '\n', length) != NULL) return false;
  if (key->kind == ML_NODE_NUMBER || key->kind == ML_NODE_STRING) return true;
  if (key->kind != ML_NODE_BINARY) return is_path(key, text, depth) || is_length(key, text, depth);
  bool works_out = key->detail == ML_TOKEN_PLUS || key->detail == ML_TOKEN_MINUS ||
                   key->detail == ML_TOKEN_CONCAT;
  return works_out && depth < DEEPEST_PATH && is_key(key->binary.left, text, depth + 1) &&
         is_key(key->binary.right, text, depth + 1);
}

static bool is_path(const ml_node *node, const char *text, int depth) {
  if (depth > DEEPEST_PATH) return false;
  if (node->kind == ML_NODE_NAME) return true;
  if (node->kind == ML_NODE_FIELD) return is_path(node->field.object, text, depth + 1);
  return node->kind == ML_NODE_INDEX && is_key(node->index.key, text, depth + 1) &&
         is_path(node->index.object, text, depth + 1);
}

bool ml_is_path(const ml_node *node, const char *text) {
  return is_path(node, text, 0);
}

bool ml_is_place(const ml_node *node, const char *text) {
  if (node->kind != ML_NODE_NAME) return is_path(node, text, 0);
  const ml_variable *variable = node->name.variable;
  return variable == NULL || (variable->is_shared && variable->attribute == ML_ATTRIBUTE_NONE);
}

bool ml_has_computed_key(const ml_node *place) {
  for (; place->kind == ML_NODE_FIELD || place->kind == ML_NODE_INDEX;
       place = place->kind == ML_NODE_FIELD ? place->field.object : place->index.object) {
    if (place->kind == ML_NODE_FIELD) continue;
    int kind = place->index.key->kind;
    if (kind != ML_NODE_NUMBER && kind != ML_NODE_STRING && kind != ML_NODE_NAME) return true;
  }
  return false;
}

/* The innermost object of a path, where it is a local that nobody else reaches; else NULL. */
static ml_variable *own_local(const ml_node *node) {
  while (node->kind == ML_NODE_FIELD || node->kind == ML_NODE_INDEX)
    node = node->kind == ML_NODE_FIELD ? node->field.object : node->index.object;
  if (node->kind != ML_NODE_NAME || node->name.variable == NULL) return NULL;
  return node->name.variable->is_shared ? NULL : node->name.variable;
}

static void add_place(ml_sources *out, const ml_node *node) {
  if (out->place_count < ML_MOST_SOURCES)
    out->places[out->place_count++] = node;
  else
    out->unknown = true;
}

static void add_local(ml_sources *out, ml_variable *local) {
  if (local == NULL) return;
  if (out->local_count < ML_MOST_SOURCES)
    out->locals[out->local_count++] = local;
  else
    out->unknown = true;
}

static void add_call(ml_sources *out, const ml_node *call) {
  if (out->call_count < ML_MOST_SOURCES)
    out->calls[out->call_count++] = call;
  else
    out->unknown = true;
}

static void add_maybe(ml_sources *out, const ml_variable *local) {
  if (out->maybe_count < ML_MOST_SOURCES)
    out->maybes[out->maybe_count++] = local;
  else
    out->unknown = true;
}

static void add_read(ml_sources *out, const ml_node *node, const char *text) {
  add_local(out, own_local(node));
  if (ml_is_place(node, text)) add_place(out, node);
}

/* ---- calls ---- */

/* What is called, as far as names tell. */
typedef enum callee {
  OF_PROGRAM, /* to be followed */
  PLAIN,      /* a function that ml_plain_function knows */
  MAKES,      /* makes its result from its arguments and nothing else */
  KNOWS_NONE, /* its result has nothing to do with what the program holds */
  CALLS_BACK  /* whatever it has been given may be in its result */
} callee;

typedef struct known_callee {
  const char *name;
  callee kind;
} known_callee;

static callee kind_by_name(const known_callee *known, size_t count, const ml_name *name) {
  for (size_t i = 0; i < count; i++)
    if (ml_name_is(name, known[i].name)) return known[i].kind;
  return OF_PROGRAM;
}

/* By the global that the path begins with. */
static callee kind_of_function(const ml_node *path) {
  static const known_callee known[] = {{"assert", MAKES},
                                       {"math", MAKES},
                                       {"select", MAKES},
                                       {"string", MAKES},
                                       {"table", MAKES},
                                       {"tonumber", MAKES},
                                       {"tostring", MAKES},
                                       {"utf8", MAKES},
                                       {"pcall", CALLS_BACK},
                                       {"xpcall", CALLS_BACK},
                                       {"next", CALLS_BACK},
                                       {"rawget", CALLS_BACK},
                                       {"asyncio", KNOWS_NONE},
                                       {"collectgarbage", KNOWS_NONE},
                                       {"contextvars", KNOWS_NONE},
                                       {"coroutine", KNOWS_NONE},
                                       {"debug", KNOWS_NONE},
                                       {"error", KNOWS_NONE},
                                       {"io", KNOWS_NONE},
                                       {"ipairs", KNOWS_NONE},
                                       {"isinstance", KNOWS_NONE},
                                       {"os", KNOWS_NONE},
                                       {"pairs", KNOWS_NONE},
                                       {"print", KNOWS_NONE},
                                       {"rawset", KNOWS_NONE},
                                       {"repr", KNOWS_NONE},
                                       {"require", KNOWS_NONE},
                                       {"setmetatable", KNOWS_NONE},
                                       {"time", KNOWS_NONE},
                                       {"tracemalloc", KNOWS_NONE},
                                       {"type", KNOWS_NONE}};
  while (path->kind == ML_NODE_FIELD) path = path->field.object;
  if (path->kind != ML_NODE_NAME || path->name.variable != NULL) return OF_PROGRAM;
  return kind_by_name(known, sizeof known / sizeof known[0], path->name.name);
}

/* Methods of strings that hardly anything else has. */
static callee kind_of_method(const ml_name *name) {
  static const known_callee known[] = {{"byte", MAKES},  {"format", MAKES}, {"gsub", MAKES},
                                       {"lower", MAKES}, {"rep", MAKES},    {"reverse", MAKES},
                                       {"upper", MAKES}};
  return kind_by_name(known, sizeof known / sizeof known[0], name);
}

static callee kind_of_call(const ml_node *call) {
  if (call->kind == ML_NODE_CALL && ml_plain_function(call->call.callee) != NULL) return PLAIN;
  if (call->kind == ML_NODE_CALL) return kind_of_function(call->call.callee);
  callee kind = kind_of_function(call->method.object);
  return kind != OF_PROGRAM ? kind : kind_of_method(call->method.name);
}

const ml_name *ml_followed_name(const ml_node *call) {
  if (kind_of_call(call) != OF_PROGRAM) return NULL;
  if (call->kind == ML_NODE_METHOD_CALL) return call->method.name;
  const ml_node *function = call->call.callee;
  if (function->kind == ML_NODE_NAME) return function->name.name;
  return function->kind == ML_NODE_FIELD ? function->field.name : NULL;
}

/* ---- sources ---- */

static void gather(const ml_node *node, const char *text, int depth, ml_sources *out);

static void gather_list(const ml_node *list, const char *text, int depth, ml_sources *out) {
  for (; list != NULL; list = list->next) gather(list, text, depth, out);
}

/* Of what is not handed on only the awaits count. */
static void gather_unused(const ml_node *node, const char *text, int depth, ml_sources *out) {
  ml_sources inner = {.awaits = out->awaits, .first_await = out->first_await};
  gather(node, text, depth, &inner);
  out->awaits = inner.awaits;
  out->first_await = inner.first_await;
}

static void gather_awaits(const ml_node *list, const char *text, int depth, ml_sources *out) {
  for (; list != NULL; list = list->next) gather_unused(list, text, depth, out);
}

/* The value may be made from it, or not. */
static void gather_maybe(const ml_node *node, const char *text, int depth, ml_sources *out) {
  ml_sources inner = {.awaits = out->awaits, .first_await = out->first_await};
  gather(node, text, depth, &inner);
  out->awaits = inner.awaits;
  out->first_await = inner.first_await;
  for (int i = 0; i < inner.local_count; i++) add_maybe(out, inner.locals[i]);
  for (int i = 0; i < inner.maybe_count; i++) add_maybe(out, inner.maybes[i]);
  if (inner.place_count + inner.call_count > 0 || inner.unknown) out->unknown = true;
}

static bool gives_several(const ml_node *argument) {
  return argument->kind == ML_NODE_CALL || argument->kind == ML_NODE_METHOD_CALL ||
         argument->kind == ML_NODE_VARARG || argument->kind == ML_NODE_AWAIT;
}

/* The call of a plain function: the result is made from some of the arguments. */
static void gather_plain(const ml_node *call, const char *text, int depth, ml_sources *out) {
  const ml_function *function = ml_plain_function(call->call.callee);
  uint32_t parameter = 1;
  for (const ml_node *node = call->call.arguments; node != NULL; node = node->next) {
    bool is_rest = node->next == NULL && gives_several(node);
    uint32_t parameters = is_rest ? UINT32_MAX - (parameter - 1) : parameter;
    if (parameter == 0) parameters = 0;
    if ((function->always_in & parameter) != 0)
      gather(node, text, depth, out);
    else if (((function->always_in | function->maybe_in) & parameters) != 0)
      gather_maybe(node, text, depth, out);
    else
      gather_unused(node, text, depth, out);
    parameter <<= 1;
  }
}

static void gather_call(const ml_node *node, const char *text, int depth, bool is_awaited,
                        ml_sources *out) {
  bool method = node->kind == ML_NODE_METHOD_CALL;
  const ml_node *arguments = method ? node->method.arguments : node->call.arguments;
  callee kind = kind_of_call(node);
  if (kind == PLAIN) {
    gather_plain(node, text, depth, out);
    return;
  }
  if (kind == MAKES) {
    if (method) gather(node->method.object, text, depth, out);
    gather_list(arguments, text, depth, out);
    return;
  }
  gather_awaits(method ? node->method.object : node->call.callee, text, depth, out);
  gather_awaits(arguments, text, depth, out);
  if (ml_followed_name(node) != NULL)
    add_call(out, node);
  else if (kind == CALLS_BACK || (kind == OF_PROGRAM && !is_awaited))
    out->unknown = true;
}

static void add_all(ml_sources *out, const ml_sources *from) {
  for (int i = 0; i < from->place_count; i++) add_place(out, from->places[i]);
  for (int i = 0; i < from->local_count; i++) add_local(out, from->locals[i]);
  for (int i = 0; i < from->call_count; i++) add_call(out, from->calls[i]);
  for (int i = 0; i < from->maybe_count; i++) add_maybe(out, from->maybes[i]);
  out->unknown = out->unknown || from->unknown;
}

/* Of `a and b` the result is b, or nothing: a was looked at, no more. So it is with `a or b` where
 * b suspends. */
static void gather_binary(const ml_node *node, const char *text, int depth, ml_sources *out) {
  ml_sources left = {.awaits = out->awaits, .first_await = out->first_await};
  gather(node->binary.left, text, depth, &left);
  ml_sources right = {.awaits = left.awaits, .first_await = left.first_await};
  gather(node->binary.right, text, depth, &right);
  bool chooses =
      node->detail == ML_TOKEN_AND || (node->detail == ML_TOKEN_OR && right.awaits > left.awaits);
  if (!chooses) add_all(out, &left);
  add_all(out, &right);
  out->awaits = right.awaits;
  out->first_await = right.first_await;
}

static void gather_await(const ml_node *node, const char *text, int depth, ml_sources *out) {
  const ml_node *operand = node->kind == ML_NODE_AWAIT ? node->await.operand : NULL;
  if (operand == NULL)
    gather_awaits(node->yield.operands, text, depth, out);
  else if (operand->kind == ML_NODE_CALL || operand->kind == ML_NODE_METHOD_CALL)
    gather_call(operand, text, depth, true, out);
  else
    gather_awaits(operand, text, depth, out);
  if (out->awaits++ == 0) out->first_await = node->end;
}

static void gather(const ml_node *node, const char *text, int depth, ml_sources *out) {
  if (node == NULL) return;
  if (++depth > DEEPEST_EXPRESSION) {
    out->unknown = true;
    return;
  }
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
    case ML_NODE_METHOD_CALL: gather_call(node, text, depth, false, out); break;
    case ML_NODE_UNARY:
      if (is_length(node, text, 0)) add_place(out, node);
      gather(node->operand.value, text, depth, out);
      break;
    case ML_NODE_PAREN: gather(node->operand.value, text, depth, out); break;
    case ML_NODE_BINARY: gather_binary(node, text, depth, out); break;
    case ML_NODE_TABLE: gather_awaits(node->list.items, text, depth, out); break;
    case ML_NODE_NAMED_ITEM: gather(node->named_item.value, text, depth, out); break;
    case ML_NODE_KEYED_ITEM: gather(node->index.key, text, depth, out); break;
    case ML_NODE_VARARG: out->unknown = true; break;
    case ML_NODE_AWAIT:
    case ML_NODE_YIELD: gather_await(node, text, depth, out); break;
    default: break;
  }
}

void ml_sources_add(ml_sources *sources, const ml_node *expression, const char *text) {
  gather(expression, text, 0, sources);
}

bool ml_is_same_text(const ml_node *a, const ml_node *b, const char *text) {
  size_t length = a->end - a->start;
  return b->end - b->start == length && memcmp(text + a->start, text + b->start, length) == 0;
}

void ml_sources_drop_twins(ml_sources *sources, const char *text) {
  int kept = 0;
  for (int i = 0; i < sources->place_count; i++) {
    bool is_twin = false;
    for (int k = 0; k < kept && !is_twin; k++)
      is_twin = ml_is_same_text(sources->places[i], sources->places[k], text);
    if (!is_twin) sources->places[kept++] = sources->places[i];
  }
  sources->place_count = kept;
}

bool ml_is_unchanged(const ml_node *value, const char *text) {
  while (value->kind == ML_NODE_PAREN) value = value->operand.value;
  if (value->kind == ML_NODE_AWAIT) value = value->await.operand;
  bool calls = value->kind == ML_NODE_CALL || value->kind == ML_NODE_METHOD_CALL;
  return calls ? ml_followed_name(value) != NULL : is_path(value, text, 0);
}

/* ---- the items of a table ---- */

const ml_node *ml_items_of(const ml_node *value) {
  if (value != NULL && value->kind == ML_NODE_CALL) {
    const ml_node *maker = value->call.callee;
    if (maker->kind != ML_NODE_NAME || !ml_name_is(maker->name.name, "setmetatable")) return NULL;
    value = value->call.arguments;
  }
  return value == NULL || value->kind != ML_NODE_TABLE ? NULL : value->list.items;
}

const ml_node *ml_item_value(const ml_node *item) {
  if (item->kind == ML_NODE_NAMED_ITEM) return item->named_item.value;
  return item->kind == ML_NODE_KEYED_ITEM ? item->index.key : item;
}

/* ---- the calls of a statement ---- */

static void list_calls(const ml_node *node, bool is_awaited, int depth, ml_calls *out);

static void list_all_calls(const ml_node *list, int depth, ml_calls *out) {
  for (; list != NULL; list = list->next) list_calls(list, false, depth, out);
}

static void note_call(const ml_node *call, bool is_awaited, ml_calls *out) {
  if (ml_followed_name(call) == NULL || out->count == ML_MOST_SOURCES) return;
  out->is_awaited[out->count] = is_awaited;
  out->calls[out->count++] = call;
}

static void list_calls(const ml_node *node, bool is_awaited, int depth, ml_calls *out) {
  if (node == NULL || ++depth > DEEPEST_EXPRESSION) return;
  switch ((ml_node_kind)node->kind) {
    case ML_NODE_FIELD: list_calls(node->field.object, false, depth, out); break;
    case ML_NODE_KEYED_ITEM:
    case ML_NODE_INDEX:
      list_calls(node->index.object, false, depth, out);
      list_calls(node->index.key, false, depth, out);
      break;
    case ML_NODE_CALL:
      list_calls(node->call.callee, false, depth, out);
      list_all_calls(node->call.arguments, depth, out);
      note_call(node, is_awaited, out);
      break;
    case ML_NODE_METHOD_CALL:
      list_calls(node->method.object, false, depth, out);
      list_all_calls(node->method.arguments, depth, out);
      note_call(node, is_awaited, out);
      break;
    case ML_NODE_PAREN:
    case ML_NODE_UNARY: list_calls(node->operand.value, false, depth, out); break;
    case ML_NODE_BINARY:
      list_calls(node->binary.left, false, depth, out);
      list_calls(node->binary.right, false, depth, out);
      break;
    case ML_NODE_TABLE: list_all_calls(node->list.items, depth, out); break;
    case ML_NODE_NAMED_ITEM: list_calls(node->named_item.value, false, depth, out); break;
    case ML_NODE_AWAIT: list_calls(node->await.operand, true, depth, out); break;
    case ML_NODE_YIELD: list_all_calls(node->yield.operands, depth, out); break;
    default: break;
  }
}

void ml_calls_add(ml_calls *calls, const ml_node *list) {
  list_all_calls(list, 0, calls);
}

/* ---- when, and what is in sight ---- */

bool ml_is_read_early(const ml_sources *sources, const ml_node *place, const ml_function *in) {
  bool own = place->kind == ML_NODE_NAME && place->name.variable != NULL &&
             place->name.variable->home == in;
  return sources->first_await != 0 && place->start < sources->first_await && !own;
}

static bool mentions(const ml_node *node, const ml_name *name) {
  switch ((ml_node_kind)node->kind) {
    case ML_NODE_NAME: return node->name.name == name;
    case ML_NODE_FIELD: return mentions(node->field.object, name);
    case ML_NODE_INDEX:
      return mentions(node->index.object, name) || mentions(node->index.key, name);
    case ML_NODE_UNARY: return mentions(node->operand.value, name);
    case ML_NODE_BINARY:
      return mentions(node->binary.left, name) || mentions(node->binary.right, name);
    default: return false;
  }
}

bool ml_is_hidden(const ml_node *statement, const ml_node *path) {
  if (statement->kind != ML_NODE_LOCAL) return false;
  for (const ml_node *name = statement->assign.targets; name != NULL; name = name->next)
    if (mentions(path, name->local_name.variable->name)) return true;
  return false;
}
