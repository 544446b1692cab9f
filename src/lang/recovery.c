/* Going on after a syntax error: where the next statement may begin. */
#include <string.h>

#include "lang/lex.h"
#include "lang/parse.h"

static void restore(ml_parser *parser) {
  parser->token = parser->failed;
}

static void read_token(ml_parser *parser) {
  parser->has_ahead = false;
  ml_lex_next(&parser->lexer, &parser->token);
  if (parser->lexer.no_memory) ml_no_memory(parser);
}

/* Where a text between Python's triple quotes ends that begins with the token; 0: it is none. Lua
 * sees two strings there, and behind them words that are no program. */
static uint32_t docstring_end(const ml_parser *parser, const ml_token *token) {
  const char *text = parser->tree->text, *start = text + token->start;
  const char *quotes = *start == '"' ? "\"\"\"" : "\'\'\'";
  if (strncmp(start, quotes, 3) != 0) return 0;
  const char *end = strstr(start + 3, quotes);
  return end == NULL ? 0 : (uint32_t)(end + 3 - text);
}

static void skip_docstring(ml_parser *parser, uint32_t end) {
  ml_lexer *lexer = &parser->lexer;
  lexer->at = parser->tree->text + parser->token.start;
  lexer->line = parser->token.first_line;
  while (lexer->at < parser->tree->text + end) {
    if (ml_is(*lexer->at, ML_NEWLINE)) {
      ml_lex_newline(lexer);
    } else {
      lexer->at++;
    }
  }
  parser->last.line = lexer->line;
  parser->last.end = end;
  read_token(parser);
}

/* The next token, whatever it is: what is skipped is not judged. */
static void skip(ml_parser *parser) {
  uint32_t end = docstring_end(parser, &parser->token);
  parser->last = parser->token;
  if (end > 0) {
    skip_docstring(parser, end);
  } else if (parser->has_ahead) {
    parser->token = parser->ahead;
    parser->has_ahead = false;
  } else {
    read_token(parser);
  }
}

static bool begins_statement(const ml_token *token) {
  switch (token->kind) {
    case ML_TOKEN_IF:
    case ML_TOKEN_WHILE:
    case ML_TOKEN_DO:
    case ML_TOKEN_FOR:
    case ML_TOKEN_REPEAT:
    case ML_TOKEN_FUNCTION:
    case ML_TOKEN_LOCAL:
    case ML_TOKEN_RETURN:
    case ML_TOKEN_BREAK:
    case ML_TOKEN_GOTO:
    case ML_TOKEN_DOUBLE_COLON:
    case ML_TOKEN_AWAIT:
    case ML_TOKEN_NAME: return true;
    default: return false;
  }
}

/* `end =`, which is no end but an argument of Python's print. */
static bool is_argument(const ml_parser *parser, const ml_token *token) {
  const char *behind = parser->tree->text + token->end;
  behind += strspn(behind, " \t");
  return token->kind == ML_TOKEN_END && behind[0] == '=' && behind[1] != '=';
}

static bool ends_block(const ml_parser *parser, const ml_token *token) {
  if (is_argument(parser, token)) return false;
  return token->kind == ML_TOKEN_END || token->kind == ML_TOKEN_ELSE ||
         token->kind == ML_TOKEN_ELSEIF || token->kind == ML_TOKEN_UNTIL;
}

/* +1 for a token that opens a block with an end of its own, -1 for the end. */
static int block_step(const ml_token *token) {
  switch (token->kind) {
    case ML_TOKEN_FUNCTION:
    case ML_TOKEN_DO:
    case ML_TOKEN_IF:
    case ML_TOKEN_REPEAT: return 1;
    case ML_TOKEN_END:
    case ML_TOKEN_UNTIL: return -1;
    default: return 0;
  }
}

/* How many brackets the statement has open where it failed. */
static int open_brackets(ml_parser *parser, uint32_t start, uint32_t end) {
  ml_lexer_mark mark = ml_lexer_mark_here(&parser->lexer);
  ml_fault fault = parser->lexer.fault;
  parser->lexer.at = parser->tree->text + start;
  parser->lexer.line = ml_lines_find(&parser->tree->lines, start);
  int depth = 0;
  for (;;) {
    ml_token token;
    ml_lex_next(&parser->lexer, &token);
    if (token.start >= end || token.kind == ML_TOKEN_EOF) break;
    depth += ml_bracket_step(&token);
    if (depth < 0) depth = 0;
  }
  ml_lexer_return(&parser->lexer, mark);
  parser->lexer.fault = fault;
  return depth;
}

static int column(const ml_parser *parser, uint32_t offset) {
  int line = ml_lines_find(&parser->tree->lines, offset);
  return (int)(offset - parser->tree->lines.starts[line - 1]);
}

/* Stops at a word that ends the block around, or at the first token of a line that may begin a
 * statement: one that is not inside brackets, or stands no deeper than the failed statement. Where
 * blocks have no end, as Python's, a line that stands no deeper is outside them, too. */
void ml_recover(ml_parser *parser) {
  restore(parser);
  parser->resume = 0;
  if (parser->last.kind == ML_TOKEN_STRING && parser->last.end == parser->token.start &&
      docstring_end(parser, &parser->last) > 0)
    parser->token = parser->last;
  uint32_t start = parser->statement_start;
  int indent = column(parser, start);
  int brackets = open_brackets(parser, start, parser->token.start);
  int blocks = 0;
  bool has_ends = !parser->unsure;
  for (; parser->token.kind != ML_TOKEN_EOF; skip(parser)) {
    const ml_token *token = &parser->token;
    if (blocks == 0 && ends_block(parser, token)) break;
    bool first_on_line = token->first_line > parser->last.line && token->start > start;
    if (first_on_line && begins_statement(token)) {
      bool is_outside = column(parser, token->start) <= indent;
      if ((blocks == 0 || (is_outside && !has_ends)) && (brackets <= 0 || is_outside)) break;
    }
    if (!is_argument(parser, token)) blocks += block_step(token);
    if (block_step(token) > 0) parser->unsure = true;
    brackets += ml_bracket_step(token);
  }
  parser->statement_start = parser->token.start;
}

/* How many tokens a broken head may still have. */
enum { LONGEST_HEAD = 200 };

/* Where the parser stands among the tokens. */
typedef struct token_place {
  ml_lexer_mark mark;
  ml_token token, ahead, last;
  bool has_ahead;
} token_place;

static token_place place_here(const ml_parser *parser) {
  return (token_place){ml_lexer_mark_here(&parser->lexer), parser->token, parser->ahead,
                       parser->last, parser->has_ahead};
}

static void return_to(ml_parser *parser, const token_place *place) {
  ml_lexer_return(&parser->lexer, place->mark);
  parser->token = place->token;
  parser->ahead = place->ahead;
  parser->last = place->last;
  parser->has_ahead = place->has_ahead;
}

/* Reads what stands behind the head once more: Lua took it for a part of the head. */
static void read_again(ml_parser *parser, uint32_t at) {
  ml_forget_misplaced(parser, at);
  parser->resume = 0;
  parser->lexer.at = parser->tree->text + at;
  parser->lexer.line = ml_lines_find(&parser->tree->lines, at);
  parser->last.line = parser->lexer.line;
  parser->last.end = at;
  read_token(parser);
  if (ml_at(parser, ML_TOKEN_BROKEN)) ml_lexical_error(parser, &parser->token);
}

/* Without the word, the block begins where it went wrong; or behind it, when that is a single
 * token at the end of the line, which was meant to be the word. */
void ml_recover_at(ml_parser *parser, ml_token_kind kind) {
  if (parser->resume > 0) {
    read_again(parser, parser->resume);
    return;
  }
  int line = parser->failed.first_line;
  restore(parser);
  token_place start = place_here(parser);
  int skipped = 0;
  for (; parser->token.first_line == line && parser->token.kind != ML_TOKEN_EOF; skipped++) {
    if (skipped == LONGEST_HEAD) break;
    if (parser->token.kind == kind) {
      ml_advance(parser);
      return;
    }
    skip(parser);
  }
  bool is_typing_error =
      skipped == 1 && start.last.line == line && !ends_block(parser, &start.token);
  if (!is_typing_error) return_to(parser, &start);
  if (ml_at(parser, ML_TOKEN_BROKEN)) ml_lexical_error(parser, &parser->token);
}

/* How far the line at `at` is indented; -1: there is nothing in it but a comment or the end of what
 * was begun above. */
static int depth_of_line(const char *at) {
  size_t depth = strspn(at, " \t");
  bool is_nothing = strchr("\r\n#)]}", at[depth]) != NULL || strncmp(at + depth, "--", 2) == 0;
  return is_nothing ? -1 : (int)depth;
}

void ml_expect_python_body(ml_parser *parser, uint32_t start) {
  const char *text = parser->tree->text, *at = text + start;
  int depth = column(parser, start);
  while (*at != '\0') {
    at += strcspn(at, "\n");
    if (*at == '\n') at++;
    int found = depth_of_line(at);
    if (*at == '\0' || (found >= 0 && found <= depth)) break;
  }
  if (at > text + parser->python_end) parser->python_end = (uint32_t)(at - text);
  parser->unsure = true;
}
