/* Where a syntax error is: matchers that compare a token, a word or the head of a block. */
#include <string.h>

#include "lang/hint.h"

/* --- looking at the text --- */

void ml_hint_tokens(const ml_hint *hint, uint32_t start, ml_line_tokens *out) {
  ml_lexer *lexer = &hint->parser->lexer;
  ml_lexer_mark mark = ml_lexer_mark_here(lexer);
  ml_fault fault = lexer->fault;
  int line = ml_lines_find(&hint->parser->tree->lines, start);
  lexer->at = hint->text + start;
  lexer->line = line;
  out->count = 0;
  while (out->count < ML_HINT_TOKENS) {
    ml_token *token = &out->all[out->count];
    ml_lex_next(lexer, token);
    if (lexer->no_memory)
      break; /* nothing may jump past what the caller holds; the parser notices by itself */
    if (token->first_line > line || token->kind == ML_TOKEN_EOF) break;
    out->count++;
    if (token->line > line) break;
  }
  ml_lexer_return(lexer, mark);
  lexer->fault = fault;
}

uint32_t ml_hint_line_start(const ml_hint *hint, uint32_t offset) {
  const ml_lines *lines = &hint->parser->tree->lines;
  return lines->starts[ml_lines_find(lines, offset) - 1];
}

bool ml_hint_stands(const ml_hint *hint, uint32_t offset, const char *text) {
  size_t length = strlen(text);
  if (strncmp(hint->text + offset, text, length) != 0) return false;
  return !ml_is(text[length - 1], ML_ALPHA | ML_DIGIT) ||
         !ml_is(hint->text[offset + length], ML_ALPHA | ML_DIGIT);
}

bool ml_hint_expects(const ml_hint *hint, const char *text) {
  ml_token_kind expected = hint->parser->expected;
  return expected != ML_TOKEN_POISON && strcmp(ml_token_text(expected), text) == 0;
}

int ml_hint_find(const ml_line_tokens *line, int at, ml_token_kind kind) {
  for (int depth = 0; at < line->count; at++) {
    if (depth == 0 && line->all[at].kind == kind) return at;
    depth += ml_bracket_step(&line->all[at]);
    if (depth < 0) break;
  }
  return line->count;
}

/* --- a token --- */

/* The text, which is what the hint is about, stands there; what is behind it is {rest}. */
static bool is_word(ml_hint *hint, uint32_t start, const char *text) {
  if (!ml_hint_stands(hint, start, text)) return false;
  hint->rest = start + (uint32_t)strlen(text);
  hint->word = (ml_stretch){start, hint->rest};
  return true;
}

/* The error's token begins with the text. */
bool ml_match_TOKEN(ml_hint *hint, const char *text) {
  ml_token_kind kind = hint->token.kind;
  bool is_string = kind == ML_TOKEN_STRING || kind == ML_TOKEN_BROKEN;
  if (kind == ML_TOKEN_EOF || (is_string && text[0] != '"')) return false;
  return is_word(hint, hint->token.start, text);
}

/* The token before it does. */
bool ml_match_LAST(ml_hint *hint, const char *text) {
  return hint->last.end > 0 && is_word(hint, hint->last.start, text);
}

static bool is_whole_statement(ml_hint *hint, const char *text) {
  return hint->last.start == hint->parser->statement_start && hint->last.kind == ML_TOKEN_NAME &&
         ml_match_LAST(hint, text);
}

/* The word is all that there is of the statement before the error, which is on its line. */
bool ml_match_FIRST(ml_hint *hint, const char *text) {
  return hint->token.kind != ML_TOKEN_EOF && ml_hint_on_one_line(hint) &&
         is_whole_statement(hint, text);
}

/* The same, and what follows on the line calls nothing. */
bool ml_match_BARE(ml_hint *hint, const char *text) {
  if (!ml_match_FIRST(hint, text)) return false;
  const char *rest = hint->text + hint->rest;
  return rest[strcspn(rest, "(\r\n")] != '(';
}

/* The text is two words, and the error is the second. */
bool ml_match_WORDS(ml_hint *hint, const char *text) {
  char first[16];
  size_t length = strcspn(text, " ");
  memcpy(first, text, length);
  first[length] = '\0';
  return ml_match_FIRST(hint, first) && ml_hint_stands(hint, hint->token.start, text + length + 1);
}

/* The word stands alone on its line, or ends its block. */
bool ml_match_ALONE(ml_hint *hint, const char *text) {
  bool is_last = !ml_hint_on_one_line(hint) || ml_ends_block(hint->parser);
  return is_last && is_whole_statement(hint, text);
}

/* The word and a string were a whole call to Lua, and the error is a comma or `..` behind it. */
bool ml_match_LISTED(ml_hint *hint, const char *text) {
  if (hint->token.kind == ML_TOKEN_COMMA) return is_word(hint, hint->parser->statement_start, text);
  if (hint->token.kind != ML_TOKEN_CONCAT || hint->last.kind != ML_TOKEN_STRING) return false;
  ml_line_tokens line;
  ml_hint_tokens(hint, ml_hint_line_start(hint, hint->last.start), &line);
  for (int i = 1; i < line.count; i++)
    if (line.all[i].start == hint->last.start) return is_word(hint, line.all[i - 1].start, text);
  return false;
}

/* A token earlier on the line begins with the text. */
bool ml_match_EARLIER(ml_hint *hint, const char *text) {
  ml_line_tokens line;
  ml_hint_tokens(hint, ml_hint_line_start(hint, hint->token.start), &line);
  for (int i = 0; i < line.count && line.all[i].start < hint->token.start; i++)
    if (line.all[i].kind != ML_TOKEN_STRING && is_word(hint, line.all[i].start, text)) return true;
  return false;
}

bool ml_match_NEAR(ml_hint *hint, const char *text) {
  return ml_match_TOKEN(hint, text) || ml_match_LAST(hint, text);
}

/* --- where something else is missing --- */

/* The text stands where a condition should be over. */
bool ml_match_CONDITION(ml_hint *hint, const char *text) {
  return ml_hint_expects(hint, "then") && ml_match_TOKEN(hint, text);
}

bool ml_match_EXPECTED(ml_hint *hint, const char *text) {
  if (!ml_hint_expects(hint, text)) return false;
  hint->line_at = hint->parser->header_start;
  return true;
}

/* The block should be over, since a `return`, {1}, stands before the error. */
bool ml_match_AFTER_RETURN(ml_hint *hint, const char *text) {
  (void)text;
  ml_parser *parser = hint->parser;
  bool wants_end = ml_hint_expects(hint, "end") || ml_hint_expects(hint, "until") ||
                   ml_hint_expects(hint, "<eof>");
  uint32_t end = hint->last.kind == ML_TOKEN_SEMICOLON ? hint->last.start : hint->last.end;
  bool is_behind = parser->return_end > 0 && parser->return_end == end;
  if (!wants_end || !is_behind || hint->token.kind == ML_TOKEN_EOF || ml_ends_block(parser))
    return false;
  hint->part[0] = (ml_stretch){parser->return_start, parser->return_end};
  hint->part[1] = ml_hint_between(&hint->token, &hint->token);
  hint->word = (ml_stretch){parser->return_start, parser->return_start + 6};
  parser->unsure = true;
  return true;
}

/* Where the text should be over, that word stands; after another error who knows why. */
bool ml_match_SURPLUS(ml_hint *hint, const char *text) {
  return hint->parser->error_count == 1 && ml_hint_expects(hint, "<eof>") &&
         ml_match_TOKEN(hint, text);
}

/* The lexer's reason. */
bool ml_match_FAULT(ml_hint *hint, const char *text) {
  const char *reason = hint->parser->lexer.fault.reason;
  return hint->token.kind == ML_TOKEN_BROKEN && reason != NULL && strcmp(reason, text) == 0;
}

/* --- the head of a block --- */

static bool take_head(ml_hint *hint, uint32_t start, const ml_token *colon) {
  hint->line_at = start;
  hint->line_end = colon->start;
  hint->word = (ml_stretch){colon->start, colon->end};
  return true;
}

/* At the colon that ends the head of a block which wants `text`, or behind it. */
bool ml_match_HEADER_COLON(ml_hint *hint, const char *text) {
  const ml_parser *parser = hint->parser;
  if (parser->header_word == ML_TOKEN_POISON || parser->header_in != parser->function->home)
    return false;
  if (strcmp(ml_token_text(parser->header_word), text) != 0) return false;
  ml_line_tokens line;
  ml_hint_tokens(hint, parser->header_start, &line);
  int colon = ml_hint_find(&line, 0, ML_TOKEN_COLON);
  if (colon == line.count || !ml_hint_ends_head(hint, &line.all[colon])) return false;
  if (hint->token.start < line.all[colon].start) return false;
  hint->colon = line.all[colon].end;
  return take_head(hint, parser->header_start, &line.all[colon]);
}

/* `if __name__ == "__main__":`. */
bool ml_match_MAIN_GUARD(ml_hint *hint, const char *text) {
  (void)text;
  if (!ml_match_HEADER_COLON(hint, "then")) return false;
  ml_line_tokens line;
  ml_hint_tokens(hint, hint->line_at, &line);
  return line.count > 1 && ml_hint_stands(hint, line.all[1].start, "__name__");
}

/* `else:`, `except A:` and the like. */
bool ml_match_BLOCK_COLON(ml_hint *hint, const char *text) {
  (void)text;
  const ml_token *token = &hint->token;
  if (token->kind != ML_TOKEN_COLON || !ml_hint_on_one_line(hint)) return false;
  uint32_t start = ml_hint_line_start(hint, token->start);
  ml_line_tokens line;
  ml_hint_tokens(hint, start, &line);
  bool is_clause = ml_hint_stands(hint, line.all[0].start, "else") ||
                   ml_hint_stands(hint, line.all[0].start, "except") ||
                   ml_hint_stands(hint, line.all[0].start, "finally");
  bool is_last = token->start == line.all[line.count - 1].start;
  if (!is_last && !(is_clause && ml_hint_ends_head(hint, token))) return false;
  return take_head(hint, start, token);
}
