/* Demos: Moonloop Lua files cut into cells, to be played one by one before a class.
 *
 * The format is described in lessons/README.md. A line `-- %%` begins a cell; comments before its
 * code are words; lines `-- prints:` and `-- reports:` are for the tests and not shown.
 *
 * Each cell is loaded as a chunk of its own with its lines where they are in the file: what stands
 * before it is there too, but put out of action with `if false then ... end` on the `-- %%` lines.
 * So reports, excerpts and tracebacks name and show the lines of the file, also those of functions
 * from earlier cells.
 *
 * Ownership: a demo owns nothing; its slices point into the text. */
#ifndef ML_TEACH_DEMO_H
#define ML_TEACH_DEMO_H

#include "base/buffer.h"
#include "base/embed.h"
#include "teach/catalogue.h"

typedef struct ml_demo_cell {
  ml_slice title;
  ml_slice comments; /* the words, still commented */
  ml_slice code;     /* what is shown of the rest */
  int code_line;     /* the line in the file where it begins */
  ml_slice whole;    /* all lines, with the heading if there is one */
  bool has_heading;
  bool fails_to_load; /* set by the player: nothing of it can be put out of action */
} ml_demo_cell;

enum { ML_DEMO_CELLS = 64 };

typedef struct ml_demo {
  ml_slice text;
  ml_slice comments; /* the words before the first cell */
  ml_demo_cell cells[ML_DEMO_CELLS];
  int cell_count;
} ml_demo;

/* Cuts a text into cells. False: there are more than ML_DEMO_CELLS. */
bool ml_demo_parse(ml_demo *demo, const char *text, size_t length);

/* Adds comments without their dashes. */
void ml_demo_words(ml_buffer *out, ml_slice comments);
/* Adds the text of the chunk that runs cell `number` (from 0). */
void ml_demo_chunk(ml_buffer *out, const ml_demo *demo, int number);

/* The embedded demos in their order; NULL beyond the last. */
const ml_embedded *ml_demo_file(int number);
/* The embedded demo that is called so, as ml_lesson_find. */
const ml_embedded *ml_demo_find(const char *word);

#endif
