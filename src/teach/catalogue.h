/* The catalogue: one page of plain text for each diagnostic, embedded in the
 * program, cut here into its sections.
 *
 * The format is described in src/teach/pages/README.md, for those who write
 * pages. A page is parsed each time it is asked for: that takes microseconds,
 * and there is nothing to keep or to invalidate.
 *
 * Ownership: a parsed page owns nothing. All its slices point into the page's
 * text, which for embedded pages lives as long as the program. */
#ifndef ML_TEACH_CATALOGUE_H
#define ML_TEACH_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

/* A piece of a text that belongs to somebody else. */
typedef struct ml_slice {
  const char *text;
  size_t length;
} ml_slice;

typedef enum ml_section_kind {
  ML_SECTION_SHORT,  /* the short explanation; its title names its variants, or is empty */
  ML_SECTION_MEANS,  /* what it means */
  ML_SECTION_WHY,    /* why it happens */
  ML_SECTION_SEE,    /* a program that raises it */
  ML_SECTION_FIX,    /* a program that runs clean */
  ML_SECTION_TRY,    /* a program that shows something else */
  ML_SECTION_PYTHON, /* the same in Python */
  ML_SECTION_NEXT    /* what to read next */
} ml_section_kind;

typedef struct ml_section {
  ml_section_kind kind;
  ml_slice title; /* what stands behind the `[kind]`; may be empty */
  ml_slice body;
} ml_section;

enum { ML_PAGE_SECTIONS = 32 }; /* more than the longest page has */

typedef struct ml_page {
  ml_slice name;   /* "never-awaited" */
  ml_slice report; /* what Python prints, with NAME and the like for what varies */
  ml_slice lesson; /* the lesson to take, by name; empty when there is none */
  int number;
  ml_section sections[ML_PAGE_SECTIONS]; /* in the order of the page */
  size_t section_count;
} ml_page;

/* Parses the text of a page. Returns 0, or the number of the first line that is wrong. */
int ml_page_parse(ml_page *page, const char *text, size_t length);

/* Finds and parses the page of a diagnostic. False when there is none, or when it is wrong. */
bool ml_catalogue_page(ml_diag_id id, ml_page *page);

/* The short section of a variant; without such a variant (or with NULL) the
 * section that has no title. NULL when the page has neither. */
const ml_section *ml_page_short(const ml_page *page, const char *variant);

/* Takes the first line, without its newline, off `rest`. False when nothing is left. */
bool ml_slice_line(ml_slice *rest, ml_slice *line);
/* Whether a line is `KEY: VALUE` with that key; `value` receives what follows, without the spaces
 * around it. */
bool ml_slice_field(ml_slice line, const char *key, ml_slice *value);
/* A slice without the white space at its ends. */
ml_slice ml_slice_trim(ml_slice slice);
bool ml_slice_is(ml_slice slice, const char *text);

#endif
