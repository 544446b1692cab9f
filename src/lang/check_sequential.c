/* Loops that collect results one by one, though nothing in them needs the one before:
 * `for … do list[…] = await f(…) end`, also with `table.insert`, a sum, or locals in between.
 *
 * Only what is certain: f is an async function of the text that does nothing but wait and
 * give a result (check_conduct.c), its arguments have nothing to do with what is collected, nobody
 * else sees how that grows, and nothing else stands in the loop. A loop of bare `await f(x)`, or of
 * `print(await f(x))`, is left alone, since what it does may have to happen in this order. */
#include <string.h>

#include "lang/check_parts.h"

enum { MOST_STATEMENTS = 3 };

/* How a loop collects. */
typedef struct collecting {
  const ml_node *into;  /* the list or the sum, a NAME */
  const ml_node *key;   /* list[key] = …; or NULL */
  const ml_node *value; /* what is added: the await, or the local that holds its result */
  const ml_node *await, *call;
  bool is_sum;
} collecting;

/* --- its statements --- */

static const ml_block *body_of(const ml_node *loop) {
  if (loop->kind == ML_NODE_NUMERIC_FOR) return loop->numeric_for.body;
  bool plain = loop->kind == ML_NODE_GENERIC_FOR && (loop->flags & ML_FLAG_ASYNC) == 0;
  return plain ? loop->generic_for.body : NULL;
}

/* How many there are; 0 when there are too many. */
static int list_statements(const ml_block *body, const ml_node *out[MOST_STATEMENTS]) {
  int count = 0;
  for (const ml_node *statement = body->first; statement != NULL; statement = statement->next) {
    if (statement->kind == ML_NODE_EMPTY) continue;
    if (count == MOST_STATEMENTS) return 0;
    out[count++] = statement;
  }
  return count;
}

/* The one value of a statement with one target. */
static const ml_node *only_value(const ml_node *statement, int kind) {
  if (statement->kind != kind) return NULL;
  const ml_node *targets = statement->assign.targets, *values = statement->assign.values;
  if (targets == NULL || values == NULL || targets->next != NULL || values->next != NULL)
    return NULL;
  return ml_bare(values);
}

static bool names(const ml_node *node, const ml_variable *variable) {
  return node->kind == ML_NODE_NAME && node->name.variable == variable;
}

/* `sum = sum + value`. */
static bool find_sum(const ml_node *target, const ml_node *value, collecting *out) {
  if (target->kind != ML_NODE_NAME || value->kind != ML_NODE_BINARY) return false;
  static const uint8_t operators[] = {ML_TOKEN_PLUS, ML_TOKEN_STAR, ML_TOKEN_CONCAT};
  if (memchr(operators, value->detail, sizeof operators) == NULL) return false;
  const ml_node *left = ml_bare(value->binary.left), *right = ml_bare(value->binary.right);
  bool is_left = names(left, target->name.variable);
  if (!is_left && !names(right, target->name.variable)) return false;
  *out = (collecting){.into = target, .value = is_left ? right : left, .is_sum = true};
  return true;
}

/* `table.insert(list, value)`. */
static bool find_insert(ml_checker *checker, const ml_node *call, collecting *out) {
  const ml_library *row = call->kind == ML_NODE_CALL ? ml_called(checker, call) : NULL;
  if (row == NULL || strcmp(row->path, "table.insert") != 0) return false;
  const ml_node *list = call->call.arguments;
  if (list == NULL || list->next == NULL || list->next->next != NULL) return false;
  *out = (collecting){.into = ml_bare(list), .value = ml_bare(list->next)};
  return true;
}

static bool find_store(ml_checker *checker, const ml_node *statement, collecting *out) {
  if (statement->kind == ML_NODE_EXPRESSION)
    return find_insert(checker, ml_bare(statement->operand.value), out);
  const ml_node *value = only_value(statement, ML_NODE_ASSIGN);
  if (value == NULL) return false;
  const ml_node *target = statement->assign.targets;
  if (target->kind != ML_NODE_INDEX) return find_sum(target, value, out);
  *out = (collecting){.into = target->index.object, .key = target->index.key, .value = value};
  return true;
}

/* What a local of the statement before stands for. */
static const ml_node *behind(const ml_node *const *statements, int *at, const ml_node *value) {
  if (*at == 0 || value == NULL || value->kind != ML_NODE_NAME) return value;
  const ml_node *declared = only_value(statements[*at - 1], ML_NODE_LOCAL);
  if (declared == NULL) return value;
  const ml_variable *variable = statements[*at - 1]->assign.targets->local_name.variable;
  if (value->name.variable != variable) return value;
  --*at;
  return declared;
}

/* `create_task(f(x))` that is awaited at once is no more than f(x). */
static const ml_node *inside_task(ml_checker *checker, const ml_node *call) {
  const ml_library *row = call != NULL ? ml_called(checker, call) : NULL;
  bool is_task = row != NULL && row->takes == ML_TAKES_FIRST && strcmp(row->gives, "future") == 0;
  return is_task ? ml_bare(ml_arguments_of(call)) : call;
}

static bool find_collecting(ml_checker *checker, const ml_block *body, collecting *out) {
  const ml_node *statements[MOST_STATEMENTS];
  int at = list_statements(body, statements) - 1;
  if (at < 0 || !find_store(checker, statements[at], out)) return false;
  out->await = behind(statements, &at, out->value);
  if (out->await == NULL || out->await->kind != ML_NODE_AWAIT) return false;
  out->call = behind(statements, &at, ml_bare(out->await->await.operand));
  out->call = inside_task(checker, out->call);
  return at == 0 && out->call != NULL;
}

/* --- what is around --- */

/* A local that no other function knows; a list is one that was made in sight. */
static bool is_own(const ml_checker *checker, const collecting *found) {
  if (found->into->kind != ML_NODE_NAME) return false;
  const ml_variable *variable = found->into->name.variable;
  if (variable == NULL || variable->is_shared) return false;
  if (found->is_sum) return true;
  const ml_place *place = ml_pairs_get(&checker->places, variable, NULL);
  return place != NULL && place->writes == 1 && place->value != NULL &&
         place->value->kind == ML_NODE_TABLE;
}

/* Whether the rounds come as they would without the awaits. */
static bool is_steady(ml_checker *checker, const ml_node *loop, const ml_variable *apart) {
  if (loop->kind == ML_NODE_NUMERIC_FOR) return true;
  const ml_node *iterator = ml_bare(loop->generic_for.values);
  const ml_library *row = iterator != NULL ? ml_called(checker, iterator) : NULL;
  return row != NULL && row->is_pure && ml_only_computes(checker, iterator, apart);
}

static bool is_one(const ml_checker *checker, const ml_node *node) {
  return node->kind == ML_NODE_NUMBER && node->end == node->start + 1 &&
         checker->tree->text[node->start] == '1';
}

/* Whether the list is what gather gives: numbered from 1 on in the order of the rounds. */
static bool is_list(const ml_checker *checker, const ml_node *loop, const collecting *found) {
  if (found->is_sum) return false;
  const ml_node *key = found->key != NULL ? ml_bare(found->key) : NULL;
  if (key == NULL) return true;
  if (key->kind == ML_NODE_BINARY && key->detail == ML_TOKEN_PLUS) {
    const ml_node *length = ml_bare(key->binary.left);
    return length->kind == ML_NODE_UNARY && length->detail == ML_TOKEN_HASH;
  }
  bool counts = loop->kind == ML_NODE_NUMERIC_FOR && loop->numeric_for.step == NULL &&
                is_one(checker, loop->numeric_for.from);
  return counts && names(key, loop->numeric_for.name->local_name.variable);
}

void ml_rule_sequential(ml_checker *checker, const ml_node *node) {
  collecting found;
  const ml_block *body = body_of(node);
  if (body == NULL || !ml_is_inside_async(checker) || !find_collecting(checker, body, &found))
    return;
  if (!is_own(checker, &found)) return;
  const ml_variable *own = found.into->name.variable;
  if (found.key != NULL && !ml_only_computes(checker, found.key, NULL)) return;
  if (!is_steady(checker, node, own)) return;
  ml_value value = ml_value_of(checker, found.call);
  if (value.kind != ML_VALUE_OBJECT || value.function == NULL) return;
  if (!ml_only_waits(checker, found.call, own)) return;
  const char *text = ml_call_text(checker, found.call, ml_called_name(&value));
  ml_diag *diag =
      ml_found(checker, ML_DIAG_SEQUENTIAL_AWAITS, found.await, "waits before the next one begins",
               "each %s waits for the one before", text);
  if (diag == NULL) return;
  ml_diag_fact(diag, "call", "%s", text);
  if (is_list(checker, node, &found)) ml_found_text(checker, diag, "list", found.into);
}
