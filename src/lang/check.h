/* What can be told of a program without running it.
 *
 * ml_check parses a text and finds, beside everything that the parser refuses,
 * what asyncio would only complain about at run time: coroutine objects that
 * nothing runs, or that are run twice, calls that block the event loop, methods
 * called with a dot, values that an await may change under one's hands.
 *
 * It speaks only of what is certain. It follows names, not values: a name counts as an async
 * function when it is written once in the whole text, with that function, and not in a branch.
 * Whatever comes from elsewhere is unknown, and nothing is said of it. A text that does not parse
 * gets the parser's diagnostics alone, since its missing pieces might be what makes the rest right.
 *
 * Cost: the parse and two walks over its tree: linear in the text. */
#ifndef ML_LANG_CHECK_H
#define ML_LANG_CHECK_H

#include "lang/lang.h"

typedef struct ml_check_result {
  ml_lang_status status; /* OK: nothing was found; ERROR: something; NO_MEMORY */
  ml_diag *diags;        /* in order of position; those of the checker have neither report nor
                            source, and their message is a sentence without full stop */
  size_t count;
} ml_check_result;

/* Checks `length` bytes of `text`, which diagnostics call `file`. `out` is filled in every case and
 * must be given to ml_check_free. Returns its status. */
ml_lang_status ml_check(const char *text, size_t length, const char *file, ml_check_result *out);
void ml_check_free(ml_check_result *result);

#endif
