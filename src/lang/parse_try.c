/* The new statements: try, raise, async with. */
#include <string.h>

#include "lang/parse.h"

enum { TRY_LENGTH = 3, WITH_LENGTH = 4 };

/* A part's block: opened as a function of its own, closed where the next word stands. */
static ml_block *parse_part(ml_parser *parser, ml_exits *exits, ml_function **part) {
  *part = ml_part_open(parser, exits, parser->last.line);
  ml_block *block = (*part)->body = ml_parse_block(parser, false);
  ml_function_close(parser, *part, parser->token.first_line);
  return block;
}

static bool at_word(ml_parser *parser, ml_context_word word) {
  return ml_at_word(parser, word) && ml_statement_word(parser) == word;
}

/* dotted ::= Name {'.' Name} */
static ml_node *parse_dotted(ml_parser *parser) {
  ml_node *node = ml_node_new(parser, ML_NODE_NAME, &parser->token);
  node->name.name = ml_expect_name(parser);
  if (node->name.name != NULL) node->name.variable = node->name.name->binding;
  while (ml_at(parser, ML_TOKEN_DOT)) {
    ml_node *field = ml_node_around(parser, ML_NODE_FIELD, node);
    field->field.object = node;
    field->field.dot = parser->token.start;
    ml_advance(parser);
    field->field.name_start = parser->token.start;
    field->field.name = ml_expect_name(parser);
    node = ml_node_close(parser, field);
  }
  return node;
}

/* Whether `as Name` follows on the line of the last token. */
static bool at_as(ml_parser *parser) {
  return ml_at_word(parser, ML_CONTEXT_AS) && parser->token.first_line == parser->last.line &&
         ml_peek(parser)->kind == ML_TOKEN_NAME;
}

/* names ::= dotted {',' dotted}, only on the line of `except`; what comes on the next line is
 * the block */
static void parse_classes(ml_parser *parser, ml_node *node) {
  bool on_line = parser->token.first_line == parser->last.line;
  if (ml_at(parser, ML_TOKEN_NAME) && on_line && !at_as(parser)) {
    ml_node **tail = &node->except.classes;
    do {
      *tail = parse_dotted(parser);
      tail = &(*tail)->next;
    } while (ml_accept(parser, ML_TOKEN_COMMA));
  } else if (node->flags & ML_FLAG_STAR) {
    ml_syntax_error(parser, "expected one or more exception types");
  }
  node->except.classes_end = parser->last.end;
}

/* The clause's variable, in the scope of its block. */
static void parse_as(ml_parser *parser, ml_node *node) {
  if (!at_as(parser)) return;
  node->except.as_word = parser->token.start;
  ml_advance(parser);
  node->except.name = ml_local_name(parser);
}

static void parse_clause_block(ml_parser *parser, ml_node *node) {
  ml_block *block = node->except.body = ml_block_open(parser, false);
  if (node->except.name != NULL)
    ml_variable_activate(parser, node->except.name->local_name.variable);
  parser->handler_depth++;
  ml_parse_statements(parser, block);
  parser->handler_depth--;
  ml_block_close(parser, block);
  ml_node_close(parser, node);
}

/* A clause of `except *`: its classes and its block become a function each. */
static void parse_star_clause(ml_parser *parser, ml_node *node, ml_exits *exits) {
  node->flags |= ML_FLAG_STAR;
  node->except.star = parser->token.start;
  ml_advance(parser);
  node->except.classes_part = ml_part_open(parser, exits, node->line);
  parse_classes(parser, node);
  ml_function_close(parser, node->except.classes_part, parser->last.line);
  node->except.handler_part = ml_part_open(parser, exits, parser->last.line);
  parse_as(parser, node);
  parse_clause_block(parser, node);
  ml_function_close(parser, node->except.handler_part, parser->token.first_line);
}

/* A plain clause: all of them together become one function. */
static void parse_plain_clause(ml_parser *parser, ml_node *try_node, ml_node *node) {
  ml_function **part = &try_node->try_statement.handler_part;
  if (*part == NULL) {
    *part = ml_part_open(parser, try_node->try_statement.exits, node->line);
  } else {
    parser->function = *part;
  }
  parse_classes(parser, node);
  parse_as(parser, node);
  parse_clause_block(parser, node);
  ml_function_close(parser, *part, parser->token.first_line);
}

static void check_clause_order(ml_parser *parser, const ml_node *first, const ml_node *last,
                               const ml_node *node) {
  if (ml_gives_up(parser) || last == NULL) return;
  if ((first->flags ^ node->flags) & ML_FLAG_STAR) {
    ml_semantic_error(parser, ML_DIAG_SYNTAX_ERROR, node->start, node->except.classes_end,
                      "cannot have both 'except' and 'except*' on the same 'try'");
  } else if (last->except.classes == NULL && !(last->flags & ML_FLAG_STAR)) {
    ml_semantic_error(parser, ML_DIAG_SYNTAX_ERROR, last->start, last->except.classes_end,
                      "default 'except:' must be last");
  }
}

/* except ::= 'except' ['*'] [names] ['as' Name] block */
static void parse_clauses(ml_parser *parser, ml_node *node) {
  ml_node **tail = &node->try_statement.clauses;
  ml_node *last = NULL;
  while (at_word(parser, ML_CONTEXT_EXCEPT)) {
    ml_node *clause = ml_node_new(parser, ML_NODE_EXCEPT, &parser->token);
    ml_advance(parser);
    if (ml_at(parser, ML_TOKEN_STAR)) {
      parse_star_clause(parser, clause, node->try_statement.exits);
    } else {
      parse_plain_clause(parser, node, clause);
    }
    *tail = clause;
    tail = &clause->next;
    check_clause_order(parser, node->try_statement.clauses, last, clause);
    last = clause;
  }
}

/* try ::= 'try' block {except} ['else' block] ['finally' block] 'end' */
ml_node *ml_parse_try(ml_parser *parser) {
  ml_node *node = ml_node_new(parser, ML_NODE_TRY, &parser->token);
  ml_rewrite(parser, node);
  int line = parser->token.line;
  ml_advance(parser);
  ml_exits *exits = node->try_statement.exits = ml_exits_new(parser);
  parser->try_depth++;
  node->try_statement.body = parse_part(parser, exits, &node->try_statement.body_part);
  parse_clauses(parser, node);
  if (ml_at(parser, ML_TOKEN_ELSE)) {
    node->try_statement.else_word = parser->token.start;
    ml_advance(parser);
    node->try_statement.else_body = parse_part(parser, exits, &node->try_statement.else_part);
  }
  if (at_word(parser, ML_CONTEXT_FINALLY)) {
    node->try_statement.finally_word = parser->token.start;
    ml_advance(parser);
    /* A bare raise in there goes on with what is pending, not with what a handler around handles.
     */
    int outer_handler = parser->handler_depth;
    parser->handler_depth = 0;
    node->try_statement.finally_body = parse_part(parser, exits, &node->try_statement.finally_part);
    parser->handler_depth = outer_handler;
  }
  parser->try_depth--;
  node->try_statement.end_word = parser->token.start;
  ml_expect_match(parser, ML_TOKEN_END, "try", line);
  ml_check_room(parser, node, node->start + TRY_LENGTH, exits);
  return ml_node_close(parser, node);
}

/* raise ::= 'raise' [exp], the expression on the line of the word */
ml_node *ml_parse_raise(ml_parser *parser) {
  ml_node *node = ml_node_new(parser, ML_NODE_RAISE, &parser->token);
  ml_rewrite(parser, node);
  int line = parser->token.line;
  ml_advance(parser);
  node->raise.in = parser->function;
  if (parser->handler_depth > 0) node->flags |= ML_FLAG_IN_HANDLER;
  if (ml_at_operand(parser, line)) node->raise.value = ml_parse_expression(parser);
  if (ml_at(parser, ML_TOKEN_OPEN_PAREN)) node->flags |= ML_FLAG_NEEDS_BREAK;
  return ml_node_close(parser, node);
}

/* item ::= exp ['as' Name]; opens the part that holds everything after it */
static ml_node *parse_item(ml_parser *parser, ml_exits *exits) {
  ml_node *node = ml_node_new(parser, ML_NODE_WITH_ITEM, &parser->token);
  node->with_item.value = ml_parse_expression(parser);
  int line = parser->last.line;
  if (ml_at_word(parser, ML_CONTEXT_AS)) {
    node->with_item.as_word = parser->token.start;
    line = parser->token.line;
    ml_advance(parser);
    node->with_item.name = ml_local_name(parser);
  }
  ml_function *part = node->with_item.part = ml_part_open(parser, exits, line);
  part->body = ml_block_open(parser, false);
  if (node->with_item.name != NULL)
    ml_variable_activate(parser, node->with_item.name->local_name.variable);
  return ml_node_close(parser, node);
}

/* async_with ::= 'async' 'with' item {',' item} 'do' block 'end' */
ml_node *ml_parse_async_with(ml_parser *parser) {
  ml_node *node = ml_node_new(parser, ML_NODE_ASYNC_WITH, &parser->token);
  ml_rewrite(parser, node);
  ml_begin_header(parser, ML_TOKEN_DO);
  ml_advance(parser);
  int line = parser->token.line;
  node->with.with_word = parser->token.start;
  ml_advance(parser);
  node->with.exits = ml_exits_new(parser);
  ml_block *outer = parser->block;
  ml_function *in = parser->function;
  ml_node **tail = &node->with.items;
  ml_node *item;
  for (;;) {
    item = *tail = parse_item(parser, node->with.exits);
    tail = &item->next;
    item->with_item.comma = parser->token.start;
    if (!ml_accept(parser, ML_TOKEN_COMMA)) break;
  }
  node->with.do_word = parser->token.start;
  ml_end_header(parser, ML_TOKEN_DO);
  node->with.body = parser->block;
  ml_parse_statements(parser, parser->block);
  node->with.end_word = parser->token.start;
  int last_line = parser->token.line;
  while (parser->block != outer) ml_block_close(parser, parser->block);
  while (parser->function != in) ml_function_close(parser, parser->function, last_line);
  ml_expect_match(parser, ML_TOKEN_END, "async with", line);
  ml_check_room(parser, node, node->with.with_word + WITH_LENGTH, node->with.exits);
  ml_node_close(parser, node);
  if (!ml_inside_async(parser) && !ml_gives_up(parser))
    ml_misplaced(parser, ML_DIAG_ASYNC_WITH_OUTSIDE, node, NULL, parser->function->home);
  return node;
}
