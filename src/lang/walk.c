/* Visiting every node of a tree, with a stack on the heap: chains of operations and calls nest
 * far deeper than C's stack would bear. */
#include <string.h>

#include "base/alloc.h"
#include "lang/parser.h"

typedef struct walker {
  ml_node **stack; /* nodes still to visit, the next one last */
  size_t count, capacity;
  bool failed;
} walker;

static void add(walker *walk, ml_node *node) {
  if (node == NULL || walk->failed) return;
  if (walk->count == walk->capacity) {
    size_t capacity = walk->capacity == 0 ? 256 : walk->capacity * 2;
    ml_node **stack = ml_realloc(walk->stack, capacity * sizeof(ml_node *));
    walk->failed = stack == NULL;
    if (walk->failed) return;
    walk->stack = stack;
    walk->capacity = capacity;
  }
  walk->stack[walk->count++] = node;
}

static void add_list(walker *walk, ml_node *list) {
  for (; list != NULL; list = list->next) add(walk, list);
}

static void add_block(walker *walk, const ml_block *block) {
  if (block != NULL) add_list(walk, block->first);
}

static void add_function(walker *walk, const ml_function *function) {
  add_list(walk, function->parameters);
  add_block(walk, function->body);
}

static void add_expression_children(walker *walk, const ml_node *node) {
  switch ((ml_node_kind)node->kind) {
    case ML_NODE_FUNCTION: add_function(walk, node->function.function); break;
    case ML_NODE_FIELD: add(walk, node->field.object); break;
    case ML_NODE_INDEX:
    case ML_NODE_KEYED_ITEM:
      add(walk, node->index.object);
      add(walk, node->index.key);
      break;
    case ML_NODE_CALL:
      add(walk, node->call.callee);
      add_list(walk, node->call.arguments);
      break;
    case ML_NODE_METHOD_CALL:
      add(walk, node->method.object);
      add_list(walk, node->method.arguments);
      break;
    case ML_NODE_PAREN:
    case ML_NODE_UNARY:
    case ML_NODE_EXPRESSION: add(walk, node->operand.value); break;
    case ML_NODE_BINARY:
      add(walk, node->binary.left);
      add(walk, node->binary.right);
      break;
    case ML_NODE_NAMED_ITEM: add(walk, node->named_item.value); break;
    case ML_NODE_AWAIT: add(walk, node->await.operand); break;
    case ML_NODE_YIELD: add_list(walk, node->yield.operands); break;
    default: break;
  }
}

static void add_try_children(walker *walk, const ml_node *node) {
  add_block(walk, node->try_statement.body);
  add_list(walk, node->try_statement.clauses);
  add_block(walk, node->try_statement.else_body);
  add_block(walk, node->try_statement.finally_body);
}

static void add_statement_children(walker *walk, const ml_node *node) {
  switch ((ml_node_kind)node->kind) {
    case ML_NODE_LOCAL:
    case ML_NODE_ASSIGN:
      add_list(walk, node->assign.targets);
      add_list(walk, node->assign.values);
      break;
    case ML_NODE_REPEAT:
      add_block(walk, node->loop.body);
      add(walk, node->loop.condition);
      break;
    case ML_NODE_DO:
    case ML_NODE_WHILE:
    case ML_NODE_IF_CLAUSE:
      add(walk, node->loop.condition);
      add_block(walk, node->loop.body);
      break;
    case ML_NODE_IF:
    case ML_NODE_TABLE: add_list(walk, node->list.items); break;
    case ML_NODE_NUMERIC_FOR:
      add(walk, node->numeric_for.name);
      add(walk, node->numeric_for.from);
      add(walk, node->numeric_for.to);
      add(walk, node->numeric_for.step);
      add_block(walk, node->numeric_for.body);
      break;
    case ML_NODE_GENERIC_FOR:
      add_list(walk, node->generic_for.names);
      add_list(walk, node->generic_for.values);
      add_block(walk, node->generic_for.body);
      break;
    case ML_NODE_FUNCTION_STATEMENT:
    case ML_NODE_LOCAL_FUNCTION:
      add(walk, node->function_statement.target);
      add(walk, node->function_statement.function);
      break;
    case ML_NODE_RETURN: add_list(walk, node->jump_values.values); break;
    case ML_NODE_ASYNC_WITH:
      add_list(walk, node->with.items);
      add_block(walk, node->with.body);
      break;
    case ML_NODE_WITH_ITEM:
      add(walk, node->with_item.value);
      add(walk, node->with_item.name);
      break;
    case ML_NODE_TRY: add_try_children(walk, node); break;
    case ML_NODE_EXCEPT:
      add_list(walk, node->except.classes);
      add(walk, node->except.name);
      add_block(walk, node->except.body);
      break;
    case ML_NODE_RAISE: add(walk, node->raise.value); break;
    default: add_expression_children(walk, node); break;
  }
}

/* Turns what was added since `from` around, so that the first of it is visited first. */
static void reverse(walker *walk, size_t from) {
  for (size_t to = walk->count; from + 1 < to; from++) {
    to--;
    ml_node *node = walk->stack[from];
    walk->stack[from] = walk->stack[to];
    walk->stack[to] = node;
  }
}

bool ml_tree_walk(ml_tree *tree, ml_visit enter, void *context) {
  walker walk = {.count = 0};
  add_block(&walk, tree->main->body);
  reverse(&walk, 0);
  bool goes_on = true;
  while (goes_on && !walk.failed && walk.count > 0) {
    ml_node *node = walk.stack[--walk.count];
    goes_on = enter(context, node);
    size_t from = walk.count;
    add_statement_children(&walk, node);
    reverse(&walk, from);
  }
  ml_free(walk.stack);
  return goes_on && !walk.failed;
}
