/* Functions, their names, and the parts of statements that become functions. */
#include <string.h>

#include "lang/parse.h"

ml_function *ml_function_open(ml_parser *parser, ml_function_kind kind, int line) {
  ml_function *function = ml_parser_alloc(parser, sizeof *function);
  function->kind = kind;
  function->line = line;
  function->index = parser->tree->function_count++;
  function->parent = parser->function;
  function->home = function;
  *parser->function_tail = function;
  parser->function_tail = &function->next;
  parser->function = function;
  return function;
}

void ml_function_close(ml_parser *parser, ml_function *function, int last_line) {
  function->last_line = last_line;
  parser->function = function->parent;
}

ml_function *ml_part_open(ml_parser *parser, ml_exits *exits, int line) {
  ml_function *home = parser->function->home;
  ml_function *part = ml_function_open(parser, ML_FUNCTION_PART, line);
  part->home = home;
  part->is_async = home->is_async;
  part->is_vararg = home->is_vararg;
  part->exits = exits;
  return part;
}

/* parlist ::= [Name {',' Name} [',' '...'] | '...'] */
static void parse_parameters(ml_parser *parser, ml_function *function) {
  ml_node **tail = &function->parameters;
  if (ml_at(parser, ML_TOKEN_CLOSE_PAREN)) return;
  do {
    if (ml_at(parser, ML_TOKEN_NAME)) {
      *tail = ml_local_name(parser);
      ml_variable_activate(parser, (*tail)->local_name.variable);
      tail = &(*tail)->next;
    } else if (ml_accept(parser, ML_TOKEN_ELLIPSIS)) {
      function->is_vararg = true;
    } else {
      ml_syntax_error(parser, "<name> or '...' expected");
    }
  } while (!function->is_vararg && ml_accept(parser, ML_TOKEN_COMMA));
}

static void activate_self(ml_parser *parser) {
  ml_name *self = ml_names_intern(&parser->names, "self\0\0\0\0\0\0\0\0", 4);
  if (self == NULL) ml_no_memory(parser);
  ml_variable_activate(parser, ml_variable_new(parser, self, NULL));
}

/* Each `return` with a value is only now known to be wrong. */
static void check_generator(ml_parser *parser, ml_function *function) {
  if (!function->is_async || function->first_yield == NULL) return;
  for (ml_node *node = function->value_return; node != NULL; node = node->jump_values.earlier)
    ml_misplaced(parser, ML_DIAG_RETURN_IN_GENERATOR, node, node->jump_values.values, function);
}

void ml_parse_function_body(ml_parser *parser, ml_node *node, bool is_async, bool is_method,
                            bool is_statement, int line) {
  int outer_try = parser->try_depth, outer_handler = parser->handler_depth;
  ml_block *outer_loop = parser->loop;
  parser->try_depth = parser->handler_depth = 0;
  ml_function *function = node->function.function = ml_function_open(
      parser, is_async ? ML_FUNCTION_ASYNC : ML_FUNCTION_REGULAR, is_async ? 0 : line);
  function->is_async = is_async;
  function->is_method = is_method;
  function->is_anonymous = !is_statement;
  function->start = node->start;
  ml_block *block = function->body = ml_block_open(parser, false);
  parser->loop = NULL;
  function->open_paren = parser->token.start;
  /* An async function is emitted as an anonymous one, which begins at its parenthesis. */
  if (is_async) function->line = parser->token.line;
  if (is_method) activate_self(parser);
  if (ml_expect(parser, ML_TOKEN_OPEN_PAREN)) parse_parameters(parser, function);
  ml_expect(parser, ML_TOKEN_CLOSE_PAREN);
  if (ml_gives_up(parser)) ml_recover_at(parser, ML_TOKEN_CLOSE_PAREN);
  function->body_start = parser->last.end;
  ml_parse_statements(parser, block);
  function->end_word = parser->token.start;
  int last_line = parser->token.line;
  ml_expect_match(parser, ML_TOKEN_END, "function", line);
  ml_block_close(parser, block);
  parser->loop = outer_loop;
  ml_function_close(parser, function, last_line);
  parser->try_depth = outer_try;
  parser->handler_depth = outer_handler;
  check_generator(parser, function);
  ml_node_close(parser, node);
}

/* Where the words `async` and `function` stand. */
typedef struct words {
  uint32_t async_word, keyword;
  int line; /* of `function` */
} words;

static words parse_words(ml_parser *parser, ml_node *node, bool is_async) {
  words at = {.async_word = parser->token.start};
  if (is_async) {
    ml_rewrite(parser, node);
    ml_advance(parser);
  }
  at.keyword = parser->token.start;
  at.line = parser->token.line;
  ml_advance(parser);
  return at;
}

static void keep_words(ml_node *node, words at) {
  node->function.function->async_word = at.async_word;
  node->function.function->keyword = at.keyword;
}

ml_node *ml_parse_function_expression(ml_parser *parser, bool is_async) {
  ml_node *node = ml_node_new(parser, ML_NODE_FUNCTION, &parser->token);
  words at = parse_words(parser, node, is_async);
  ml_parse_function_body(parser, node, is_async, false, false, parser->token.line);
  keep_words(node, at);
  return node;
}

/* funcname ::= Name {'.' Name} [':' Name] */
static ml_node *parse_function_name(ml_parser *parser, bool *is_method) {
  ml_node *node = ml_node_new(parser, ML_NODE_NAME, &parser->token);
  node->name.name = ml_expect_name(parser);
  if (node->name.name == NULL) return NULL;
  node->name.variable = node->name.name->binding;
  while (!*is_method && (ml_at(parser, ML_TOKEN_DOT) || ml_at(parser, ML_TOKEN_COLON))) {
    *is_method = ml_at(parser, ML_TOKEN_COLON);
    ml_node *field = ml_node_around(parser, ML_NODE_FIELD, node);
    field->field.object = node;
    field->field.dot = parser->token.start;
    ml_advance(parser);
    field->field.name_start = parser->token.start;
    field->field.name = ml_expect_name(parser);
    if (field->field.name == NULL) return NULL;
    node = ml_node_close(parser, field);
  }
  return node;
}

/* function ::= ['async'] 'function' funcname funcbody */
ml_node *ml_parse_function_statement(ml_parser *parser, bool is_async) {
  ml_node *node = ml_node_new(parser, ML_NODE_FUNCTION_STATEMENT, &parser->token);
  words at = parse_words(parser, node, is_async);
  bool is_method = false;
  node->function_statement.target = parse_function_name(parser, &is_method);
  ml_node *value = ml_node_around(parser, ML_NODE_FUNCTION, node);
  ml_parse_function_body(parser, value, is_async, is_method, true, at.line);
  keep_words(value, at);
  node->function_statement.function = value;
  if (node->function_statement.target != NULL) {
    ml_name_function(parser, node->function_statement.target, value);
    ml_check_target(parser, node->function_statement.target);
  }
  if (ml_at(parser, ML_TOKEN_OPEN_PAREN)) node->flags |= ML_FLAG_NEEDS_BREAK;
  return ml_node_close(parser, node);
}

/* localfunc ::= 'local' ['async'] 'function' Name funcbody; behind `local` */
ml_node *ml_parse_local_function(ml_parser *parser, bool is_async, const ml_token *local) {
  ml_node *node = ml_node_new(parser, ML_NODE_LOCAL_FUNCTION, local);
  words at = parse_words(parser, node, is_async);
  ml_node *target = node->function_statement.target = ml_local_name(parser);
  if (target != NULL) ml_variable_activate(parser, target->local_name.variable);
  ml_node *value = ml_node_around(parser, ML_NODE_FUNCTION, node);
  ml_parse_function_body(parser, value, is_async, false, true, parser->token.line);
  keep_words(value, at);
  node->function_statement.function = value;
  if (target != NULL) ml_name_function(parser, target, value);
  if (ml_at(parser, ML_TOKEN_OPEN_PAREN)) node->flags |= ML_FLAG_NEEDS_BREAK;
  return ml_node_close(parser, node);
}

/* --- names --- */

const char *ml_plain_key(const ml_tree *tree, const ml_node *key, size_t *length) {
  if (key->kind != ML_NODE_STRING || key->end - key->start < 3) return NULL;
  const char *text = tree->text + key->start + 1;
  *length = key->end - key->start - 2;
  for (size_t i = 0; i < *length; i++) {
    bool alpha = (text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z';
    if (!alpha && text[i] != '_' && (i == 0 || text[i] < '0' || text[i] > '9')) return NULL;
  }
  return text;
}

/* The last name in `target`: `c` of `a.b.c` and of `a["c"]`; NULL: it has none. */
static const char *name_of(const ml_tree *tree, const ml_node *target, size_t *length) {
  const ml_name *name;
  switch (target->kind) {
    case ML_NODE_NAME: name = target->name.name; break;
    case ML_NODE_LOCAL_NAME: name = target->local_name.variable->name; break;
    case ML_NODE_NAMED_ITEM: name = target->named_item.name; break;
    case ML_NODE_FIELD: name = target->field.name; break;
    case ML_NODE_INDEX: return ml_plain_key(tree, target->index.key, length);
    case ML_NODE_KEYED_ITEM: return ml_plain_key(tree, target->index.object, length);
    default: return NULL;
  }
  *length = name->length;
  return name->text;
}

/* What the target is a field of; NULL: of nothing. */
static const ml_node *object_of(const ml_node *target) {
  if (target->kind == ML_NODE_FIELD) return target->field.object;
  return target->kind == ML_NODE_INDEX ? target->index.object : NULL;
}

/* "a.b.c", or NULL when it is not made of names alone. */
static char *dotted_name(ml_parser *parser, const ml_node *target) {
  size_t length = 0, part;
  for (const ml_node *node = target; node != NULL; node = object_of(node)) {
    if (name_of(parser->tree, node, &part) == NULL) return NULL;
    length += part + 1;
  }
  char *text = ml_parser_alloc(parser, length);
  char *end = text + length - 1;
  for (const ml_node *node = target; node != NULL; node = object_of(node)) {
    const char *name = name_of(parser->tree, node, &part);
    if (node != target) *--end = '.';
    end -= part;
    memcpy(end, name, part);
  }
  return text;
}

void ml_name_function(ml_parser *parser, ml_node *target, ml_node *value) {
  if (value->kind != ML_NODE_FUNCTION || ml_gives_up(parser)) return;
  ml_function *function = value->function.function;
  size_t length;
  const char *name = name_of(parser->tree, target, &length);
  if (name == NULL || function->name != NULL) return;
  char *qualname = dotted_name(parser, target);
  if (qualname == NULL) return;
  function->name = ml_parser_copy(parser, name, length);
  function->qualname = qualname;
  char *spelling = qualname;
  if (function->is_method) {
    spelling = ml_parser_copy(parser, qualname, strlen(qualname));
    *strrchr(spelling, '.') = ':';
  }
  function->spelling = spelling;
}

void ml_name_functions(ml_parser *parser, ml_node *targets, ml_node *values) {
  for (; targets != NULL && values != NULL; targets = targets->next, values = values->next)
    ml_name_function(parser, targets, values);
}
