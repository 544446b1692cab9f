/* Loops that collect results one by one, though nothing in them needs the one before:
 * `for … do list[…] = await f(…) end`, also with a local in between.
 *
 * Only what is certain: f is an async function of the text, does wait, and writes nothing but its
 * own variables; its arguments have nothing to do with the list; nothing else stands in the loop. A
 * loop of bare `await f(x)` is left alone, since what it does may have to happen in this order. */
#include <string.h>

#include "lang/check_parts.h"

/* What is told of a function while the places are collected. */
typedef struct conduct {
  bool awaits;
  bool writes_outside; /* a variable of somebody else, or into any table */
} conduct;

static const char conducts; /* the second key of a function's conduct */

static conduct *conduct_of(ml_checker *checker, const ml_function *function) {
  conduct *found = ml_pairs_get(&checker->places, function, &conducts);
  if (found != NULL) return found;
  found = ml_checker_alloc(checker, sizeof *found);
  if (found != NULL && !ml_pairs_add(&checker->places, function, &conducts, found))
    checker->failed = true;
  return checker->failed ? NULL : found;
}

static bool writes_outside(const ml_node *assignment, const ml_function *home) {
  for (const ml_node *target = assignment->assign.targets; target != NULL; target = target->next)
    if (target->kind != ML_NODE_NAME || target->name.variable == NULL ||
        target->name.variable->home != home)
      return true;
  return false;
}

void ml_conduct_collect(ml_checker *checker, const ml_node *node) {
  bool defines = node->kind == ML_NODE_FUNCTION_STATEMENT;
  if (node->kind != ML_NODE_AWAIT && node->kind != ML_NODE_ASSIGN && !defines) return;
  const ml_function *home = ml_frame_top(checker)->home;
  conduct *known = conduct_of(checker, home);
  if (known == NULL) return;
  if (node->kind == ML_NODE_AWAIT)
    known->awaits = true;
  else if (defines || writes_outside(node, home))
    known->writes_outside = true;
}

/* --- the loop --- */

static const ml_block *body_of(const ml_node *loop) {
  if (loop->kind == ML_NODE_NUMERIC_FOR) return loop->numeric_for.body;
  bool plain = loop->kind == ML_NODE_GENERIC_FOR && (loop->flags & ML_FLAG_ASYNC) == 0;
  return plain ? loop->generic_for.body : NULL;
}

static const ml_node *skip_empty(const ml_node *statement) {
  while (statement != NULL && statement->kind == ML_NODE_EMPTY) statement = statement->next;
  return statement;
}

/* The one value of a statement with one target. */
static const ml_node *only_value(const ml_node *statement, int kind) {
  if (statement == NULL || statement->kind != kind) return NULL;
  const ml_node *targets = statement->assign.targets, *values = statement->assign.values;
  if (targets == NULL || values == NULL || targets->next != NULL || values->next != NULL)
    return NULL;
  return ml_bare(values);
}

/* The statement that stores a result in a list, and the await that gives the result. */
typedef struct collecting {
  const ml_node *store, *await;
} collecting;

static bool find_collecting(const ml_block *body, collecting *out) {
  const ml_node *first = skip_empty(body->first);
  if (first == NULL) return false;
  const ml_node *second = skip_empty(first->next);
  const ml_node *value = only_value(first, ML_NODE_ASSIGN);
  if (value != NULL && second == NULL) {
    *out = (collecting){.store = first, .await = value};
    return value->kind == ML_NODE_AWAIT;
  }
  value = only_value(first, ML_NODE_LOCAL);
  const ml_node *stored = only_value(second, ML_NODE_ASSIGN);
  if (value == NULL || stored == NULL || skip_empty(second->next) != NULL) return false;
  *out = (collecting){.store = second, .await = value};
  return value->kind == ML_NODE_AWAIT && stored->kind == ML_NODE_NAME &&
         stored->name.variable == first->assign.targets->local_name.variable;
}

/* Whether the call does not name the list. */
static bool is_apart(ml_checker *checker, const ml_node *list, const ml_node *call) {
  const char *text = checker->tree->text;
  uint32_t length = list->end - list->start;
  for (uint32_t at = call->start; at + length <= call->end; at++)
    if (memcmp(text + at, text + list->start, length) == 0) return false;
  return true;
}

void ml_rule_sequential(ml_checker *checker, const ml_node *node) {
  collecting found;
  const ml_block *body = body_of(node);
  if (body == NULL || !ml_is_inside_async(checker) || !find_collecting(body, &found)) return;
  const ml_node *target = found.store->assign.targets;
  if (target->kind != ML_NODE_INDEX || target->index.object->kind != ML_NODE_NAME) return;
  const ml_node *list = target->index.object, *call = ml_bare(found.await->await.operand);
  if (call == NULL || call->kind != ML_NODE_CALL || !is_apart(checker, list, call)) return;
  ml_value value = ml_value_of(checker, call);
  if (value.kind != ML_VALUE_OBJECT || value.function == NULL) return;
  const conduct *known = ml_pairs_get(&checker->places, value.function, &conducts);
  if (known == NULL || !known->awaits || known->writes_outside) return;
  const char *text = ml_call_text(checker, call, ml_called_name(&value));
  ml_diag *diag =
      ml_found(checker, ML_DIAG_SEQUENTIAL_AWAITS, found.await, "waits before the next one begins",
               "each %s waits for the one before", text);
  if (diag == NULL) return;
  ml_diag_fact(diag, "call", "%s", text);
  ml_found_text(checker, diag, "list", list);
}
