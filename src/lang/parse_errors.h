/* What goes wrong in a text: errors of the parser and how it goes on after them. A part of parse.h,
 * which includes it. */
#ifndef ML_LANG_PARSE_ERRORS_H
#define ML_LANG_PARSE_ERRORS_H

#include "lang/parse.h"

/* A syntax error near the current token; gives the statement up. */
void ml_syntax_error(ml_parser *parser, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The same without `near …`, over a stretch of text, and the statement goes on. */
void ml_semantic_error(ml_parser *parser, ml_diag_id id, uint32_t start, uint32_t end,
                       const char *format, ...) __attribute__((format(printf, 5, 6)));
/* The syntax error of a BROKEN token. */
void ml_lexical_error(ml_parser *parser, const ml_token *token);
/* Counts one level of syntax; an error and false when there are too many. */
bool ml_enter_level(ml_parser *parser);
static inline void ml_leave_level(ml_parser *parser) {
  parser->nesting--;
}
/* After a statement was given up: goes to where the next one may begin. */
void ml_recover(ml_parser *parser);
/* In a header that went wrong: goes on at `kind` if it stands on the same line. */
void ml_recover_at(ml_parser *parser, ml_token_kind kind);
/* Takes the lines behind `start` that stand deeper for the body of a function that may wait. */
void ml_expect_python_body(ml_parser *parser, uint32_t start);

/* A new diagnostic of the tree, with file, span and message set; `reason` is without
 * "SyntaxError: ". */
ml_diag *ml_diag_new(ml_parser *parser, ml_diag_id id, uint32_t start, uint32_t end,
                     const char *reason);
/* After the parse: order, reports, sources. */
void ml_diags_finish(ml_parser *parser);

/* `await`, `yield`, `async for`, `async with` where no async function is around, or a `return`
 * with a value in an async generator. */
void ml_misplaced(ml_parser *parser, ml_diag_id id, const ml_node *node, const ml_node *operand,
                  const ml_function *function);
void ml_tell_misplaced(ml_parser *parser);
/* Drops those from `start` on, where the text is about to be read once more. */
void ml_forget_misplaced(ml_parser *parser, uint32_t start);
/* What to say to somebody who thinks in Python: the hint of a syntax error at the current token,
 * where there is one. */
void ml_add_hint(ml_parser *parser, ml_diag *diag);
/* The same for a mistyped word at the current token or before it; false where there is none. */
bool ml_add_misspelt(ml_parser *parser, ml_diag *diag);
/* Whether this is the body of an async function. */
static inline bool ml_inside_async(const ml_parser *parser) {
  return parser->function->home->is_async;
}

#endif
