/* Lua's statements, loops and functions apart. */
#include "lang/parse.h"

ml_block *ml_parse_block(ml_parser *parser, bool is_loop) {
  ml_block *block = ml_block_open(parser, is_loop);
  ml_parse_statements(parser, block);
  ml_block_close(parser, block);
  return block;
}

void ml_end_header(ml_parser *parser, ml_token_kind word) {
  if (!ml_gives_up(parser)) ml_expect(parser, word);
  parser->header_word = ML_TOKEN_POISON;
  if (ml_gives_up(parser)) ml_recover_at(parser, word);
}

/* do ::= 'do' block 'end' */
static ml_node *parse_do(ml_parser *parser) {
  ml_node *node = ml_node_new(parser, ML_NODE_DO, &parser->token);
  int line = parser->token.line;
  ml_advance(parser);
  node->loop.body = ml_parse_block(parser, false);
  ml_expect_match(parser, ML_TOKEN_END, "do", line);
  return ml_node_close(parser, node);
}

/* clause ::= ('if' | 'elseif') exp 'then' block | 'else' block */
static ml_node *parse_clause(ml_parser *parser) {
  ml_node *node = ml_node_new(parser, ML_NODE_IF_CLAUSE, &parser->token);
  bool is_else = ml_at(parser, ML_TOKEN_ELSE);
  if (!is_else) ml_begin_header(parser, ML_TOKEN_THEN);
  ml_advance(parser);
  if (!is_else) {
    node->loop.condition = ml_parse_expression(parser);
    ml_end_header(parser, ML_TOKEN_THEN);
  }
  node->loop.body = ml_parse_block(parser, false);
  return ml_node_close(parser, node);
}

/* if ::= 'if' exp 'then' block {'elseif' exp 'then' block} ['else' block] 'end' */
static ml_node *parse_if(ml_parser *parser) {
  ml_node *node = ml_node_new(parser, ML_NODE_IF, &parser->token);
  int line = parser->token.line;
  ml_node **tail = &node->list.items;
  bool has_else = false;
  do {
    has_else = ml_at(parser, ML_TOKEN_ELSE);
    *tail = parse_clause(parser);
    tail = &(*tail)->next;
  } while (!has_else && (ml_at(parser, ML_TOKEN_ELSEIF) || ml_at(parser, ML_TOKEN_ELSE)));
  ml_expect_match(parser, ML_TOKEN_END, "if", line);
  return ml_node_close(parser, node);
}

/* attrib ::= ['<' Name '>']; `after_close`: one before it in the list is closed */
static void parse_attribute(ml_parser *parser, ml_node *node, bool after_close) {
  if (!ml_accept(parser, ML_TOKEN_LESS)) return;
  ml_token token = parser->token;
  ml_name *name = node->local_name.attribute = ml_expect_name(parser);
  ml_expect(parser, ML_TOKEN_GREATER);
  if (name == NULL || ml_gives_up(parser)) return;
  if (ml_name_is(name, "const")) {
    node->local_name.variable->attribute = ML_ATTRIBUTE_CONST;
  } else if (ml_name_is(name, "close")) {
    if (after_close)
      ml_semantic_error(parser, ML_DIAG_SYNTAX_ERROR, token.start, token.end,
                        "multiple to-be-closed variables in local list");
    node->local_name.variable->attribute = ML_ATTRIBUTE_CLOSE;
  } else {
    ml_semantic_error(parser, ML_DIAG_SYNTAX_ERROR, token.start, token.end,
                      "unknown attribute '%.*s'", (int)name->length, name->text);
  }
}

/* local ::= 'local' Name attrib {',' Name attrib} ['=' explist]; behind `local` */
static ml_node *parse_local_variables(ml_parser *parser, const ml_token *local) {
  ml_node *node = ml_node_new(parser, ML_NODE_LOCAL, local);
  ml_node **tail = &node->assign.targets;
  bool closes = false;
  do {
    ml_node *name = ml_local_name(parser);
    if (name == NULL) return node;
    parse_attribute(parser, name, closes);
    closes = closes || name->local_name.variable->attribute == ML_ATTRIBUTE_CLOSE;
    *tail = ml_node_close(parser, name);
    tail = &name->next;
  } while (ml_accept(parser, ML_TOKEN_COMMA));
  if (ml_accept(parser, ML_TOKEN_ASSIGN)) {
    node->assign.values = ml_parse_expressions(parser);
    ml_name_functions(parser, node->assign.targets, node->assign.values);
  }
  for (ml_node *name = node->assign.targets; name != NULL; name = name->next)
    ml_variable_activate(parser, name->local_name.variable);
  return ml_node_close(parser, node);
}

/* `local async` and, on a later line, a plain function is Lua's own; so only on one line. */
static bool at_local_async_function(ml_parser *parser) {
  return ml_at_word(parser, ML_CONTEXT_ASYNC) && ml_peek(parser)->kind == ML_TOKEN_FUNCTION &&
         ml_peek(parser)->first_line == parser->token.line;
}

static ml_node *parse_local(ml_parser *parser) {
  ml_token local = parser->token;
  ml_advance(parser);
  if (ml_at(parser, ML_TOKEN_FUNCTION)) return ml_parse_local_function(parser, false, &local);
  if (at_local_async_function(parser)) return ml_parse_local_function(parser, true, &local);
  return parse_local_variables(parser, &local);
}

/* label ::= '::' Name '::' */
static ml_node *parse_label(ml_parser *parser) {
  ml_node *node = ml_node_new(parser, ML_NODE_LABEL, &parser->token);
  ml_advance(parser);
  node->label.block = parser->block;
  ml_name *name = node->label.name = ml_expect_name(parser);
  ml_expect(parser, ML_TOKEN_DOUBLE_COLON);
  if (name != NULL && !ml_labels_add(&parser->labels, parser->block, name)) ml_no_memory(parser);
  return ml_node_close(parser, node);
}

/* goto ::= 'goto' Name */
static ml_node *parse_goto(ml_parser *parser) {
  ml_node *node = ml_node_new(parser, ML_NODE_GOTO, &parser->token);
  ml_advance(parser);
  node->go_to.in = parser->function;
  node->go_to.block = parser->block;
  node->go_to.name_start = parser->token.start;
  node->go_to.name = ml_expect_name(parser);
  ml_node_close(parser, node);
  if (node->go_to.name == NULL) return node;
  node->go_to.earlier = parser->gotos;
  parser->gotos = node;
  if (parser->function->kind == ML_FUNCTION_PART) ml_rewrite(parser, node);
  return node;
}

static ml_node *parse_break(ml_parser *parser) {
  ml_node *node = ml_node_new(parser, ML_NODE_BREAK, &parser->token);
  ml_advance(parser);
  ml_node_close(parser, node);
  ml_leave_by_break(parser, node);
  if (node->flags & ML_FLAG_LEAVES) ml_rewrite(parser, node);
  return node;
}

/* return ::= 'return' [explist] [';'] */
ml_node *ml_parse_return(ml_parser *parser) {
  ml_node *node = ml_node_new(parser, ML_NODE_RETURN, &parser->token);
  ml_leave_by_return(parser, node);
  ml_advance(parser);
  if (node->flags & ML_FLAG_LEAVES || ml_at(parser, ML_TOKEN_AWAIT)) ml_rewrite(parser, node);
  if (!ml_at(parser, ML_TOKEN_SEMICOLON) && !ml_ends_block(parser)) {
    node->jump_values.values = ml_parse_expressions(parser);
    ml_function *home = parser->function->home;
    node->jump_values.earlier = home->value_return;
    if (!ml_gives_up(parser)) home->value_return = node;
  }
  ml_node_close(parser, node);
  node->jump_values.values_end = node->end;
  parser->return_start = node->start;
  parser->return_end = node->end;
  ml_accept(parser, ML_TOKEN_SEMICOLON);
  return node;
}

static bool is_assignable(const ml_node *node) {
  return node->kind == ML_NODE_NAME || node->kind == ML_NODE_FIELD || node->kind == ML_NODE_INDEX;
}

/* assignment ::= suffixedexp {',' suffixedexp} '=' explist, from the first one on */
static ml_node *parse_assignment(ml_parser *parser, ml_node *first) {
  ml_node *node = ml_node_around(parser, ML_NODE_ASSIGN, first);
  node->assign.targets = first;
  for (ml_node *last = first;; last = last->next) {
    if (!is_assignable(last)) ml_syntax_error(parser, "syntax error");
    ml_check_target(parser, last);
    if (!ml_accept(parser, ML_TOKEN_COMMA)) break;
    last->next = ml_parse_suffixed(parser);
  }
  if (ml_expect(parser, ML_TOKEN_ASSIGN)) {
    node->assign.values = ml_parse_expressions(parser);
    ml_name_functions(parser, node->assign.targets, node->assign.values);
  }
  return ml_node_close(parser, node);
}

/* exprstat ::= call | assignment | await | yield */
static ml_node *parse_expression_statement(ml_parser *parser, bool is_yield) {
  ml_node *value = is_yield                        ? ml_parse_yield(parser)
                   : ml_at(parser, ML_TOKEN_AWAIT) ? ml_parse_await(parser)
                                                   : ml_parse_suffixed(parser);
  if (ml_at(parser, ML_TOKEN_ASSIGN) || ml_at(parser, ML_TOKEN_COMMA))
    return parse_assignment(parser, value);
  bool is_call = value->kind == ML_NODE_CALL || value->kind == ML_NODE_METHOD_CALL;
  if (!is_call && value->kind != ML_NODE_AWAIT && value->kind != ML_NODE_YIELD)
    ml_syntax_error(parser, "syntax error");
  ml_node *node = ml_node_around(parser, ML_NODE_EXPRESSION, value);
  node->operand.value = value;
  if (is_call && !ml_gives_up(parser)) ml_node_list_add(parser, &parser->tree->calls, node);
  return ml_node_close(parser, node);
}

/* A statement that begins with one of the new words, if it is one there. */
static ml_node *parse_named_statement(ml_parser *parser) {
  switch (ml_statement_word(parser)) {
    case ML_CONTEXT_TRY: return ml_parse_try(parser);
    case ML_CONTEXT_RAISE: return ml_parse_raise(parser);
    case ML_CONTEXT_YIELD: return parse_expression_statement(parser, true);
    case ML_CONTEXT_ASYNC:
      switch (ml_peek(parser)->kind) {
        case ML_TOKEN_FUNCTION: return ml_parse_function_statement(parser, true);
        case ML_TOKEN_FOR: return ml_parse_for(parser, true);
        default: return ml_parse_async_with(parser);
      }
    default: return parse_expression_statement(parser, false);
  }
}

static ml_node *parse_statement(ml_parser *parser) {
  switch (parser->token.kind) {
    case ML_TOKEN_SEMICOLON: {
      ml_node *node = ml_node_new(parser, ML_NODE_EMPTY, &parser->token);
      ml_advance(parser);
      return node;
    }
    case ML_TOKEN_IF: return parse_if(parser);
    case ML_TOKEN_WHILE: return ml_parse_while(parser);
    case ML_TOKEN_DO: return parse_do(parser);
    case ML_TOKEN_FOR: return ml_parse_for(parser, false);
    case ML_TOKEN_REPEAT: return ml_parse_repeat(parser);
    case ML_TOKEN_FUNCTION: return ml_parse_function_statement(parser, false);
    case ML_TOKEN_LOCAL: return parse_local(parser);
    case ML_TOKEN_DOUBLE_COLON: return parse_label(parser);
    case ML_TOKEN_RETURN: return ml_parse_return(parser);
    case ML_TOKEN_BREAK: return parse_break(parser);
    case ML_TOKEN_GOTO: return parse_goto(parser);
    case ML_TOKEN_NAME:
      if (parser->token.name->context != ML_CONTEXT_NONE) return parse_named_statement(parser);
      return parse_expression_statement(parser, false);
    default: return parse_expression_statement(parser, false);
  }
}

/* A statement that was given up is left out of the tree. */
void ml_parse_statements(ml_parser *parser, ml_block *block) {
  ml_node **tail = &block->first;
  while (!ml_ends_block(parser)) {
    bool is_return = ml_at(parser, ML_TOKEN_RETURN);
    parser->statement_start = parser->token.start;
    ml_enter_level(parser);
    ml_node *node = parse_statement(parser);
    ml_leave_level(parser);
    if (ml_gives_up(parser)) {
      ml_recover(parser);
      continue;
    }
    *tail = node;
    tail = &node->next;
    if (is_return) return;
  }
}
