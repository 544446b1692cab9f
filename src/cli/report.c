#include "cli/report.h"

#include <string.h>

#include "base/alloc.h"
#include "base/buffer.h"
#include "cli/terminal.h"
#include "teach/explain.h"

struct ml_told {
  ml_diag_id id;
  int line;
  char *file;          /* NULL: none */
  unsigned long again; /* how often it came after it was explained */
};

void ml_reporter_init(ml_reporter *reporter, FILE *out, ml_explain_mode explain) {
  *reporter = (ml_reporter){.out = out, .explain = explain};
}

void ml_reporter_free(ml_reporter *reporter) {
  for (size_t i = 0; i < reporter->count; i++) ml_free(reporter->told[i].file);
  ml_free(reporter->told);
  reporter->told = NULL;
  reporter->count = reporter->capacity = 0;
}

static bool same_file(const char *a, const char *b) {
  return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Remembers a place. Without memory it is not remembered, and will be explained once more. */
static void remember(ml_reporter *reporter, const ml_diag *diag) {
  if (reporter->count == reporter->capacity) {
    size_t capacity = reporter->capacity == 0 ? 8 : reporter->capacity * 2;
    struct ml_told *told = ml_realloc(reporter->told, capacity * sizeof *told);
    if (told == NULL) return;
    reporter->told = told;
    reporter->capacity = capacity;
  }
  struct ml_told *entry = &reporter->told[reporter->count++];
  *entry = (struct ml_told){.id = diag->id, .line = diag->span.line};
  ml_diag_set(&entry->file, diag->file);
}

/* Whether a gather only passes on the cancellation that was explained as that of its tasks at the
 * end, or that was not done when its result was asked for. */
static bool is_end_of_gather(const ml_reporter *reporter, const ml_diag *diag) {
  if (diag->id != ML_DIAG_EXCEPTION_NEVER_RETRIEVED || diag->variant == NULL ||
      strcmp(diag->variant, "gather-cancelled") != 0)
    return false;
  for (size_t i = 0; i < reporter->count; i++)
    if (reporter->told[i].id == ML_DIAG_CANCELLED_AT_EXIT ||
        reporter->told[i].id == ML_DIAG_RESULT_NOT_SET)
      return true;
  return false;
}

/* Whether an explanation that was given of that place says why the coroutine object never ran. */
static bool says_why_it_never_ran(const ml_reporter *reporter, const ml_diag *diag) {
  if (diag->id != ML_DIAG_NEVER_AWAITED) return false;
  for (size_t i = 0; i < reporter->count; i++) {
    const struct ml_told *told = &reporter->told[i];
    if ((told->id == ML_DIAG_USED_WITHOUT_AWAIT || told->id == ML_DIAG_DOT_CALL ||
         told->id == ML_DIAG_NOT_ASYNC_ITERABLE || told->id == ML_DIAG_NOT_ASYNC_CONTEXT_MANAGER) &&
        told->line == diag->span.line && same_file(told->file, diag->file))
      return true;
  }
  return false;
}

/* Whether this diagnostic is to be explained; if not, it is counted. */
static bool is_new(ml_reporter *reporter, const ml_diag *diag) {
  if (says_why_it_never_ran(reporter, diag) || is_end_of_gather(reporter, diag)) return false;
  for (size_t i = 0; i < reporter->count; i++) {
    struct ml_told *told = &reporter->told[i];
    if (told->id != diag->id || told->line != diag->span.line || !same_file(told->file, diag->file))
      continue;
    told->again++;
    return false;
  }
  remember(reporter, diag);
  return true;
}

const ml_style *ml_reporter_style(ml_reporter *reporter) {
  if (!reporter->styled) reporter->style = ml_terminal_style(reporter->out);
  reporter->styled = true;
  return &reporter->style;
}

static void explain(ml_reporter *reporter, const ml_diag *diag) {
  if (reporter->explain == ML_EXPLAIN_OFF || diag->id == ML_DIAG_NONE || !is_new(reporter, diag))
    return;
  const ml_style *style = ml_reporter_style(reporter);
  ml_buffer text;
  ml_buffer_init(&text);
  bool known = reporter->explain == ML_EXPLAIN_FULL ? ml_explain_full(&text, diag, style)
                                                    : ml_explain_short(&text, diag, style);
  if (known && text.length > 0) {
    fputc('\n', reporter->out);
    fwrite(text.data, 1, text.length, reporter->out);
    reporter->apart = true;
  }
  ml_buffer_free(&text);
}

void ml_reporter_text(ml_reporter *reporter, const char *text, size_t length, const ml_diag *diag) {
  fflush(stdout);
  if (reporter->apart && length > 0) fputc('\n', reporter->out);
  if (length > 0) reporter->apart = false;
  fwrite(text, 1, length, reporter->out);
  if (diag != NULL) explain(reporter, diag);
  fflush(reporter->out);
}

/* The report of a diagnostic that brings none of its own. */
static void add_short_report(ml_buffer *out, const ml_diag *diag) {
  if (diag->file != NULL) ml_buffer_addf(out, "%s:", diag->file);
  if (diag->file != NULL && diag->span.line > 0) ml_buffer_addf(out, "%d:", diag->span.line);
  const char *message = diag->message != NULL ? diag->message : ml_diag_name(diag->id);
  ml_buffer_addf(out, "%s%s\n", out->length > 0 ? " " : "", message != NULL ? message : "");
}

void ml_reporter_sink(void *context, const ml_diag *diag) {
  ml_reporter *reporter = context;
  reporter->said++;
  if (diag->report != NULL) {
    ml_reporter_text(reporter, diag->report, strlen(diag->report), diag);
    return;
  }
  ml_buffer text;
  ml_buffer_init(&text);
  add_short_report(&text, diag);
  if (text.data != NULL) ml_reporter_text(reporter, text.data, text.length, diag);
  ml_buffer_free(&text);
}

void ml_reporter_finish(ml_reporter *reporter) {
  for (size_t i = 0; i < reporter->count; i++) {
    const struct ml_told *told = &reporter->told[i];
    if (told->again == 0) continue;
    if (reporter->apart) fputc('\n', reporter->out);
    reporter->apart = false;
    fprintf(reporter->out, "%s happened %lu more time%s", ml_diag_name(told->id), told->again,
            told->again == 1 ? "" : "s");
    if (told->file != NULL) fprintf(reporter->out, " at %s:%d", told->file, told->line);
    fputc('\n', reporter->out);
  }
  fflush(reporter->out);
}
