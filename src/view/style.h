/* How text for a person is drawn: with or without colour, with or without
 * glyphs outside ASCII, and how wide.
 *
 * The meaning of a text never hangs on its style: colour only repeats what
 * words, carets and layout say already, and without UTF-8 every glyph that is
 * not ASCII has an ASCII stand-in.
 *
 * Cost: a style is three plain fields, passed by pointer and never changed. */
#ifndef ML_VIEW_STYLE_H
#define ML_VIEW_STYLE_H

#include <stdbool.h>

#include "base/buffer.h"

typedef struct ml_style {
  bool colour; /* ANSI colours may be used */
  bool utf8;   /* the reader sees UTF-8 */
  int width;   /* columns of a line; at least ML_STYLE_NARROWEST */
} ml_style;

enum { ML_STYLE_NARROWEST = 40, ML_STYLE_WIDTH = 78 };

/* What a piece of text is; each has its colour. */
typedef enum ml_tone {
  ML_TONE_NAME,   /* the name of a diagnostic */
  ML_TONE_MARK,   /* carets and their labels */
  ML_TONE_GUTTER, /* line numbers and the bar beside them */
  ML_TONE_KEY,    /* "why", "fix", "more" */
  ML_TONE_CODE,   /* something to type */
  ML_TONE_TITLE   /* a heading */
} ml_tone;

/* Plain ASCII, 78 columns: what goes to a file or a pipe. */
ml_style ml_style_plain(void);

/* The style for an output stream. `terminal`: it is one; `environment` looks up
 * a variable, as getenv. As the habit is: no colour with NO_COLOR set and not
 * empty, or with TERM=dumb; UTF-8 when LC_ALL, LC_CTYPE or LANG, the first
 * that is set, says so. */
ml_style ml_style_choose(bool terminal, char *(*environment)(const char *name));

/* Switch a tone on and off around a piece of text; without colour they add nothing. */
void ml_tone_begin(ml_buffer *out, const ml_style *style, ml_tone tone);
void ml_tone_end(ml_buffer *out, const ml_style *style);
/* A string in a tone. */
void ml_tone_add(ml_buffer *out, const ml_style *style, ml_tone tone, const char *text);

/* What stands for text that was cut: "…", or "..." without UTF-8. */
const char *ml_style_ellipsis(const ml_style *style);
/* Its columns. */
int ml_style_ellipsis_width(const ml_style *style);

#endif
