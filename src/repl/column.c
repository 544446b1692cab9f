#include "repl/column.h"

#include <stdbool.h>
#include <string.h>
#include <wchar.h>

enum { TAB_WIDTH = 8, ESCAPE = 0x1b };

/* The length of the escape sequence at `text`: ESC [ parameters final, ESC ] text BEL, or ESC and
 * one more byte. */
static size_t escape_length(const char *text, size_t length) {
  if (length < 2) return length;
  size_t at = 2;
  if (text[1] == '[') {
    while (at < length && (text[at] < '@' || text[at] > '~')) at++;
  } else if (text[1] == ']') {
    while (at < length && text[at] != '\a') at++;
  } else {
    return 2;
  }
  return at < length ? at + 1 : length;
}

static int advance(int column, int columns, int width) {
  if (column + columns <= width) return column + columns;
  return columns; /* it has wrapped */
}

/* A character of the locale; a byte that is none takes one column. */
static size_t character(const char *text, size_t length, int *columns) {
  wchar_t wide;
  mbstate_t state;
  memset(&state, 0, sizeof state);
  *columns = 1;
  size_t size = mbrtowc(&wide, text, length, &state);
  if (size == 0 || size > length) return 1;
  int wanted = wcwidth(wide);
  if (wanted >= 0) *columns = wanted;
  return size;
}

static int control(int column, char c, int width) {
  int tab = (column / TAB_WIDTH + 1) * TAB_WIDTH;
  switch (c) {
    case '\r': return 0;
    case '\b': return column > 0 ? column - 1 : 0;
    case '\t': return tab < width ? tab : width - 1;
    default: return column;
  }
}

static bool is_control(char c) {
  return (unsigned char)c < ' ' || c == 0x7f;
}

int ml_column_after(int column, const char *text, size_t length, int width) {
  const char *newline = memrchr(text, '\n', length);
  if (newline != NULL) {
    column = 0;
    length -= (size_t)(newline + 1 - text);
    text = newline + 1;
  }
  while (length > 0) {
    size_t size = 1;
    int columns = 0;
    if (*text == ESCAPE) {
      size = escape_length(text, length);
    } else if (is_control(*text)) {
      column = control(column, *text, width);
    } else {
      size = character(text, length, &columns);
      column = advance(column, columns, width);
    }
    text += size;
    length -= size;
  }
  return column;
}
