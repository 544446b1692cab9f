/* Lessons: text files cut into steps.
 *
 * The format is described in lessons/README.md, for those who write lessons. A
 * lesson is a list of parts in the order of the file. Text, Python, run, mend and write are
 * steps; the checks, hints and the solution of an exercise follow it. Nothing is run here.
 *
 * A lesson is parsed each time it is asked for; that takes microseconds.
 *
 * Ownership: a parsed lesson owns nothing. Its slices point into the text, which for embedded
 * lessons lives as long as the program. */
#ifndef ML_TEACH_LESSON_H
#define ML_TEACH_LESSON_H

#include "base/buffer.h"
#include "base/embed.h"
#include "teach/catalogue.h"

typedef enum ml_part_kind {
  ML_PART_TEXT,   /* words */
  ML_PART_PYTHON, /* a program in Python, shown */
  ML_PART_RUN,    /* a program that is run */
  ML_PART_MEND,   /* an exercise that begins with a broken program */
  ML_PART_WRITE,  /* an exercise that begins with little or nothing */
  ML_PART_CHECK,  /* from here on: parts of the exercise before */
  ML_PART_HINT,
  ML_PART_SOLUTION
} ml_part_kind;

typedef struct ml_part {
  ml_part_kind kind;
  int line; /* of its heading */
  ml_slice title;
  ml_slice before;  /* the words before the program */
  ml_slice program; /* as in the file, indented; empty when there is none */
  ml_slice said;    /* the lines that say what it does: prints, reports, exits, command */
  ml_slice after;   /* the words after it */
} ml_part;

enum { ML_LESSON_PARTS = 96, ML_LESSON_INDENT = 4 };

typedef struct ml_lesson {
  ml_slice title;
  ml_slice minutes;
  ml_slice page; /* of the catalogue; empty when there is none */
  ml_part parts[ML_LESSON_PARTS];
  int part_count;
  int step_count;
} ml_lesson;

/* What is wrong with a text that is no lesson. */
typedef struct ml_lesson_fault {
  int line;
  const char *reason;
} ml_lesson_fault;

/* Parses a lesson. False: `fault` says why. */
bool ml_lesson_parse(ml_lesson *lesson, const char *text, size_t length, ml_lesson_fault *fault);

/* The step of a number from 0; NULL beyond the last. */
const ml_part *ml_lesson_step(const ml_lesson *lesson, int number);
/* The first part of `kind` that belongs to the exercise `of`, after `previous` (NULL: from the
 * beginning); NULL when there is none. */
const ml_part *ml_lesson_belonging(const ml_lesson *lesson, const ml_part *of, ml_part_kind kind,
                                   const ml_part *previous);
bool ml_part_is_exercise(const ml_part *part);

/* Adds the program of a part without its indentation. */
void ml_part_program(ml_buffer *out, const ml_part *part);

/* The embedded lessons in their order; NULL beyond the last. */
const ml_embedded *ml_lesson_file(int number);
/* Its name ("01-never-awaited") in `name`, cut to fit. */
void ml_lesson_name(const char *path, char *name, size_t size);
/* Whether a word means the file: its number, its name, or its name without the number. */
bool ml_lesson_is_called(const char *path, const char *word);
/* The embedded lesson that is called so. */
const ml_embedded *ml_lesson_find(const char *word);

#endif
