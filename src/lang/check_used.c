/* Coroutine objects that stand where their results were meant: `fetch(1).title`, `user.title` and
 * `n + 1` where the variable holds a coroutine object, `math.floor(fetch(1))`. */
#include <string.h>

#include "lang/check_parts.h"

/* What a coroutine object does have. */
static bool is_field(const ml_name *name) {
  static const char *const fields[] = {"send",       "throw",    "close", "name", "qualname",
                                       "cr_running", "cr_await", "line",  "file"};
  for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
    if (ml_name_is(name, fields[i])) return true;
  return ml_name_is(name, "__name__") || ml_name_is(name, "__qualname__");
}

static void check(ml_checker *checker, const ml_node *used) {
  const ml_node *bare = ml_bare(used);
  ml_value value = ml_value_of(checker, bare);
  if (!ml_value_is(&value, "coroutine") || value.call == NULL) return;
  const char *call = ml_call_text(checker, value.call, ml_called_name(&value));
  bool is_call = bare->kind == ML_NODE_CALL || bare->kind == ML_NODE_METHOD_CALL;
  const char *text = is_call ? NULL : ml_text_of(checker, bare);
  ml_diag *diag = ml_found(checker, ML_DIAG_USED_WITHOUT_AWAIT, bare, "not yet a result",
                           "%s is a coroutine object, not its result", text != NULL ? text : call);
  if (diag == NULL) return;
  ml_diag_set(&diag->variant, ml_is_inside_async(checker) ? "inside" : NULL);
  ml_diag_fact(diag, "call", "%s", call);
  ml_diag_fact(diag, "name", "%s", ml_called_name(&value));
  ml_diag_fact(diag, "made_line", "%d", value.call->line);
  if (text != NULL) ml_diag_fact(diag, "variable", "%s", text);
}

static bool takes_numbers_or_text(uint8_t operator) {
  return operator!= ML_TOKEN_AND && operator!= ML_TOKEN_OR && operator!= ML_TOKEN_EQUAL &&
  operator!= ML_TOKEN_NOT_EQUAL &&
  operator!= ML_TOKEN_NOT;
}

/* --- arguments of Lua's functions --- */

/* The letter of the next directive of a format, past which `at` is moved; 0: there is none. */
static char next_directive(const char **at, const char *end) {
  for (; *at + 1 < end; ++*at) {
    if (**at != '%') continue;
    ++*at;
    *at += strspn(*at, "-+ #0123456789.");
    if (*at < end && **at != '%') return *(*at)++;
  }
  return '\0';
}

/* What is written as text may be anything. */
static void check_formatted(ml_checker *checker, const ml_node *format) {
  if (format == NULL || format->kind != ML_NODE_STRING) return;
  const char *at = checker->tree->text + format->start, *end = checker->tree->text + format->end;
  for (const ml_node *argument = format->next; argument != NULL; argument = argument->next) {
    char directive = next_directive(&at, end);
    if (directive == '\0') return;
    if (directive != 's' && directive != 'p') check(checker, argument);
  }
}

static void check_arguments(ml_checker *checker, const ml_node *call) {
  const ml_library *row = ml_called(checker, call);
  const ml_node *argument = call->call.arguments;
  if (row == NULL || row->reads == ML_READS_NOTHING) return;
  if (row->reads == ML_READS_FORMAT) {
    check_formatted(checker, argument);
    return;
  }
  for (; argument != NULL; argument = argument->next) {
    check(checker, argument);
    if (row->reads == ML_READS_FIRST) return;
  }
}

void ml_rule_used(ml_checker *checker, const ml_node *node) {
  if (ml_is_expected(checker, "TypeError") || ml_is_expected(checker, "AttributeError")) return;
  switch ((ml_node_kind)node->kind) {
    case ML_NODE_FIELD:
      if (node->field.name != NULL && !is_field(node->field.name))
        check(checker, node->field.object);
      break;
    case ML_NODE_METHOD_CALL:
      if (node->method.name != NULL && !is_field(node->method.name))
        check(checker, node->method.object);
      break;
    case ML_NODE_INDEX: check(checker, node->index.object); break;
    case ML_NODE_CALL:
      check(checker, node->call.callee);
      check_arguments(checker, node);
      break;
    case ML_NODE_BINARY:
      if (!takes_numbers_or_text(node->detail)) break;
      check(checker, node->binary.left);
      check(checker, node->binary.right);
      break;
    case ML_NODE_UNARY:
      if (takes_numbers_or_text(node->detail)) check(checker, node->operand.value);
      break;
    default: break;
  }
}
