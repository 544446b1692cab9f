/* The parser's frame: memory, the flow of tokens, and the whole text. */
#include "lang/parser.h"

#include <string.h>

#include "base/alloc.h"
#include "lang/parse.h"

/* Offsets are 32 bits wide. */
enum { LONGEST_TEXT = INT32_MAX - ML_LEXER_PADDING };

/* Sizes of the nodes by kind: up to the end of the union member in use. */
static const unsigned char node_sizes[] = {
#define X(id, member, what) \
  [ML_NODE_##id] = offsetof(ml_node, member) + sizeof(((ml_node *)NULL)->member),
#include "lang/nodes.def"
};

_Noreturn void ml_no_memory(ml_parser *parser) {
  longjmp(parser->no_memory, 1);
}

void *ml_parser_alloc(ml_parser *parser, size_t size) {
  void *piece = ml_arena_alloc(&parser->tree->arena, size);
  if (piece == NULL) ml_no_memory(parser);
  return memset(piece, 0, size);
}

char *ml_parser_copy(ml_parser *parser, const char *text, size_t length) {
  char *copy = ml_arena_copy(&parser->tree->arena, text, length);
  if (copy == NULL) ml_no_memory(parser);
  return copy;
}

ml_node *ml_node_new(ml_parser *parser, ml_node_kind kind, const ml_token *first) {
  ml_node *node = ml_parser_alloc(parser, node_sizes[kind]);
  node->kind = (uint8_t)kind;
  node->line = first->first_line;
  node->start = first->start;
  node->end = first->end;
  return node;
}

ml_node *ml_node_around(ml_parser *parser, ml_node_kind kind, const ml_node *first) {
  ml_node *node = ml_parser_alloc(parser, node_sizes[kind]);
  node->kind = (uint8_t)kind;
  node->line = first->line;
  node->start = first->start;
  return node;
}

ml_node *ml_node_close(ml_parser *parser, ml_node *node) {
  node->end = parser->last.end > node->start ? parser->last.end : node->start;
  return node;
}

void ml_node_list_add(ml_parser *parser, ml_node_list *list, ml_node *node) {
  if (list->count == list->capacity) {
    size_t capacity = list->capacity == 0 ? 64 : list->capacity * 2;
    ml_node **nodes = ml_realloc(list->nodes, capacity * sizeof(ml_node *));
    if (nodes == NULL) ml_no_memory(parser);
    list->nodes = nodes;
    list->capacity = capacity;
  }
  list->nodes[list->count++] = node;
}

void ml_rewrite(ml_parser *parser, ml_node *node) {
  ml_node_list_add(parser, &parser->tree->rewrites, node);
}

/* --- the flow of tokens --- */

static void lex(ml_parser *parser, ml_token *token) {
  ml_lex_next(&parser->lexer, token);
  if (parser->lexer.no_memory) ml_no_memory(parser);
}

void ml_advance(ml_parser *parser) {
  if (ml_gives_up(parser)) return;
  parser->last = parser->token;
  if (parser->has_ahead) {
    parser->token = parser->ahead;
    parser->has_ahead = false;
  } else {
    lex(parser, &parser->token);
  }
  if (ml_at(parser, ML_TOKEN_BROKEN)) ml_lexical_error(parser, &parser->token);
}

const ml_token *ml_peek(ml_parser *parser) {
  if (ml_gives_up(parser)) return &parser->token;
  if (!parser->has_ahead) lex(parser, &parser->ahead);
  parser->has_ahead = true;
  return &parser->ahead;
}

ml_token ml_peek_second(ml_parser *parser) {
  ml_token ahead = *ml_peek(parser);
  /* A second BROKEN token would hide the fault of the first. */
  if (ahead.kind == ML_TOKEN_BROKEN || ahead.kind == ML_TOKEN_POISON) return ahead;
  ml_lexer_mark mark = ml_lexer_mark_here(&parser->lexer);
  ml_token second;
  lex(parser, &second);
  ml_lexer_return(&parser->lexer, mark);
  if (second.kind == ML_TOKEN_EOF) second.first_line = second.line + 1;
  return second;
}

bool ml_accept(ml_parser *parser, ml_token_kind kind) {
  if (!ml_at(parser, kind)) return false;
  ml_advance(parser);
  return true;
}

bool ml_expect(ml_parser *parser, ml_token_kind kind) {
  if (ml_accept(parser, kind)) return true;
  const char *quote = kind == ML_TOKEN_EOF || kind == ML_TOKEN_NAME ? "" : "'";
  parser->expected = kind;
  ml_syntax_error(parser, "%s%s%s expected", quote, ml_token_text(kind), quote);
  parser->expected = ML_TOKEN_POISON;
  return false;
}

bool ml_expect_match(ml_parser *parser, ml_token_kind what, const char *who, int line) {
  if (ml_accept(parser, what)) return true;
  parser->opener = who;
  parser->opened = line;
  if (line == parser->token.line) return ml_expect(parser, what);
  parser->expected = what;
  ml_syntax_error(parser, "'%s' expected (to close '%s' at line %d)", ml_token_text(what), who,
                  line);
  parser->expected = ML_TOKEN_POISON;
  return false;
}

ml_name *ml_expect_name(ml_parser *parser) {
  ml_name *name = parser->token.name;
  return ml_expect(parser, ML_TOKEN_NAME) ? name : NULL;
}

/* --- the whole text --- */

/* chunk ::= block <eof>; what stands behind a block that ended too early is parsed too, for the
 * errors in it. */
static void parse_chunk(ml_parser *parser, ml_block *block) {
  ml_parse_statements(parser, block);
  while (!ml_at(parser, ML_TOKEN_EOF)) {
    ml_expect(parser, ML_TOKEN_EOF);
    parser->unsure = true;
    ml_recover(parser);
    if (!ml_at(parser, ML_TOKEN_EOF) && ml_ends_block(parser)) ml_advance(parser);
    if (ml_gives_up(parser)) ml_recover(parser);
    ml_parse_statements(parser, ml_block_open(parser, false));
    ml_block_close(parser, parser->block);
  }
}

/* An expression list, maybe empty, as if `return` stood before it. */
static void parse_only_expressions(ml_parser *parser, ml_block *block) {
  ml_node *node = ml_node_new(parser, ML_NODE_RETURN, &parser->token);
  ml_rewrite(parser, node);
  node->jump_values.in = parser->function;
  if (!ml_at(parser, ML_TOKEN_EOF)) node->jump_values.values = ml_parse_expressions(parser);
  ml_node_close(parser, node);
  node->jump_values.values_end = node->end;
  block->first = node;
  if (!ml_at(parser, ML_TOKEN_EOF)) ml_expect(parser, ML_TOKEN_EOF);
}

static void parse_text(ml_parser *parser) {
  ml_tree *tree = parser->tree;
  ml_lexer_init(&parser->lexer, tree->text, tree->length, &tree->lines, &parser->names);
  if (parser->lexer.no_memory) ml_no_memory(parser);
  if (!ml_names_init(&parser->names, &parser->tree->arena)) ml_no_memory(parser);
  ml_function *function = ml_function_open(parser, ML_FUNCTION_MODULE, 0);
  parser->tree->main = function;
  function->name = function->qualname = function->spelling = "<module>";
  function->is_vararg = true;
  function->is_async = parser->options->toplevel_await;
  ml_block *block = function->body = ml_block_open(parser, false);
  ml_advance(parser);
  parser->last = (ml_token){.kind = ML_TOKEN_EOF, .line = 1, .first_line = 1};
  if (ml_gives_up(parser)) ml_recover(parser);
  if (parser->options->expression) {
    parse_only_expressions(parser, block);
  } else {
    parse_chunk(parser, block);
  }
  ml_block_close(parser, block);
  ml_function_close(parser, function, 0);
  ml_resolve_jumps(parser);
  ml_diags_finish(parser);
}

/* The one function that ml_no_memory returns to; it has no locals that could be lost. */
static bool parse_protected(ml_parser *parser) {
  if (setjmp(parser->no_memory) != 0) return false;
  parse_text(parser);
  return true;
}

static bool copy_text(ml_tree *tree, const char *text, size_t length, const char *file) {
  if (length > LONGEST_TEXT) return false;
  tree->text = ml_alloc(length + ML_LEXER_PADDING);
  if (tree->text == NULL) return false;
  if (length > 0) memcpy(tree->text, text, length);
  memset(tree->text + length, 0, ML_LEXER_PADDING);
  tree->length = length;
  if (file == NULL) file = "?";
  tree->file = ml_arena_copy(&tree->arena, file, strlen(file));
  return tree->file != NULL;
}

static ml_lang_status status_of(const ml_parser *parser) {
  if (parser->tree->diag_count == 0) return ML_LANG_OK;
  bool incomplete = parser->only_eof && parser->tree->diag_count == parser->error_count;
  return incomplete ? ML_LANG_INCOMPLETE : ML_LANG_ERROR;
}

ml_lang_status ml_parse(const char *text, size_t length, const ml_translate_options *options,
                        ml_tree *tree) {
  memset(tree, 0, sizeof *tree);
  ml_arena_init(&tree->arena);
  ml_parser parser;
  memset(&parser, 0, sizeof parser);
  parser.tree = tree;
  parser.options = options;
  parser.only_eof = true;
  parser.expected = parser.header_word = ML_TOKEN_POISON;
  parser.function_tail = &tree->main;
  parser.misplaced_tail = &parser.misplaced;
  tree->status = ML_LANG_NO_MEMORY;
  if (copy_text(tree, text, length, options->file) && parse_protected(&parser))
    tree->status = status_of(&parser);
  ml_names_free(&parser.names);
  ml_labels_free(&parser.labels);
  ml_free(parser.variables);
  return tree->status;
}

void ml_tree_free(ml_tree *tree) {
  for (size_t i = 0; i < tree->diag_count; i++) ml_diag_free(&tree->diags[i]);
  ml_free(tree->diags);
  ml_free(tree->rewrites.nodes);
  ml_free(tree->calls.nodes);
  ml_free(tree->spawns.nodes);
  ml_free(tree->lines.starts);
  ml_free(tree->text);
  ml_arena_free(&tree->arena);
  memset(tree, 0, sizeof *tree);
}

ml_span ml_tree_span(const ml_tree *tree, uint32_t start, uint32_t end) {
  int line = ml_lines_find(&tree->lines, start);
  int end_line = ml_lines_find(&tree->lines, end);
  return (ml_span){.line = line,
                   .column = (int)(start - tree->lines.starts[line - 1]) + 1,
                   .end_line = end_line,
                   .end_column = (int)(end - tree->lines.starts[end_line - 1]) + 1};
}

ml_span ml_node_span(const ml_tree *tree, const ml_node *node) {
  return ml_tree_span(tree, node->start, node->end);
}
