#include "lang/lex.h"

static const char *skip_digits(const char *at, int class) {
  while (ml_is(*at, class)) at++;
  return at;
}

/* Whether [at, end) is a numeral, as Lua's conversion (lua_stringtonumber) judges it. */
static bool is_numeral(const char *at, const char *end) {
  bool hex = at[0] == '0' && (at[1] == 'x' || at[1] == 'X');
  int class = hex ? ML_HEX : ML_DIGIT;
  if (hex) at += 2;
  const char *start = at;
  at = skip_digits(at, class);
  bool has_digits = at > start;
  if (at < end && *at == '.') {
    start = ++at;
    at = skip_digits(at, class);
    has_digits = has_digits || at > start;
  }
  if (!has_digits) return false;
  char mark = at < end ? (char)(*at | 0x20) : '\0';
  if (mark == (hex ? 'p' : 'e')) {
    at++;
    if (*at == '+' || *at == '-') at++;
    start = at;
    at = skip_digits(at, ML_DIGIT);
    if (at == start) return false;
  }
  return at == end;
}

/* Takes what looks like a numeral, generously, and judges afterwards: as Lua's read_numeral, so
 * that the messages quote the same text. */
void ml_lex_number(ml_lexer *lexer, ml_token *token) {
  const char *start = lexer->at;
  const char *at = start;
  char exponent = 'e';
  if (*at == '.') at++;
  if (at[0] == '0' && (at[1] == 'x' || at[1] == 'X')) {
    exponent = 'p';
    at += 2;
  }
  for (;;) {
    if ((*at | 0x20) == exponent) {
      at++;
      if (*at == '+' || *at == '-') at++;
    } else if (ml_is(*at, ML_HEX) || *at == '.') {
      at++;
    } else {
      break;
    }
  }
  if (ml_is(*at, ML_ALPHA)) at++;
  lexer->at = at;
  ml_lex_fault(lexer, token, "malformed number");
  if (is_numeral(start, at)) token->kind = ML_TOKEN_NUMBER;
}
