/* Coroutine objects that are run twice in a straight line. */
#include <stdio.h>
#include <string.h>

#include "lang/check_parts.h"

/* A use that runs the object, or ends it. */
typedef struct use {
  const ml_node *node; /* the await or call */
  const char *how;     /* "awaited", "given to", "closed" */
  const char *whom;    /* "given to": "create_task"; else "" */
} use;

enum { LONGEST_HOW = 60 };

static void describe(const use *one, char out[LONGEST_HOW]) {
  snprintf(out, LONGEST_HOW, "%s%s%s", one->how, *one->whom != '\0' ? " " : "", one->whom);
}

static void report(ml_checker *checker, const ml_value *coroutine, const char *variable,
                   const use *first, const use *second) {
  char first_how[LONGEST_HOW], second_how[LONGEST_HOW], mark[LONGEST_HOW + 20];
  describe(first, first_how);
  describe(second, second_how);
  bool again = strcmp(first_how, second_how) == 0;
  snprintf(mark, sizeof mark, again ? "%s again here" : "then %s here", second_how);
  ml_diag *diag = ml_found(checker, ML_DIAG_REUSE_AWAITED_COROUTINE, second->node, mark,
                           "%s was %s on line %d, and a coroutine object runs once", variable,
                           first_how, first->node->line);
  if (diag == NULL) return;
  ml_diag_mark(diag, ml_node_span(checker->tree, first->node), "first %s here", first_how);
  ml_diag_fact(diag, "name", "%s", ml_called_name(coroutine));
  ml_found_text(checker, diag, "call", coroutine->call);
  ml_diag_fact(diag, "first_line", "line %d", first->node->line);
  ml_diag_fact(diag, "first_how", "%s", first_how);
  if (strcmp(first_how, "closed") == 0) ml_diag_set(&diag->variant, "closed");
  if (strcmp(second_how, "given to run") == 0) ml_diag_set(&diag->variant, "outside");
  ml_diag_fact(diag, "second_line", "%d", second->node->line);
  ml_diag_fact(diag, "second_how", "%s", second_how);
}

/* Whether the place holds the same object here as at every other node of this straight line. */
static bool is_settled(const ml_place *place, const ml_region *region) {
  if (place->is_declared) return true;
  while (region != NULL && region != place->written_in) region = region->inherits;
  return region != NULL;
}

static const use *find_use(const ml_checker *checker, const ml_place *place,
                           const ml_region *region) {
  const use *found = NULL;
  for (; region != NULL && found == NULL; region = region->inherits)
    found = ml_pairs_get(&checker->uses, place, region);
  return found;
}

static void remember(ml_checker *checker, const ml_place *place, const ml_region *region,
                     const use *one) {
  use *kept = ml_checker_alloc(checker, sizeof *kept);
  if (kept == NULL) return;
  *kept = *one;
  if (!ml_pairs_add(&checker->uses, place, region, kept)) checker->failed = true;
}

typedef enum use_order { FIRST_OR_LATER, ONLY_FIRST, ONLY_LATER } use_order;

static void note_use(ml_checker *checker, const ml_node *operand, use one, use_order order) {
  operand = ml_bare(operand);
  if (operand == NULL || operand->kind != ML_NODE_NAME) return;
  const ml_place *place = ml_place_of(checker, operand);
  ml_value value = ml_value_at(checker, place);
  const ml_region *region = ml_region_of(checker, operand);
  if (!ml_value_is(&value, "coroutine") || !is_settled(place, region)) return;
  const use *first = find_use(checker, place, region);
  if (first == NULL && order != ONLY_LATER) remember(checker, place, region, &one);
  if (first == NULL || order == ONLY_FIRST || first->node == one.node) return;
  if (ml_is_expected(checker, "RuntimeError")) return;
  char variable[LONGEST_HOW];
  snprintf(variable, sizeof variable, "%.*s", (int)place->name->length, place->name->text);
  report(checker, &value, variable, first, &one);
}

static void note_arguments(ml_checker *checker, const ml_node *call, const ml_library *row,
                           const ml_node *user) {
  const ml_node *argument = ml_arguments_of(call);
  use one = {.node = user, .how = "given to", .whom = row->name};
  for (; argument != NULL; argument = argument->next) {
    note_use(checker, argument, one, FIRST_OR_LATER);
    if (row->takes == ML_TAKES_FIRST) return;
  }
}

static bool is_call(const ml_node *node) {
  return node->kind == ML_NODE_CALL || node->kind == ML_NODE_METHOD_CALL;
}

static void check_await(ml_checker *checker, const ml_node *node) {
  const ml_node *operand = ml_bare(node->await.operand);
  if (operand == NULL) return;
  note_use(checker, operand, (use){node, "awaited", ""}, FIRST_OR_LATER);
  const ml_library *row = is_call(operand) ? ml_called(checker, operand) : NULL;
  if (row != NULL && row->takes != ML_TAKES_NOTHING && strcmp(row->gives, "coroutine") == 0)
    note_arguments(checker, operand, row, operand);
}

/* What gives a coroutine takes its arguments only when that is awaited. */
static void check_call(ml_checker *checker, const ml_node *node) {
  const ml_library *row = ml_called(checker, node);
  if (row == NULL) return;
  if (row->takes != ML_TAKES_NOTHING && strcmp(row->gives, "coroutine") != 0)
    note_arguments(checker, node, row, node);
  if (node->kind != ML_NODE_METHOD_CALL) return;
  if (strcmp(row->path, "coroutine:close") == 0)
    note_use(checker, node->method.object, (use){node, "closed", ""}, ONLY_FIRST);
  if (strcmp(row->path, "coroutine:send") == 0)
    note_use(checker, node->method.object, (use){node, "resumed", ""}, ONLY_LATER);
}

/* From here on the targets hold what is written here. */
static void note_writes(ml_checker *checker, const ml_node *node) {
  for (const ml_node *target = node->assign.targets; target != NULL; target = target->next) {
    if (target->kind != ML_NODE_NAME) continue;
    ml_place *place = ml_place_of(checker, target);
    if (place != NULL) place->written_in = ml_region_of(checker, node);
  }
}

void ml_rule_reused(ml_checker *checker, const ml_node *node) {
  if (node->kind == ML_NODE_AWAIT) check_await(checker, node);
  if (node->kind == ML_NODE_ASSIGN) note_writes(checker, node);
  if (is_call(node)) check_call(checker, node);
}
