/* From a diagnostic to its explanation.
 *
 * The short one speaks of this very program, in at most ML_EXPLAIN_LINES lines:
 *
 *   never-awaited: custom_coro() made a coroutine object, and nothing ran it.
 *      |
 *    4 | custom_coro()
 *      | ^^^^^^^^^^^^^ made here, dropped here
 *      |
 *   why   Calling an async function runs none of its body. It makes a coroutine
 *         object, which runs only when it is awaited or given to the event loop.
 *   fix   asyncio.run(custom_coro())      here, outside any async function
 *         await custom_coro()             inside one
 *   more  moonloop explain never-awaited
 *
 * Its words come from the page's `[short]` section for the diagnostic's
 * variant, its names and lines from the facts, its excerpt from the marks. The
 * full one is the short one and the whole page behind it.
 *
 * Everything is added to a buffer that the caller owns; whether memory ran out
 * is the buffer's `failed`. Nothing begins with an empty line: who prints an
 * explanation under a report puts one between them. */
#ifndef ML_TEACH_EXPLAIN_H
#define ML_TEACH_EXPLAIN_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/diag.h"
#include "view/style.h"

enum { ML_EXPLAIN_LINES = 12 };

/* Adds the short explanation. False, and nothing added, when the catalogue has none. */
bool ml_explain_short(ml_buffer *out, const ml_diag *diag, const ml_style *style);

/* Adds the short explanation and the whole page. False, and nothing added, when the catalogue has
 * none. */
bool ml_explain_full(ml_buffer *out, const ml_diag *diag, const ml_style *style);

/* Adds the page of a diagnostic by name or number (`moonloop explain NAME`), or by a message that
 * was reported. False when there is none. */
bool ml_explain_page(ml_buffer *out, const char *words, const ml_style *style);

/* Adds a list of all pages: number, name, report (`moonloop explain`). */
void ml_explain_list(ml_buffer *out, const ml_style *style);

#endif
