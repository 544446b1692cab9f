/* Shared by hints.c, which says what is to be said, and hint_match.c, hint_python.c and
 * hint_values.c, which find the habit behind a syntax error; nobody else includes it.
 *
 * Only used once there is an error, so all of it looks at the text again instead of remembering
 * anything while parsing. A matcher that accepts the error also says which word it is about and
 * which parts of the text the hint is to quote. Nothing in it allocates but names. */
#ifndef ML_LANG_HINT_H
#define ML_LANG_HINT_H

#include "lang/lex.h"
#include "lang/parse.h"

enum { ML_HINT_PARTS = 3, ML_HINT_TOKENS = 100 };

typedef struct ml_stretch {
  uint32_t start, end;
} ml_stretch;

typedef struct ml_hint {
  ml_parser *parser;
  const char *text;
  ml_token token, last;       /* at the error, and before it */
  ml_stretch word;            /* what the hint is about; empty: the place of the error */
  uint32_t rest;              /* where {rest} begins */
  bool is_function;           /* the word is that of a function, whose body follows */
  uint32_t line_at, line_end; /* {line}; line_end 0: all of it */
  uint32_t colon;             /* behind the colon that ends the head of a block; 0: there is none */
  ml_stretch part[ML_HINT_PARTS]; /* {1} to {3} */
} ml_hint;

/* The tokens of a line from an offset on. */
typedef struct ml_line_tokens {
  ml_token all[ML_HINT_TOKENS];
  int count; /* those behind the last that fits are left out */
} ml_line_tokens;

typedef bool (*ml_matcher)(ml_hint *hint, const char *text);

/* The matchers that hints.def names. */
#define ML_MATCHERS(X) \
  X(AFTER_RETURN)      \
  X(ALONE)             \
  X(ANNOTATION)        \
  X(ARGUMENT)          \
  X(ARROW)             \
  X(AWAIT)             \
  X(AWAIT_LIST)        \
  X(AWAIT_NAME)        \
  X(BARE)              \
  X(BLOCK_COLON)       \
  X(CHAIN)             \
  X(CLASS)             \
  X(COMPREHENSION)     \
  X(CONDITION)         \
  X(DEF)               \
  X(EARLIER)           \
  X(ELSE_IF)           \
  X(EXCEPT_BODY)       \
  X(EXCEPT_PARENS)     \
  X(EXPECTED)          \
  X(FAULT)             \
  X(FIRST)             \
  X(FOR_COLON)         \
  X(FROM_IMPORT)       \
  X(F_STRING)          \
  X(HEADER_COLON)      \
  X(IF_ELSE)           \
  X(IMPORT)            \
  X(IMPORT_AS)         \
  X(IMPORT_LIST)       \
  X(IS_TYPE)           \
  X(ITEM_COLON)        \
  X(KEYWORD)           \
  X(LAST)              \
  X(LISTED)            \
  X(LOCAL_UPDATE)      \
  X(MAIN_GUARD)        \
  X(NEAR)              \
  X(NON_ASCII)         \
  X(NUMERAL)           \
  X(PARAMETER)         \
  X(PRINT_END)         \
  X(RAISE_COMMA)       \
  X(RAISE_FROM)        \
  X(RAW_STRING)        \
  X(SLASHES)           \
  X(SLICE)             \
  X(STAR)              \
  X(STAR_TARGET)       \
  X(STRING_METHOD)     \
  X(SURPLUS)           \
  X(TOKEN)             \
  X(TUPLE)             \
  X(WALRUS)            \
  X(WITH)              \
  X(WITH_AS)           \
  X(WORDS)
#define X(name) bool ml_match_##name(ml_hint *hint, const char *text);
ML_MATCHERS(X)
#undef X

/* --- looking at the text (hint_match.c) --- */
/* Those of the line on which `start` lies, from there on. */
void ml_hint_tokens(const ml_hint *hint, uint32_t start, ml_line_tokens *out);
uint32_t ml_hint_line_start(const ml_hint *hint, uint32_t offset);
/* Whether `text` stands at the offset; a word must end there too. */
bool ml_hint_stands(const ml_hint *hint, uint32_t offset, const char *text);
/* Whether that token is what is missing at the error. */
bool ml_hint_expects(const ml_hint *hint, const char *text);
/* Whether the error is on the line of the token before it. */
static inline bool ml_hint_on_one_line(const ml_hint *hint) {
  return hint->last.line == hint->token.first_line;
}
/* From the first to the last of some tokens. */
static inline ml_stretch ml_hint_between(const ml_token *first, const ml_token *last) {
  return (ml_stretch){first->start, last->end};
}
/* Whether nothing or a blank stands behind a colon, so that it calls no method. */
static inline bool ml_hint_ends_head(const ml_hint *hint, const ml_token *colon) {
  char behind = hint->text[colon->end];
  return behind == '\0' || ml_is(behind, ML_SPACE);
}
/* Where the parameter at `at` ends: its comma or parenthesis; `count` when that is not on the line.
 */
int ml_hint_parameter_end(const ml_line_tokens *line, int at);
/* The first token of that kind outside brackets, from `at` on; `count` when there is none. */
int ml_hint_find(const ml_line_tokens *line, int at, ml_token_kind kind);

#endif
