/* Loops: while, repeat, for and async for. */
#include "lang/parse.h"

/* while ::= 'while' exp 'do' block 'end' */
ml_node *ml_parse_while(ml_parser *parser) {
  ml_node *node = ml_node_new(parser, ML_NODE_WHILE, &parser->token);
  int line = parser->token.line;
  ml_begin_header(parser, ML_TOKEN_DO);
  ml_advance(parser);
  node->loop.condition = ml_parse_expression(parser);
  ml_end_header(parser, ML_TOKEN_DO);
  node->loop.body = ml_parse_block(parser, true);
  ml_expect_match(parser, ML_TOKEN_END, "while", line);
  return ml_node_close(parser, node);
}

/* repeat ::= 'repeat' block 'until' exp, where `exp` sees the block's locals */
ml_node *ml_parse_repeat(ml_parser *parser) {
  ml_node *node = ml_node_new(parser, ML_NODE_REPEAT, &parser->token);
  int line = parser->token.line;
  ml_advance(parser);
  ml_block *block = node->loop.body = ml_block_open(parser, true);
  ml_parse_statements(parser, block);
  ml_expect_match(parser, ML_TOKEN_UNTIL, "repeat", line);
  node->loop.condition = ml_parse_expression(parser);
  ml_block_close(parser, block);
  return ml_node_close(parser, node);
}

/* Declares the names of a loop in its body, and parses that up to and with its `end`. */
static ml_block *parse_for_body(ml_parser *parser, ml_node *names, int line) {
  ml_end_header(parser, ML_TOKEN_DO);
  ml_block *block = ml_block_open(parser, true);
  for (; names != NULL; names = names->next)
    ml_variable_activate(parser, names->local_name.variable);
  ml_parse_statements(parser, block);
  ml_block_close(parser, block);
  ml_expect_match(parser, ML_TOKEN_END, "for", line);
  return block;
}

/* fornum ::= Name '=' exp ',' exp [',' exp] 'do' block 'end' */
static ml_node *parse_numeric_for(ml_parser *parser, const ml_token *first, ml_node *name) {
  ml_node *node = ml_node_new(parser, ML_NODE_NUMERIC_FOR, first);
  node->numeric_for.name = name;
  ml_advance(parser);
  node->numeric_for.from = ml_parse_expression(parser);
  if (ml_expect(parser, ML_TOKEN_COMMA)) {
    node->numeric_for.to = ml_parse_expression(parser);
    if (ml_accept(parser, ML_TOKEN_COMMA)) node->numeric_for.step = ml_parse_expression(parser);
  } else {
    node->numeric_for.to = node->numeric_for.from;
  }
  node->numeric_for.body = parse_for_body(parser, name, first->line);
  return ml_node_close(parser, node);
}

/* forlist ::= Name {',' Name} 'in' explist 'do' block 'end'; an async for takes one exp */
static ml_node *parse_generic_for(ml_parser *parser, const ml_token *first, ml_node *names,
                                  bool is_async, int line) {
  ml_node *node = ml_node_new(parser, ML_NODE_GENERIC_FOR, first);
  if (is_async) {
    node->flags |= ML_FLAG_ASYNC;
    ml_rewrite(parser, node);
  }
  node->generic_for.in = parser->function;
  node->generic_for.names = names;
  for (ml_node **tail = &names->next; ml_accept(parser, ML_TOKEN_COMMA);) {
    *tail = ml_local_name(parser);
    if (*tail != NULL) tail = &(*tail)->next;
  }
  ml_expect(parser, ML_TOKEN_IN);
  node->generic_for.values = is_async ? ml_parse_expression(parser) : ml_parse_expressions(parser);
  node->generic_for.body = parse_for_body(parser, names, line);
  ml_node_close(parser, node);
  if (is_async && !ml_inside_async(parser) && !ml_gives_up(parser))
    ml_misplaced(parser, ML_DIAG_ASYNC_FOR_OUTSIDE, node, NULL, parser->function->home);
  return node;
}

/* for ::= ['async'] 'for' (fornum | forlist) */
ml_node *ml_parse_for(ml_parser *parser, bool is_async) {
  ml_token first = parser->token;
  ml_begin_header(parser, ML_TOKEN_DO);
  if (is_async) ml_advance(parser);
  int line = parser->token.line;
  ml_advance(parser);
  ml_node *name = ml_local_name(parser);
  if (name != NULL && ml_at(parser, ML_TOKEN_ASSIGN) && !is_async)
    return parse_numeric_for(parser, &first, name);
  if (name != NULL && (ml_at(parser, ML_TOKEN_COMMA) || ml_at(parser, ML_TOKEN_IN)))
    return parse_generic_for(parser, &first, name, is_async, line);
  if (is_async) {
    ml_syntax_error(parser, "'in' expected");
  } else {
    ml_syntax_error(parser, "'=' or 'in' expected");
  }
  /* The loop's body and `end` are there all the same. */
  ml_node *node = ml_node_new(parser, ML_NODE_WHILE, &first);
  node->loop.body = parse_for_body(parser, name, line);
  return ml_node_close(parser, node);
}
