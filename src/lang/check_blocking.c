/* Calls, and loops that look at the clock, which hold up the event loop. */
#include "lang/check_parts.h"

static void report(ml_checker *checker, const ml_node *node, const char *what, bool only_waits) {
  const ml_function *home = ml_frame_top(checker)->home;
  ml_diag *diag = ml_found(checker, ML_DIAG_BLOCKING_CALL, node, "everything waits here",
                           "%s stops every task of the program until it is done", what);
  if (diag == NULL) return;
  if (only_waits) ml_diag_set(&diag->variant, "sleep");
  ml_diag_fact(diag, "call", "%s", what);
  if (home->spelling != NULL) ml_diag_fact(diag, "function", "%s", home->spelling);
}

static void check_call(ml_checker *checker, const ml_node *node) {
  const ml_library *row = ml_called(checker, node);
  if (row == NULL) return;
  bool given = ml_arguments_of(node) != NULL;
  bool waits = row->waits == ML_WAITS_ALWAYS || row->waits == ML_WAITS_SLEEPS ||
               (row->waits == ML_WAITS_WITH && given) || (row->waits == ML_WAITS_WITHOUT && !given);
  if (!waits) return;
  report(checker, node, ml_call_text(checker, node, row->path), row->waits == ML_WAITS_SLEEPS);
}

/* Whether an expression of operators asks a clock. */
static bool asks_clock(ml_checker *checker, const ml_node *node) {
  for (node = ml_bare(node); node != NULL; node = ml_bare(node)) {
    switch ((ml_node_kind)node->kind) {
      case ML_NODE_BINARY:
        if (asks_clock(checker, node->binary.right)) return true;
        node = node->binary.left;
        break;
      case ML_NODE_UNARY: node = node->operand.value; break;
      case ML_NODE_CALL: {
        const ml_library *row = ml_called(checker, node);
        return row != NULL && row->waits == ML_WAITS_CLOCK;
      }
      default: return false;
    }
  }
  return false;
}

static bool is_empty(const ml_block *body) {
  const ml_node *node = body != NULL ? body->first : NULL;
  while (node != NULL && node->kind == ML_NODE_EMPTY) node = node->next;
  return body != NULL && node == NULL;
}

static void check_loop(ml_checker *checker, const ml_node *node) {
  if (!is_empty(node->loop.body) || !asks_clock(checker, node->loop.condition)) return;
  const char *text = ml_text_of(checker, node);
  report(checker, node, text != NULL ? text : "this loop", true);
}

void ml_rule_blocking(ml_checker *checker, const ml_node *node) {
  if (!ml_is_inside_async(checker)) return;
  if (node->kind == ML_NODE_CALL || node->kind == ML_NODE_METHOD_CALL) check_call(checker, node);
  if (node->kind == ML_NODE_WHILE || node->kind == ML_NODE_REPEAT) check_loop(checker, node);
}
