/* Explanations: the look, word for word, and what holds for each of them whatever the facts. */
#include "teach/explain.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs those first */
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "teach/catalogue.h"
#include "view/text.h"

static const ml_style ascii = {false, false, 78};
static const ml_style utf8 = {false, true, 78};

static const ml_diag_id all[] = {
#define X(id, number, name, report) ML_DIAG_##id,
#include "base/diagnostics.def"
#undef X
};

static const size_t all_count = sizeof all / sizeof all[0];

/* A value for each fact that a page may ask for. */
static const char *const samples[][2] = {
    {"name", "fetch"},
    {"call", "fetch(1)"},
    {"function", "show"},
    {"function_line", "1"},
    {"rewritten", "local async function show(n)"},
    {"outer", "main"},
    {"expression", "await fetch(1)"},
    {"awaited", "fetch(1)"},
    {"first_line", "1"},
    {"first_how", "awaited"},
    {"second_line", "3"},
    {"second_how", "given to create_task"},
    {"task", "Task-2"},
    {"variable", "task"},
    {"waiting", "line 5: await asyncio.sleep(1)"},
    {"exception", "ValueError('x')"},
    {"exception_class", "ValueError"},
    {"class", "ValueError"},
    {"state", "finished"},
    {"exceptions", "ValueError('x') in work() line 4\nKeyError(1)"},
    {"call_line", "7"},
    {"cancelled_line", "8"},
    {"waits",
     "Task-1 main() line 12: await task   waits for Task-2\n"
     "Task-2 worker() line 7: await fut   waits for <Future pending>\n"
     "Task-3\nTask-4\nTask-5\nTask-6"},
    {"count", "6"},
    {"value", "<function fetch>"},
    {"type", "number"},
    {"seconds", "0.250"},
    {"python", "!="},
    {"lua", "~="},
    {"hint", "write ~= for \"not equal\""},
    {"reason", "unexpected symbol near '!'"},
    {"method", "result"},
    {"object", "task"},
    {"absent", "asyncio.to_thread"},
    {"why", "runs a function in a thread, and waits for it"},
    {"instead", "A task that awaits does not hold up the others."},
    {"keyword", "return_exception"},
    {"meant", "return_exceptions"},
    {"known", "return_exceptions"},
    {"other", "Task-3"},
    {"read", "line 2: local old = counter"},
    {"waited", "line 3: await asyncio.sleep(1)"},
    {"written", "line 4: counter = old + 1"},
    {"bound", "2"},
    {"asked", "line 9: task:cancel()"},
    {"now", "line 5: await asyncio.sleep(1)"},
};

enum { SAMPLES = sizeof samples / sizeof samples[0] };

typedef enum facts { NO_FACTS, SAMPLE_FACTS, LONG_FACTS } facts;

static const char source[] = "async function main()\n  local c = fetch(1)\n  await c\nend\n";

/* A diagnostic with sample facts, and `marks` marks on different lines. */
static ml_diag make(ml_diag_id id, facts which, int marks) {
  ml_diag diag;
  ml_diag_init(&diag, id);
  ml_diag_set(&diag.file, "demo.lua");
  ml_diag_set(&diag.message, "RuntimeError: message");
  for (size_t i = 0; i < SAMPLES && which != NO_FACTS; i++) {
    const char *value = samples[i][1];
    if (which == SAMPLE_FACTS) ml_diag_fact(&diag, samples[i][0], "%s", value);
    if (which == LONG_FACTS)
      ml_diag_fact(&diag, samples[i][0], "%s and %0120d %s", value, 0, value);
  }
  if (marks == 0) return diag;
  ml_diag_set(&diag.source, source);
  diag.span = (ml_span){3, 3, 3, 10};
  ml_diag_mark(&diag, diag.span, "here");
  if (marks > 1) ml_diag_mark(&diag, (ml_span){1, 1, 1, 22}, "and here");
  return diag;
}

/* The biggest number of columns of any line; the full stop of a paragraph may hang over the edge.
 */
static int widest(const char *text) {
  int width = 0;
  while (*text != '\0') {
    size_t length = strcspn(text, "\n");
    int line = ml_text_width(text, length);
    if (length > 0 && text[length - 1] == '.') line--;
    if (line > width) width = line;
    text += length + (text[length] == '\n');
  }
  return width;
}

static int lines_of(const char *text) {
  int lines = 0;
  for (; *text != '\0'; text++) lines += *text == '\n';
  return lines;
}

/* Whether a hole was left: a brace, a name, and a brace or a bar. */
static bool has_hole(const char *text) {
  for (; (text = strchr(text, '{')) != NULL; text++) {
    size_t key = strspn(text + 1, "abcdefghijklmnopqrstuvwxyz_");
    if (key > 0 && (text[key + 1] == '}' || text[key + 1] == '|')) return true;
  }
  return false;
}

static void the_look_of_never_awaited(void **state) {
  (void)state;
  ml_diag diag;
  ml_diag_init(&diag, ML_DIAG_NEVER_AWAITED);
  ml_diag_set(&diag.source, "async function custom_coro()\n  print(1)\nend\ncustom_coro()\n");
  diag.span = (ml_span){4, 1, 4, 14};
  ml_diag_fact(&diag, "name", "custom_coro");
  ml_diag_fact(&diag, "call", "custom_coro()");
  ml_diag_mark(&diag, diag.span, "made here, dropped here");
  ml_buffer out = {0};
  assert_true(ml_explain_short(&out, &diag, &ascii));
  assert_string_equal(
      out.data,
      "  never-awaited: custom_coro() made a coroutine object, and nothing ran it.\n"
      "     |\n"
      "   4 | custom_coro()\n"
      "     | ^^^^^^^^^^^^^ made here, dropped here\n"
      "     |\n"
      "   why   Calling an async function runs none of its body. It makes a coroutine\n"
      "         object, which runs only when it is awaited or given to the event loop.\n"
      "   fix   asyncio.run(custom_coro())      here, outside any async function\n"
      "         await custom_coro()             inside one\n"
      "   more  moonloop explain never-awaited\n");
  ml_buffer_free(&out);
  ml_diag_free(&diag);
}

static void without_colour_and_with_it_the_words_are_the_same(void **state) {
  (void)state;
  const ml_style coloured = {true, false, 78};
  ml_diag diag = make(ML_DIAG_NEVER_AWAITED, SAMPLE_FACTS, 1);
  ml_buffer plain = {0}, colour = {0}, stripped = {0};
  ml_explain_full(&plain, &diag, &ascii);
  ml_explain_full(&colour, &diag, &coloured);
  for (const char *c = colour.data; *c != '\0'; c++) {
    if (*c == '\x1b')
      c += strcspn(c, "m");
    else
      ml_buffer_add(&stripped, c, 1);
  }
  assert_string_equal(stripped.data, plain.data);
  ml_buffer_free(&plain);
  ml_buffer_free(&colour);
  ml_buffer_free(&stripped);
  ml_diag_free(&diag);
}

/* What holds for each short explanation. */
static void check_short(ml_diag_id id, const char *variant, facts which, int marks,
                        const ml_style *style) {
  const char *name = ml_diag_name(id);
  char begin[64], end[96];
  snprintf(begin, sizeof begin, "  %s: ", name);
  snprintf(end, sizeof end, "   more  moonloop explain %s\n", name);
  ml_diag diag = make(id, which, marks);
  ml_diag_set(&diag.variant, variant);
  ml_buffer out = {0};
  assert_true(ml_explain_short(&out, &diag, style));
  bool good = strncmp(out.data, begin, strlen(begin)) == 0 && out.data[strlen(begin)] != '\n' &&
              strlen(out.data) > strlen(end) &&
              strcmp(out.data + strlen(out.data) - strlen(end), end) == 0 && !has_hole(out.data) &&
              lines_of(out.data) <= ML_EXPLAIN_LINES && widest(out.data) <= style->width &&
              strstr(out.data, " \n") == NULL;
  if (which == SAMPLE_FACTS)
    good = good && strstr(out.data, "   why   ") && strstr(out.data, "   fix   ");
  if (!good) fail_msg("%s %s, facts %d, marks %d:\n%s", name, variant, which, marks, out.data);
  ml_buffer_free(&out);
  ml_diag_free(&diag);
}

/* In a narrow window nothing is said less, only on more lines. */
static void a_narrow_window_takes_nothing_away(void **state) {
  (void)state;
  static const ml_style narrow = {false, false, 40};
  for (size_t i = 0; i < all_count; i++) {
    ml_diag diag = make(all[i], SAMPLE_FACTS, 2);
    ml_buffer wide = {0}, thin = {0};
    assert_true(ml_explain_short(&wide, &diag, &ascii) && ml_explain_short(&thin, &diag, &narrow));
    char *rest = NULL;
    for (char *word = strtok_r(wide.data, " \n", &rest); word != NULL;
         word = strtok_r(NULL, " \n", &rest))
      if (strlen(word) < 30 && strstr(word, "...") == NULL && strstr(thin.data, word) == NULL)
        fail_msg("'%s' is missing at 40 columns:\n%s", word, thin.data);
    ml_buffer_free(&wide);
    ml_buffer_free(&thin);
    ml_diag_free(&diag);
  }
}

static void check_variant(ml_diag_id id, const char *variant) {
  for (int which = NO_FACTS; which <= LONG_FACTS; which++) {
    for (int marks = 0; marks <= 2; marks++) {
      check_short(id, variant, (facts)which, marks, &ascii);
      check_short(id, variant, (facts)which, marks, &utf8);
    }
  }
}

static void every_variant_keeps_the_rules(void **state) {
  (void)state;
  for (size_t i = 0; i < all_count; i++) {
    ml_page page;
    assert_true(ml_catalogue_page(all[i], &page));
    check_variant(all[i], NULL);
    for (size_t s = 0; s < page.section_count; s++) {
      const ml_section *section = &page.sections[s];
      if (section->kind != ML_SECTION_SHORT) continue;
      char title[96];
      snprintf(title, sizeof title, "%.*s", (int)section->title.length, section->title.text);
      for (char *word = strtok(title, " "); word != NULL; word = strtok(NULL, " "))
        check_variant(all[i], word);
    }
  }
}

/* A page says in its head which facts it uses. */
static void every_fact_is_written_down(void **state) {
  (void)state;
  for (size_t i = 0; i < all_count; i++) {
    ml_page page;
    assert_true(ml_catalogue_page(all[i], &page));
    char head[4096];
    size_t length = (size_t)(page.sections[0].body.text - page.name.text);
    snprintf(head, sizeof head, "%.*s", (int)length, page.name.text);
    for (size_t s = 0; s < page.section_count; s++) {
      ml_slice body = page.sections[s].body;
      if (page.sections[s].kind != ML_SECTION_SHORT) continue;
      for (size_t at = 0; at < body.length; at++) {
        size_t key = strspn(body.text + at + 1, "abcdefghijklmnopqrstuvwxyz_");
        char after = body.text[at + 1 + key];
        if (body.text[at] != '{' || key == 0 || (after != '}' && after != '|')) continue;
        char name[64];
        snprintf(name, sizeof name, "%.*s", (int)key, body.text + at + 1);
        bool common = strstr(" line file code message reason ", name) != NULL;
        if (!common && strstr(head, name) == NULL)
          fail_msg("%s: {%s} is not in its head", ml_diag_name(all[i]), name);
      }
    }
  }
}

static void every_page_fits(void **state) {
  (void)state;
  for (size_t i = 0; i < all_count; i++) {
    ml_buffer out = {0};
    assert_true(ml_explain_page(&out, ml_diag_name(all[i]), &ascii));
    if (widest(out.data) > ascii.width) fail_msg("too wide:\n%s", out.data);
    for (const char *c = out.data; *c != '\0'; c++) assert_true((unsigned char)*c < 0x80);
    if (strstr(out.data, "\n\n\n") != NULL) fail_msg("two empty lines:\n%s", out.data);
    ml_buffer_free(&out);
  }
}

static void an_or_stands_in_for_the_fix_before_it(void **state) {
  (void)state;
  ml_diag diag;
  ml_diag_init(&diag, ML_DIAG_DOT_CALL);
  ml_diag_fact(&diag, "method", "result");
  ml_buffer without = {0}, with = {0};
  ml_explain_short(&without, &diag, &ascii);
  assert_non_null(strstr(without.data, "   fix   object:result()"));
  ml_diag_fact(&diag, "lua", "task:result()");
  ml_explain_short(&with, &diag, &ascii);
  assert_non_null(strstr(with.data, "   fix   task:result()"));
  assert_null(strstr(with.data, "object:result()"));
  ml_buffer_free(&without);
  ml_buffer_free(&with);
  ml_diag_free(&diag);
}

static void a_page_is_found_by_name_and_by_number(void **state) {
  (void)state;
  ml_buffer by_name = {0}, by_number = {0};
  assert_true(ml_explain_page(&by_name, "never-awaited", &ascii));
  assert_true(ml_explain_page(&by_number, "1", &ascii));
  assert_string_equal(by_name.data, by_number.data);
  assert_false(ml_explain_page(&by_name, "nonsense", &ascii));
  assert_false(ml_explain_page(&by_name, "0", &ascii));
  ml_buffer_free(&by_name);
  ml_buffer_free(&by_number);
}

static void the_full_one_holds_the_short_one_and_the_page(void **state) {
  (void)state;
  ml_diag diag = make(ML_DIAG_RESULT_NOT_SET, SAMPLE_FACTS, 1);
  ml_buffer full = {0}, page = {0};
  assert_true(ml_explain_full(&full, &diag, &ascii));
  assert_true(ml_explain_page(&page, "result-not-set", &ascii));
  assert_int_equal(strncmp(full.data, "  result-not-set: ", 18), 0);
  assert_string_equal(full.data + full.length - page.length, page.data);
  assert_null(strstr(full.data, "   more  "));
  ml_buffer_free(&full);
  ml_buffer_free(&page);
  ml_diag_free(&diag);
}

static void the_list_has_each_report_whole(void **state) {
  (void)state;
  ml_buffer out = {0};
  ml_explain_list(&out, &ascii);
  assert_true(lines_of(out.data) >= (int)all_count);
  assert_true(widest(out.data) <= ascii.width);
  assert_non_null(strstr(out.data,
                         "overwrote what task 'NAME' had\n"
                         "                                 written to 'PLACE'\n"));
  assert_non_null(strstr(out.data, "  1  never-awaited               coroutine 'NAME' was never"));
  ml_buffer_free(&out);
}

static void nothing_is_explained_when_nothing_happened(void **state) {
  (void)state;
  ml_diag diag;
  ml_diag_init(&diag, ML_DIAG_NONE);
  ml_buffer out = {0};
  assert_false(ml_explain_short(&out, &diag, &ascii));
  assert_false(ml_explain_full(&out, &diag, &ascii));
  assert_int_equal(out.length, 0);
  ml_buffer_free(&out);
}

static void running_out_of_memory_is_told(void **state) {
  (void)state;
  ml_diag diag = make(ML_DIAG_RESULT_NOT_SET, SAMPLE_FACTS, 2);
  ml_buffer whole = {0};
  ml_explain_full(&whole, &diag, &ascii);
  for (unsigned long n = 1;; n++) {
    ml_buffer out = {0};
    ml_alloc_fail_nth(n, 0);
    ml_explain_full(&out, &diag, &ascii);
    int injected = ml_alloc_failed();
    ml_alloc_fail_nth(0, 0);
    if (!injected) assert_string_equal(out.data, whole.data);
    if (injected && !out.failed) assert_string_equal(out.data, whole.data);
    ml_buffer_free(&out);
    if (!injected) break;
  }
  ml_buffer_free(&whole);
  ml_diag_free(&diag);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_look_of_never_awaited),
      cmocka_unit_test(without_colour_and_with_it_the_words_are_the_same),
      cmocka_unit_test(every_variant_keeps_the_rules),
      cmocka_unit_test(a_narrow_window_takes_nothing_away),
      cmocka_unit_test(every_fact_is_written_down),
      cmocka_unit_test(every_page_fits),
      cmocka_unit_test(an_or_stands_in_for_the_fix_before_it),
      cmocka_unit_test(a_page_is_found_by_name_and_by_number),
      cmocka_unit_test(the_full_one_holds_the_short_one_and_the_page),
      cmocka_unit_test(the_list_has_each_report_whole),
      cmocka_unit_test(nothing_is_explained_when_nothing_happened),
      cmocka_unit_test(running_out_of_memory_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
