#include "view/text.h"

#include <stdint.h>
#include <string.h>

typedef struct range {
  uint32_t first, last;
} range;

/* Characters that take no column of their own: combining marks, joiners, variation selectors. */
static const range zero_width[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A},
    {0x064B, 0x065F}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200D},
    {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xE0100, 0xE01EF},
};

/* Characters that take two: East Asian wide ones and emoji. */
static const range double_width[] = {
    {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x1FA70, 0x1FAFF},
    {0x20000, 0x3FFFD},
};

/* Characters that would act on the terminal instead of appearing: the C1
 * controls, and those that turn the direction of the text around them. */
static const range acting[] = {
    {0x0080, 0x009F}, {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}, {0xFEFF, 0xFEFF},
};

static bool within(uint32_t code, const range *ranges, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (code >= ranges[i].first && code <= ranges[i].last) return true;
  return false;
}

#define WITHIN(code, ranges) within(code, ranges, sizeof(ranges) / sizeof((ranges)[0]))

/* How many bytes a character has that begins with this one; 0 when none begins so. */
static size_t sequence_length(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  if (first >= 0xF0 && first <= 0xF4) return 4;
  return 0;
}

/* Decodes one character into `code`: its length in bytes, or 0 when it is not valid UTF-8. */
static size_t decode(const char *text, size_t length, uint32_t *code) {
  static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const unsigned char *bytes = (const unsigned char *)text;
  size_t wanted = sequence_length(bytes[0]);
  if (wanted == 0 || wanted > length) return 0;
  uint32_t value = wanted == 1 ? bytes[0] : bytes[0] & (0x7Fu >> wanted);
  for (size_t i = 1; i < wanted; i++) {
    if ((bytes[i] & 0xC0) != 0x80) return 0;
    value = value << 6 | (bytes[i] & 0x3Fu);
  }
  bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < smallest[wanted] || value > 0x10FFFF || surrogate) return 0;
  *code = value;
  return wanted;
}

ml_glyph ml_glyph_at(const char *text, size_t length) {
  uint32_t code = 0;
  size_t used = decode(text, length, &code);
  if (used == 0) return (ml_glyph){1, 1, false};
  if (code < 0x20 || code == 0x7F || WITHIN(code, acting)) return (ml_glyph){used, 1, false};
  if (code < 0x80) return (ml_glyph){1, 1, true};
  if (WITHIN(code, zero_width)) return (ml_glyph){used, 0, true};
  return (ml_glyph){used, WITHIN(code, double_width) ? 2 : 1, true};
}

int ml_text_width(const char *text, size_t length) {
  int width = 0;
  for (size_t i = 0; i < length;) {
    ml_glyph glyph = ml_glyph_at(text + i, length - i);
    width += glyph.width;
    i += glyph.length;
  }
  return width;
}

/* Adds one glyph as the style can show it, in the same number of columns. */
static void add_glyph(ml_buffer *out, const ml_style *style, const char *text, ml_glyph glyph) {
  bool ascii = glyph.length == 1 && glyph.shown;
  if (ascii || (glyph.shown && style->utf8))
    ml_buffer_add(out, text, glyph.length);
  else
    ml_text_repeat(out, '?', glyph.width);
}

void ml_text_add(ml_buffer *out, const ml_style *style, const char *text, size_t length) {
  for (size_t i = 0; i < length;) {
    ml_glyph glyph = ml_glyph_at(text + i, length - i);
    if (text[i] == '\n')
      ml_buffer_add_char(out, '\n');
    else if (text[i] == '\t')
      ml_buffer_add_char(out, ' ');
    else
      add_glyph(out, style, text + i, glyph);
    i += glyph.length;
  }
}

/* How many bytes of a text fit in `width` columns. */
static size_t fitting(const char *text, size_t length, int width) {
  size_t i = 0;
  while (i < length) {
    ml_glyph glyph = ml_glyph_at(text + i, length - i);
    width -= glyph.width;
    if (width < 0) break;
    i += glyph.length;
  }
  return i;
}

void ml_text_add_cut(ml_buffer *out, const ml_style *style, const char *text, size_t length,
                     int width) {
  if (ml_text_width(text, length) <= width) {
    ml_text_add(out, style, text, length);
    return;
  }
  int room = width - ml_style_ellipsis_width(style);
  size_t end = fitting(text, length, room > 0 ? room : 0);
  while (end > 0 && text[end - 1] == ' ') end--;
  ml_text_add(out, style, text, end);
  ml_buffer_add_string(out, ml_style_ellipsis(style));
}

void ml_text_repeat(ml_buffer *out, char character, int count) {
  if (count > 0) ml_buffer_add_repeated(out, character, (size_t)count);
}

/* Where a paragraph is being written. */
typedef struct wrapper {
  ml_buffer *out;
  const ml_style *style;
  int column; /* of the end of the current line */
  int indent;
  bool fresh; /* the current line has no word yet */
} wrapper;

static void next_line(wrapper *at) {
  ml_buffer *out = at->out;
  while (out->length > 0 && out->data[out->length - 1] == ' ') out->data[--out->length] = '\0';
  ml_buffer_add_char(at->out, '\n');
  ml_text_repeat(at->out, ' ', at->indent);
  at->column = at->indent;
  at->fresh = true;
}

/* Writes a piece that fits, after a space where a word stands before it. */
static void put_piece(wrapper *at, const char *text, size_t length, int width) {
  if (!at->fresh) ml_buffer_add_char(at->out, ' ');
  ml_text_add(at->out, at->style, text, length);
  at->column += width + (at->fresh ? 0 : 1);
  at->fresh = false;
}

/* Writes a word. The full stop of the last one may hang over the edge. */
static void put_word(wrapper *at, const char *word, size_t length, bool last) {
  int width = ml_text_width(word, length);
  if (last && word[length - 1] == '.') width--;
  int space = at->fresh ? 0 : 1;
  /* What stands before the paragraph counts as a word, if the line below has more room. */
  bool movable = !at->fresh || (at->column > at->indent && at->indent + width <= at->style->width);
  if (at->column + space + width > at->style->width && movable) next_line(at);
  while (at->column + width > at->style->width && at->fresh) {
    size_t part = fitting(word, length, at->style->width - at->column);
    if (part == 0 || part == length) break;
    int part_width = ml_text_width(word, part);
    put_piece(at, word, part, part_width);
    next_line(at);
    word += part;
    length -= part;
    width -= part_width;
  }
  put_piece(at, word, length, width);
}

static bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void ml_text_wrap(ml_buffer *out, const ml_style *style, const char *text, size_t length,
                  int column, int indent) {
  wrapper at = {out, style, column, indent, true};
  for (size_t i = 0; i < length;) {
    size_t start = i;
    while (i < length && !is_space(text[i])) i++;
    size_t end = i;
    while (i < length && is_space(text[i])) i++;
    if (end > start) put_word(&at, text + start, end - start, i == length);
  }
  ml_buffer_add_char(out, '\n');
}

/* How many bytes of a line of a program stand before the space at which it is broken, so that they
 * fit in `room` columns or are as few as can be; `length` when it is not broken. */
static size_t code_break(const char *text, size_t length, int room) {
  size_t best = length, i = 0;
  char quote = '\0';
  if (ml_text_width(text, length) <= room) return length;
  while (i < length && text[i] == ' ') i++;
  for (; i < length; i++) {
    if (quote != '\0') {
      if (text[i] == '\\')
        i++;
      else if (text[i] == quote)
        quote = '\0';
    } else if (text[i] == '"' || text[i] == '\'') {
      quote = text[i];
    } else if (strncmp(text + i, "--", length - i < 2 ? length - i : 2) == 0) {
      break;
    } else if (text[i] == ' ') {
      if (best < length && ml_text_width(text, i) > room) break;
      best = i;
    }
  }
  return best;
}

void ml_text_code(ml_buffer *out, const ml_style *style, const char *text, size_t length,
                  int column) {
  enum { FURTHER = 4 };
  size_t end = 0;
  while (end < length && text[end] == ' ') end++;
  int indent = column + (int)end + FURTHER;
  while ((end = code_break(text, length, style->width - column)) < length) {
    ml_text_add(out, style, text, end);
    while (end < length && text[end] == ' ') end++;
    ml_buffer_add_char(out, '\n');
    ml_text_repeat(out, ' ', indent);
    text += end;
    length -= end;
    column = indent;
  }
  ml_text_add(out, style, text, length);
}

void ml_text_readable(ml_buffer *out, const ml_style *style, const char *text, size_t length) {
  static const char ellipsis[] = "\xe2\x80\xa6";
  for (const char *end = text + length; text < end;) {
    const char *found = memmem(text, (size_t)(end - text), ellipsis, sizeof ellipsis - 1);
    const char *stop = found != NULL ? found : end;
    ml_buffer_add(out, text, (size_t)(stop - text));
    if (found != NULL) ml_buffer_add_string(out, ml_style_ellipsis(style));
    text = found != NULL ? found + sizeof ellipsis - 1 : end;
  }
}

static void end_paragraph(ml_buffer *out, const ml_style *style, ml_buffer *paragraph) {
  if (paragraph->length > 0) ml_text_wrap(out, style, paragraph->data, paragraph->length, 0, 0);
  if (paragraph->failed) out->failed = true;
  ml_buffer_free(paragraph);
}

void ml_text_paragraphs(ml_buffer *out, const ml_style *style, const char *text) {
  ml_buffer paragraph = {0};
  while (*text != '\0') {
    size_t length = strcspn(text, "\n");
    bool apart = length == 0 || *text == ' ';
    if (apart) end_paragraph(out, style, &paragraph);
    ml_text_readable(apart ? out : &paragraph, style, text, length);
    ml_buffer_add_char(apart ? out : &paragraph, '\n');
    text += length + (text[length] == '\n');
  }
  end_paragraph(out, style, &paragraph);
}

void ml_text_entry(ml_buffer *out, const ml_style *style, const char *term, const char *words,
                   int column) {
  enum { TERM_INDENT = 2, BELOW_INDENT = 6, NARROWEST_WORDS = 30 };
  if (style->width - column < NARROWEST_WORDS) column = BELOW_INDENT;
  int used = TERM_INDENT + ml_text_width(term, strlen(term));
  ml_buffer_addf(out, "%*s%s", TERM_INDENT, "", term);
  if (used + 1 > column) {
    ml_buffer_add_char(out, '\n');
    used = 0;
  }
  ml_text_repeat(out, ' ', column - used);
  ml_text_wrap(out, style, words, strlen(words), column, column);
}
