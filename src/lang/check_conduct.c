/* Whether runs of a function might as well go side by side: whether all that they do, as far as
 * others can tell, is to wait and to give a result.
 *
 * Only what is certain: it writes nothing but variables of its own, and calls nothing but what
 * is known to compute, to wait for the clock, or to be another such function. */
#include <string.h>

#include "lang/check_parts.h"

/* How many calls and operands are looked at for one question, so that the whole stays linear. */
enum { MOST_LOOKS = 200 };

/* A call, or a `for` that calls its iterator. */
typedef struct deed {
  const ml_node *node;
  const struct deed *next;
} deed;

/* What is told of a function while the places are collected. */
typedef struct conduct {
  bool is_felt;      /* by others: it writes, holds or reads what is not its own */
  const deed *deeds; /* what it calls */
  unsigned asked;    /* the question that came here last */
} conduct;

static const char conducts; /* the second key of a function's conduct */

/* --- what functions do --- */

static conduct *conduct_of(ml_checker *checker, const ml_function *function) {
  conduct *found = ml_pairs_get(&checker->places, function, &conducts);
  if (found != NULL) return found;
  found = ml_checker_alloc(checker, sizeof *found);
  if (found != NULL && !ml_pairs_add(&checker->places, function, &conducts, found))
    checker->failed = true;
  return checker->failed ? NULL : found;
}

static void add_deed(ml_checker *checker, const ml_node *node) {
  conduct *known = conduct_of(checker, ml_frame_top(checker)->home);
  deed *added = known == NULL ? NULL : ml_checker_alloc(checker, sizeof *added);
  if (added == NULL) return;
  *added = (deed){.node = node, .next = known->deeds};
  known->deeds = added;
}

static bool is_call(const ml_node *node) {
  return node != NULL && (node->kind == ML_NODE_CALL || node->kind == ML_NODE_METHOD_CALL);
}

static bool writes_outside(const ml_node *assignment, const ml_function *home) {
  for (const ml_node *target = assignment->assign.targets; target != NULL; target = target->next)
    if (target->kind != ML_NODE_NAME || target->name.variable == NULL ||
        target->name.variable->home != home)
      return true;
  return false;
}

static bool closes(const ml_node *local) {
  for (const ml_node *name = local->assign.targets; name != NULL; name = name->next)
    if (name->local_name.variable->attribute == ML_ATTRIBUTE_CLOSE) return true;
  return false;
}

static bool is_felt(const ml_node *node, const ml_function *home) {
  switch ((ml_node_kind)node->kind) {
    case ML_NODE_ASSIGN: return writes_outside(node, home);
    case ML_NODE_LOCAL: return closes(node);
    case ML_NODE_GENERIC_FOR: return (node->flags & ML_FLAG_ASYNC) != 0;
    case ML_NODE_AWAIT: return !is_call(ml_bare(node->await.operand));
    case ML_NODE_FUNCTION_STATEMENT:
    case ML_NODE_ASYNC_WITH:
    case ML_NODE_YIELD: return true;
    default: return false;
  }
}

void ml_conduct_collect(ml_checker *checker, const ml_node *node) {
  const ml_function *home = ml_frame_top(checker)->home;
  if (is_felt(node, home)) {
    conduct *known = conduct_of(checker, home);
    if (known != NULL) known->is_felt = true;
  }
  if (is_call(node) || node->kind == ML_NODE_GENERIC_FOR) add_deed(checker, node);
}

/* --- the question --- */

typedef struct question {
  ml_checker *checker;
  const ml_variable *apart; /* what must not be read; or NULL */
  int looks;                /* how many are left */
  bool waits;               /* it came to something that takes time */
} question;

static bool is_harmless(question *asked, const ml_node *call);
static bool is_plain(question *asked, const ml_node *node);

/* Coroutines and futures that are made in sight, and numbers and options. */
static bool are_harmless(question *asked, const ml_node *arguments) {
  for (; arguments != NULL; arguments = arguments->next) {
    const ml_node *bare = ml_bare(arguments);
    if (bare->kind == ML_NODE_TABLE || bare->kind == ML_NODE_NUMBER) continue;
    ml_value value = ml_value_of(asked->checker, bare);
    if (!is_call(bare) || value.kind != ML_VALUE_OBJECT || !is_harmless(asked, bare)) return false;
  }
  return true;
}

static bool is_zero(const ml_checker *checker, const ml_node *node) {
  return node != NULL && node->kind == ML_NODE_NUMBER && node->end == node->start + 1 &&
         checker->tree->text[node->start] == '0';
}

/* What gather and its like are to run must be in sight. */
static bool is_harmless_library(question *asked, const ml_library *row, const ml_node *call) {
  if (row->is_pure) return true;
  const ml_node *arguments = ml_arguments_of(call);
  if (strcmp(row->path, "asyncio.sleep") == 0) {
    asked->waits |= !is_zero(asked->checker, arguments);
    return true;
  }
  return strcmp(row->owner, "asyncio") == 0 && row->takes != ML_TAKES_NOTHING &&
         *row->gives != '\0' && are_harmless(asked, arguments);
}

static bool is_deed_harmless(question *asked, const ml_node *node) {
  if (node->kind != ML_NODE_GENERIC_FOR) return is_harmless(asked, node);
  const ml_node *iterator = ml_bare(node->generic_for.values);
  const ml_library *row = is_call(iterator) ? ml_called(asked->checker, iterator) : NULL;
  return row != NULL && row->is_pure;
}

static bool is_function_harmless(question *asked, const ml_function *function) {
  conduct *known = ml_pairs_get(&asked->checker->places, function, &conducts);
  if (known == NULL || known->asked == asked->checker->questions) return true;
  if (known->is_felt) return false;
  known->asked = asked->checker->questions;
  for (const deed *one = known->deeds; one != NULL; one = one->next)
    if (!is_deed_harmless(asked, one->node)) return false;
  return true;
}

/* `("%d"):format(n)`. */
static bool is_method_of_text(const ml_node *call) {
  if (call->kind != ML_NODE_METHOD_CALL || call->method.name == NULL) return false;
  if (ml_bare(call->method.object)->kind != ML_NODE_STRING) return false;
  const ml_library *row = ml_library_find("string", call->method.name);
  return row != NULL && row->is_pure;
}

/* The arguments are left to others. */
static bool is_harmless(question *asked, const ml_node *call) {
  if (--asked->looks < 0) return false;
  if (is_method_of_text(call)) return true;
  ml_value callee = ml_callee_of(asked->checker, call);
  if (callee.kind == ML_VALUE_LIBRARY) return is_harmless_library(asked, callee.row, call);
  bool is_known = callee.kind == ML_VALUE_FUNCTION || callee.kind == ML_VALUE_REGULAR;
  return is_known && is_function_harmless(asked, callee.function);
}

static bool are_plain(question *asked, const ml_node *list) {
  for (; list != NULL; list = list->next) {
    const ml_node *value = list->kind == ML_NODE_NAMED_ITEM ? list->named_item.value : list;
    if (!is_plain(asked, value)) return false;
  }
  return true;
}

/* Whether an expression does nothing but compute, and does not read what is to be kept apart. */
static bool is_plain(question *asked, const ml_node *node) {
  for (node = ml_bare(node); node != NULL; node = ml_bare(node)) {
    if (--asked->looks < 0) return false;
    switch ((ml_node_kind)node->kind) {
      case ML_NODE_NIL:
      case ML_NODE_TRUE:
      case ML_NODE_FALSE:
      case ML_NODE_NUMBER:
      case ML_NODE_STRING:
      case ML_NODE_VARARG: return true;
      case ML_NODE_NAME: return asked->apart == NULL || node->name.variable != asked->apart;
      case ML_NODE_FIELD: node = node->field.object; break;
      case ML_NODE_UNARY: node = node->operand.value; break;
      case ML_NODE_TABLE: return are_plain(asked, node->list.items);
      case ML_NODE_INDEX:
      case ML_NODE_KEYED_ITEM:
        if (!is_plain(asked, node->index.key)) return false;
        node = node->index.object;
        break;
      case ML_NODE_BINARY:
        if (!is_plain(asked, node->binary.right)) return false;
        node = node->binary.left;
        break;
      case ML_NODE_CALL:
      case ML_NODE_METHOD_CALL:
        if (!is_harmless(asked, node) || !are_plain(asked, ml_arguments_of(node))) return false;
        node = node->kind == ML_NODE_CALL ? node->call.callee : node->method.object;
        break;
      default: return false;
    }
  }
  return true;
}

static question ask(ml_checker *checker, const ml_variable *apart) {
  checker->questions++;
  return (question){.checker = checker, .apart = apart, .looks = MOST_LOOKS};
}

bool ml_only_computes(ml_checker *checker, const ml_node *expression, const ml_variable *apart) {
  question asked = ask(checker, apart);
  return is_plain(&asked, expression) && !asked.waits;
}

bool ml_only_waits(ml_checker *checker, const ml_node *call, const ml_variable *apart) {
  question asked = ask(checker, apart);
  return is_plain(&asked, call) && asked.waits;
}
