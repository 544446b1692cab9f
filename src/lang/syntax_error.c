/* Errors as diagnostics, with Lua's words. */
#include <string.h>

#include "base/alloc.h"
#include "base/buffer.h"
#include "lang/near.h"
#include "lang/parse.h"

ml_diag *ml_diag_new(ml_parser *parser, ml_diag_id id, uint32_t start, uint32_t end,
                     const char *reason) {
  ml_tree *tree = parser->tree;
  if (tree->diag_count == tree->diag_capacity) {
    size_t capacity = tree->diag_capacity == 0 ? 8 : tree->diag_capacity * 2;
    ml_diag *diags = ml_realloc(tree->diags, capacity * sizeof *diags);
    if (diags == NULL) ml_no_memory(parser);
    tree->diags = diags;
    tree->diag_capacity = capacity;
  }
  ml_diag *diag = &tree->diags[tree->diag_count++];
  ml_diag_init(diag, id);
  diag->span = ml_tree_span(tree, start, end);
  ml_diag_set(&diag->file, tree->file);
  ml_diag_setf(&diag->message, "SyntaxError: %s", reason);
  if (diag->file == NULL || diag->message == NULL) ml_no_memory(parser);
  return diag;
}

/* `out` holds the reason: makes the diagnostic of it, or gives up for want of memory. */
static ml_diag *tell(ml_parser *parser, ml_buffer *out, ml_diag_id id, uint32_t start,
                     uint32_t end) {
  char *reason = ml_buffer_take(out);
  if (reason == NULL) ml_no_memory(parser);
  /* The diagnostic may leave through no_memory: the arena keeps what it reads. */
  char *kept = ml_arena_copy(&parser->tree->arena, reason, strlen(reason));
  ml_free(reason);
  if (kept == NULL) ml_no_memory(parser);
  return ml_diag_new(parser, id, start, end, kept);
}

static bool is_clause(const ml_token *token) {
  return token->kind == ML_TOKEN_NAME &&
         (token->name->context == ML_CONTEXT_EXCEPT || token->name->context == ML_CONTEXT_FINALLY);
}

/* Whether the statement is such a word, whose `try` was closed too early. */
static bool is_clause_alone(const ml_parser *parser) {
  return parser->last.start == parser->statement_start && is_clause(&parser->last);
}

/* Whether a block is to end here: by its word, or because a `return` stands before it. */
static bool ends_block(const ml_parser *parser, const ml_token *token) {
  if (parser->return_end > 0 && parser->return_end == parser->last.end)
    return token->first_line > parser->last.line;
  if (is_clause_alone(parser)) return true;
  if (parser->expected == ML_TOKEN_POISON) return false;
  return token->kind == ML_TOKEN_EOF || token->kind == ML_TOKEN_END ||
         token->kind == ML_TOKEN_ELSE || token->kind == ML_TOKEN_ELSEIF ||
         token->kind == ML_TOKEN_UNTIL || is_clause(token);
}

/* Whether an error here would only repeat an earlier one in other words. */
static bool is_follow_up(const ml_parser *parser, const ml_token *token) {
  if (parser->error_count == 0) return false;
  if (token->line == parser->error_line) return true;
  if (!parser->unsure || parser->header_word != ML_TOKEN_POISON) return false;
  return parser->expected == ML_TOKEN_EOF || ends_block(parser, token);
}

/* A token of several lines (a string) is told at its last one, as Lua does. */
static uint32_t visible_start(const ml_parser *parser, const ml_token *token, int line) {
  return token->first_line == line ? token->start : parser->tree->lines.starts[line - 1];
}

static void note_error(ml_parser *parser, ml_diag *diag, int line, bool at_eof) {
  diag->incomplete = at_eof;
  if (!at_eof) parser->only_eof = false;
  parser->error_count++;
  parser->error_line = line;
}

static void give_up(ml_parser *parser) {
  parser->failed = parser->token;
  parser->token.kind = ML_TOKEN_POISON;
}

void ml_syntax_error(ml_parser *parser, const char *format, ...) {
  if (ml_gives_up(parser)) return;
  const ml_token *token = &parser->token;
  if (!is_follow_up(parser, token)) {
    va_list arguments;
    va_start(arguments, format);
    ml_buffer out;
    ml_buffer_init(&out);
    ml_buffer_addv(&out, format, arguments);
    va_end(arguments);
    ml_near(&out, parser->tree->text, token, &parser->lexer.fault);
    ml_diag *diag = tell(parser, &out, ML_DIAG_SYNTAX_ERROR,
                         visible_start(parser, token, token->line), token->end);
    note_error(parser, diag, token->line, token->kind == ML_TOKEN_EOF);
    ml_add_hint(parser, diag);
  }
  give_up(parser);
}

void ml_lexical_error(ml_parser *parser, const ml_token *token) {
  const ml_fault *fault = &parser->lexer.fault;
  if (!is_follow_up(parser, token)) {
    ml_buffer out;
    ml_buffer_init(&out);
    ml_buffer_add_string(&out, fault->reason);
    if (fault->unfinished != NULL)
      ml_buffer_addf(&out, " %s (starting at line %d)", fault->unfinished, fault->opened);
    ml_near(&out, parser->tree->text, token, fault);
    uint32_t end = fault->unfinished != NULL ? token->end : fault->near_end;
    ml_diag *diag =
        tell(parser, &out, ML_DIAG_SYNTAX_ERROR, visible_start(parser, token, fault->line), end);
    note_error(parser, diag, fault->line, fault->unfinished != NULL || fault->goes_on);
    ml_add_hint(parser, diag);
  }
  give_up(parser);
}

void ml_semantic_error(ml_parser *parser, ml_diag_id id, uint32_t start, uint32_t end,
                       const char *format, ...) {
  if (ml_gives_up(parser)) return;
  va_list arguments;
  va_start(arguments, format);
  ml_buffer out;
  ml_buffer_init(&out);
  ml_buffer_addv(&out, format, arguments);
  va_end(arguments);
  tell(parser, &out, id, start, end);
}

/* Nothing that follows can be trusted to be shallower: the text is read no further. */
bool ml_enter_level(ml_parser *parser) {
  if (++parser->nesting <= ML_MAX_NESTING || ml_gives_up(parser)) return true;
  ml_token *token = &parser->token;
  ml_diag *diag =
      ml_diag_new(parser, ML_DIAG_SYNTAX_ERROR, token->start, token->end, "C stack overflow");
  note_error(parser, diag, token->line, false);
  parser->unsure = true;
  token->kind = ML_TOKEN_EOF;
  parser->lexer.at = parser->lexer.end;
  parser->has_ahead = false;
  give_up(parser);
  return false;
}
