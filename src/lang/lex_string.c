/* Strings, long brackets and comments. */
#include <string.h>

#include "lang/lex.h"

static uint32_t offset_of(const ml_lexer *lexer, const char *at) {
  return (uint32_t)(at - lexer->text);
}

static bool at_end(const ml_lexer *lexer, const char *at) {
  return at >= lexer->end;
}

/* Notes a bad escape that starts at `escape`; `at` is the byte that does not fit. The first
 * fault of a string is the one that is told. */
static const char *bad_escape(ml_lexer *lexer, const char *escape, const char *at,
                              const char *reason) {
  if (lexer->fault.reason == NULL) {
    const char *near_end = at_end(lexer, at) ? at : at + 1;
    lexer->fault = (ml_fault){.reason = reason,
                              .line = lexer->line,
                              .near_end = offset_of(lexer, near_end),
                              .raw_start = offset_of(lexer, escape)};
  }
  return at;
}

/* \xXX, at the x. */
static const char *hex_escape(ml_lexer *lexer, const char *escape, const char *at) {
  for (int i = 0; i < 2; i++) {
    at++;
    if (!ml_is(*at, ML_HEX)) return bad_escape(lexer, escape, at, "hexadecimal digit expected");
  }
  return at + 1;
}

static unsigned hex_value(char c) {
  return ml_is(c, ML_DIGIT) ? (unsigned)(c - '0') : (unsigned)((c | 0x20) - 'a') + 10;
}

/* \u{XXX}, at the u. */
static const char *utf8_escape(ml_lexer *lexer, const char *escape, const char *at) {
  at++;
  if (*at != '{') return bad_escape(lexer, escape, at, "missing '{'");
  at++;
  if (!ml_is(*at, ML_HEX)) return bad_escape(lexer, escape, at, "hexadecimal digit expected");
  unsigned long value = hex_value(*at);
  for (at++; ml_is(*at, ML_HEX); at++) {
    if (value > 0x7FFFFFFFu >> 4) return bad_escape(lexer, escape, at, "UTF-8 value too large");
    value = value * 16 + hex_value(*at);
  }
  if (*at != '}') return bad_escape(lexer, escape, at, "missing '}'");
  return at + 1;
}

/* \ddd, at the first d. */
static const char *decimal_escape(ml_lexer *lexer, const char *escape, const char *at) {
  if (!ml_is(*at, ML_DIGIT)) return bad_escape(lexer, escape, at, "invalid escape sequence");
  int value = 0;
  for (int i = 0; i < 3 && ml_is(*at, ML_DIGIT); i++) value = value * 10 + (*at++ - '0');
  if (value > 255) return bad_escape(lexer, escape, at, "decimal escape too large");
  return at;
}

/* \z: skips white space, line breaks among it. */
static void skip_space(ml_lexer *lexer) {
  while (ml_is(*lexer->at, ML_SPACE)) {
    if (ml_is(*lexer->at, ML_NEWLINE)) {
      ml_lex_newline(lexer);
    } else {
      lexer->at++;
    }
  }
}

/* lexer->at is the backslash; leaves it behind the escape. */
static void lex_escape(ml_lexer *lexer) {
  const char *escape = lexer->at;
  const char *at = ++lexer->at;
  switch (*at) {
    case 'a':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
    case 'v':
    case '\\':
    case '"':
    case '\'': lexer->at = at + 1; break;
    case '\n':
    case '\r': ml_lex_newline(lexer); break;
    case 'x': lexer->at = hex_escape(lexer, escape, at); break;
    case 'u': lexer->at = utf8_escape(lexer, escape, at); break;
    case 'z':
      lexer->at = at + 1;
      skip_space(lexer);
      break;
    default:
      if (!at_end(lexer, at)) lexer->at = decimal_escape(lexer, escape, at);
      break;
  }
}

/* Whether what was read ends in a backslash that escapes nothing yet, or the line break. */
static bool ends_in_escape(const ml_lexer *lexer) {
  const char *at = lexer->at;
  int backslashes = 0;
  if (at > lexer->text && ml_is(at[-1], ML_NEWLINE)) at--;
  while (at > lexer->text && *--at == '\\') backslashes++;
  return backslashes % 2 == 1;
}

/* The string does not end on its line (or at all). */
static void unfinished(ml_lexer *lexer, ml_token *token) {
  ml_fault earlier = lexer->fault;
  ml_lex_fault(lexer, token, "unfinished string");
  lexer->fault.near_eof = at_end(lexer, lexer->at);
  lexer->fault.goes_on = lexer->fault.near_eof && ends_in_escape(lexer);
  if (earlier.reason != NULL) lexer->fault = earlier;
}

void ml_lex_string(ml_lexer *lexer, ml_token *token) {
  char quote = *lexer->at++;
  lexer->fault.reason = NULL;
  for (;;) {
    char c = *lexer->at;
    if (c == quote) break;
    if (c == '\\') {
      lex_escape(lexer);
    } else if (ml_is(c, ML_NEWLINE) || (c == '\0' && at_end(lexer, lexer->at))) {
      unfinished(lexer, token);
      return;
    } else {
      lexer->at++;
    }
  }
  lexer->at++;
  ml_fault fault = lexer->fault;
  ml_lex_fault(lexer, token, fault.reason);
  if (fault.reason == NULL) token->kind = ML_TOKEN_STRING;
  lexer->fault = fault;
}

/* At `[`: the number of `=` before a second `[` plus 2; 1 for no long bracket with no `=`; 0 for
 * one with. */
static size_t bracket_level(const char *at) {
  const char *start = ++at;
  while (*at == '=') at++;
  size_t count = (size_t)(at - start);
  return *at == '[' ? count + 2 : count == 0 ? 1 : 0;
}

/* Skips to behind the closing bracket of that level; false at the end of the text. */
static bool skip_long(ml_lexer *lexer, size_t level) {
  lexer->at += level;
  for (;;) {
    char c = *lexer->at;
    if (c == ']') {
      const char *at = lexer->at + 1;
      while (*at == '=') at++;
      bool closes = *at == ']' && (size_t)(at - lexer->at) + 1 == level;
      lexer->at = closes ? at + 1 : at;
      if (closes) return true;
    } else if (ml_is(c, ML_NEWLINE)) {
      ml_lex_newline(lexer);
    } else if (c == '\0' && at_end(lexer, lexer->at)) {
      return false;
    } else {
      lexer->at++;
    }
  }
}

static void unfinished_long(ml_lexer *lexer, ml_token *token, const char *what, int opened) {
  ml_lex_fault(lexer, token, "unfinished long");
  lexer->fault.unfinished = what;
  lexer->fault.opened = opened;
  lexer->fault.near_eof = true;
}

void ml_lex_long_string(ml_lexer *lexer, ml_token *token) {
  size_t level = bracket_level(lexer->at);
  int opened = lexer->line;
  if (level == 0) {
    do lexer->at++;
    while (*lexer->at == '=');
    ml_lex_fault(lexer, token, "invalid long string delimiter");
    return;
  }
  if (!skip_long(lexer, level)) {
    unfinished_long(lexer, token, "string", opened);
    return;
  }
  ml_lex_fault(lexer, token, NULL);
  token->kind = ML_TOKEN_STRING;
}

bool ml_lex_comment(ml_lexer *lexer, ml_token *token) {
  lexer->at += 2;
  size_t level = *lexer->at == '[' ? bracket_level(lexer->at) : 0;
  if (level >= 2) {
    int opened = lexer->line;
    if (skip_long(lexer, level)) return true;
    unfinished_long(lexer, token, "comment", opened);
    return false;
  }
  while (!ml_is(*lexer->at, ML_NEWLINE) && !at_end(lexer, lexer->at)) lexer->at++;
  return true;
}
