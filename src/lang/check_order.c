/* The two traps of evaluation order: `t[#t + 1] = await f()` and `n = n + await f()`, where others
 * can change what was read. */
#include <string.h>

#include "lang/check_parts.h"

/* --- whether two expressions name the same thing --- */

static bool is_same_leaf(const ml_checker *checker, const ml_node *a, const ml_node *b) {
  uint32_t length = a->end - a->start;
  const char *text = checker->tree->text;
  return length == b->end - b->start && memcmp(text + a->start, text + b->start, length) == 0;
}

static bool is_same_key(const ml_checker *checker, const ml_node *a, const ml_node *b) {
  bool is_simple =
      a->kind == ML_NODE_NAME || a->kind == ML_NODE_STRING || a->kind == ML_NODE_NUMBER;
  return is_simple && a->kind == b->kind && is_same_leaf(checker, a, b);
}

/* A local may not have another variable of its name between two words of one statement, so the
 * spelling decides. */
static bool is_same(const ml_checker *checker, const ml_node *a, const ml_node *b) {
  while (a->kind == b->kind) {
    if (a->kind == ML_NODE_NAME) return is_same_leaf(checker, a, b);
    if (a->kind == ML_NODE_FIELD) {
      if (a->field.name != b->field.name) return false;
      a = a->field.object;
      b = b->field.object;
    } else if (a->kind == ML_NODE_INDEX) {
      if (!is_same_key(checker, a->index.key, b->index.key)) return false;
      a = a->index.object;
      b = b->index.object;
    } else {
      return false;
    }
  }
  return false;
}

/* --- what stands in a value --- */

typedef struct reading {
  const ml_node *target; /* what is looked for besides awaits; or NULL */
  uint32_t first_read;   /* UINT32_MAX: none */
  const ml_node *await;  /* the last one; or NULL */
} reading;

static bool is_arithmetic(const ml_node *node) {
  return node->kind == ML_NODE_BINARY && node->detail != ML_TOKEN_AND &&
         node->detail != ML_TOKEN_OR;
}

static void read_leaf(const ml_checker *checker, const ml_node *node, reading *out) {
  if (node->kind == ML_NODE_AWAIT) {
    if (out->await == NULL || out->await->start < node->start) out->await = node;
  } else if (is_same(checker, node, out->target) && node->start < out->first_read) {
    out->first_read = node->start;
  }
}

/* Through operators alone, so that what is read is part of what is written. */
static void read_operands(const ml_checker *checker, const ml_node *node, reading *out) {
  for (node = ml_bare(node); node != NULL && is_arithmetic(node); node = ml_bare(node->binary.left))
    read_operands(checker, node->binary.right, out);
  while (node != NULL && node->kind == ML_NODE_UNARY) node = ml_bare(node->operand.value);
  if (node != NULL && is_arithmetic(node)) {
    read_operands(checker, node, out);
  } else if (node != NULL) {
    read_leaf(checker, node, out);
  }
}

static const ml_node *find_await(const ml_node *node);

static const ml_node *find_in_list(const ml_node *list) {
  const ml_node *found = NULL;
  for (; list != NULL && found == NULL; list = list->next)
    found =
        list->kind == ML_NODE_NAMED_ITEM ? find_await(list->named_item.value) : find_await(list);
  return found;
}

/* An await that every evaluation of the expression comes to. */
static const ml_node *find_await(const ml_node *node) {
  const ml_node *found = NULL;
  while (node != NULL && found == NULL) {
    switch ((ml_node_kind)node->kind) {
      case ML_NODE_AWAIT: return node;
      case ML_NODE_PAREN:
      case ML_NODE_UNARY: node = node->operand.value; break;
      case ML_NODE_BINARY:
        if (is_arithmetic(node)) found = find_await(node->binary.right);
        node = node->binary.left;
        break;
      case ML_NODE_CALL:
        found = find_in_list(node->call.arguments);
        node = node->call.callee;
        break;
      case ML_NODE_METHOD_CALL:
        found = find_in_list(node->method.arguments);
        node = node->method.object;
        break;
      case ML_NODE_FIELD: node = node->field.object; break;
      case ML_NODE_TABLE: return find_in_list(node->list.items);
      default: return NULL;
    }
  }
  return found;
}

/* --- who else can get at it --- */

static bool is_parameter(const ml_checker *checker, const ml_place *place) {
  const ml_node *node = ml_frame_top(checker)->home->parameters;
  while (node != NULL && node->local_name.variable != place->variable) node = node->next;
  return node != NULL;
}

/* Whether another task can write what the target names: not a local that only this run of this
 * function knows, nor what such a local's table holds. */
static bool is_shared(ml_checker *checker, const ml_node *target) {
  const ml_node *root = target;
  while (root->kind == ML_NODE_FIELD || root->kind == ML_NODE_INDEX)
    root = root->kind == ML_NODE_FIELD ? root->field.object : root->index.object;
  if (root->kind != ML_NODE_NAME) return false;
  const ml_variable *variable = root->name.variable;
  const ml_function *home = ml_frame_top(checker)->home;
  if (variable == NULL || variable->home != home) return true;
  const ml_place *place = ml_pairs_get(&checker->places, variable, NULL);
  if (place == NULL) return variable->declaration == NULL && target != root;
  if (target == root) return place->is_written_elsewhere;
  return place->is_used_elsewhere || is_parameter(checker, place);
}

/* --- the rule --- */

static void report(ml_checker *checker, const ml_node *node, const ml_node *table,
                   const ml_node *await) {
  const ml_node *target = node->assign.targets;
  const char *text = ml_text_of(checker, table != NULL ? table : target);
  const char *variable = text != NULL ? text : "it";
  ml_diag *diag =
      table == NULL
          ? ml_found(checker, ML_DIAG_AWAIT_ORDER, node, "read before the await, or after it?",
                     "%s may change while this line waits", variable)
          : ml_found(checker, ML_DIAG_AWAIT_ORDER, node, "the place is chosen before the await",
                     "the place in %s is chosen before the await", variable);
  if (diag == NULL) return;
  if (table != NULL) ml_diag_set(&diag->variant, "index");
  if (text != NULL) ml_diag_fact(diag, "variable", "%s", text);
  ml_found_text(checker, diag, "expression", await);
}

/* `t` of `t[#t + 1]`; NULL for anything else. */
static const ml_node *table_of_append(const ml_checker *checker, const ml_node *target) {
  if (target->kind != ML_NODE_INDEX) return NULL;
  const ml_node *key = ml_bare(target->index.key);
  if (key->kind != ML_NODE_BINARY || key->detail != ML_TOKEN_PLUS) return NULL;
  const ml_node *length = ml_bare(key->binary.left);
  if (length->kind != ML_NODE_UNARY || length->detail != ML_TOKEN_HASH) return NULL;
  const ml_node *measured = ml_bare(length->operand.value);
  return is_same(checker, measured, target->index.object) ? target->index.object : NULL;
}

void ml_rule_order(ml_checker *checker, const ml_node *node) {
  if (node->kind != ML_NODE_ASSIGN || !ml_is_inside_async(checker)) return;
  const ml_node *target = node->assign.targets, *value = node->assign.values;
  if (target == NULL || target->next != NULL || value == NULL) return;
  const ml_node *table = table_of_append(checker, target);
  if (table != NULL) {
    const ml_node *await = find_await(value);
    if (await != NULL && is_shared(checker, target)) report(checker, node, table, await);
    return;
  }
  reading found = {.target = target, .first_read = UINT32_MAX};
  read_operands(checker, value, &found);
  bool is_trap = found.await != NULL && found.first_read < found.await->start;
  if (is_trap && is_shared(checker, target)) report(checker, node, NULL, found.await);
}
