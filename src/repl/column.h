/* Where the cursor stands after some output. */
#ifndef ML_REPL_COLUMN_H
#define ML_REPL_COLUMN_H

#include <stddef.h>

/* The column (from 0) after `text` is written at `column` of a terminal `width` columns wide;
 * `width` itself: the last column was written, and the next character wraps. Knows the locale's
 * characters, tabs, CR, BS, and skips escape sequences. */
int ml_column_after(int column, const char *text, size_t length, int width);

#endif
