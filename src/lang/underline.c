#include "lang/underline.h"

#include <string.h>

/* What fits so far. */
typedef struct search {
  const ml_tree *tree;
  int line;
  const char *action; /* as in the header, without the `!` of a fault */
  bool is_fault;
  const char *name; /* the variable that the fault is about, not terminated; NULL: none */
  size_t name_length;
  const ml_node *awaited; /* the call of the await that was entered last */
  const ml_node *found;   /* the expression or statement */
  uint32_t start, end;    /* its bytes */
  int count;
} search;

static void add(search *s, const ml_node *node, uint32_t start, uint32_t end) {
  s->count++;
  s->found = node;
  s->start = start;
  s->end = end;
}

/* ---- names ---- */

static bool is_text(const char *text, size_t length, const char *word) {
  return strlen(word) == length && memcmp(text, word, length) == 0;
}

static const ml_node *without_parens(const ml_node *node) {
  while (node->kind == ML_NODE_PAREN) node = node->operand.value;
  return node;
}

/* The name under which Lua knows a value: of a variable or a field. */
static const ml_name *name_of(const ml_node *node) {
  node = without_parens(node);
  if (node->kind == ML_NODE_NAME) return node->name.name;
  return node->kind == ML_NODE_FIELD ? node->field.name : NULL;
}

static bool has_name(const ml_name *name, const char *text, size_t length) {
  return name != NULL && name->length == length && memcmp(name->text, text, length) == 0;
}

/* Whether a fault that is about a variable may be about this value. */
static bool may_be(const search *s, const ml_node *node) {
  if (s->name == NULL) return true;
  const ml_node *bare = without_parens(node);
  if (bare->kind == ML_NODE_INDEX || bare->kind == ML_NODE_STRING) return true;
  return has_name(name_of(node), s->name, s->name_length);
}

/* Whether it is what the function __ml_WORD of the translator stands for. */
static bool is_word(const search *s, const char *word) {
  const char *at = s->action;
  if (strncmp(at, "__ml", 4) != 0) return false;
  for (at += 4; *at >= '0' && *at <= '9'; at++) continue;
  return *at == '_' && strcmp(at + 1, word) == 0;
}

/* ---- calls ---- */

/* Whether Lua knows no name for what is called. */
static bool is_nameless(const ml_node *call) {
  return call->kind == ML_NODE_CALL && name_of(call->call.callee) == NULL &&
         without_parens(call->call.callee)->kind != ML_NODE_INDEX;
}

static bool calls(const search *s, const ml_node *call) {
  const char *name = s->is_fault ? s->name : s->action;
  size_t length = s->is_fault ? s->name_length : strlen(s->action);
  if (name == NULL || is_text(name, length, "()()")) return is_nameless(call);
  if (is_text(name, length, "()")) return true;
  if (call->kind == ML_NODE_METHOD_CALL) return has_name(call->method.name, name, length);
  const ml_node *callee = without_parens(call->call.callee);
  if (callee->kind == ML_NODE_INDEX) return true;
  return has_name(name_of(callee), name, length);
}

static void look_at_call(search *s, const ml_node *call) {
  if (call->line != s->line || !calls(s, call)) return;
  if (!s->is_fault || strncmp(s->action, "attempt to call", 15) == 0)
    add(s, call, call->start, call->end);
}

static void look_at_await(search *s, const ml_node *await) {
  const ml_node *operand = await->await.operand;
  bool is_call = operand->kind == ML_NODE_CALL || operand->kind == ML_NODE_METHOD_CALL;
  s->awaited = is_call ? operand : NULL;
  if (is_call ? operand->line != s->line : await->line != s->line) return;
  if (s->is_fault) {
    if (is_call) look_at_call(s, operand);
  } else if (is_call && strcmp(s->action, "(await)") == 0) {
    add(s, operand, operand->start, operand->end);
  } else if (strcmp(s->action, "await") == 0 || strncmp(s->action, "()", 2) == 0 ||
             (is_call && strcmp(s->action, "?") == 0) || is_word(s, "go") || is_word(s, "open")) {
    add(s, await, await->start, await->end);
  }
}

/* ---- operators ---- */

/* What a metamethod or a fault has to do with an operator. */
typedef struct operator_words {
  const char *metamethod, *fault;
} operator_words;

static const char arithmetic[] = "attempt to perform";
static const char compare[] = "attempt to compare";
static const char bitwise[] = "attempt to perform bitwise";
static const char by_zero[] = "attempt to divide by zero";
static const char integer[] = "number has no integer";

static operator_words words_of(const ml_node *node) {
  bool unary = node->kind == ML_NODE_UNARY;
  switch (node->detail) {
    case ML_TOKEN_PLUS: return (operator_words){"__add", arithmetic};
    case ML_TOKEN_MINUS: return (operator_words){unary ? "__unm" : "__sub", arithmetic};
    case ML_TOKEN_STAR: return (operator_words){"__mul", arithmetic};
    case ML_TOKEN_SLASH: return (operator_words){"__div", arithmetic};
    case ML_TOKEN_PERCENT: return (operator_words){"__mod", arithmetic};
    case ML_TOKEN_CARET: return (operator_words){"__pow", arithmetic};
    case ML_TOKEN_DOUBLE_SLASH: return (operator_words){"__idiv", arithmetic};
    case ML_TOKEN_AMPERSAND: return (operator_words){"__band", bitwise};
    case ML_TOKEN_PIPE: return (operator_words){"__bor", bitwise};
    case ML_TOKEN_TILDE: return (operator_words){unary ? "__bnot" : "__bxor", bitwise};
    case ML_TOKEN_SHIFT_LEFT: return (operator_words){"__shl", bitwise};
    case ML_TOKEN_SHIFT_RIGHT: return (operator_words){"__shr", bitwise};
    case ML_TOKEN_CONCAT: return (operator_words){"__concat", "attempt to concatenate"};
    case ML_TOKEN_HASH: return (operator_words){"__len", "attempt to get length"};
    case ML_TOKEN_EQUAL:
    case ML_TOKEN_NOT_EQUAL: return (operator_words){"__eq", NULL};
    case ML_TOKEN_LESS:
    case ML_TOKEN_GREATER: return (operator_words){"__lt", compare};
    case ML_TOKEN_LESS_EQUAL:
    case ML_TOKEN_GREATER_EQUAL: return (operator_words){"__le", compare};
    default: return (operator_words){NULL, NULL};
  }
}

bool ml_operator_calls(const ml_node *node, const char *metamethod) {
  const char *called = words_of(node).metamethod;
  return called != NULL && strcmp(called, metamethod) == 0;
}

static bool operates(const search *s, const ml_node *node) {
  if (!s->is_fault) return ml_operator_calls(node, s->action);
  operator_words words = words_of(node);
  if (words.fault == NULL) return false;
  if (words.fault == bitwise && strncmp(s->action, integer, strlen(integer)) == 0) return true;
  if (words.fault == arithmetic && strncmp(s->action, bitwise, strlen(bitwise)) == 0) return false;
  bool same = strncmp(s->action, words.fault, strlen(words.fault)) == 0;
  if (!same && (words.fault != arithmetic || strcmp(s->action, by_zero) != 0)) return false;
  if (node->kind == ML_NODE_UNARY) return may_be(s, node->operand.value);
  return may_be(s, node->binary.left) || may_be(s, node->binary.right);
}

static void look_at_operator(search *s, const ml_node *node) {
  int last = ml_lines_find(&s->tree->lines, node->end - 1);
  if (node->line <= s->line && s->line <= last && operates(s, node))
    add(s, node, node->start, node->end);
}

/* `o.x`, `o[x]`, and the `o.m` of `o:m()`. */
static void look_at_index(search *s, const ml_node *node, const ml_node *object, uint32_t end) {
  int last = ml_lines_find(&s->tree->lines, end - 1);
  if (s->line < node->line || last < s->line) return;
  bool fits = s->is_fault
                  ? strncmp(s->action, "attempt to index", 16) == 0 && may_be(s, object)
                  : strcmp(s->action, "__index") == 0 ||
                        (strcmp(s->action, "__newindex") == 0 && node->kind != ML_NODE_METHOD_CALL);
  if (fits) add(s, node, node->start, end);
}

/* ---- statements ---- */

static void look_at_statement(search *s, const ml_node *node, bool fits) {
  if (fits && !s->is_fault && node->line == s->line) add(s, node, node->start, node->end);
}

static bool look(void *context, ml_node *node) {
  search *s = context;
  switch ((ml_node_kind)node->kind) {
    case ML_NODE_AWAIT: look_at_await(s, node); break;
    case ML_NODE_METHOD_CALL:
      look_at_index(s, node, node->method.object,
                    node->method.name_start + node->method.name->length);
      if (node != s->awaited) look_at_call(s, node);
      break;
    case ML_NODE_CALL:
      if (node != s->awaited) look_at_call(s, node);
      break;
    case ML_NODE_FIELD: look_at_index(s, node, node->field.object, node->end); break;
    case ML_NODE_INDEX: look_at_index(s, node, node->index.object, node->end); break;
    case ML_NODE_UNARY:
    case ML_NODE_BINARY: look_at_operator(s, node); break;
    case ML_NODE_RAISE: look_at_statement(s, node, is_word(s, "raise")); break;
    case ML_NODE_YIELD: look_at_statement(s, node, is_word(s, "yield")); break;
    case ML_NODE_ASYNC_WITH: look_at_statement(s, node, is_word(s, "with")); break;
    case ML_NODE_GENERIC_FOR:
      look_at_statement(s, node, strcmp(s->action, "for") == 0 || is_word(s, "iter"));
      break;
    default: break;
  }
  return true;
}

/* ---- what CPython marks inside ---- */

static bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The operator as CPython measures it: one character, or two where no space follows the first. */
static void mark_operator(const ml_tree *tree, const ml_node *node, ml_underline *out) {
  uint32_t at = node->binary.operator_start;
  uint32_t behind = without_parens(node->binary.right)->start;
  uint32_t length = at + 1 < behind && !is_space(tree->text[at + 1]) ? 2 : 1;
  out->mark = at - node->start;
  out->mark_end = out->mark + length;
}

/* From the bracket that opens to the end. */
static void mark_key(const ml_tree *tree, const ml_node *node, ml_underline *out) {
  uint32_t at = without_parens(node->index.object)->end;
  while (at < node->end && tree->text[at] != '[') at++;
  out->mark = at - node->start;
  out->mark_end = node->end - node->start;
}

static bool is_compared(const ml_node *node) {
  const char *fault = words_of(node).fault;
  return fault == NULL || fault == compare;
}

static uint32_t line_end(const ml_tree *tree, uint32_t at) {
  while (at < tree->length && tree->text[at] != '\n' && tree->text[at] != '\r') at++;
  while (at > 0 && (tree->text[at - 1] == ' ' || tree->text[at - 1] == '\t')) at--;
  return at;
}

/* The message of a fault behind its place, and the variable in its parentheses. */
static void read_fault(search *s, const char *message) {
  s->is_fault = true;
  s->action = message;
  const char *quote = strstr(message, " '");
  if (quote == NULL || strchr(message, '(') == NULL || strchr(message, '(') > quote) return;
  s->name = quote + 2;
  const char *end = strchr(s->name, '\'');
  s->name_length = end != NULL ? (size_t)(end - s->name) : strlen(s->name);
}

bool ml_underline_find(const ml_tree *tree, int line, const char *action, ml_underline *out) {
  search s = {.tree = tree, .line = line, .action = action};
  memset(out, 0, sizeof *out);
  if (*action == '!') read_fault(&s, action + 1);
  if (!ml_tree_walk((ml_tree *)tree, look, &s)) return false;
  if (s.count != 1 || (int)tree->lines.count < line) return false;
  if (ml_lines_find(&tree->lines, s.start) != line) return false;
  uint32_t origin = tree->lines.starts[line - 1], last = line_end(tree, s.start);
  bool one_line = s.end <= last;
  out->start = s.start - origin;
  out->end = (one_line ? s.end : last) - origin;
  if (one_line && s.found->kind == ML_NODE_BINARY && !is_compared(s.found))
    mark_operator(tree, s.found, out);
  if (one_line && s.found->kind == ML_NODE_INDEX) mark_key(tree, s.found, out);
  return true;
}
