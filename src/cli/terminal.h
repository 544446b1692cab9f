/* What the terminal behind a stream can show. */
#ifndef ML_CLI_TERMINAL_H
#define ML_CLI_TERMINAL_H

#include <stdio.h>

#include "view/style.h"

/* The style for text on `stream`: colour, glyphs, and the width of a terminal that is narrower than
 * usual. */
ml_style ml_terminal_style(FILE *stream);

#endif
