/* Text that came from a program (source lines, names, values), measured in
 * terminal columns and made safe to show.
 *
 * The unit is the glyph: one UTF-8 character with its width of 0, 1 or 2
 * columns, or one byte that is no valid UTF-8. Control characters and broken
 * bytes are shown as `?`, so that no program can reach the terminal through
 * an error message; without UTF-8 so is everything outside ASCII. Both keep
 * the columns of the original, so carets stay under what they mean.
 *
 * Cost: widths come from a table of about twenty ranges, not from the locale:
 * the result is the same on every machine. All functions are linear in the
 * text and allocate nothing but the growth of the buffer. */
#ifndef ML_VIEW_TEXT_H
#define ML_VIEW_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "view/style.h"

typedef struct ml_glyph {
  size_t length; /* its bytes, at least 1 */
  int width;     /* its columns: 0, 1 or 2 */
  bool shown;    /* can be shown as it is, to a reader of UTF-8 */
} ml_glyph;

/* The glyph at the start of `length` > 0 bytes of text. */
ml_glyph ml_glyph_at(const char *text, size_t length);

/* How many columns a text without tabs and newlines takes. */
int ml_text_width(const char *text, size_t length);

/* Adds a text, made safe. Tabs become one space, newlines are kept. */
void ml_text_add(ml_buffer *out, const ml_style *style, const char *text, size_t length);

/* As ml_text_add for one line, cut to `width` columns with an ellipsis at its end. */
void ml_text_add_cut(ml_buffer *out, const ml_style *style, const char *text, size_t length,
                     int width);

/* Adds a paragraph, broken between words at the style's width and ended by a
 * newline. The buffer's current line already has `column` columns; the lines
 * after it are indented by `indent`. Any run of white space is one space. A
 * word wider than a whole line is broken where the line ends; the full stop
 * that ends the paragraph may hang one column over the edge. */
void ml_text_wrap(ml_buffer *out, const ml_style *style, const char *text, size_t length,
                  int column, int indent);

/* Adds a text of ours; without UTF-8 an ellipsis in it is three points. */
void ml_text_readable(ml_buffer *out, const ml_style *style, const char *text, size_t length);

/* Adds an entry of a list: two spaces, a term, and from `column` on what it is, on lines of its own
 * where the term is too long or the window too narrow for two columns. */
void ml_text_entry(ml_buffer *out, const ml_style *style, const char *term, const char *words,
                   int column);

/* Adds lines of words, as ml_text_readable: those that belong together are one paragraph, broken
 * anew at the style's width. A line that begins with a space stays as it is, an empty one sets
 * paragraphs apart. */
void ml_text_paragraphs(ml_buffer *out, const ml_style *style, const char *text);

/* Adds a line of a program, without a newline at its end. One that is wider than the style is
 * broken where Lua may be broken, at a space that is in no string and no comment, and goes on a
 * little further in than it begins; without such a space it stays as it is. `column` columns of the
 * buffer's current line are taken already. */
void ml_text_code(ml_buffer *out, const ml_style *style, const char *text, size_t length,
                  int column);

/* Adds `count` copies of a character; none when `count` is negative. */
void ml_text_repeat(ml_buffer *out, char character, int count);

#endif
