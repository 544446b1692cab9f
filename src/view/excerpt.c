#include "view/excerpt.h"

#include <stdio.h>
#include <string.h>

#include "view/text.h"

enum {
  NUMBER_WIDTH = 4, /* line numbers are right-aligned in this many columns */
  TAB_WIDTH = 4,
  CONTEXT = 12 /* columns to show before a mark in a line that is cut */
};

/* One mark, ready to be drawn: its line and, in display columns from 0, its stretch. */
typedef struct drawing {
  int number;
  const char *line;
  size_t length;
  int start, end;
  const char *label;
} drawing;

/* The part of a line that is shown: display columns [from, to). */
typedef struct window {
  int from, to;
  bool cut_left, cut_right;
} window;

const char *ml_source_line(const char *source, int number, size_t *length) {
  if (source == NULL || number < 1) return NULL;
  for (; number > 1; number--) {
    source = strchr(source, '\n');
    if (source == NULL) return NULL;
    source++;
  }
  size_t end = strcspn(source, "\n");
  if (end == 0 && source[0] == '\0') return NULL;
  if (end > 0 && source[end - 1] == '\r') end--;
  *length = end;
  return source;
}

/* The glyph at `i`, its width as drawn at display column `column`. */
static ml_glyph drawn_glyph(const char *line, size_t length, size_t i, int column) {
  ml_glyph glyph = ml_glyph_at(line + i, length - i);
  if (line[i] == '\t') glyph.width = TAB_WIDTH - column % TAB_WIDTH;
  return glyph;
}

/* The display column of byte `offset` of a line; its width when the offset lies behind its end. */
static int column_of(const char *line, size_t length, size_t offset) {
  int column = 0;
  for (size_t i = 0; i < length && i < offset;) {
    ml_glyph glyph = drawn_glyph(line, length, i, column);
    column += glyph.width;
    i += glyph.length;
  }
  return column;
}

static size_t blank_prefix(const char *line, size_t length) {
  size_t i = 0;
  while (i < length && (line[i] == ' ' || line[i] == '\t')) i++;
  return i;
}

/* Finds the stretch of a span in its first line. */
static void place(drawing *out, const ml_span *span) {
  bool whole = span->column <= 0;
  bool ends_here = !whole && span->end_line <= span->line && span->end_column > span->column;
  size_t start = whole ? blank_prefix(out->line, out->length) : (size_t)span->column - 1;
  size_t end = ends_here ? (size_t)span->end_column - 1 : out->length;
  if (!whole && span->end_line <= span->line && span->end_column <= span->column) end = start;
  out->start = column_of(out->line, out->length, start);
  out->end = column_of(out->line, out->length, end);
  if (out->end <= out->start) out->end = out->start + 1;
}

static bool make_drawing(drawing *out, const ml_diag *diag, const ml_span *span,
                         const char *label) {
  out->number = span->line;
  out->line = ml_source_line(diag->source, span->line, &out->length);
  out->label = label == NULL ? "" : label;
  if (out->line == NULL) return false;
  place(out, span);
  return true;
}

static bool comes_before(const drawing *a, const drawing *b) {
  return a->number != b->number ? a->number < b->number : a->start < b->start;
}

/* Collects the first marks, in the order of the text. Returns how many. */
static int collect(drawing *out, const ml_diag *diag) {
  int count = 0;
  for (size_t i = 0; i < diag->mark_count && count < ML_EXCERPT_MARKS; i++) {
    drawing next;
    if (!make_drawing(&next, diag, &diag->marks[i].span, diag->marks[i].label)) continue;
    int at = count++;
    for (; at > 0 && comes_before(&next, &out[at - 1]); at--) out[at] = out[at - 1];
    out[at] = next;
  }
  if (diag->mark_count == 0 && make_drawing(&out[0], diag, &diag->span, NULL)) count = 1;
  return count;
}

static int gutter_width(const drawing *drawings, int count) {
  char digits[16];
  int width = snprintf(digits, sizeof digits, "%d", drawings[count - 1].number);
  return width > NUMBER_WIDTH ? width : NUMBER_WIDTH;
}

/* Adds the gutter of a line; `number` 0 leaves the place of the number empty. */
static void add_gutter(ml_buffer *out, const ml_style *style, int width, int number) {
  ml_tone_begin(out, style, ML_TONE_GUTTER);
  if (number > 0)
    ml_buffer_addf(out, "%*d |", width, number);
  else
    ml_buffer_addf(out, "%*s |", width, "");
  ml_tone_end(out, style);
}

static void add_frame(ml_buffer *out, const ml_style *style, int gutter) {
  add_gutter(out, style, gutter, 0);
  ml_buffer_add_char(out, '\n');
}

/* Chooses what to show of a line in `room` columns, so that the mark and, if it can be, its label
 * are seen. */
static window choose_window(const drawing *mark, int room) {
  int width = column_of(mark->line, mark->length, mark->length);
  int label = ml_text_width(mark->label, strlen(mark->label));
  window shown = {0, width, false, false};
  if (width <= room) return shown;
  int wanted = mark->end + 1 + label;
  if (wanted > room) {
    int latest = mark->start > CONTEXT ? mark->start - CONTEXT : 0;
    shown.from = wanted - room < latest ? wanted - room : latest;
    if (shown.from > width - room / 2) shown.from = width - room / 2;
  }
  shown.to = shown.from + room;
  shown.cut_left = shown.from > 0;
  shown.cut_right = shown.to < width;
  if (shown.to > width) shown.to = width;
  return shown;
}

/* Adds the glyphs that lie wholly in display columns [from, to), spaces for those that lie partly
 * in it. */
static void add_columns(ml_buffer *out, const ml_style *style, const drawing *mark, int from,
                        int to) {
  int column = 0;
  for (size_t i = 0; i < mark->length && column < to;) {
    ml_glyph glyph = drawn_glyph(mark->line, mark->length, i, column);
    int end = column + glyph.width;
    if (mark->line[i] != '\t' && column >= from && end <= to) {
      ml_text_add(out, style, mark->line + i, glyph.length);
    } else if (end > from) {
      int first = column > from ? column : from;
      ml_text_repeat(out, ' ', (end < to ? end : to) - first);
    }
    column = end;
    i += glyph.length;
  }
}

static void add_source(ml_buffer *out, const ml_style *style, const drawing *mark, window shown,
                       int gutter) {
  int cut = ml_style_ellipsis_width(style);
  add_gutter(out, style, gutter, mark->number);
  if (shown.to > shown.from) ml_buffer_add_char(out, ' ');
  if (shown.cut_left) ml_buffer_add_string(out, ml_style_ellipsis(style));
  add_columns(out, style, mark, shown.from + (shown.cut_left ? cut : 0),
              shown.to - (shown.cut_right ? cut : 0));
  if (shown.cut_right) ml_buffer_add_string(out, ml_style_ellipsis(style));
  ml_buffer_add_char(out, '\n');
}

/* How much of a text stands on its first line when it is broken between words at `room` columns. */
static size_t first_line(const char *text, int room) {
  size_t length = strlen(text), best = 0;
  for (size_t i = 1; i <= length; i++) {
    if ((i < length && text[i] != ' ') || text[i - 1] == ' ') continue;
    if (best > 0 && ml_text_width(text, i) > room) break;
    best = i;
  }
  return best;
}

/* Adds a label under its carets, from column `start` or from as far left as it needs. Returns how
 * many lines it takes. */
static int add_label_below(ml_buffer *out, const ml_style *style, const char *label, int start,
                           int room, int gutter) {
  int lines = 0;
  while (*label != '\0') {
    size_t length = first_line(label, room);
    int width = ml_text_width(label, length);
    if (lines == 0 && start + width > room) start = width < room ? room - width : 0;
    add_gutter(out, style, gutter, 0);
    ml_text_repeat(out, ' ', 1 + start);
    ml_tone_begin(out, style, ML_TONE_MARK);
    ml_text_add_cut(out, style, label, length, room);
    ml_tone_end(out, style);
    ml_buffer_add_char(out, '\n');
    label += length + strspn(label + length, " ");
    lines++;
  }
  return lines;
}

/* Adds carets and label: the label to the right where it fits, else to the left, else below.
 * Returns how many lines they take. */
static int add_carets(ml_buffer *out, const ml_style *style, const drawing *mark, window shown,
                      int room, int gutter) {
  int start = mark->start - shown.from, end = mark->end - shown.from;
  if (start > room - 1) start = room - 1;
  if (end > room) end = room;
  if (end <= start) end = start + 1;
  int label = ml_text_width(mark->label, strlen(mark->label));
  bool right = label > 0 && end + 1 + label <= room;
  bool left = label > 0 && !right && label + 1 <= start;
  add_gutter(out, style, gutter, 0);
  ml_text_repeat(out, ' ', 1 + (left ? start - label - 1 : start));
  ml_tone_begin(out, style, ML_TONE_MARK);
  if (left) ml_text_add(out, style, mark->label, strlen(mark->label));
  if (left) ml_buffer_add_char(out, ' ');
  ml_text_repeat(out, '^', end - start);
  if (right) ml_buffer_add_char(out, ' ');
  if (right) ml_text_add(out, style, mark->label, strlen(mark->label));
  ml_tone_end(out, style);
  ml_buffer_add_char(out, '\n');
  return 1 + (right || left ? 0 : add_label_below(out, style, mark->label, start, room, gutter));
}

int ml_excerpt(ml_buffer *out, const ml_diag *diag, const ml_style *style, bool framed) {
  drawing drawings[ML_EXCERPT_MARKS];
  int count = collect(drawings, diag);
  if (count == 0) return 0;
  int gutter = gutter_width(drawings, count);
  int room = style->width - gutter - 3;
  int lines = 0;
  window shown = {0, 0, false, false};
  if (framed) add_frame(out, style, gutter);
  for (int i = 0; i < count; i++) {
    bool same_line = i > 0 && drawings[i].number == drawings[i - 1].number;
    if (!same_line) {
      shown = choose_window(&drawings[i], room);
      add_source(out, style, &drawings[i], shown, gutter);
      lines++;
    }
    lines += add_carets(out, style, &drawings[i], shown, room, gutter);
  }
  if (framed) add_frame(out, style, gutter);
  return lines + (framed ? 2 : 0);
}
