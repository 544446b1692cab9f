/* The lexer: bytes to tokens, one at a time, without copying any of them.
 *
 * It accepts exactly what Lua 5.4's lexer accepts; the new words are names to it
 * (but `await`). A token is two offsets into the text. The lexer notes where
 * every line starts, from which any offset's line and column can be told.
 * On a lexical error it returns a BROKEN token that spans what should be
 * skipped, with the reason in `fault`, and goes on behind it.
 *
 * Cost: a few nanoseconds a byte, and 4 bytes a line. The text must have
 * ML_LEXER_PADDING readable zero bytes after it and stay where it is. */
#ifndef ML_LANG_LEXER_H
#define ML_LANG_LEXER_H

#include <stdbool.h>
#include <stddef.h>

#include "lang/names.h"
#include "lang/token.h"

enum { ML_LEXER_PADDING = 16 };

/* Where each line starts: element i is the offset of line i + 1. */
typedef struct ml_lines {
  uint32_t *starts;
  uint32_t count, capacity;
} ml_lines;

/* The lexical error of the last BROKEN token, in the parts Lua's message is made of. */
typedef struct ml_fault {
  const char *reason;     /* "malformed number" */
  const char *unfinished; /* "string" or "comment": the long one that does not end; else NULL */
  int opened;             /* the line where that one starts */
  int line;               /* where Lua would notice it */
  bool goes_on;       /* a short string whose text ends in `\` and a line break, or in the `\` */
  bool near_eof;      /* near <eof>; else near the text up to ... */
  uint32_t near_end;  /* ... here, of which ... */
  uint32_t raw_start; /* ... the part from here is an escape that is not understood */
} ml_fault;

typedef struct ml_lexer {
  const char *text, *at, *end;
  int line;       /* of `at` */
  int token_line; /* where the token being read begins */
  ml_lines *lines;
  ml_names *names;
  ml_fault fault;
  bool no_memory; /* the tokens are not to be trusted from here on */
} ml_lexer;

/* A place to return to after having looked ahead. */
typedef struct ml_lexer_mark {
  const char *at;
  int line;
} ml_lexer_mark;

void ml_lexer_init(ml_lexer *lexer, const char *text, size_t length, ml_lines *lines,
                   ml_names *names);
void ml_lex_next(ml_lexer *lexer, ml_token *token);

ml_lexer_mark ml_lexer_mark_here(const ml_lexer *lexer);
void ml_lexer_return(ml_lexer *lexer, ml_lexer_mark mark);

/* 1-based line of an offset. */
int ml_lines_find(const ml_lines *lines, uint32_t offset);

#endif
