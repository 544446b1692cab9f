/* A page of the catalogue as a text to read: headings, wrapped paragraphs,
 * programs, and what they print as a transcript of the command line.
 *
 * Programs are never wrapped: the tests hold the pages to lines that fit. */
#ifndef ML_TEACH_PAGE_TEXT_H
#define ML_TEACH_PAGE_TEXT_H

#include "base/buffer.h"
#include "teach/catalogue.h"
#include "view/style.h"

/* Adds the whole page. The short explanations are left out: they belong to one event. */
void ml_page_text(ml_buffer *out, const ml_page *page, const ml_style *style);

#endif
