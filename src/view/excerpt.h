/* The lines of a program that a diagnostic is about, with carets under what it
 * means and a few words beside them:
 *
 *        |
 *      4 | custom_coro()
 *        | ^^^^^^^^^^^^^ made here, dropped here
 *        |
 *
 * What is shown are the diagnostic's marks, or its span where it has none.
 * Tabs are drawn as spaces up to the next multiple of four columns, a line
 * that is too long shows the stretch around its mark, and a mark that lies
 * outside the text is left out: an excerpt is a help, never an error.
 *
 * Cost: linear in the length of the source up to the last mark. */
#ifndef ML_VIEW_EXCERPT_H
#define ML_VIEW_EXCERPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "view/style.h"

enum { ML_EXCERPT_MARKS = 2 }; /* more marks than these are not shown */

/* Adds the excerpt, with an empty line of its gutter above and below when
 * `framed`. Returns how many lines were added: 0 when there is nothing to show. */
int ml_excerpt(ml_buffer *out, const ml_diag *diag, const ml_style *style, bool framed);

/* Line `number` (1-based) of a text, without its end of line; NULL when there is no such line. */
const char *ml_source_line(const char *source, int number, size_t *length);

#endif
