#include "teach/catalogue.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/embed.h"

static const char *const section_names[] = {
    [ML_SECTION_SHORT] = "short",   [ML_SECTION_MEANS] = "means", [ML_SECTION_WHY] = "why",
    [ML_SECTION_SEE] = "see",       [ML_SECTION_FIX] = "fix",     [ML_SECTION_TRY] = "try",
    [ML_SECTION_PYTHON] = "python", [ML_SECTION_NEXT] = "next",
};

enum { SECTION_KINDS = sizeof section_names / sizeof section_names[0] };

static const ml_slice nothing = {"", 0};

bool ml_slice_line(ml_slice *rest, ml_slice *line) {
  if (rest->length == 0) return false;
  const char *end = memchr(rest->text, '\n', rest->length);
  size_t length = end == NULL ? rest->length : (size_t)(end - rest->text);
  *line = (ml_slice){rest->text, length};
  size_t used = end == NULL ? length : length + 1;
  rest->text += used;
  rest->length -= used;
  return true;
}

static bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

ml_slice ml_slice_trim(ml_slice slice) {
  while (slice.length > 0 && is_space(slice.text[0])) {
    slice.text++;
    slice.length--;
  }
  while (slice.length > 0 && is_space(slice.text[slice.length - 1])) slice.length--;
  return slice;
}

bool ml_slice_is(ml_slice slice, const char *text) {
  return slice.length == strlen(text) && memcmp(slice.text, text, slice.length) == 0;
}

bool ml_slice_field(ml_slice line, const char *key, ml_slice *value) {
  size_t length = strlen(key);
  if (line.length <= length || line.text[length] != ':') return false;
  if (memcmp(line.text, key, length) != 0) return false;
  *value = ml_slice_trim((ml_slice){line.text + length + 1, line.length - length - 1});
  return true;
}

/* Reads `[kind] title`. */
static bool parse_heading(ml_slice line, ml_section *section) {
  const char *close = memchr(line.text, ']', line.length);
  if (close == NULL) return false;
  ml_slice inside = {line.text + 1, (size_t)(close - line.text) - 1};
  ml_slice after = {close + 1, line.length - inside.length - 2};
  for (int kind = 0; kind < SECTION_KINDS; kind++) {
    size_t length = strlen(section_names[kind]);
    if (inside.length < length || memcmp(inside.text, section_names[kind], length) != 0) continue;
    ml_slice variant = {inside.text + length, inside.length - length};
    if (variant.length > 0 && variant.text[0] != ' ') continue;
    section->kind = (ml_section_kind)kind;
    section->title = ml_slice_trim(kind == ML_SECTION_SHORT ? variant : after);
    return true;
  }
  return false;
}

/* Reads one line of the head: a comment, an empty line or a field. */
static bool parse_head(ml_page *page, ml_slice line) {
  ml_slice value;
  if (line.length == 0 || line.text[0] == '#') return true;
  if (ml_slice_field(line, "report", &page->report)) return true;
  if (ml_slice_field(line, "lesson", &page->lesson)) return true;
  if (!ml_slice_field(line, "number", &value)) return false;
  page->number = atoi(value.text);
  return page->number > 0;
}

/* Starts the section whose heading is `line`; its body begins at `rest`. */
static bool start_section(ml_page *page, ml_slice line, ml_slice rest) {
  if (page->section_count == ML_PAGE_SECTIONS) return false;
  ml_section *section = &page->sections[page->section_count];
  section->body = (ml_slice){rest.text, 0};
  if (!parse_heading(line, section)) return false;
  page->section_count++;
  return true;
}

int ml_page_parse(ml_page *page, const char *text, size_t length) {
  memset(page, 0, sizeof *page);
  page->name = page->report = page->lesson = nothing;
  ml_slice rest = {text, length}, line;
  int number = 1;
  if (!ml_slice_line(&rest, &line) || line.length < 3 || line.text[0] != '#') return number;
  page->name = ml_slice_trim((ml_slice){line.text + 1, line.length - 1});
  while (ml_slice_line(&rest, &line)) {
    number++;
    if (line.length > 0 && line.text[0] == '[') {
      if (!start_section(page, line, rest)) return number;
    } else if (page->section_count == 0) {
      if (!parse_head(page, line)) return number;
    } else {
      ml_slice *body = &page->sections[page->section_count - 1].body;
      body->length = (size_t)(line.text + line.length - body->text);
    }
  }
  return page->number > 0 && page->section_count > 0 ? 0 : number;
}

bool ml_catalogue_page(ml_diag_id id, ml_page *page) {
  char path[96];
  const char *name = ml_diag_name(id);
  if (name == NULL) return false;
  snprintf(path, sizeof path, "teach/pages/%s.txt", name);
  const ml_embedded *file = ml_embedded_find(path);
  return file != NULL && ml_page_parse(page, file->text, file->length) == 0;
}

/* Whether one of the words of a title is this one. */
static bool has_word(ml_slice title, const char *word) {
  size_t length = strlen(word);
  for (size_t i = 0; i + length <= title.length; i++) {
    bool begins = i == 0 || title.text[i - 1] == ' ';
    bool ends = i + length == title.length || title.text[i + length] == ' ';
    if (begins && ends && memcmp(title.text + i, word, length) == 0) return length > 0;
  }
  return false;
}

const ml_section *ml_page_short(const ml_page *page, const char *variant) {
  const ml_section *standard = NULL;
  for (size_t i = 0; i < page->section_count; i++) {
    const ml_section *section = &page->sections[i];
    if (section->kind != ML_SECTION_SHORT) continue;
    if (variant != NULL && has_word(section->title, variant)) return section;
    if (section->title.length == 0) standard = section;
  }
  return standard;
}
