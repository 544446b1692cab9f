/* The catalogue: the page format, and that every diagnostic has a page that is whole. */
#include "teach/catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs those first */
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/embed.h"

static const ml_diag_id all[] = {
#define X(id, number, name, report) ML_DIAG_##id,
#include "base/diagnostics.def"
#undef X
};

static const size_t all_count = sizeof all / sizeof all[0];

static int parse(ml_page *page, const char *text) {
  return ml_page_parse(page, text, strlen(text));
}

static void a_page_is_cut_into_sections(void **state) {
  (void)state;
  ml_page page;
  const char *text =
      "# some-name\n# Facts: none.\nnumber: 7\nreport: Oops: x\nlesson: 07-oops\n\n"
      "[short]\nheadline: a\n\n[short other]\nheadline: b\n[see] A title\n    f()\n";
  assert_int_equal(parse(&page, text), 0);
  assert_true(ml_slice_is(page.name, "some-name"));
  assert_true(ml_slice_is(page.report, "Oops: x"));
  assert_true(ml_slice_is(page.lesson, "07-oops"));
  assert_int_equal(page.number, 7);
  assert_int_equal(page.section_count, 3);
  assert_true(ml_slice_is(page.sections[0].body, "headline: a\n"));
  assert_true(ml_slice_is(page.sections[1].title, "other"));
  assert_int_equal(page.sections[2].kind, ML_SECTION_SEE);
  assert_true(ml_slice_is(page.sections[2].title, "A title"));
  assert_true(ml_slice_is(page.sections[2].body, "    f()"));
}

static void a_variant_has_its_own_section_or_the_first(void **state) {
  (void)state;
  ml_page page;
  parse(&page, "# n\nnumber: 1\n[short other more]\nheadline: b\n[short]\nheadline: a\n");
  assert_true(ml_slice_is(ml_page_short(&page, "other")->body, "headline: b"));
  assert_true(ml_slice_is(ml_page_short(&page, "more")->body, "headline: b"));
  assert_true(ml_slice_is(ml_page_short(&page, "mor")->body, "headline: a"));
  assert_true(ml_slice_is(ml_page_short(&page, "unheard")->body, "headline: a"));
  assert_true(ml_slice_is(ml_page_short(&page, NULL)->body, "headline: a"));
}

static void a_wrong_line_is_named(void **state) {
  (void)state;
  ml_page page;
  assert_int_equal(parse(&page, ""), 1);
  assert_int_equal(parse(&page, "never-awaited\n"), 1);
  assert_int_equal(parse(&page, "# n\nnumber: 1\nnonsense\n[short]\n"), 3);
  assert_int_equal(parse(&page, "# n\nnumber: 1\n[shorter]\n"), 3);
  assert_int_equal(parse(&page, "# n\nnumber: x\n[short]\n"), 2);
  assert_int_equal(parse(&page, "# n\nnumber: 1\n[short\n"), 3);
}

static void too_many_sections_are_refused(void **state) {
  (void)state;
  ml_page page;
  char text[1024] = "# n\nnumber: 1\n";
  for (int i = 0; i < ML_PAGE_SECTIONS + 1; i++) strcat(text, "[see]\n");
  assert_int_equal(parse(&page, text), ML_PAGE_SECTIONS + 3);
}

static bool has_section(const ml_page *page, ml_section_kind kind) {
  for (size_t i = 0; i < page->section_count; i++)
    if (page->sections[i].kind == kind) return true;
  return false;
}

static void every_diagnostic_has_a_whole_page(void **state) {
  (void)state;
  for (size_t i = 0; i < all_count; i++) {
    ml_page page;
    const char *name = ml_diag_name(all[i]);
    if (!ml_catalogue_page(all[i], &page)) fail_msg("no page for %s", name);
    assert_true(ml_slice_is(page.name, name));
    assert_int_equal(page.number, all[i]);
    assert_true(page.report.length > 0);
    assert_non_null(ml_page_short(&page, NULL));
    for (int kind = ML_SECTION_SHORT; kind <= ML_SECTION_NEXT; kind++) {
      if (kind == ML_SECTION_TRY || has_section(&page, (ml_section_kind)kind)) continue;
      fail_msg("%s has no section %d", name, kind);
    }
  }
}

static void every_page_belongs_to_a_diagnostic(void **state) {
  (void)state;
  size_t count;
  const ml_embedded *files = ml_embedded_list(&count);
  for (size_t i = 0; i < count; i++) {
    static const char folder[] = "teach/pages/";
    if (strncmp(files[i].path, folder, strlen(folder)) != 0) continue;
    ml_page page;
    int wrong = ml_page_parse(&page, files[i].text, files[i].length);
    if (wrong != 0) fail_msg("%s:%d is wrong", files[i].path, wrong);
    char name[64];
    snprintf(name, sizeof name, "%.*s", (int)page.name.length, page.name.text);
    if (ml_diag_find(name) == ML_DIAG_NONE) fail_msg("%s: no diagnostic %s", files[i].path, name);
  }
}

static void there_is_no_page_of_no_diagnostic(void **state) {
  (void)state;
  ml_page page;
  assert_false(ml_catalogue_page(ML_DIAG_NONE, &page));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_page_is_cut_into_sections),
      cmocka_unit_test(a_variant_has_its_own_section_or_the_first),
      cmocka_unit_test(a_wrong_line_is_named),
      cmocka_unit_test(too_many_sections_are_refused),
      cmocka_unit_test(every_diagnostic_has_a_whole_page),
      cmocka_unit_test(every_page_belongs_to_a_diagnostic),
      cmocka_unit_test(there_is_no_page_of_no_diagnostic),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
