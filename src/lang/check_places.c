/* The places that a text names, and what it writes into them.
 *
 * Keys of the table: (variable, NULL), (NULL, name) for a global, (place, name) for a
 * field, (function, NULL) for what `self` is in a method, (name, NULL) for everything that is
 * called so wherever it stands; check_conduct.c has one of its own. */
#include "lang/check_parts.h"

enum { DEEPEST_PATH = 8 };

static ml_place *get(ml_checker *checker, const void *first, const void *second) {
  ml_place *place = ml_pairs_get(&checker->places, first, second);
  if (place != NULL) return place;
  place = ml_checker_alloc(checker, sizeof *place);
  if (place == NULL || !ml_pairs_add(&checker->places, first, second, place)) {
    checker->failed = true;
    checker->unknown_place.writes = 2;
    return &checker->unknown_place;
  }
  return place;
}

static ml_place *variable_place(ml_checker *checker, const ml_variable *variable) {
  bool is_self = variable->declaration == NULL;
  if (is_self) {
    ml_place *class_place = ml_pairs_get(&checker->places, variable->home, NULL);
    if (class_place != NULL) return class_place;
  }
  ml_place *place = get(checker, variable, NULL);
  place->variable = variable;
  place->name = variable->name;
  if (is_self && place->writes == 0) place->writes = 1;
  return place;
}

static ml_place *global_place(ml_checker *checker, const ml_name *name) {
  ml_place *place = get(checker, NULL, name);
  place->name = name;
  return place;
}

ml_place *ml_place_field(ml_checker *checker, const ml_place *base, const ml_name *name) {
  bool is_global = base->base == NULL && base->variable == NULL && base->name != NULL &&
                   ml_name_is(base->name, "_G");
  if (is_global) return global_place(checker, name);
  ml_place *place = get(checker, base, name);
  place->base = base;
  place->name = name;
  return place;
}

static ml_place *place_within(ml_checker *checker, const ml_node *node, int depth) {
  if (node == NULL || depth > DEEPEST_PATH) return NULL;
  if (node->kind == ML_NODE_NAME && node->name.name != NULL)
    return node->name.variable != NULL ? variable_place(checker, node->name.variable)
                                       : global_place(checker, node->name.name);
  if (node->kind != ML_NODE_FIELD || node->field.name == NULL) return NULL;
  const ml_place *base = place_within(checker, node->field.object, depth + 1);
  return base == NULL ? NULL : ml_place_field(checker, base, node->field.name);
}

ml_place *ml_place_of(ml_checker *checker, const ml_node *node) {
  return place_within(checker, node, 0);
}

bool ml_name_is_async_everywhere(ml_checker *checker, const ml_name *name) {
  const ml_place *all = ml_pairs_get(&checker->places, name, NULL);
  return all == NULL || all->writes == 0;
}

/* --- writes --- */

static bool is_async_function(const ml_node *value) {
  return value != NULL && value->kind == ML_NODE_FUNCTION && value->function.function->is_async;
}

static void write(ml_checker *checker, ml_place *place, const ml_node *value);

/* `t[1] = x` leaves the fields with names as they are. */
static bool is_number(const ml_node *key) {
  if (key->kind == ML_NODE_NUMBER) return true;
  if (key->kind == ML_NODE_UNARY) return key->detail == ML_TOKEN_HASH;
  return key->kind == ML_NODE_BINARY &&
         (key->detail == ML_TOKEN_PLUS || key->detail == ML_TOKEN_MINUS);
}

static void write_items(ml_checker *checker, ml_place *table, const ml_node *item) {
  for (; item != NULL; item = item->next) {
    if (item->kind == ML_NODE_NAMED_ITEM)
      write(checker, ml_place_field(checker, table, item->named_item.name), item->named_item.value);
    if (item->kind == ML_NODE_KEYED_ITEM && !is_number(item->index.object))
      table->has_computed_fields = true;
  }
}

/* `value` NULL: something unknown. */
static void write(ml_checker *checker, ml_place *place, const ml_node *value) {
  const ml_check_frame *top = ml_frame_top(checker);
  place->writes++;
  place->value = place->writes == 1 ? value : NULL;
  place->is_conditional = top->conditional;
  if (place->variable != NULL && place->variable->home != top->home)
    place->is_written_elsewhere = true;
  if (place->base != NULL && !is_async_function(value)) get(checker, place->name, NULL)->writes++;
  if (value != NULL && value->kind == ML_NODE_TABLE) write_items(checker, place, value->list.items);
}

static void declare(ml_checker *checker, const ml_node *name, const ml_node *value) {
  if (name == NULL || name->local_name.variable == NULL) return;
  ml_place *place = variable_place(checker, name->local_name.variable);
  write(checker, place, value);
  place->is_declared = true;
  if (ml_name_is(place->name, "_ENV")) checker->globals_unknown = true;
}

static void declare_all(ml_checker *checker, const ml_node *names) {
  for (; names != NULL; names = names->next)
    if (names->kind == ML_NODE_LOCAL_NAME) declare(checker, names, NULL);
}

static void assign(ml_checker *checker, const ml_node *target, const ml_node *value) {
  if (target->kind == ML_NODE_INDEX) {
    ml_place *table = ml_place_of(checker, target->index.object);
    if (table != NULL && !is_number(target->index.key)) table->has_computed_fields = true;
    return;
  }
  ml_place *place = ml_place_of(checker, target);
  if (place == NULL) return;
  write(checker, place, value);
}

/* Each target with its value; behind the last value come results that are not known. A variable
 * without a value is not written yet. */
static void collect_local(ml_checker *checker, const ml_node *node) {
  const ml_node *value = node->assign.values;
  if (value == NULL) return;
  for (const ml_node *name = node->assign.targets; name != NULL; name = name->next) {
    declare(checker, name, value);
    if (value != NULL) value = value->next;
  }
}

static void collect_assignment(ml_checker *checker, const ml_node *node) {
  const ml_node *value = node->assign.values;
  for (const ml_node *target = node->assign.targets; target != NULL; target = target->next) {
    assign(checker, target, value);
    if (value != NULL) value = value->next;
  }
}

static void collect_function(ml_checker *checker, const ml_node *node) {
  const ml_node *target = node->function_statement.target;
  const ml_node *function = node->function_statement.function;
  if (target == NULL || function == NULL) return;
  assign(checker, target, function);
  if (!function->function.function->is_method || target->kind != ML_NODE_FIELD) return;
  ml_place *table = ml_place_of(checker, target->field.object);
  if (table == NULL || checker->failed) return;
  if (!ml_pairs_add(&checker->places, function->function.function, NULL, table))
    checker->failed = true;
}

static void collect_with_item(ml_checker *checker, const ml_node *node) {
  const ml_node *name = node->with_item.name;
  if (name == NULL) return;
  declare(checker, name, node->with_item.value);
  variable_place(checker, name->local_name.variable)->is_managed = true;
}

/* --- mentions --- */

static void collect_name(ml_checker *checker, const ml_node *node) {
  if (node->name.name == NULL) return;
  ml_place *place = ml_place_of(checker, node);
  const ml_function *home = ml_frame_top(checker)->home;
  place->mentions++;
  if (place->variable != NULL && place->variable->home != home && home->is_async)
    place->is_used_elsewhere = true;
  if (ml_name_is(node->name.name, "_ENV")) checker->globals_unknown = true;
}

void ml_places_collect(ml_checker *checker, const ml_node *node) {
  switch ((ml_node_kind)node->kind) {
    case ML_NODE_NAME: collect_name(checker, node); break;
    case ML_NODE_LOCAL: collect_local(checker, node); break;
    case ML_NODE_ASSIGN: collect_assignment(checker, node); break;
    case ML_NODE_FUNCTION_STATEMENT: collect_function(checker, node); break;
    case ML_NODE_LOCAL_FUNCTION:
      declare(checker, node->function_statement.target, node->function_statement.function);
      break;
    case ML_NODE_FUNCTION: declare_all(checker, node->function.function->parameters); break;
    case ML_NODE_NUMERIC_FOR: declare_all(checker, node->numeric_for.name); break;
    case ML_NODE_GENERIC_FOR: declare_all(checker, node->generic_for.names); break;
    case ML_NODE_EXCEPT: declare_all(checker, node->except.name); break;
    case ML_NODE_WITH_ITEM: collect_with_item(checker, node); break;
    default: break;
  }
}
