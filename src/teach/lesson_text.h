/* Words and programs of lessons and demos, as text for a person.
 *
 * Words are set anew at any width; what is indented in them is shown as it is. Programs are
 * never wrapped; their lines are numbered as the reports number them. */
#ifndef ML_TEACH_LESSON_TEXT_H
#define ML_TEACH_LESSON_TEXT_H

#include "base/buffer.h"
#include "teach/catalogue.h"
#include "view/style.h"

/* Adds paragraphs, lists and indented lines; nothing when there are none. */
void ml_lesson_words(ml_buffer *out, const ml_style *style, ml_slice words);
/* Adds the lines of a program (not indented), the first of which has the number `first`. */
void ml_lesson_listing(ml_buffer *out, const ml_style *style, ml_slice program, int first);
/* Adds a heading: what it is ("2 of 9", "Exercise") and its title, which may be empty. */
void ml_lesson_heading(ml_buffer *out, const ml_style *style, const char *what, ml_slice title);

#endif
