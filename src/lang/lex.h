/* Shared by the files of the lexer; nobody else includes it. */
#ifndef ML_LANG_LEX_H
#define ML_LANG_LEX_H

#include "lang/lexer.h"

enum { ML_ALPHA = 1, ML_DIGIT = 2, ML_HEX = 4, ML_SPACE = 8, ML_NEWLINE = 16 };

/* Classes of bytes, as Lua's lctype (ASCII, whatever the locale). */
extern const unsigned char ml_char_class[256];

static inline bool ml_is(char c, int classes) {
  return (ml_char_class[(unsigned char)c] & classes) != 0;
}

/* Steps over one line break (\n, \r, \r\n or \n\r, as Lua counts them) and notes the next line. */
void ml_lex_newline(ml_lexer *lexer);

/* Makes the token BROKEN: it ends here, and the message's near part is the token so far. */
void ml_lex_fault(ml_lexer *lexer, ml_token *token, const char *reason);

/* Each reads one kind of token that begins at token->start, and sets kind and position. */
void ml_lex_number(ml_lexer *lexer, ml_token *token);
void ml_lex_string(ml_lexer *lexer, ml_token *token);
/* At `[` followed by `[` or `=`. */
void ml_lex_long_string(ml_lexer *lexer, ml_token *token);
/* At `--`. True when a comment was skipped, false when it is broken (the token says so). */
bool ml_lex_comment(ml_lexer *lexer, ml_token *token);

#endif
