/* Matching a syntax error with the habit behind it. Only done once there is an error, so all of
 * it looks at the text again instead of remembering anything while parsing. */
#include <string.h>

#include "base/buffer.h"
#include "lang/lex.h"
#include "lang/parse.h"

/* The tokens of one line. */
typedef struct line_tokens {
  ml_token first, last, before_last;
  size_t count;
} line_tokens;

typedef struct hint_context {
  ml_parser *parser;
  const char *text;
  ml_token token, last; /* at the error, and before it */
  uint32_t rest;        /* where {rest} begins */
  uint32_t line_at;     /* where {line} begins */
} hint_context;

typedef bool (*matcher)(hint_context *context, const char *text);

/* --- looking at the text --- */

static line_tokens tokens_from(const hint_context *context, uint32_t start) {
  ml_lexer *lexer = &context->parser->lexer;
  ml_lexer_mark mark = ml_lexer_mark_here(lexer);
  ml_fault fault = lexer->fault;
  int line = ml_lines_find(&context->parser->tree->lines, start);
  lexer->at = context->text + start;
  lexer->line = line;
  line_tokens found = {.count = 0};
  for (;;) {
    ml_token token;
    ml_lex_next(lexer, &token);
    if (lexer->no_memory)
      break; /* nothing may jump past what the caller holds; the parser notices by itself */
    if (token.first_line > line || token.kind == ML_TOKEN_EOF) break;
    if (found.count++ == 0) found.first = token;
    found.before_last = found.last;
    found.last = token;
    if (token.line > line) break;
  }
  ml_lexer_return(lexer, mark);
  lexer->fault = fault;
  return found;
}

static uint32_t line_start(const hint_context *context, uint32_t offset) {
  const ml_lines *lines = &context->parser->tree->lines;
  return lines->starts[ml_lines_find(lines, offset) - 1];
}

/* Whether `text` stands at the offset; a word must end there too. */
static bool stands_at(const hint_context *context, uint32_t offset, const char *text) {
  size_t length = strlen(text);
  if (strncmp(context->text + offset, text, length) != 0) return false;
  return !ml_is(text[length - 1], ML_ALPHA | ML_DIGIT) ||
         !ml_is(context->text[offset + length], ML_ALPHA | ML_DIGIT);
}

static bool is_expected(const hint_context *context, const char *text) {
  ml_token_kind expected = context->parser->expected;
  return expected != ML_TOKEN_POISON && strcmp(ml_token_text(expected), text) == 0;
}

static bool on_one_line(const hint_context *context) {
  return context->last.line == context->token.first_line;
}

/* --- matchers, in the words of hints.def --- */

/* The error's token begins with the text. */
static bool match_TOKEN(hint_context *context, const char *text) {
  ml_token_kind kind = context->token.kind;
  bool is_string = kind == ML_TOKEN_STRING || kind == ML_TOKEN_BROKEN;
  context->rest = context->token.start + (uint32_t)strlen(text);
  if (kind == ML_TOKEN_EOF || (is_string && text[0] != '"')) return false;
  return stands_at(context, context->token.start, text);
}

/* The token before it does. */
static bool match_LAST(hint_context *context, const char *text) {
  context->rest = context->last.start + (uint32_t)strlen(text);
  return context->last.end > 0 && stands_at(context, context->last.start, text);
}

static bool is_whole_statement(hint_context *context, const char *text) {
  return context->last.start == context->parser->statement_start &&
         context->last.kind == ML_TOKEN_NAME && match_LAST(context, text);
}

/* The word is all that there is of the statement before the error, which is on its line. */
static bool match_FIRST(hint_context *context, const char *text) {
  return context->token.kind != ML_TOKEN_EOF && on_one_line(context) &&
         is_whole_statement(context, text);
}

/* The same, and what follows on the line calls nothing. */
static bool match_BARE(hint_context *context, const char *text) {
  if (!match_FIRST(context, text)) return false;
  const char *rest = context->text + context->rest;
  return rest[strcspn(rest, "(\r\n")] != '(';
}

/* The word stands alone on its line. */
static bool match_ALONE(hint_context *context, const char *text) {
  bool last_on_line = context->token.kind == ML_TOKEN_EOF || !on_one_line(context);
  return last_on_line && is_whole_statement(context, text);
}

/* The statement begins with the word, and the error is a comma. */
static bool match_LISTED(hint_context *context, const char *text) {
  uint32_t start = context->parser->statement_start;
  context->rest = start + (uint32_t)strlen(text);
  return context->token.kind == ML_TOKEN_COMMA && stands_at(context, start, text);
}

/* A token earlier on the line begins with the text. */
static bool match_EARLIER(hint_context *context, const char *text) {
  ml_lexer *lexer = &context->parser->lexer;
  ml_lexer_mark mark = ml_lexer_mark_here(lexer);
  ml_fault fault = lexer->fault;
  lexer->at = context->text + line_start(context, context->token.start);
  lexer->line = context->token.first_line;
  bool found = false;
  while (!found) {
    ml_token token;
    ml_lex_next(lexer, &token);
    if (lexer->no_memory) ml_no_memory(context->parser);
    if (token.start >= context->token.start || token.kind == ML_TOKEN_EOF) break;
    found = token.kind != ML_TOKEN_STRING && stands_at(context, token.start, text);
  }
  ml_lexer_return(lexer, mark);
  lexer->fault = fault;
  return found;
}

static bool match_NEAR(hint_context *context, const char *text) {
  return match_TOKEN(context, text) || match_LAST(context, text);
}

static bool match_ASYNC_DEF(hint_context *context, const char *text) {
  (void)text;
  return stands_at(context, context->last.start, "async") && match_TOKEN(context, "def");
}

static bool match_RAISE_FROM(hint_context *context, const char *text) {
  (void)text;
  return match_FIRST(context, "from") && match_EARLIER(context, "raise");
}

static bool match_EXCEPT_PARENS(hint_context *context, const char *text) {
  (void)text;
  return stands_at(context, context->last.start, "as") && match_EARLIER(context, "except");
}

static bool match_RETURN_IF(hint_context *context, const char *text) {
  (void)text;
  return match_TOKEN(context, "if") && on_one_line(context) && match_EARLIER(context, "return");
}

static bool match_ITEM_COLON(hint_context *context, const char *text) {
  (void)text;
  return context->token.kind == ML_TOKEN_COLON && is_expected(context, "}");
}

/* The text stands where a condition should be over. */
static bool match_CONDITION(hint_context *context, const char *text) {
  return is_expected(context, "then") && match_TOKEN(context, text);
}

static bool match_EXPECTED(hint_context *context, const char *text) {
  if (!is_expected(context, text)) return false;
  context->line_at = context->parser->header_start;
  return true;
}

/* In the head of a block that wants `text`, whose line ends in a colon. */
static bool match_HEADER_COLON(hint_context *context, const char *text) {
  const ml_parser *parser = context->parser;
  if (parser->header_word == ML_TOKEN_POISON) return false;
  if (strcmp(ml_token_text(parser->header_word), text) != 0) return false;
  context->line_at = parser->header_start;
  return tokens_from(context, parser->header_start).last.kind == ML_TOKEN_COLON;
}

static bool match_RANGE_COLON(hint_context *context, const char *text) {
  (void)text;
  if (!match_HEADER_COLON(context, "do")) return false;
  const char *header = context->text + context->parser->header_start;
  const char *range = strstr(header, "range(");
  return range != NULL && memchr(header, '\n', (size_t)(range - header)) == NULL;
}

/* `else:`, `except A:` and the like. */
static bool match_BLOCK_COLON(hint_context *context, const char *text) {
  (void)text;
  const ml_token *token = &context->token;
  context->line_at = line_start(context, token->start);
  return token->kind == ML_TOKEN_COLON && on_one_line(context) &&
         token->start == tokens_from(context, context->line_at).last.start;
}

static bool match_F_STRING(hint_context *context, const char *text) {
  (void)text;
  return match_EARLIER(context, "f\"") || match_EARLIER(context, "f'");
}

/* --- facts --- */

/* The line's tokens from `start` on, without a last colon, `then` or `do`. */
static void add_line(const hint_context *context, ml_buffer *out, uint32_t start) {
  line_tokens tokens = tokens_from(context, start);
  if (tokens.count == 0) return;
  ml_token_kind kind = tokens.last.kind;
  uint32_t end = tokens.last.end;
  if (kind == ML_TOKEN_COLON || kind == ML_TOKEN_THEN || kind == ML_TOKEN_DO)
    end = tokens.count > 1 ? tokens.before_last.end : tokens.last.start;
  start = tokens.first.start;
  if (end > start) ml_buffer_add(out, context->text + start, end - start);
}

/* The name and the parameters' list at `start`, without what Python writes behind it. */
static void add_head(const hint_context *context, ml_buffer *out, uint32_t start) {
  const char *head = context->text + start;
  head += strspn(head, " \t");
  size_t length = strcspn(head, ")\r\n");
  if (head[length] == ')')
    ml_buffer_add(out, head, length + 1);
  else
    add_line(context, out, start);
}

static void add_part(const hint_context *context, ml_buffer *out, const char *name) {
  const ml_parser *parser = context->parser;
  if (strncmp(name, "rest}", 5) == 0) {
    add_line(context, out, context->rest);
  } else if (strncmp(name, "head}", 5) == 0) {
    add_head(context, out, context->rest);
  } else if (strncmp(name, "line}", 5) == 0) {
    add_line(context, out, context->line_at);
  } else if (strncmp(name, "target}", 7) == 0) {
    uint32_t start = parser->statement_start;
    if (context->last.end > start)
      ml_buffer_add(out, context->text + start, context->last.end - start);
  } else if (strncmp(name, "opener}", 7) == 0) {
    ml_buffer_add_string(out, parser->opener == NULL ? "block" : parser->opener);
  } else if (strncmp(name, "opened}", 7) == 0) {
    ml_buffer_addf(out, "%d", parser->opened);
  }
}

static bool is_part(const char *at) {
  static const char *const parts[] = {"{rest}",   "{head}",   "{line}",
                                      "{target}", "{opener}", "{opened}"};
  for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
    if (strncmp(at, parts[i], strlen(parts[i])) == 0) return true;
  return false;
}

static void add_fact(const hint_context *context, ml_diag *diag, const char *key,
                     const char *pattern) {
  ml_buffer out;
  ml_buffer_init(&out);
  for (; *pattern != '\0'; pattern++) {
    if (!is_part(pattern)) {
      ml_buffer_add_char(&out, *pattern);
      continue;
    }
    add_part(context, &out, pattern + 1);
    pattern = strchr(pattern, '}');
  }
  if (out.data != NULL && !out.failed) ml_diag_fact(diag, key, "%s", out.data);
  ml_buffer_free(&out);
}

static const struct {
  matcher matches;
  const char *text;
  ml_diag_id id;
  const char *python, *lua, *hint;
} rows[] = {
#define X(matcher, text, id, python, lua, hint) \
  {match_##matcher, text, ML_DIAG_##id, python, lua, hint},
#include "lang/hints.def"
};

/* Python's blocks have no `end`: do not ask for it again and again, nor for more text. */
static void expect_python_block(hint_context *context, ml_diag *diag) {
  if (diag->id != ML_DIAG_PYTHON_SPELLING) return;
  if (tokens_from(context, context->line_at).last.kind != ML_TOKEN_COLON) return;
  context->parser->unsure = true;
  context->parser->only_eof = false;
  diag->incomplete = false;
}

static void mark_opener(const ml_parser *parser, ml_diag *diag) {
  ml_token_kind expected = parser->expected;
  if (parser->opener == NULL || parser->opened == diag->span.line) return;
  if (expected != ML_TOKEN_END && expected != ML_TOKEN_UNTIL && expected != ML_TOKEN_CLOSE_PAREN &&
      expected != ML_TOKEN_CLOSE_BRACE)
    return;
  ml_span line = {.line = parser->opened, .end_line = parser->opened};
  ml_diag_mark(diag, line, "'%s' begins here", parser->opener);
}

void ml_add_hint(ml_parser *parser, ml_diag *diag) {
  hint_context context = {.parser = parser,
                          .text = parser->tree->text,
                          .token = parser->token,
                          .last = parser->last,
                          .line_at = parser->token.start};
  mark_opener(parser, diag);
  size_t i = 0, count = sizeof rows / sizeof rows[0];
  while (i < count && !rows[i].matches(&context, rows[i].text)) i++;
  bool is_general = i == count || rows[i].matches == match_EXPECTED;
  if (is_general && ml_add_misspelt(parser, diag)) return;
  if (i == count) return;
  diag->id = rows[i].id;
  add_fact(&context, diag, "python", rows[i].python);
  add_fact(&context, diag, "lua", rows[i].lua);
  add_fact(&context, diag, "hint", rows[i].hint);
  expect_python_block(&context, diag);
}
