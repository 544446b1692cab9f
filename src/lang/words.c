/* The words that are reserved only in places where Lua could not take them for names. */
#include "lang/parse.h"

/* Whether a statement that begins with a name could go on with `next`. A `(` on a later line
 * begins a statement of its own after one of the new words; and a colon that ends the line is
 * Python's (`try:`), to be answered as such. */
static bool continues_name(ml_parser *parser, const ml_token *next) {
  switch (next->kind) {
    case ML_TOKEN_COLON: return ml_peek_second(parser).first_line == next->line;
    case ML_TOKEN_ASSIGN:
    case ML_TOKEN_COMMA:
    case ML_TOKEN_DOT:
    case ML_TOKEN_OPEN_BRACKET:
    case ML_TOKEN_OPEN_BRACE:
    case ML_TOKEN_STRING: return true;
    case ML_TOKEN_OPEN_PAREN: return next->first_line == parser->token.line;
    default: return false;
  }
}

/* Whether `yield` means the word: always in an async function, where no local has the name. */
static bool yield_is_word(const ml_parser *parser) {
  const ml_function *home = parser->function->home;
  return parser->token.name->binding == NULL && home->is_async && home->parent != NULL;
}

/* Elsewhere it is a name, unless what follows cannot follow a name: then it is an error that
 * deserves its own message. */
static bool yield_is_stray(const ml_parser *parser, const ml_token *next) {
  if (parser->token.name->binding != NULL || next->first_line != parser->token.line) return false;
  switch (next->kind) {
    case ML_TOKEN_NUMBER:
    case ML_TOKEN_NIL:
    case ML_TOKEN_TRUE:
    case ML_TOKEN_FALSE:
    case ML_TOKEN_NOT:
    case ML_TOKEN_HASH:
    case ML_TOKEN_AWAIT: return true;
    default: return false;
  }
}

ml_context_word ml_statement_word(ml_parser *parser) {
  ml_context_word word = (ml_context_word)parser->token.name->context;
  if (word == ML_CONTEXT_NONE || word == ML_CONTEXT_WITH || word == ML_CONTEXT_AS)
    return ML_CONTEXT_NONE;
  const ml_token *next = ml_peek(parser);
  bool is_word;
  switch (word) {
    case ML_CONTEXT_ASYNC:
      is_word = next->kind == ML_TOKEN_FUNCTION || next->kind == ML_TOKEN_FOR ||
                (next->kind == ML_TOKEN_NAME && next->name->context == ML_CONTEXT_WITH);
      break;
    case ML_CONTEXT_YIELD:
      is_word = yield_is_word(parser) ||
                (parser->token.name->binding == NULL && next->kind != ML_TOKEN_OPEN_PAREN &&
                 !continues_name(parser, next));
      break;
    case ML_CONTEXT_EXCEPT:
    case ML_CONTEXT_FINALLY:
      is_word = parser->try_depth > 0 && !continues_name(parser, next);
      break;
    default: is_word = !continues_name(parser, next); break;
  }
  return is_word ? word : ML_CONTEXT_NONE;
}

bool ml_at_async_function(ml_parser *parser) {
  return ml_at_word(parser, ML_CONTEXT_ASYNC) && ml_peek(parser)->kind == ML_TOKEN_FUNCTION &&
         ml_peek_second(parser).kind == ML_TOKEN_OPEN_PAREN;
}

bool ml_at_yield(ml_parser *parser) {
  if (!ml_at_word(parser, ML_CONTEXT_YIELD)) return false;
  return yield_is_word(parser) || yield_is_stray(parser, ml_peek(parser));
}

static bool begins_expression(const ml_token *token) {
  switch (token->kind) {
    case ML_TOKEN_NAME:
    case ML_TOKEN_NUMBER:
    case ML_TOKEN_STRING:
    case ML_TOKEN_NIL:
    case ML_TOKEN_TRUE:
    case ML_TOKEN_FALSE:
    case ML_TOKEN_ELLIPSIS:
    case ML_TOKEN_FUNCTION:
    case ML_TOKEN_AWAIT:
    case ML_TOKEN_NOT:
    case ML_TOKEN_MINUS:
    case ML_TOKEN_HASH:
    case ML_TOKEN_TILDE:
    case ML_TOKEN_OPEN_PAREN:
    case ML_TOKEN_OPEN_BRACE: return true;
    default: return false;
  }
}

bool ml_at_operand(ml_parser *parser, int line) {
  return parser->token.first_line == line && begins_expression(&parser->token) &&
         !ml_ends_block(parser);
}

bool ml_ends_block(ml_parser *parser) {
  switch (parser->token.kind) {
    case ML_TOKEN_ELSE:
    case ML_TOKEN_ELSEIF:
    case ML_TOKEN_END:
    case ML_TOKEN_UNTIL:
    case ML_TOKEN_EOF: return true;
    case ML_TOKEN_NAME: {
      if (parser->token.name->context == ML_CONTEXT_NONE) return false;
      ml_context_word word = ml_statement_word(parser);
      return word == ML_CONTEXT_EXCEPT || word == ML_CONTEXT_FINALLY;
    }
    default: return false;
  }
}
