/* Says on standard error what the runtime has to say: the report as CPython words it, then, unless
 * it is turned off, the explanation for this very program.
 *
 * The same diagnostic at the same place is explained once in a run. Its later reports, if
 * there are any, come without explanation and are counted; ml_reporter_finish tells the counts.
 * Standard output is flushed first, so that what a program printed stands above what is said about
 * it.
 *
 * Cost: one entry per place that ever reported something, found by a walk over all of them: there
 * are as many as there are wrong lines in a program.
 *
 * Ownership: the reporter owns its entries; it keeps no diagnostic. */
#ifndef ML_CLI_REPORT_H
#define ML_CLI_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/diag.h"
#include "view/style.h"

typedef enum ml_explain_mode { ML_EXPLAIN_OFF, ML_EXPLAIN_SHORT, ML_EXPLAIN_FULL } ml_explain_mode;

struct ml_told; /* a place and what was said of it */

typedef struct ml_reporter {
  FILE *out;
  ml_explain_mode explain;
  ml_style style;
  bool styled; /* `style` was asked of the terminal already */
  bool apart;  /* an explanation was printed last: an empty line goes before the next report */
  unsigned long said; /* diagnostics that came to the sink */
  struct ml_told *told;
  size_t count, capacity;
} ml_reporter;

/* Reports go to `out`, which stays the caller's. Allocates nothing and asks nothing of the terminal
 * yet. */
void ml_reporter_init(ml_reporter *reporter, FILE *out, ml_explain_mode explain);

/* The sink of a runtime (ml_report_function): `reporter` is an ml_reporter. A diagnostic whose
 * report is the empty string says nothing and is only counted: it came again where
 * --warnings=default warns once. */
void ml_reporter_sink(void *reporter, const ml_diag *diag);

/* Prints a report that was written elsewhere, newline-terminated, and (diag not NULL) what explains
 * it. */
void ml_reporter_text(ml_reporter *reporter, const char *text, size_t length, const ml_diag *diag);

/* How the stream draws text; asked of the terminal once, and again when `styled` was cleared. */
const ml_style *ml_reporter_style(ml_reporter *reporter);

/* The end of the run: tells how often what was explained came again. */
void ml_reporter_finish(ml_reporter *reporter);
void ml_reporter_free(ml_reporter *reporter);

#endif
