/* What the tests of lang share: translating a text, and looking at what came out. */
#ifndef ML_TESTS_LANG_SUPPORT_H
#define ML_TESTS_LANG_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs those first */
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/lang.h"

/* What goes before and after an emitted text. */
#define HEADER_OF(p)                                                                       \
  "local " p "_await," p "_go," p "_open," p "_method," p "_async," p "_drop," p "_try," p \
  "_is," p "_raise," p "_yield," p "_with," p "_iter," p "_all," p "_pack," p "_unpack," p \
  "_trystar," p "_spawn=...;return function(...) "
#define FOOTER "\nend"

static inline ml_lang_status translate_with(const char *text, ml_translate_options options,
                                            ml_translation *out) {
  if (options.file == NULL) options.file = "demo.lua";
  return ml_translate(text, strlen(text), &options, out);
}

static inline ml_lang_status translate(const char *text, ml_translation *out) {
  return translate_with(text, (ml_translate_options){.file = "demo.lua"}, out);
}

/* `source` must become `expected` (without header and footer); NULL: stays as it is. */
static inline void expect_emitted_with(const char *source, ml_translate_options options,
                                       const char *expected) {
  ml_translation out;
  ml_lang_status status = translate_with(source, options, &out);
  if (status != ML_LANG_OK)
    fail_msg("%s\n  %s", source, out.diag_count > 0 ? out.diags[0].message : "no diagnostic");
  if (expected == NULL) {
    assert_false(out.changed);
    assert_null(out.text);
  } else {
    assert_true(out.changed);
    size_t start = strlen(HEADER_OF("__ml")), end = strlen(FOOTER);
    assert_true(out.length >= start + end);
    assert_int_equal(strlen(out.text), out.length);
    assert_memory_equal(out.text, HEADER_OF("__ml"), start);
    assert_string_equal(out.text + out.length - end, FOOTER);
    out.text[out.length - end] = '\0';
    assert_string_equal(out.text + start, expected);
  }
  ml_translation_free(&out);
}

static inline void expect_emitted(const char *source, const char *expected) {
  expect_emitted_with(source, (ml_translate_options){.file = NULL}, expected);
}

/* The same inside `async function f() … end`, where await and yield are at home. */
static inline void expect_inside(const char *source, const char *expected) {
  char text[2000], emitted[2000];
  snprintf(text, sizeof text, "async function f() %s end", source);
  snprintf(emitted, sizeof emitted, "f=__ml_async(function() %s end,\"f\",\"f\")", expected);
  expect_emitted(text, emitted);
}

/* In a generator, which is told so. */
static inline void expect_in_generator(const char *source, const char *expected) {
  char text[2000], emitted[2000];
  snprintf(text, sizeof text, "async function f() %s end", source);
  snprintf(emitted, sizeof emitted, "f=__ml_async(function() %s end,\"f\",\"f\",true)", expected);
  expect_emitted(text, emitted);
}

#endif
