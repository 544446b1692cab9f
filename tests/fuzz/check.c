/* The checker on any bytes: nothing crashes or leaks, also when memory runs out, and what is
 * found is in order and inside the text.
 *
 * Built by clang with -fsanitize=fuzzer. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "lang/check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void broken(const char *what, const ml_diag *diag) {
  fprintf(stderr, "%s: %d:%d %s\n", what, diag->span.line, diag->span.column,
          ml_diag_name(diag->id));
  abort();
}

static int count_lines(const uint8_t *data, size_t size) {
  int count = 1;
  for (size_t i = 0; i < size; i++) count += data[i] == '\n' || data[i] == '\r';
  return count;
}

static void check_findings(const uint8_t *data, size_t size, const ml_check_result *result) {
  int lines = count_lines(data, size);
  for (size_t i = 0; i < result->count; i++) {
    const ml_diag *diag = &result->diags[i];
    if (diag->message == NULL) broken("no message", diag);
    if (diag->span.line < 1 || diag->span.line > lines) broken("outside the text", diag);
    if (i > 0 && diag[-1].span.line > diag->span.line) broken("out of order", diag);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  ml_check_result result;
  if (ml_check((const char *)data, size, "t", &result) != ML_LANG_NO_MEMORY)
    check_findings(data, size, &result);
  ml_check_free(&result);
  if (size == 0) return 0;
  ml_alloc_fail_nth(1 + data[size - 1] + data[size / 2], 1);
  ml_check((const char *)data, size, "t", &result);
  ml_alloc_fail_nth(0, 0);
  ml_check_free(&result);
  return 0;
}
