/* The statements of a function, for debug mode to look at. */
#include "lang/watch.h"

static void look_at_list(const ml_node *list, ml_look look, void *context) {
  for (; list != NULL; list = list->next) {
    look(context, list);
    switch ((ml_node_kind)list->kind) {
      case ML_NODE_DO:
      case ML_NODE_WHILE:
      case ML_NODE_REPEAT:
      case ML_NODE_IF_CLAUSE: ml_each_statement(list->loop.body, look, context); break;
      case ML_NODE_IF: look_at_list(list->list.items, look, context); break;
      case ML_NODE_NUMERIC_FOR: ml_each_statement(list->numeric_for.body, look, context); break;
      case ML_NODE_GENERIC_FOR: ml_each_statement(list->generic_for.body, look, context); break;
      case ML_NODE_ASYNC_WITH: ml_each_statement(list->with.body, look, context); break;
      case ML_NODE_EXCEPT: ml_each_statement(list->except.body, look, context); break;
      case ML_NODE_TRY:
        ml_each_statement(list->try_statement.body, look, context);
        look_at_list(list->try_statement.clauses, look, context);
        ml_each_statement(list->try_statement.else_body, look, context);
        ml_each_statement(list->try_statement.finally_body, look, context);
        break;
      default: break;
    }
  }
}

void ml_each_statement(const ml_block *block, ml_look look, void *context) {
  if (block != NULL) look_at_list(block->first, look, context);
}
