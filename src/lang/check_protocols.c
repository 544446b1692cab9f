/* The wrong one of two doors: `for` over an async generator, `async for` over what has no values to
 * await, `<close>` for what `async with` must leave. */
#include <string.h>

#include "lang/check_parts.h"

/* The function of the text that a call calls, if it is an async generator. */
static const ml_function *generator_of(ml_checker *checker, const ml_node *call) {
  if (call == NULL || call->kind != ML_NODE_CALL) return NULL;
  const ml_place *place = ml_place_of(checker, ml_bare(call->call.callee));
  if (place == NULL || place->writes != 1 || place->is_conditional || place->value == NULL ||
      place->value->kind != ML_NODE_FUNCTION)
    return NULL;
  const ml_function *function = place->value->function.function;
  return function->is_async && function->first_yield != NULL ? function : NULL;
}

static void check_for(ml_checker *checker, const ml_node *values) {
  const ml_node *bare = ml_bare(values);
  if (generator_of(checker, bare) == NULL) return;
  const char *text = ml_call_text(checker, bare, "generator");
  ml_diag *diag = ml_found(checker, ML_DIAG_ASYNC_ITERATOR_IN_FOR, bare, "an async generator",
                           "%s makes an async generator, which needs async for", text);
  if (diag == NULL) return;
  ml_diag_set(&diag->variant, "generator");
  ml_diag_fact(diag, "variable", "%s", text);
}

/* ipairs(t), pairs(t), next. */
static bool is_luas_iterator(const ml_checker *checker, const ml_node *value) {
  if (checker->globals_unknown || value->kind != ML_NODE_CALL) return false;
  const ml_node *callee = ml_bare(value->call.callee);
  if (callee->kind != ML_NODE_NAME || callee->name.variable != NULL) return false;
  return ml_name_is(callee->name.name, "pairs") || ml_name_is(callee->name.name, "ipairs");
}

static void check_async_for(ml_checker *checker, const ml_node *values) {
  const ml_node *bare = ml_bare(values);
  if (bare == NULL) return;
  ml_value value = ml_value_of(checker, bare);
  bool coroutine = ml_value_is(&value, "coroutine");
  bool table = bare->kind == ML_NODE_TABLE;
  bool function = is_luas_iterator(checker, bare);
  if (!coroutine && !table && !function) return;
  const char *what = table      ? "a plain table"
                     : function ? "an iterator of Lua's"
                                : "a coroutine object";
  ml_diag *diag = ml_found(checker, ML_DIAG_NOT_ASYNC_ITERABLE, bare, what,
                           "async for cannot go through %s", what);
  if (diag == NULL) return;
  ml_diag_set(&diag->variant, table ? "table" : function ? "function" : "coroutine");
  if (!coroutine) return;
  ml_diag_fact(diag, "call", "%s", ml_call_text(checker, bare, ml_called_name(&value)));
  ml_diag_fact(diag, "name", "%s", ml_called_name(&value));
}

static bool needs_async_with(const ml_value *value) {
  static const char *const types[] = {"limit", "group", "lock", "condition"};
  for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
    if (ml_value_is(value, types[i])) return true;
  return false;
}

static void check_close(ml_checker *checker, const ml_node *node) {
  const ml_node *name = node->assign.targets, *made = node->assign.values;
  for (; name != NULL && made != NULL; name = name->next, made = made->next) {
    if (name->local_name.variable->attribute != ML_ATTRIBUTE_CLOSE) continue;
    ml_value value = ml_value_of(checker, made);
    if (!needs_async_with(&value)) continue;
    ml_diag *diag =
        ml_found(checker, ML_DIAG_CLOSE_NEEDS_ASYNC_WITH, made, "must be awaited",
                 "what %s makes is left by async with, not by <close>", value.row->path);
    if (diag != NULL) ml_found_text(checker, diag, "manager", made);
  }
}

void ml_rule_protocols(ml_checker *checker, const ml_node *node) {
  if (ml_is_expected(checker, "TypeError")) return;
  if (node->kind == ML_NODE_LOCAL) check_close(checker, node);
  if (node->kind != ML_NODE_GENERIC_FOR) return;
  if ((node->flags & ML_FLAG_ASYNC) != 0)
    check_async_for(checker, node->generic_for.values);
  else
    check_for(checker, node->generic_for.values);
}
