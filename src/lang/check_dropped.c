/* Coroutine objects that are made and thrown away at once. (What would stumble over one at run time
 * is told of in check_used.c, under the name that it has there.) */
#include "lang/check_parts.h"

static void check_call(ml_checker *checker, const ml_node *expression, const char *mark) {
  const ml_node *call = ml_bare(expression);
  if (call == NULL || (call->kind != ML_NODE_CALL && call->kind != ML_NODE_METHOD_CALL)) return;
  ml_value value = ml_value_of(checker, call);
  if (!ml_value_is(&value, "coroutine")) return;
  const char *name = ml_called_name(&value);
  const char *text = ml_call_text(checker, call, name);
  ml_diag *diag = ml_found(checker, ML_DIAG_NEVER_AWAITED, call, mark,
                           "%s makes a coroutine object, and nothing runs it", text);
  if (diag == NULL) return;
  ml_diag_fact(diag, "name", "%s", name);
  ml_diag_fact(diag, "call", "%s", text);
  if (value.row != NULL)
    ml_diag_set(&diag->variant, call->kind == ML_NODE_METHOD_CALL ? "method" : "sleep");
  else if (ml_is_inside_async(checker))
    ml_diag_set(&diag->variant, "inside");
}

/* `local c = f()` where no word of the text says `c` again. */
static void check_variables(ml_checker *checker, const ml_node *node) {
  const ml_node *name = node->assign.targets, *value = node->assign.values;
  for (; name != NULL && value != NULL; name = name->next, value = value->next) {
    const ml_variable *variable = name->local_name.variable;
    if (variable->attribute == ML_ATTRIBUTE_CLOSE) continue;
    const ml_place *place = ml_pairs_get(&checker->places, variable, NULL);
    if (place != NULL && place->mentions == 0)
      check_call(checker, value, "made here, used nowhere");
  }
}

/* A comparison for equality takes anything. */
static void check_operands(ml_checker *checker, const ml_node *node) {
  static const char mark[] = "made here, never awaited";
  if (node->detail != ML_TOKEN_EQUAL && node->detail != ML_TOKEN_NOT_EQUAL) return;
  check_call(checker, node->binary.left, mark);
  check_call(checker, node->binary.right, mark);
}

void ml_rule_dropped(ml_checker *checker, const ml_node *node) {
  switch ((ml_node_kind)node->kind) {
    case ML_NODE_EXPRESSION:
      check_call(checker, node->operand.value, "made here, dropped here");
      break;
    case ML_NODE_LOCAL: check_variables(checker, node); break;
    case ML_NODE_BINARY: check_operands(checker, node); break;
    case ML_NODE_UNARY:
      if (node->detail == ML_TOKEN_NOT)
        check_call(checker, node->operand.value, "made here, never awaited");
      break;
    case ML_NODE_IF_CLAUSE:
    case ML_NODE_WHILE:
    case ML_NODE_REPEAT:
      check_call(checker, node->loop.condition, "made here, never awaited");
      break;
    default: break;
  }
}
