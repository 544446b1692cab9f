#include "teach/explain.h"

#include <string.h>

#include "teach/catalogue.h"
#include "teach/page_text.h"
#include "teach/recognise.h"
#include "teach/template.h"
#include "view/excerpt.h"
#include "view/text.h"

enum {
  HEADLINE_INDENT = 2,
  LABEL_INDENT = 3,
  LABEL_WIDTH = 6,
  TEXT_COLUMN = LABEL_INDENT + LABEL_WIDTH,
  USUAL_ROOM = ML_STYLE_WIDTH - TEXT_COLUMN, /* in a narrow window a fix takes more lines */
  ENTRIES = 12,                              /* more than any short section has */
  LONGEST_HEADLINE = 75,                     /* columns of a fact in a headline */
  LONGEST_COMMENT = 40,                      /* in a comment */
  LONGEST_SENTENCE = 130,                    /* in a text that may take two lines */
  COMMENT_GRID = 8,                          /* the comments of fixes begin at a multiple of this */
  COMMENT_NARROWEST = 20,
  LIST_LINES = 4, /* of a fact that has many, at most */
  LIST_FEWEST = 2
};

/* One labelled part of the explanation ("why", "fix", …), its holes filled. */
typedef struct entry {
  ml_slice label;
  ml_buffer text;    /* a sentence, or the code of a fix */
  ml_buffer comment; /* behind the code */
  const char *list;  /* instead of both: a fact of many lines */
  bool is_code;
} entry;

/* A short explanation before it is laid out. */
typedef struct form {
  const ml_diag *diag;
  const ml_style *style;
  ml_buffer headline;
  entry entries[ENTRIES];
  size_t count;
  int list_lines; /* how many lines of a list are shown */
  bool failed;    /* memory ran out */
  bool framed;    /* the excerpt has its frame */
  bool closed;    /* ends in the line that names the page */
} form;

static bool same(ml_slice a, ml_slice b) {
  return a.length == b.length && memcmp(a.text, b.text, a.length) == 0;
}

/* Takes the next `label: sentence` with its continuation lines (those that begin with a space) off
 * `rest`. */
static bool next_sentence(ml_slice *rest, ml_slice *label, ml_slice *sentence) {
  ml_slice line;
  do {
    if (!ml_slice_line(rest, &line)) return false;
  } while (memchr(line.text, ':', line.length) == NULL);
  const char *colon = memchr(line.text, ':', line.length);
  *label = (ml_slice){line.text, (size_t)(colon - line.text)};
  const char *end = line.text + line.length;
  while (rest->length > 0 && rest->text[0] == ' ' && ml_slice_line(rest, &line))
    end = line.text + line.length;
  *sentence = ml_slice_trim((ml_slice){colon + 1, (size_t)(end - colon) - 1});
  return true;
}

/* Splits `code | comment`; a sentence that begins with `| ` has no code. */
static void split_fix(ml_slice sentence, ml_slice *code, ml_slice *comment) {
  *code = sentence;
  *comment = (ml_slice){sentence.text + sentence.length, 0};
  for (size_t i = 0; i + 1 < sentence.length; i++) {
    bool bar = sentence.text[i] == '|' && sentence.text[i + 1] == ' ' &&
               (i == 0 || sentence.text[i - 1] == ' ');
    if (!bar) continue;
    *code = ml_slice_trim((ml_slice){sentence.text, i});
    *comment = ml_slice_trim((ml_slice){sentence.text + i + 1, sentence.length - i - 1});
    return;
  }
}

static void free_entry(entry *part) {
  ml_buffer_free(&part->text);
  ml_buffer_free(&part->comment);
}

static bool fill_fix(entry *part, const form *in, ml_slice sentence) {
  ml_slice code, comment;
  split_fix(sentence, &code, &comment);
  part->is_code = code.length > 0;
  if (!part->is_code)
    return ml_template_fill(&part->text, in->style, comment, in->diag, LONGEST_SENTENCE);
  return ml_template_fill(&part->text, in->style, code, in->diag, USUAL_ROOM) &&
         ml_template_fill(&part->comment, in->style, comment, in->diag, LONGEST_COMMENT);
}

static bool fill_entry(entry *part, const form *in, ml_slice label, ml_slice sentence) {
  memset(part, 0, sizeof *part);
  part->label = label;
  part->list = ml_template_whole(sentence, in->diag);
  if (part->list != NULL) return true;
  if (ml_slice_is(label, "fix")) return fill_fix(part, in, sentence);
  return ml_template_fill(&part->text, in->style, sentence, in->diag, LONGEST_SENTENCE);
}

static bool has_label(const form *in, ml_slice label) {
  for (size_t i = 0; i < in->count; i++)
    if (same(in->entries[i].label, label)) return true;
  return false;
}

/* Of several headlines the first counts whose facts are all known. */
static void read_headline(form *in, ml_slice sentence) {
  if (in->headline.length > 0) return;
  bool known = ml_template_fill(&in->headline, in->style, sentence, in->diag, LONGEST_HEADLINE);
  if (in->headline.failed) in->failed = true;
  if (!known) ml_buffer_free(&in->headline);
}

/* Adds an entry, if its facts are known. */
static bool read_entry(form *in, ml_slice label, ml_slice sentence) {
  entry *part = &in->entries[in->count];
  bool known = fill_entry(part, in, label, sentence);
  if (part->text.failed || part->comment.failed) in->failed = true;
  if (known)
    in->count++;
  else
    free_entry(part);
  return known;
}

/* Reads a short section: of each kind of entry the first one whose facts are
 * known, but all fixes. An `or` stands in for the fix before it where that one
 * could not be said. */
static void read_form(form *in, ml_slice rest) {
  ml_slice label, sentence, fix = {"fix", 3};
  bool fix_known = true;
  while (next_sentence(&rest, &label, &sentence) && in->count < ENTRIES) {
    if (ml_slice_is(label, "headline"))
      read_headline(in, sentence);
    else if (ml_slice_is(label, "fix") || (ml_slice_is(label, "or") && !fix_known))
      fix_known = read_entry(in, fix, sentence);
    else if (!ml_slice_is(label, "or") && !has_label(in, label))
      read_entry(in, label, sentence);
  }
}

static void free_form(form *in) {
  ml_buffer_free(&in->headline);
  for (size_t i = 0; i < in->count; i++) free_entry(&in->entries[i]);
}

/* The column, counted from the text's, where the comments of fixes begin. */
static int comment_column(const form *in) {
  int code = 0, comment = 0;
  for (size_t i = 0; i < in->count; i++) {
    const entry *part = &in->entries[i];
    if (part->comment.length == 0) continue;
    int code_width = ml_text_width(part->text.data, part->text.length);
    int width = ml_text_width(part->comment.data, part->comment.length);
    if (code_width > code) code = code_width;
    if (width > comment) comment = width;
  }
  int column = code + 2;
  int even = (column + COMMENT_GRID - 1) / COMMENT_GRID * COMMENT_GRID;
  return TEXT_COLUMN + even + comment <= in->style->width ? even : column;
}

/* Adds the label of an entry, or its place where the label is the one before it. */
static void add_label(ml_buffer *out, const form *in, size_t index) {
  ml_slice label = in->entries[index].label;
  bool again = index > 0 && same(label, in->entries[index - 1].label);
  ml_text_repeat(out, ' ', LABEL_INDENT);
  if (again) {
    ml_text_repeat(out, ' ', LABEL_WIDTH);
    return;
  }
  ml_tone_begin(out, in->style, ML_TONE_KEY);
  ml_buffer_add(out, label.text, label.length);
  ml_tone_end(out, in->style);
  ml_text_repeat(out, ' ', LABEL_WIDTH - (int)label.length);
}

static void add_code(ml_buffer *out, const form *in, const entry *part, int column) {
  const ml_style *style = in->style;
  int room = style->width - TEXT_COLUMN;
  int width = ml_text_width(part->text.data, part->text.length);
  ml_tone_begin(out, style, ML_TONE_CODE);
  if (width > USUAL_ROOM)
    ml_text_add_cut(out, style, part->text.data, part->text.length, USUAL_ROOM);
  else
    ml_text_code(out, style, part->text.data, part->text.length, TEXT_COLUMN);
  ml_tone_end(out, style);
  if (part->comment.length == 0) {
    ml_buffer_add_char(out, '\n');
    return;
  }
  if (width <= room && room - column >= COMMENT_NARROWEST) {
    ml_text_repeat(out, ' ', column - width);
  } else {
    column = 4;
    ml_buffer_add_char(out, '\n');
    ml_text_repeat(out, ' ', TEXT_COLUMN + column);
  }
  ml_text_wrap(out, style, part->comment.data, part->comment.length, TEXT_COLUMN + column,
               TEXT_COLUMN + column);
}

static int count_lines(const char *text) {
  int lines = 0;
  for (; *text != '\0'; text += *text == '\n') {
    lines++;
    text += strcspn(text, "\n");
  }
  return lines;
}

static void add_list_line(ml_buffer *out, const ml_style *style, ml_slice line) {
  int width = ml_text_width(line.text, line.length);
  if (width <= USUAL_ROOM && width > style->width - TEXT_COLUMN) {
    ml_text_wrap(out, style, line.text, line.length, TEXT_COLUMN, TEXT_COLUMN + 2);
    return;
  }
  ml_text_add_cut(out, style, line.text, line.length, USUAL_ROOM);
  ml_buffer_add_char(out, '\n');
}

/* Adds a fact of many lines, one under the other, each cut to the usual width. */
static void add_list(ml_buffer *out, const form *in, const char *list) {
  int lines = count_lines(list);
  int shown = lines > in->list_lines ? in->list_lines - 1 : lines;
  ml_slice rest = {list, strlen(list)}, line;
  for (int i = 0; i < shown && ml_slice_line(&rest, &line); i++) {
    if (i > 0) ml_text_repeat(out, ' ', TEXT_COLUMN);
    add_list_line(out, in->style, line);
  }
  if (shown == lines) return;
  ml_text_repeat(out, ' ', TEXT_COLUMN);
  ml_buffer_addf(out, "%s and %d more\n", ml_style_ellipsis(in->style), lines - shown);
}

static void add_entry(ml_buffer *out, const form *in, size_t index, int column) {
  const entry *part = &in->entries[index];
  add_label(out, in, index);
  if (part->list != NULL)
    add_list(out, in, part->list);
  else if (part->is_code)
    add_code(out, in, part, column);
  else
    ml_text_wrap(out, in->style, part->text.data, part->text.length, TEXT_COLUMN, TEXT_COLUMN);
}

static void add_headline(ml_buffer *out, const form *in) {
  const char *name = ml_diag_name(in->diag->id);
  ml_text_repeat(out, ' ', HEADLINE_INDENT);
  ml_tone_add(out, in->style, ML_TONE_NAME, name);
  ml_buffer_add_string(out, ": ");
  ml_text_wrap(out, in->style, in->headline.data, in->headline.length,
               HEADLINE_INDENT + (int)strlen(name) + 2, HEADLINE_INDENT + 2);
}

static void lay_out(ml_buffer *out, const form *in) {
  int column = comment_column(in);
  add_headline(out, in);
  ml_excerpt(out, in->diag, in->style, in->framed);
  for (size_t i = 0; i < in->count; i++) add_entry(out, in, i, column);
  if (!in->closed) return;
  ml_text_repeat(out, ' ', LABEL_INDENT);
  ml_tone_add(out, in->style, ML_TONE_KEY, "more");
  ml_buffer_addf(out, "  moonloop explain %s\n", ml_diag_name(in->diag->id));
}

static void drop_entry(form *in, size_t index) {
  free_entry(&in->entries[index]);
  in->count--;
  memmove(&in->entries[index], &in->entries[index + 1],
          (in->count - index) * sizeof in->entries[0]);
}

static bool has_list(const form *in) {
  for (size_t i = 0; i < in->count; i++)
    if (in->entries[i].list != NULL) return true;
  return false;
}

/* Makes a form that is too long shorter by what is missed least: the frame of
 * the excerpt, then lines of a list, then the last of several entries of one
 * kind, then the last entry but one. False when nothing more can go. */
static bool shorten(form *in) {
  if (in->framed) {
    in->framed = false;
    return true;
  }
  if (has_list(in) && in->list_lines > LIST_FEWEST) {
    in->list_lines--;
    return true;
  }
  for (size_t i = in->count; i-- > 1;) {
    if (!same(in->entries[i].label, in->entries[i - 1].label)) continue;
    drop_entry(in, i);
    return true;
  }
  if (in->count < 2) return false;
  drop_entry(in, in->count - 2);
  return true;
}

/* Makes it as short as it must be. That is counted at the usual width: in a narrow window the same
 * words take more lines, and none of them goes for that. */
static void fit(form *in) {
  const ml_style *style = in->style;
  ml_style usual = *style;
  usual.width = ML_STYLE_WIDTH;
  in->style = &usual;
  bool too_long;
  do {
    ml_buffer text = {0};
    lay_out(&text, in);
    too_long = !text.failed && text.data != NULL && count_lines(text.data) > ML_EXPLAIN_LINES;
    ml_buffer_free(&text);
  } while (too_long && shorten(in));
  in->style = style;
}

static bool explain(ml_buffer *out, const ml_diag *diag, const ml_page *page, const ml_style *style,
                    bool closed) {
  const ml_section *section = ml_page_short(page, diag->variant);
  if (section == NULL) return false;
  form in = {
      .diag = diag, .style = style, .list_lines = LIST_LINES, .framed = true, .closed = closed};
  read_form(&in, section->body);
  fit(&in);
  ml_buffer text = {0};
  lay_out(&text, &in);
  if (in.failed || text.failed) out->failed = true;
  if (text.length > 0) ml_buffer_add(out, text.data, text.length);
  ml_buffer_free(&text);
  free_form(&in);
  return true;
}

bool ml_explain_short(ml_buffer *out, const ml_diag *diag, const ml_style *style) {
  ml_page page;
  return ml_catalogue_page(diag->id, &page) && explain(out, diag, &page, style, true);
}

bool ml_explain_full(ml_buffer *out, const ml_diag *diag, const ml_style *style) {
  ml_page page;
  if (!ml_catalogue_page(diag->id, &page) || !explain(out, diag, &page, style, false)) return false;
  ml_buffer_add_char(out, '\n');
  ml_page_text(out, &page, style);
  return true;
}

bool ml_explain_page(ml_buffer *out, const char *words, const ml_style *style) {
  ml_page page;
  ml_diag_id id = ml_diag_find(words);
  if (id == ML_DIAG_NONE) id = ml_recognise(words);
  if (!ml_catalogue_page(id, &page)) return false;
  ml_page_text(out, &page, style);
  return true;
}

/* Adds one line of the list. */
static void list_page(ml_buffer *out, const ml_style *style, int number, const char *name,
                      const char *report) {
  enum { NUMBER_WIDTH = 5, NAME_WIDTH = 28, REPORT_COLUMN = NUMBER_WIDTH + NAME_WIDTH };
  bool beside = style->width >= 2 * REPORT_COLUMN;
  int column = beside ? REPORT_COLUMN : NUMBER_WIDTH + 2;
  ml_buffer_addf(out, "%3d  ", number);
  ml_tone_add(out, style, ML_TONE_NAME, name);
  if (!beside) ml_buffer_add_char(out, '\n');
  ml_text_repeat(out, ' ', beside ? NAME_WIDTH - (int)strlen(name) : column);
  ml_text_wrap(out, style, report, strlen(report), column, column);
}

void ml_explain_list(ml_buffer *out, const ml_style *style) {
#define X(id, number, name, report) list_page(out, style, number, name, report);
#include "base/diagnostics.def"
#undef X
}
