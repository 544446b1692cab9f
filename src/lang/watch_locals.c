/* Which locals of a function debug mode has to keep account of.
 *
 * A local counts when it may hold something that was read from a place, and when it goes on to
 * somewhere: into a place, a table, a call, out of the function. Both are looked for through all
 * statements until nothing new is found; after a few rounds all locals count. */
#include "lang/watch.h"

enum { MOST_ROUNDS = 8 };

typedef struct looking {
  const char *text;
  bool found; /* something new */
  bool all;   /* the last round */
} looking;

static void set(looking *self, bool *what) {
  if (!*what) self->found = *what = true;
}

static ml_sources sources_of(const looking *self, const ml_node *value) {
  ml_sources from = {.awaits = 0};
  if (value != NULL) ml_sources_add(&from, value, self->text);
  return from;
}

static void goes_on(looking *self, const ml_node *value) {
  ml_sources from = sources_of(self, value);
  for (int i = 0; i < from.local_count; i++) set(self, &from.locals[i]->goes_on);
}

/* The arguments of its calls, and what it puts into a new table. */
static void look_into(looking *self, const ml_node *values) {
  ml_calls calls = {.count = 0};
  ml_calls_add(&calls, values);
  for (int i = 0; i < calls.count; i++) {
    const ml_node *call = calls.calls[i];
    const ml_node *argument =
        call->kind == ML_NODE_METHOD_CALL ? call->method.arguments : call->call.arguments;
    for (; argument != NULL; argument = argument->next) goes_on(self, argument);
  }
  for (const ml_node *value = values; value != NULL; value = value->next)
    for (const ml_node *item = ml_items_of(value); item != NULL; item = item->next)
      goes_on(self, ml_item_value(item));
}

static bool comes_from_a_place(const ml_sources *from) {
  if (from->unknown || from->place_count + from->call_count > 0) return true;
  for (int i = 0; i < from->local_count; i++)
    if (from->locals[i]->is_made) return true;
  for (int i = 0; i < from->maybe_count; i++)
    if (from->maybes[i]->is_made) return true;
  return false;
}

static void look_at_target(looking *self, const ml_node *target, const ml_node *value) {
  ml_variable *local = target->kind == ML_NODE_LOCAL_NAME ? target->local_name.variable
                       : target->kind == ML_NODE_NAME     ? target->name.variable
                                                          : NULL;
  if (target->kind == ML_NODE_INDEX) goes_on(self, target->index.key);
  if (local == NULL) {
    goes_on(self, value);
    return;
  }
  ml_sources from = sources_of(self, value);
  if (self->all || local->is_shared || comes_from_a_place(&from)) set(self, &local->is_made);
  if (self->all || local->is_shared) set(self, &local->goes_on);
  if (local->goes_on) goes_on(self, value);
}

static void look_at_assignment(looking *self, const ml_node *statement) {
  const ml_node *value = statement->assign.values;
  look_into(self, value);
  for (const ml_node *target = statement->assign.targets; target != NULL; target = target->next) {
    look_at_target(self, target, value);
    if (value != NULL && value->next != NULL) value = value->next;
  }
}

static void look_at(void *context, const ml_node *statement) {
  looking *self = context;
  if (statement->kind == ML_NODE_LOCAL || statement->kind == ML_NODE_ASSIGN) {
    look_at_assignment(self, statement);
  } else if (statement->kind == ML_NODE_EXPRESSION) {
    look_into(self, statement->operand.value);
  } else if (statement->kind == ML_NODE_RETURN) {
    look_into(self, statement->jump_values.values);
    goes_on(self, statement->jump_values.values);
  }
}

void ml_watch_locals(const ml_function *function, const char *text) {
  looking self = {.text = text, .found = true};
  for (const ml_node *name = function->parameters; name != NULL; name = name->next)
    if (name->kind == ML_NODE_LOCAL_NAME) name->local_name.variable->is_made = true;
  for (int count = 1; self.found; count++) {
    self.found = false;
    self.all = count > MOST_ROUNDS;
    ml_each_statement(function->body, look_at, &self);
  }
}
