/* What the tests of the checker share: a text, and what must be found in it. */
#ifndef ML_TESTS_LANG_CHECK_SUPPORT_H
#define ML_TESTS_LANG_CHECK_SUPPORT_H

#include "lang/check.h"
#include "support.h"

/* "LINE:COLUMN NAME" of each finding, a line each. */
static inline void list_findings(const ml_check_result *result, char *out, size_t size) {
  size_t length = 0;
  *out = '\0';
  for (size_t i = 0; i < result->count && length < size; i++) {
    const ml_diag *diag = &result->diags[i];
    length += (size_t)snprintf(out + length, size - length, "%d:%d %s\n", diag->span.line,
                               diag->span.column, ml_diag_name(diag->id));
  }
}

static inline void expect_found(const char *text, const char *expected) {
  char found[2000];
  ml_check_result result;
  ml_lang_status status = ml_check(text, strlen(text), "demo.lua", &result);
  list_findings(&result, found, sizeof found);
  if (strcmp(found, expected) != 0) fail_msg("%s\nfound:\n%s", text, found);
  assert_int_equal(status, *expected == '\0' ? ML_LANG_OK : ML_LANG_ERROR);
  ml_check_free(&result);
}

static inline void expect_silence(const char *text) {
  expect_found(text, "");
}

/* The same in the second line, behind `async function f() … end` in the first. */
static inline void expect_found_after_f(const char *text, const char *expected) {
  char whole[2200];
  snprintf(whole, sizeof whole, "async function f() return 1 end\n%s", text);
  expect_found(whole, expected);
}

/* The same inside an async function. */
static inline void expect_found_inside(const char *text, const char *expected) {
  char whole[1500];
  snprintf(whole, sizeof whole, "async function main()\n%s\nend", text);
  expect_found_after_f(whole, expected);
}

#endif
