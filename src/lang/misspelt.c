/* A word of the language, mistyped: `funtion f()`, `if x thne`. Lua sees a name there, and stumbles
 * over it or over what comes next; so these two are compared with the words. */
#include <string.h>

#include "base/nearest.h"
#include "lang/parse.h"

enum { LONGEST_WORD = 16, SHORT_WORD = 4 };

static const char *const words[] = {
#define ML_WORD(id, text)    text,
#define ML_CONTEXT(id, text) text,
#include "lang/tokens.def"
};

static bool has_same_letters(const char *a, const char *b) {
  int counts[256] = {0};
  for (; *a != '\0'; a++) counts[(unsigned char)*a]++;
  for (; *b != '\0'; b++) counts[(unsigned char)*b]--;
  for (int i = 0; i < 256; i++)
    if (counts[i] != 0) return false;
  return true;
}

/* Whether a slip of the fingers makes the one of the other. Short words are near many names: there
 * two letters may be swapped, or one is missing or too many, but none is another. */
static bool is_slip(const ml_nearest *nearest) {
  const char *typed = nearest->word, *word = nearest->best;
  size_t length = strlen(typed);
  if (!ml_nearest_is_slip(nearest)) return false;
  if (length > SHORT_WORD) return true;
  return length == strlen(word) ? has_same_letters(typed, word) : length > 2;
}

/* The word that was meant by the name at a token; NULL: it may be a name. */
static const char *meant_by(const ml_parser *parser, const ml_token *token, char *typed) {
  uint32_t length = token->end - token->start;
  if (token->kind != ML_TOKEN_NAME || length < 2 || length >= LONGEST_WORD) return NULL;
  memcpy(typed, parser->tree->text + token->start, length);
  typed[length] = '\0';
  ml_nearest nearest = {.word = typed};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    ml_nearest_consider(&nearest, words[i]);
  return is_slip(&nearest) ? nearest.best : NULL;
}

bool ml_add_misspelt(ml_parser *parser, ml_diag *diag) {
  char typed[LONGEST_WORD];
  const ml_token *at = &parser->token;
  const char *meant = meant_by(parser, at, typed);
  if (meant == NULL) {
    at = &parser->last;
    meant = meant_by(parser, at, typed);
  }
  if (meant == NULL) return false;
  ml_diag_fact(diag, "hint", "Was `%s` meant by `%s`?", meant, typed);
  return true;
}
