#include "lang/lexer.h"

#include <string.h>

#include "base/alloc.h"
#include "lang/lex.h"

#define A (ML_ALPHA)
#define H (ML_ALPHA | ML_HEX)
#define D (ML_DIGIT | ML_HEX)
#define S (ML_SPACE)
#define N (ML_SPACE | ML_NEWLINE)
const unsigned char ml_char_class[256] = {
    ['\t'] = S, ['\v'] = S, ['\f'] = S, [' '] = S, ['\n'] = N, ['\r'] = N, ['0'] = D, ['1'] = D,
    ['2'] = D,  ['3'] = D,  ['4'] = D,  ['5'] = D, ['6'] = D,  ['7'] = D,  ['8'] = D, ['9'] = D,
    ['A'] = H,  ['B'] = H,  ['C'] = H,  ['D'] = H, ['E'] = H,  ['F'] = H,  ['G'] = A, ['H'] = A,
    ['I'] = A,  ['J'] = A,  ['K'] = A,  ['L'] = A, ['M'] = A,  ['N'] = A,  ['O'] = A, ['P'] = A,
    ['Q'] = A,  ['R'] = A,  ['S'] = A,  ['T'] = A, ['U'] = A,  ['V'] = A,  ['W'] = A, ['X'] = A,
    ['Y'] = A,  ['Z'] = A,  ['_'] = A,  ['a'] = H, ['b'] = H,  ['c'] = H,  ['d'] = H, ['e'] = H,
    ['f'] = H,  ['g'] = A,  ['h'] = A,  ['i'] = A, ['j'] = A,  ['k'] = A,  ['l'] = A, ['m'] = A,
    ['n'] = A,  ['o'] = A,  ['p'] = A,  ['q'] = A, ['r'] = A,  ['s'] = A,  ['t'] = A, ['u'] = A,
    ['v'] = A,  ['w'] = A,  ['x'] = A,  ['y'] = A, ['z'] = A,
};
#undef A
#undef H
#undef D
#undef S
#undef N

/* Operators by their first byte: the kind of the byte alone, and up to two longer ones. */
static const struct {
  unsigned char alone;
  struct {
    char second;
    unsigned char kind;
  } longer[2];
} operators[128] = {
    ['+'] = {ML_TOKEN_PLUS, {{0, 0}}},
    ['*'] = {ML_TOKEN_STAR, {{0, 0}}},
    ['%'] = {ML_TOKEN_PERCENT, {{0, 0}}},
    ['^'] = {ML_TOKEN_CARET, {{0, 0}}},
    ['#'] = {ML_TOKEN_HASH, {{0, 0}}},
    ['&'] = {ML_TOKEN_AMPERSAND, {{0, 0}}},
    ['|'] = {ML_TOKEN_PIPE, {{0, 0}}},
    ['('] = {ML_TOKEN_OPEN_PAREN, {{0, 0}}},
    [')'] = {ML_TOKEN_CLOSE_PAREN, {{0, 0}}},
    ['{'] = {ML_TOKEN_OPEN_BRACE, {{0, 0}}},
    ['}'] = {ML_TOKEN_CLOSE_BRACE, {{0, 0}}},
    [']'] = {ML_TOKEN_CLOSE_BRACKET, {{0, 0}}},
    [';'] = {ML_TOKEN_SEMICOLON, {{0, 0}}},
    [','] = {ML_TOKEN_COMMA, {{0, 0}}},
    ['/'] = {ML_TOKEN_SLASH, {{'/', ML_TOKEN_DOUBLE_SLASH}}},
    ['~'] = {ML_TOKEN_TILDE, {{'=', ML_TOKEN_NOT_EQUAL}}},
    ['='] = {ML_TOKEN_ASSIGN, {{'=', ML_TOKEN_EQUAL}}},
    [':'] = {ML_TOKEN_COLON, {{':', ML_TOKEN_DOUBLE_COLON}}},
    ['<'] = {ML_TOKEN_LESS, {{'=', ML_TOKEN_LESS_EQUAL}, {'<', ML_TOKEN_SHIFT_LEFT}}},
    ['>'] = {ML_TOKEN_GREATER, {{'=', ML_TOKEN_GREATER_EQUAL}, {'>', ML_TOKEN_SHIFT_RIGHT}}},
};

static void add_line(ml_lexer *lexer) {
  ml_lines *lines = lexer->lines;
  uint32_t line = (uint32_t)lexer->line;
  if (line > lines->capacity) {
    uint32_t capacity = lines->capacity == 0 ? 256 : lines->capacity * 2;
    uint32_t *starts = ml_realloc(lines->starts, capacity * sizeof *starts);
    if (starts == NULL) {
      lexer->no_memory = true;
      return;
    }
    lines->starts = starts;
    lines->capacity = capacity;
  }
  lines->starts[line - 1] = (uint32_t)(lexer->at - lexer->text);
  if (line > lines->count) lines->count = line;
}

void ml_lexer_init(ml_lexer *lexer, const char *text, size_t length, ml_lines *lines,
                   ml_names *names) {
  memset(lexer, 0, sizeof *lexer);
  lexer->text = lexer->at = text;
  lexer->end = text + length;
  lexer->line = lexer->token_line = 1;
  lexer->lines = lines;
  lexer->names = names;
  add_line(lexer);
}

void ml_lex_newline(ml_lexer *lexer) {
  char first = *lexer->at++;
  if (ml_is(*lexer->at, ML_NEWLINE) && *lexer->at != first) lexer->at++;
  lexer->line++;
  add_line(lexer);
}

static void finish(ml_lexer *lexer, ml_token *token, ml_token_kind kind) {
  token->kind = kind;
  token->end = (uint32_t)(lexer->at - lexer->text);
  token->line = lexer->line;
}

void ml_lex_fault(ml_lexer *lexer, ml_token *token, const char *reason) {
  finish(lexer, token, ML_TOKEN_BROKEN);
  uint32_t end = token->end;
  lexer->fault =
      (ml_fault){.reason = reason, .line = lexer->line, .near_end = end, .raw_start = end};
}

static void lex_name(ml_lexer *lexer, ml_token *token) {
  const char *start = lexer->at;
  const char *at = start + 1;
  while (ml_is(*at, ML_ALPHA | ML_DIGIT)) at++;
  lexer->at = at;
  ml_name *name = ml_names_intern(lexer->names, start, (uint32_t)(at - start));
  if (name == NULL) lexer->no_memory = true;
  token->name = name;
  finish(lexer, token, name == NULL ? ML_TOKEN_EOF : (ml_token_kind)name->token);
}

static void lex_dot(ml_lexer *lexer, ml_token *token) {
  const char *at = lexer->at;
  if (ml_is(at[1], ML_DIGIT)) {
    ml_lex_number(lexer, token);
    return;
  }
  int dots = at[1] != '.' ? 1 : at[2] != '.' ? 2 : 3;
  static const unsigned char kinds[] = {0, ML_TOKEN_DOT, ML_TOKEN_CONCAT, ML_TOKEN_ELLIPSIS};
  lexer->at += dots;
  finish(lexer, token, (ml_token_kind)kinds[dots]);
}

/* Everything that is neither a name, a number, a string nor a comment. */
static void lex_operator(ml_lexer *lexer, ml_token *token) {
  unsigned char first = (unsigned char)*lexer->at++;
  ml_token_kind kind = ML_TOKEN_UNKNOWN;
  if (first < 128 && operators[first].alone != 0) {
    kind = (ml_token_kind)operators[first].alone;
    for (int i = 0; i < 2; i++) {
      if (operators[first].longer[i].kind == 0) break;
      if (*lexer->at != operators[first].longer[i].second) continue;
      kind = (ml_token_kind)operators[first].longer[i].kind;
      lexer->at++;
      break;
    }
  }
  finish(lexer, token, kind);
}

static void begin(ml_lexer *lexer, ml_token *token) {
  token->start = (uint32_t)(lexer->at - lexer->text);
  token->first_line = lexer->token_line = lexer->line;
}

void ml_lex_next(ml_lexer *lexer, ml_token *token) {
  token->name = NULL;
  for (;;) {
    char c = *lexer->at;
    if (ml_is(c, ML_NEWLINE)) {
      ml_lex_newline(lexer);
      continue;
    }
    if (ml_is(c, ML_SPACE)) {
      lexer->at++;
      continue;
    }
    begin(lexer, token);
    if (ml_is(c, ML_ALPHA)) {
      lex_name(lexer, token);
    } else if (ml_is(c, ML_DIGIT)) {
      ml_lex_number(lexer, token);
    } else if (c == '-') {
      if (lexer->at[1] == '-') {
        if (ml_lex_comment(lexer, token)) continue;
        return;
      }
      lexer->at++;
      finish(lexer, token, ML_TOKEN_MINUS);
    } else if (c == '"' || c == '\'') {
      ml_lex_string(lexer, token);
    } else if (c == '.') {
      lex_dot(lexer, token);
    } else if (c == '[') {
      if (lexer->at[1] == '[' || lexer->at[1] == '=') {
        ml_lex_long_string(lexer, token);
      } else {
        lexer->at++;
        finish(lexer, token, ML_TOKEN_OPEN_BRACKET);
      }
    } else if (c == '\0' && lexer->at == lexer->end) {
      finish(lexer, token, ML_TOKEN_EOF);
    } else {
      lex_operator(lexer, token);
    }
    return;
  }
}

ml_lexer_mark ml_lexer_mark_here(const ml_lexer *lexer) {
  return (ml_lexer_mark){lexer->at, lexer->line};
}

void ml_lexer_return(ml_lexer *lexer, ml_lexer_mark mark) {
  lexer->at = mark.at;
  lexer->line = mark.line;
}

int ml_lines_find(const ml_lines *lines, uint32_t offset) {
  uint32_t low = 0, high = lines->count;
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    if (lines->starts[middle] <= offset) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return (int)low + 1;
}
