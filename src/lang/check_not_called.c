/* Async functions that were meant to be called, and asyncio.run where a loop runs already. */
#include <string.h>

#include "lang/check_parts.h"

/* Whether the value is an async function; tells its name. */
static bool is_function(const ml_value *value, const char **name) {
  if (value->kind == ML_VALUE_FUNCTION) {
    const char *qualname = value->function->qualname;
    *name = qualname != NULL ? qualname : "the function";
    return true;
  }
  if (value->kind != ML_VALUE_LIBRARY || strcmp(value->row->gives, "coroutine") != 0) return false;
  *name = value->row->path;
  return true;
}

static void check_await(ml_checker *checker, const ml_node *node) {
  const char *name;
  ml_value value = ml_value_of(checker, node->await.operand);
  if (!is_function(&value, &name) || ml_is_expected(checker, "TypeError")) return;
  ml_diag *diag = ml_found(checker, ML_DIAG_NOT_AWAITABLE, node, "this is a function",
                           "%s is awaited without being called: the () is missing", name);
  if (diag == NULL) return;
  ml_diag_set(&diag->variant, "function");
  ml_diag_fact(diag, "type", "function");
  ml_diag_fact(diag, "name", "%s", name);
  ml_found_text(checker, diag, "awaited", node->await.operand);
}

static void check_argument(ml_checker *checker, const ml_node *argument, const ml_library *row) {
  const char *name;
  ml_value value = ml_value_of(checker, argument);
  if (!is_function(&value, &name)) return;
  if (ml_is_expected(checker, "TypeError") || ml_is_expected(checker, "ValueError")) return;
  const char *function = strchr(row->path, ':') != NULL ? row->name : row->path;
  ml_diag *diag =
      ml_found(checker, ML_DIAG_COROUTINE_EXPECTED, argument, "no coroutine object",
               "%s is given to %s without being called: the () is missing", name, function);
  if (diag == NULL) return;
  ml_diag_set(&diag->variant, "function");
  ml_diag_fact(diag, "function", "%s", function);
  ml_diag_fact(diag, "name", "%s", name);
}

static void check_run(ml_checker *checker, const ml_node *node) {
  if (ml_is_expected(checker, "RuntimeError")) return;
  const ml_function *home = ml_frame_top(checker)->home;
  const char *function = home->spelling != NULL ? home->spelling : "this function";
  ml_diag *diag =
      ml_found(checker, ML_DIAG_RUN_INSIDE_LOOP, node, "a loop is running already",
               "%s runs in an event loop already, and asyncio.run starts one", function);
  if (diag == NULL) return;
  if (home->spelling != NULL) ml_diag_fact(diag, "function", "%s", function);
  const ml_node *argument = ml_arguments_of(node);
  if (argument != NULL) ml_found_text(checker, diag, "call", argument);
}

static void check_call(ml_checker *checker, const ml_node *node) {
  const ml_library *row = ml_called(checker, node);
  if (row == NULL || row->takes == ML_TAKES_NOTHING) return;
  const ml_node *argument = ml_arguments_of(node);
  for (; argument != NULL; argument = argument->next) {
    check_argument(checker, argument, row);
    if (row->takes == ML_TAKES_FIRST) break;
  }
  if (strcmp(row->path, "asyncio.run") == 0 && ml_is_inside_async(checker))
    check_run(checker, node);
}

void ml_rule_not_called(ml_checker *checker, const ml_node *node) {
  if (node->kind == ML_NODE_AWAIT) check_await(checker, node);
  if (node->kind == ML_NODE_CALL || node->kind == ML_NODE_METHOD_CALL) check_call(checker, node);
}
