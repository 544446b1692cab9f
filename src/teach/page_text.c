#include "teach/page_text.h"

#include <string.h>

#include "view/text.h"

enum { INDENT = 2, PROGRAM_INDENT = 4 };

static const char *const headings[] = {
    [ML_SECTION_MEANS] = "What it means",
    [ML_SECTION_WHY] = "Why it happens",
    [ML_SECTION_SEE] = "See it",
    [ML_SECTION_FIX] = "Fix it",
    [ML_SECTION_TRY] = "Try it",
    [ML_SECTION_PYTHON] = "The same in Python",
    [ML_SECTION_NEXT] = "What to read next",
};

/* What stands at the end of the text, so that blocks are set apart by one empty line. */
typedef enum block { BLOCK_HEADING, BLOCK_PROSE, BLOCK_ITEM, BLOCK_PROGRAM, BLOCK_OUTPUT } block;

typedef struct writer {
  ml_buffer *out;
  const ml_style *style;
  ml_section_kind kind;
  ml_slice command; /* what the transcript begins with */
  block last;
  bool gap; /* the page has an empty line here */
} writer;

/* Begins a block: with an empty line, unless it goes on with the last one. */
static void begin_block(writer *at, block next) {
  bool goes_on = at->last == next && !at->gap && next != BLOCK_PROSE;
  if (!goes_on) ml_buffer_add_char(at->out, '\n');
  at->last = next;
  at->gap = false;
}

static void add_heading(ml_buffer *out, const ml_style *style, const ml_section *section) {
  ml_buffer_add_char(out, '\n');
  const char *heading = headings[section->kind];
  ml_slice title = section->title;
  ml_tone_begin(out, style, ML_TONE_TITLE);
  ml_buffer_add_string(out, heading);
  if (title.length > 0) ml_buffer_add_string(out, ": ");
  ml_text_wrap(out, style, title.text, title.length, (int)strlen(heading) + 2, INDENT);
  ml_tone_end(out, style);
}

static bool is_program(ml_slice line) {
  return line.length >= PROGRAM_INDENT && memcmp(line.text, "    ", PROGRAM_INDENT) == 0;
}

static bool is_item(ml_slice line) {
  return line.length > 2 && memcmp(line.text, "- ", 2) == 0;
}

static bool is_output(ml_slice line) {
  ml_slice value;
  return ml_slice_field(line, "prints", &value) || ml_slice_field(line, "reports", &value);
}

/* Whether a line is one of the fields that say how a program is run, and not to be shown. */
static bool take_setting(writer *at, ml_slice line) {
  static const char *const for_tests[] = {"exits", "needs", "explained"};
  ml_slice value;
  for (size_t i = 0; i < sizeof for_tests / sizeof for_tests[0]; i++)
    if (ml_slice_field(line, for_tests[i], &value)) return true;
  return ml_slice_field(line, "command", &at->command);
}

static void add_program_line(writer *at, ml_slice line) {
  begin_block(at, BLOCK_PROGRAM);
  ml_tone_begin(at->out, at->style, ML_TONE_CODE);
  if (at->kind == ML_SECTION_PYTHON) /* has rules of its own for lines */
    ml_text_add(at->out, at->style, line.text, line.length);
  else
    ml_text_code(at->out, at->style, line.text, line.length, 0);
  ml_tone_end(at->out, at->style);
  ml_buffer_add_char(at->out, '\n');
}

static void add_output_line(writer *at, ml_slice line) {
  bool first = at->last != BLOCK_OUTPUT;
  begin_block(at, BLOCK_OUTPUT);
  if (first) {
    ml_text_repeat(at->out, ' ', PROGRAM_INDENT);
    ml_buffer_addf(at->out, "$ %.*s\n", (int)at->command.length, at->command.text);
  }
  const char *value = memchr(line.text, ':', line.length);
  size_t used = (size_t)(value - line.text) + 1;
  if (used < line.length) used++;
  ml_slice text = {line.text + used, line.length - used};
  if (text.length > 0) ml_text_repeat(at->out, ' ', PROGRAM_INDENT);
  if (PROGRAM_INDENT + ml_text_width(text.text, text.length) > at->style->width) {
    ml_text_wrap(at->out, at->style, text.text, text.length, PROGRAM_INDENT, PROGRAM_INDENT);
    return;
  }
  ml_text_add(at->out, at->style, text.text, text.length);
  ml_buffer_add_char(at->out, '\n');
}

/* Adds a paragraph that begins with `line`, and takes the lines that go on with it. */
static void add_paragraph(writer *at, ml_slice line, ml_slice *rest) {
  bool item = is_item(line);
  ml_slice text = line;
  ml_slice after = *rest, next;
  while (ml_slice_line(&after, &next) && next.length > 0 && !is_program(next) && !is_item(next) &&
         !is_output(next)) {
    text.length = (size_t)(next.text + next.length - text.text);
    *rest = after;
  }
  begin_block(at, item ? BLOCK_ITEM : BLOCK_PROSE);
  ml_text_repeat(at->out, ' ', INDENT);
  ml_text_wrap(at->out, at->style, text.text, text.length, INDENT, item ? INDENT + 2 : INDENT);
}

static void add_section(ml_buffer *out, const ml_section *section, const ml_style *style) {
  const char *command =
      section->kind == ML_SECTION_PYTHON ? "python3 demo.py" : "moonloop demo.lua";
  writer at = {out, style, section->kind, {command, strlen(command)}, BLOCK_HEADING, false};
  ml_slice rest = section->body, line;
  add_heading(out, style, section);
  while (ml_slice_line(&rest, &line)) {
    if (ml_slice_trim(line).length == 0)
      at.gap = true;
    else if (is_program(line))
      add_program_line(&at, line);
    else if (is_output(line))
      add_output_line(&at, line);
    else if (!take_setting(&at, line))
      add_paragraph(&at, line, &rest);
  }
}

void ml_page_text(ml_buffer *out, const ml_page *page, const ml_style *style) {
  ml_tone_begin(out, style, ML_TONE_NAME);
  ml_buffer_add(out, page->name.text, page->name.length);
  ml_tone_end(out, style);
  ml_buffer_addf(out, " (%d)\n\n", page->number);
  ml_text_repeat(out, ' ', INDENT);
  ml_text_wrap(out, style, page->report.text, page->report.length, INDENT, INDENT + 2);
  for (size_t i = 0; i < page->section_count; i++) {
    if (page->sections[i].kind != ML_SECTION_SHORT) add_section(out, &page->sections[i], style);
  }
  if (page->lesson.length == 0) return;
  static const char practise[] = "\n  To practise: moonloop lesson ";
  ml_buffer_add_string(out, practise);
  ml_text_wrap(out, style, page->lesson.text, page->lesson.length, (int)sizeof practise - 2,
               INDENT + 2);
}
