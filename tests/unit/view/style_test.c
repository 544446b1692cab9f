/* Which style an output gets. */
#include "view/style.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs those first */
#include <cmocka.h>
#include <string.h>

/* An environment for one test: pairs of name and value, ended by NULL. */
static const char *const *variables;

static char *lookup(const char *name) {
  static char values[4][32];
  for (size_t i = 0; variables[2 * i] != NULL; i++) {
    if (strcmp(variables[2 * i], name) != 0) continue;
    strncpy(values[i], variables[2 * i + 1], sizeof values[i] - 1);
    return values[i];
  }
  return NULL;
}

static ml_style choose(bool terminal, const char *const *pairs) {
  variables = pairs;
  return ml_style_choose(terminal, lookup);
}

static void colour_only_on_a_terminal(void **state) {
  (void)state;
  static const char *const normal[] = {"TERM", "xterm", "NO_COLOR", "", NULL};
  assert_true(choose(true, normal).colour);
  assert_false(choose(false, normal).colour);
}

static void no_colour_where_it_is_not_wanted(void **state) {
  (void)state;
  static const char *const unwanted[] = {"TERM", "xterm", "NO_COLOR", "1", NULL};
  static const char *const dumb[] = {"TERM", "dumb", NULL};
  static const char *const unknown[] = {NULL};
  assert_false(choose(true, unwanted).colour);
  assert_false(choose(true, dumb).colour);
  assert_false(choose(true, unknown).colour);
}

static void the_first_locale_variable_decides(void **state) {
  (void)state;
  static const char *const lang[] = {"LANG", "de_DE.utf8", NULL};
  static const char *const all[] = {"LC_ALL", "C", "LANG", "en_US.UTF-8", NULL};
  static const char *const empty[] = {"LC_ALL", "", "LC_CTYPE", "C.UTF-8", "LANG", "C", NULL};
  assert_true(choose(false, lang).utf8);
  assert_false(choose(false, all).utf8);
  assert_true(choose(false, empty).utf8);
}

static void without_colour_a_tone_adds_nothing(void **state) {
  (void)state;
  ml_style plain = ml_style_plain();
  ml_buffer out = {0};
  ml_tone_add(&out, &plain, ML_TONE_MARK, "^^^");
  assert_string_equal(out.data, "^^^");
  plain.colour = true;
  ml_tone_add(&out, &plain, ML_TONE_MARK, "x");
  assert_string_equal(out.data, "^^^\x1b[31mx\x1b[0m");
  ml_buffer_free(&out);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(colour_only_on_a_terminal),
      cmocka_unit_test(no_colour_where_it_is_not_wanted),
      cmocka_unit_test(the_first_locale_variable_decides),
      cmocka_unit_test(without_colour_a_tone_adds_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
