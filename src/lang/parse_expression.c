/* Expressions. Every function returns a whole node, even while giving up. */
#include <string.h>

#include "lang/parse.h"

static ml_node *parse_subexpression(ml_parser *parser, int limit);

ml_node *ml_parse_expression(ml_parser *parser) {
  return parse_subexpression(parser, 0);
}

/* explist ::= exp {',' exp} */
ml_node *ml_parse_expressions(ml_parser *parser) {
  ml_node *first = ml_parse_expression(parser);
  ml_node *last = first;
  while (ml_accept(parser, ML_TOKEN_COMMA)) {
    last->next = ml_parse_expression(parser);
    last = last->next;
  }
  return first;
}

/* A node of one token. */
static ml_node *parse_leaf(ml_parser *parser, ml_node_kind kind) {
  ml_node *node = ml_node_new(parser, kind, &parser->token);
  ml_advance(parser);
  return node;
}

static ml_node *parse_name(ml_parser *parser) {
  ml_node *node = ml_node_new(parser, ML_NODE_NAME, &parser->token);
  node->name.name = parser->token.name;
  ml_variable *variable = parser->token.name->binding;
  node->name.variable = variable;
  if (variable != NULL && variable->home != parser->function->home) variable->is_shared = true;
  ml_advance(parser);
  return node;
}

/* primaryexp ::= Name | '(' exp ')' */
static ml_node *parse_primary(ml_parser *parser) {
  if (ml_at(parser, ML_TOKEN_NAME)) return parse_name(parser);
  if (ml_at(parser, ML_TOKEN_OPEN_PAREN)) {
    ml_node *node = ml_node_new(parser, ML_NODE_PAREN, &parser->token);
    int line = parser->token.line;
    ml_advance(parser);
    node->operand.value = ml_parse_expression(parser);
    ml_expect_match(parser, ML_TOKEN_CLOSE_PAREN, "(", line);
    return ml_node_close(parser, node);
  }
  ml_node *nothing = ml_node_new(parser, ML_NODE_NIL, &parser->token);
  ml_syntax_error(parser, "unexpected symbol");
  return nothing;
}

/* field ::= '.' Name */
static ml_node *parse_field(ml_parser *parser, ml_node *object) {
  ml_node *node = ml_node_around(parser, ML_NODE_FIELD, object);
  node->field.object = object;
  node->field.dot = parser->token.start;
  ml_advance(parser);
  node->field.name_start = parser->token.start;
  node->field.name = ml_expect_name(parser);
  return ml_node_close(parser, node);
}

/* index ::= '[' exp ']' */
static ml_node *parse_index(ml_parser *parser, ml_node *object) {
  ml_node *node = ml_node_around(parser, ML_NODE_INDEX, object);
  node->index.object = object;
  ml_advance(parser);
  node->index.key = ml_parse_expression(parser);
  ml_expect(parser, ML_TOKEN_CLOSE_BRACKET);
  return ml_node_close(parser, node);
}

/* yindex ::= '[' exp ']' '=' exp | Name '=' exp | exp */
static ml_node *parse_item(ml_parser *parser) {
  if (ml_at(parser, ML_TOKEN_OPEN_BRACKET)) {
    ml_node *node = ml_node_new(parser, ML_NODE_KEYED_ITEM, &parser->token);
    ml_advance(parser);
    node->index.object = ml_parse_expression(parser);
    ml_expect(parser, ML_TOKEN_CLOSE_BRACKET);
    ml_expect(parser, ML_TOKEN_ASSIGN);
    node->index.key = ml_parse_expression(parser);
    ml_name_function(parser, node, node->index.key);
    return ml_node_close(parser, node);
  }
  if (ml_at(parser, ML_TOKEN_NAME) && ml_peek(parser)->kind == ML_TOKEN_ASSIGN) {
    ml_node *node = ml_node_new(parser, ML_NODE_NAMED_ITEM, &parser->token);
    node->named_item.name = parser->token.name;
    ml_advance(parser);
    ml_advance(parser);
    node->named_item.value = ml_parse_expression(parser);
    ml_name_function(parser, node, node->named_item.value);
    return ml_node_close(parser, node);
  }
  return ml_parse_expression(parser);
}

/* constructor ::= '{' [item {sep item} [sep]] '}'    sep ::= ',' | ';' */
static ml_node *parse_table(ml_parser *parser) {
  ml_node *node = ml_node_new(parser, ML_NODE_TABLE, &parser->token);
  int line = parser->token.line;
  ml_node **tail = &node->list.items;
  ml_advance(parser);
  while (!ml_at(parser, ML_TOKEN_CLOSE_BRACE)) {
    *tail = parse_item(parser);
    tail = &(*tail)->next;
    if (!ml_accept(parser, ML_TOKEN_COMMA) && !ml_accept(parser, ML_TOKEN_SEMICOLON)) break;
  }
  ml_expect_match(parser, ML_TOKEN_CLOSE_BRACE, "{", line);
  return ml_node_close(parser, node);
}

/* funcargs ::= '(' [explist] ')' | constructor | String */
static ml_node *parse_arguments(ml_parser *parser, int line) {
  if (ml_at(parser, ML_TOKEN_STRING)) return parse_leaf(parser, ML_NODE_STRING);
  if (ml_at(parser, ML_TOKEN_OPEN_BRACE)) return parse_table(parser);
  if (!ml_accept(parser, ML_TOKEN_OPEN_PAREN)) {
    ml_syntax_error(parser, "function arguments expected");
    return NULL;
  }
  ml_node *arguments = NULL;
  if (!ml_at(parser, ML_TOKEN_CLOSE_PAREN)) arguments = ml_parse_expressions(parser);
  ml_expect_match(parser, ML_TOKEN_CLOSE_PAREN, "(", line);
  return arguments;
}

/* Whether a function is called `create_task`, with the result of one call on the same line. */
static bool is_spawn(const ml_node *node) {
  const ml_node *callee = node->call.callee, *made = node->call.arguments;
  const ml_name *name = callee->kind == ML_NODE_NAME    ? callee->name.name
                        : callee->kind == ML_NODE_FIELD ? callee->field.name
                                                        : NULL;
  return made != NULL && made->kind == ML_NODE_CALL && made->next == NULL &&
         made->detail == ML_TOKEN_OPEN_PAREN && made->line == node->line && name != NULL &&
         name->length == sizeof "create_task" - 1 &&
         memcmp(name->text, "create_task", name->length) == 0;
}

static ml_node *parse_call(ml_parser *parser, ml_node *callee, int line) {
  ml_node *node = ml_node_around(parser, ML_NODE_CALL, callee);
  node->call.callee = callee;
  node->call.open = parser->token.start;
  node->detail = (uint8_t)parser->token.kind;
  node->call.arguments = parse_arguments(parser, line);
  if (is_spawn(node)) {
    node->call.arguments->flags |= ML_FLAG_TAKEN;
    ml_node_list_add(parser, &parser->tree->spawns, node);
  }
  return ml_node_close(parser, node);
}

/* method ::= ':' Name funcargs */
static ml_node *parse_method_call(ml_parser *parser, ml_node *object, int line) {
  ml_node *node = ml_node_around(parser, ML_NODE_METHOD_CALL, object);
  node->method.object = object;
  node->method.colon = parser->token.start;
  ml_advance(parser);
  node->method.name_start = parser->token.start;
  node->method.name = ml_expect_name(parser);
  node->method.open = parser->token.start;
  node->detail = (uint8_t)parser->token.kind;
  node->method.arguments = parse_arguments(parser, line);
  return ml_node_close(parser, node);
}

/* suffixedexp ::= primaryexp {'.' Name | '[' exp ']' | ':' Name funcargs | funcargs} */
ml_node *ml_parse_suffixed(ml_parser *parser) {
  /* Lua's line is that of the last token read, which in a table is one further. */
  int line = parser->has_ahead ? parser->ahead.line : parser->token.line;
  ml_node *node = parse_primary(parser);
  for (;;) {
    switch (parser->token.kind) {
      case ML_TOKEN_DOT: node = parse_field(parser, node); break;
      case ML_TOKEN_OPEN_BRACKET: node = parse_index(parser, node); break;
      case ML_TOKEN_COLON: node = parse_method_call(parser, node, line); break;
      case ML_TOKEN_OPEN_PAREN:
      case ML_TOKEN_STRING:
      case ML_TOKEN_OPEN_BRACE: node = parse_call(parser, node, line); break;
      default: return node;
    }
  }
}

/* await ::= 'await' suffixedexp */
ml_node *ml_parse_await(ml_parser *parser) {
  ml_node *node = ml_node_new(parser, ML_NODE_AWAIT, &parser->token);
  ml_rewrite(parser, node);
  ml_advance(parser);
  node->await.in = parser->function;
  node->await.operand = ml_parse_suffixed(parser);
  node->await.operand->flags |= ML_FLAG_TAKEN;
  ml_node_close(parser, node);
  if (!ml_inside_async(parser) && !ml_gives_up(parser))
    ml_misplaced(parser, ML_DIAG_AWAIT_OUTSIDE_FUNCTION, node, node->await.operand,
                 parser->function->home);
  return node;
}

/* What is emitted for the node ends in a call; a `(` that begins the next statement must not
 * become its arguments. */
static void guard(ml_parser *parser, ml_node *node) {
  if (ml_at(parser, ML_TOKEN_OPEN_PAREN)) node->flags |= ML_FLAG_NEEDS_BREAK;
}

/* Whether Python's `yield from` stands here: a name, and a value that could not follow one. */
static bool at_from(ml_parser *parser, int line) {
  if (!ml_at(parser, ML_TOKEN_NAME) || parser->token.first_line != line) return false;
  if (parser->token.name->binding != NULL || !ml_name_is(parser->token.name, "from")) return false;
  const ml_token *next = ml_peek(parser);
  return next->first_line == line && (next->kind == ML_TOKEN_NAME || next->kind == ML_TOKEN_AWAIT);
}

/* What it gives away, and what does the same in a generator that may wait. */
static void tell_yield_from(ml_parser *parser, const ml_node *node) {
  const ml_node *values = node->yield.operands;
  if (ml_gives_up(parser) || values == NULL) return;
  const char *text = parser->tree->text + values->start;
  int length = (int)(node->end - values->start);
  ml_diag *diag = ml_diag_new(parser, ML_DIAG_PYTHON_SPELLING, node->start, node->end,
                              "'yield from' inside async function");
  ml_diag_mark(diag, diag->span, "%s", "");
  ml_diag_fact(diag, "python", "yield from %.*s", length, text);
  ml_diag_fact(diag, "lua", "async for value in %.*s do yield value end", length, text);
  ml_diag_fact(diag, "hint", "An async generator hands on what another one gives in a loop.");
}

/* yield ::= 'yield' [explist], the first expression on the line of the word */
ml_node *ml_parse_yield(ml_parser *parser) {
  ml_node *node = ml_node_new(parser, ML_NODE_YIELD, &parser->token);
  int line = parser->token.line;
  ml_rewrite(parser, node);
  ml_function *home = parser->function->home;
  bool outside = !home->is_async || home->parent == NULL;
  if (home->first_yield == NULL) home->first_yield = node;
  node->yield.in = parser->function;
  ml_advance(parser);
  bool is_from = !outside && at_from(parser, line);
  if (is_from) ml_advance(parser);
  if (ml_at_operand(parser, line)) node->yield.operands = ml_parse_expressions(parser);
  ml_node_close(parser, node);
  guard(parser, node);
  if (is_from) tell_yield_from(parser, node);
  if (outside && !ml_gives_up(parser))
    ml_misplaced(parser, ML_DIAG_YIELD_OUTSIDE, node, NULL, parser->function->home);
  return node;
}

static ml_node *parse_vararg(ml_parser *parser) {
  if (!parser->function->home->is_vararg)
    ml_syntax_error(parser, "cannot use '...' outside a vararg function");
  return parse_leaf(parser, ML_NODE_VARARG);
}

/* simpleexp ::= Numeral | String | nil | true | false | '...' | constructor
 *             | ['async'] 'function' funcbody | await | yield | suffixedexp */
static ml_node *parse_simple(ml_parser *parser) {
  switch (parser->token.kind) {
    case ML_TOKEN_NUMBER: return parse_leaf(parser, ML_NODE_NUMBER);
    case ML_TOKEN_STRING: return parse_leaf(parser, ML_NODE_STRING);
    case ML_TOKEN_NIL: return parse_leaf(parser, ML_NODE_NIL);
    case ML_TOKEN_TRUE: return parse_leaf(parser, ML_NODE_TRUE);
    case ML_TOKEN_FALSE: return parse_leaf(parser, ML_NODE_FALSE);
    case ML_TOKEN_ELLIPSIS: return parse_vararg(parser);
    case ML_TOKEN_OPEN_BRACE: return parse_table(parser);
    case ML_TOKEN_AWAIT: return ml_parse_await(parser);
    case ML_TOKEN_FUNCTION: return ml_parse_function_expression(parser, false);
    case ML_TOKEN_NAME:
      if (parser->token.name->context == ML_CONTEXT_NONE) break;
      if (ml_at_async_function(parser)) {
        ml_node *node = ml_parse_function_expression(parser, true);
        guard(parser, node);
        return node;
      }
      if (ml_at_yield(parser)) return ml_parse_yield(parser);
      break;
    default: break;
  }
  return ml_parse_suffixed(parser);
}

/* Binding powers of the binary operators to the left and to the right, as in Lua's lparser. */
static const struct {
  unsigned char left, right;
} priority[ML_TOKEN_COUNT] = {
    [ML_TOKEN_PLUS] = {10, 10},      [ML_TOKEN_MINUS] = {10, 10},
    [ML_TOKEN_STAR] = {11, 11},      [ML_TOKEN_PERCENT] = {11, 11},
    [ML_TOKEN_CARET] = {14, 13}, /* right associative */
    [ML_TOKEN_SLASH] = {11, 11},     [ML_TOKEN_DOUBLE_SLASH] = {11, 11},
    [ML_TOKEN_AMPERSAND] = {6, 6},   [ML_TOKEN_PIPE] = {4, 4},
    [ML_TOKEN_TILDE] = {5, 5},       [ML_TOKEN_SHIFT_LEFT] = {7, 7},
    [ML_TOKEN_SHIFT_RIGHT] = {7, 7}, [ML_TOKEN_CONCAT] = {9, 8}, /* right associative */
    [ML_TOKEN_EQUAL] = {3, 3},       [ML_TOKEN_LESS] = {3, 3},
    [ML_TOKEN_LESS_EQUAL] = {3, 3},  [ML_TOKEN_NOT_EQUAL] = {3, 3},
    [ML_TOKEN_GREATER] = {3, 3},     [ML_TOKEN_GREATER_EQUAL] = {3, 3},
    [ML_TOKEN_AND] = {2, 2},         [ML_TOKEN_OR] = {1, 1},
};
enum { UNARY_PRIORITY = 12 };

static bool is_unary(ml_token_kind kind) {
  return kind == ML_TOKEN_NOT || kind == ML_TOKEN_MINUS || kind == ML_TOKEN_HASH ||
         kind == ML_TOKEN_TILDE;
}

static ml_node *parse_unary(ml_parser *parser) {
  ml_node *node = ml_node_new(parser, ML_NODE_UNARY, &parser->token);
  node->detail = (uint8_t)parser->token.kind;
  ml_advance(parser);
  node->operand.value = parse_subexpression(parser, UNARY_PRIORITY);
  return ml_node_close(parser, node);
}

static ml_node *parse_binary(ml_parser *parser, ml_node *left) {
  ml_node *node = ml_node_around(parser, ML_NODE_BINARY, left);
  node->detail = (uint8_t)parser->token.kind;
  node->binary.left = left;
  node->binary.operator_start = parser->token.start;
  int right = priority[parser->token.kind].right;
  ml_advance(parser);
  node->binary.right = parse_subexpression(parser, right);
  return ml_node_close(parser, node);
}

/* subexpr ::= (simpleexp | unop subexpr) {binop subexpr}, where `binop` binds more tightly to
 * the left than `limit` */
static ml_node *parse_subexpression(ml_parser *parser, int limit) {
  bool deep = !ml_enter_level(parser);
  ml_node *node =
      is_unary(parser->token.kind) && !deep ? parse_unary(parser) : parse_simple(parser);
  while (priority[parser->token.kind].left > limit) node = parse_binary(parser, node);
  ml_leave_level(parser);
  return node;
}
