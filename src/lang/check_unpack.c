/* `gather(table.unpack(jobs), {return_exceptions = true})`: a call that gives many values, and
 * `...`, give the first alone where something stands behind them, so that gather runs one job.
 *
 * Told of gather, where nobody means that, and of lists for asyncio.wait and as_completed. What is
 * put in parentheses, or says how many (`table.unpack(t, 1, 1)`), is meant so. */
#include <string.h>

#include "lang/check_parts.h"

/* What takes many things to wait for: as arguments, or in a list. */
static bool takes_many(const ml_library *row) {
  return strcmp(row->path, "asyncio.gather") == 0;
}

static bool takes_list(const ml_library *row) {
  return strcmp(row->path, "asyncio.wait") == 0 || strcmp(row->path, "asyncio.as_completed") == 0;
}

static bool is_unpack(ml_checker *checker, const ml_node *node) {
  const ml_library *row = node->kind == ML_NODE_CALL ? ml_called(checker, node) : NULL;
  if (row == NULL || strcmp(row->path, "table.unpack") != 0) return false;
  const ml_node *list = node->call.arguments;
  return list != NULL && (list->next == NULL || list->next->next == NULL);
}

/* The variable whose items are unpacked whole; NULL: that cannot be said so simply. */
static const ml_node *list_of(const ml_node *cut) {
  const ml_node *list = cut->kind == ML_NODE_CALL ? ml_bare(cut->call.arguments) : NULL;
  bool is_name = list != NULL && (list->kind == ML_NODE_NAME || list->kind == ML_NODE_FIELD);
  return is_name && cut->call.arguments->next == NULL ? list : NULL;
}

static bool gives_many(ml_checker *checker, const ml_node *node) {
  return node->kind == ML_NODE_VARARG || is_unpack(checker, node);
}

/* The facts for a fix: the list, and the one thing behind that is to be put at its end. */
static void add_fix(ml_checker *checker, ml_diag *diag, const ml_node *cut, bool in_list) {
  const ml_node *list = list_of(cut), *rest = cut->next;
  bool is_item = rest->kind != ML_NODE_NAMED_ITEM && rest->kind != ML_NODE_KEYED_ITEM;
  if (rest->next != NULL || !is_item || gives_many(checker, rest)) return;
  if (cut->kind == ML_NODE_VARARG) ml_diag_set(&diag->variant, "dots");
  if (cut->kind != ML_NODE_VARARG && list == NULL) return;
  if (list != NULL) ml_found_text(checker, diag, "list", list);
  ml_found_text(checker, diag, "rest", rest);
  const char *name = list != NULL ? ml_text_of(checker, list) : "jobs";
  if (name != NULL) ml_diag_fact(diag, "jobs", in_list ? "%s" : "table.unpack(%s)", name);
}

static void check_items(ml_checker *checker, const ml_node *item, const ml_library *row,
                        bool in_list) {
  for (; item != NULL && item->next != NULL; item = item->next) {
    if (!gives_many(checker, item)) continue;
    const char *text =
        item->kind == ML_NODE_VARARG ? "..." : ml_call_text(checker, item, "table.unpack");
    const char *rest = item->next->next == NULL ? ml_text_of(checker, item->next) : NULL;
    ml_diag *diag = ml_found(checker, ML_DIAG_UNPACK_TRUNCATED, item, "only its first value",
                             "%s gives its first value alone, because %s stands behind it", text,
                             rest != NULL ? rest : "something");
    if (diag == NULL) return;
    ml_diag_fact(diag, "unpacked", "%s", text);
    ml_diag_fact(diag, "function", "%s", row->path);
    add_fix(checker, diag, item, in_list);
  }
}

void ml_rule_unpack(ml_checker *checker, const ml_node *node) {
  const ml_library *row = ml_called(checker, node);
  if (row == NULL) return;
  const ml_node *arguments = ml_arguments_of(node);
  if (takes_many(row)) check_items(checker, arguments, row, false);
  if (!takes_list(row) || arguments == NULL || arguments->kind != ML_NODE_TABLE) return;
  check_items(checker, arguments->list.items, row, true);
}
