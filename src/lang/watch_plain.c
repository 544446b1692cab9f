/* Functions that can take no part in a lost update: those that read and write nothing but their own
 * locals and call nothing else of the program than such functions. Debug mode leaves them alone; of
 * what they give it is enough to know from which parameters it is made.
 *
 * A parameter is in the result for certain (always_in), or it may be (maybe_in). This is looked for
 * through all functions until nothing changes. Sets of parameters are bits. */
#include "lang/watch.h"

enum { MOST_PARAMETERS = 32, MOST_ROUNDS = 16 };

typedef struct finding {
  const char *text;
  ml_function *function;
  uint32_t always_in, maybe_in;
  bool returns, changed;
} finding;

/* ---- which function a name stands for ---- */

const ml_function *ml_plain_function(const ml_node *callee) {
  if (callee->kind != ML_NODE_NAME) return NULL;
  const ml_variable *variable = callee->name.variable;
  const ml_function *function = variable != NULL ? variable->plain : callee->name.name->plain;
  return function != NULL && function->is_plain ? function : NULL;
}

static void note_assigned(const ml_node *target) {
  if (target->kind != ML_NODE_NAME) return;
  if (target->name.variable != NULL)
    target->name.variable->is_assigned = true;
  else
    target->name.name->is_assigned = true;
}

static bool may_be_plain(const ml_function *function) {
  return function->kind == ML_FUNCTION_REGULAR && !function->is_vararg && function->parent != NULL;
}

/* A function has its name for itself as long as nothing else is assigned to that. */
static void note_function(const ml_node *target, ml_function *function) {
  ml_function **plain = target->kind == ML_NODE_LOCAL_NAME ? &target->local_name.variable->plain
                        : target->kind != ML_NODE_NAME || target->name.variable != NULL
                            ? NULL
                            : &target->name.name->plain;
  if (plain == NULL || *plain != NULL || !may_be_plain(function)) {
    note_assigned(target);
    return;
  }
  *plain = function;
  function->is_plain = true;
  function->always_in = UINT32_MAX;
}

static void look_for_names(void *context, const ml_node *node) {
  (void)context;
  if (node->kind == ML_NODE_ASSIGN) {
    for (const ml_node *target = node->assign.targets; target != NULL; target = target->next)
      note_assigned(target);
  } else if (node->kind == ML_NODE_FUNCTION_STATEMENT || node->kind == ML_NODE_LOCAL_FUNCTION) {
    note_function(node->function_statement.target,
                  node->function_statement.function->function.function);
  }
}

static void drop_assigned(void *context, const ml_node *node) {
  (void)context;
  if (node->kind != ML_NODE_FUNCTION_STATEMENT && node->kind != ML_NODE_LOCAL_FUNCTION) return;
  const ml_node *target = node->function_statement.target;
  bool assigned = target->kind == ML_NODE_LOCAL_NAME ? target->local_name.variable->is_assigned
                  : target->kind == ML_NODE_NAME && target->name.variable == NULL
                      ? target->name.name->is_assigned
                      : true;
  if (assigned) node->function_statement.function->function.function->is_plain = false;
}

/* ---- what the result is made from ---- */

/* False: it is made from something else than parameters, too. */
static bool add_value(const finding *self, const ml_node *value, uint32_t *always,
                      uint32_t *maybe) {
  ml_sources from = {.awaits = 0};
  if (value != NULL) ml_sources_add(&from, value, self->text);
  for (int i = 0; i < from.local_count; i++) {
    *always |= from.locals[i]->always_in;
    *maybe |= from.locals[i]->maybe_in;
  }
  for (int i = 0; i < from.maybe_count; i++)
    *maybe |= from.maybes[i]->always_in | from.maybes[i]->maybe_in;
  return from.place_count + from.call_count == 0 && !from.unknown && ml_items_of(value) == NULL;
}

/* Functions of the program that are not plain. */
static bool calls_none(const ml_node *values) {
  ml_calls calls = {.count = 0};
  ml_calls_add(&calls, values);
  return calls.count == 0;
}

static void look_at_local(finding *self, ml_variable *local, const ml_node *value) {
  uint32_t always = 0, maybe = 0;
  if (local == NULL || local->is_shared || !add_value(self, value, &always, &maybe)) {
    self->function->is_plain = false;
    return;
  }
  uint32_t before = local->maybe_in;
  if (local->is_assigned)
    local->maybe_in |= local->always_in | always | maybe;
  else
    local->always_in = always, local->maybe_in |= maybe;
  if (local->maybe_in != before) self->changed = true;
}

static void look_at_assignment(finding *self, const ml_node *node) {
  const ml_node *value = node->assign.values;
  if (!calls_none(value)) self->function->is_plain = false;
  for (const ml_node *target = node->assign.targets; target != NULL; target = target->next) {
    ml_variable *local = target->kind == ML_NODE_LOCAL_NAME ? target->local_name.variable
                         : target->kind == ML_NODE_NAME     ? target->name.variable
                                                            : NULL;
    look_at_local(self, local, value);
    if (value != NULL && value->next != NULL) value = value->next;
  }
}

static void look_at_return(finding *self, const ml_node *value) {
  uint32_t always = 0, maybe = 0;
  if (!calls_none(value) || !add_value(self, value, &always, &maybe))
    self->function->is_plain = false;
  self->maybe_in |= always | maybe;
  self->always_in = self->returns ? self->always_in & always : always;
  self->returns = true;
}

static void look_at(void *context, const ml_node *node) {
  finding *self = context;
  bool plain = true;
  switch ((ml_node_kind)node->kind) {
    case ML_NODE_LOCAL:
    case ML_NODE_ASSIGN: look_at_assignment(self, node); break;
    case ML_NODE_RETURN: look_at_return(self, node->jump_values.values); break;
    case ML_NODE_EXPRESSION: plain = calls_none(node->operand.value); break;
    case ML_NODE_DO:
    case ML_NODE_IF: break;
    case ML_NODE_WHILE:
    case ML_NODE_REPEAT:
    case ML_NODE_IF_CLAUSE: plain = calls_none(node->loop.condition); break;
    case ML_NODE_NUMERIC_FOR:
      plain = calls_none(node->numeric_for.from) && calls_none(node->numeric_for.to) &&
              calls_none(node->numeric_for.step);
      break;
    case ML_NODE_GENERIC_FOR: plain = calls_none(node->generic_for.values); break;
    default: plain = false; break;
  }
  if (!plain) self->function->is_plain = false;
}

/* The parameters themselves; a function with too many of them is not plain. */
static void begin_function(ml_function *function) {
  int count = 0;
  for (const ml_node *name = function->parameters; name != NULL; name = name->next, count++) {
    if (name->kind != ML_NODE_LOCAL_NAME || count == MOST_PARAMETERS ||
        name->local_name.variable->is_shared) {
      function->is_plain = false;
      return;
    }
    ml_variable *local = name->local_name.variable;
    if (local->is_assigned)
      local->maybe_in |= UINT32_C(1) << count;
    else
      local->always_in = UINT32_C(1) << count;
  }
}

/* Whether anything is new. */
static bool look_through(ml_function *function, const char *text) {
  finding self = {.text = text, .function = function};
  begin_function(function);
  ml_each_statement(function->body, look_at, &self);
  uint32_t always = self.returns ? self.always_in & function->always_in : 0;
  uint32_t maybe = (self.maybe_in & ~always) | function->maybe_in;
  bool changed = self.changed || !function->is_plain || always != function->always_in ||
                 maybe != function->maybe_in;
  function->always_in = always;
  function->maybe_in = maybe;
  return changed;
}

/* The functions inside one may use its locals whenever they like. */
static void drop_outer(ml_function *functions) {
  for (ml_function *function = functions; function != NULL; function = function->next)
    if (function->parent != NULL) function->parent->is_plain = false;
}

void ml_watch_plain(ml_function *functions, const char *text) {
  for (ml_function *function = functions; function != NULL; function = function->next)
    if (function->home == function) ml_each_statement(function->body, look_for_names, NULL);
  for (ml_function *function = functions; function != NULL; function = function->next)
    if (function->home == function) ml_each_statement(function->body, drop_assigned, NULL);
  drop_outer(functions);
  bool changed = true;
  for (int count = 0; changed; count++) {
    changed = false;
    for (ml_function *function = functions; function != NULL; function = function->next) {
      if (!function->is_plain) continue;
      if (count == MOST_ROUNDS) function->is_plain = false;
      if (look_through(function, text)) changed = true;
    }
  }
}
