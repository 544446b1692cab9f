/* What the lexer hands to the parser. */
#ifndef ML_LANG_TOKEN_H
#define ML_LANG_TOKEN_H

#include <stdint.h>

#include "lang/names.h"

typedef enum ml_token_kind {
#define ML_WORD(id, text)  ML_TOKEN_##id,
#define ML_MARK(id, text)  ML_TOKEN_##id,
#define ML_OTHER(id, text) ML_TOKEN_##id,
#include "lang/tokens.def"
  ML_TOKEN_COUNT
} ml_token_kind;

typedef struct ml_token {
  ml_token_kind kind;
  uint32_t start, end; /* byte offsets, end exclusive */
  int first_line;      /* where it begins */
  int line;            /* where it ends, which is the line Lua speaks of */
  ml_name *name;       /* of a NAME or reserved word; else NULL */
} ml_token;

/* The text of a kind as Lua's messages write it, without quotes. */
const char *ml_token_text(ml_token_kind kind);

/* By how much a token changes the number of open brackets: 1, -1 or 0. */
static inline int ml_bracket_step(const ml_token *token) {
  switch (token->kind) {
    case ML_TOKEN_OPEN_PAREN:
    case ML_TOKEN_OPEN_BRACE:
    case ML_TOKEN_OPEN_BRACKET: return 1;
    case ML_TOKEN_CLOSE_PAREN:
    case ML_TOKEN_CLOSE_BRACE:
    case ML_TOKEN_CLOSE_BRACKET: return -1;
    default: return 0;
  }
}

#endif
