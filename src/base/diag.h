/* A diagnostic is data until `view` renders it: which one it is, where it
 * happened, what the report says, and the facts of this very program that its
 * explanation needs. Every layer can make one; none but `view` formats one.
 *
 * Ownership: a diagnostic owns all its strings (they are copied in), and
 * ml_diag_free gives everything back. Adding to a diagnostic never fails
 * loudly: when memory is short the fact or mark is left out, and the
 * explanation does without it. */
#ifndef ML_BASE_DIAG_H
#define ML_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

typedef enum ml_diag_id {
#define X(id, number, name, report) ML_DIAG_##id = number,
#include "base/diagnostics.def"
#undef X
  ML_DIAG_NONE = 0
} ml_diag_id;

/* A stretch of source: 1-based lines, 1-based byte columns, end exclusive. A
 * column of 0 means "the whole line". */
typedef struct ml_span {
  int line, column;
  int end_line, end_column;
} ml_span;

typedef struct ml_fact {
  char *key;
  char *value;
} ml_fact;

/* A span with what to say of it under the carets ("made here, dropped here"). */
typedef struct ml_mark {
  ml_span span;
  char *label;
} ml_mark;

typedef struct ml_diag {
  ml_diag_id id;
  char *file;    /* as the user named it; NULL when no file is concerned */
  char *source;  /* the text of the file, for excerpts; NULL when unknown */
  ml_span span;  /* where it happened */
  char *message; /* the report's last line: "SyntaxError: 'await' outside function" */
  char *report; /* the whole report as CPython prints it, newline-terminated; NULL: message alone */
  char *variant; /* which short explanation of the page applies; NULL: the first */
  ml_fact *facts;
  size_t fact_count;
  ml_mark *marks;
  size_t mark_count;
  bool incomplete; /* lang: the error is that the text ends too early */
} ml_diag;

/* The stable name ("never-awaited") of a diagnostic; NULL for ML_DIAG_NONE. */
const char *ml_diag_name(ml_diag_id id);

/* The diagnostic of a name or a number in decimal ("1"); ML_DIAG_NONE when there is none. */
ml_diag_id ml_diag_find(const char *name_or_number);

void ml_diag_init(ml_diag *diag, ml_diag_id id);
void ml_diag_free(ml_diag *diag);

/* Copies `value` (NULL: does nothing) into the named string field. */
void ml_diag_set(char **field, const char *value);
void ml_diag_setf(char **field, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Adds a fact: `{key}` in an explanation stands for `value`. */
void ml_diag_fact(ml_diag *diag, const char *key, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The value of a fact, or NULL. */
const char *ml_diag_get(const ml_diag *diag, const char *key);

void ml_diag_mark(ml_diag *diag, ml_span span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
