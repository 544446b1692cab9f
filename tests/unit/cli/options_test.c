/* The command line as data: what is an option, what is the script, and what takes effect. */
#include "cli/options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { WORDS = 12 };

/* Parses the words of `line`, which are split at blanks. */
static bool parse(const char *line, ml_cli_options *options, int *status) {
  static char text[256];
  static char *argv[WORDS + 1];
  int argc = 0;
  strcpy(text, line);
  for (char *word = strtok(text, " "); word != NULL && argc < WORDS; word = strtok(NULL, " "))
    argv[argc++] = word;
  argv[argc] = NULL;
  return ml_cli_options_parse(argc, argv, options, status);
}

static ml_cli_options parsed(const char *line) {
  ml_cli_options options;
  int status;
  assert_true(parse(line, &options, &status));
  return options;
}

static void assert_usage_error(const char *line) {
  ml_cli_options options;
  int status = -1;
  assert_false(parse(line, &options, &status));
  assert_int_equal(status, ML_EXIT_USAGE);
}

static void test_defaults(void **state) {
  (void)state;
  ml_cli_options options = parsed("moonloop");
  assert_int_equal(options.first, 1);
  assert_int_equal(options.argc, 1);
  assert_int_equal(options.clock, ML_CLOCK_REAL);
  assert_int_equal(options.explain, ML_EXPLAIN_SHORT);
  assert_int_equal(options.warnings, ML_WARNINGS_DEFAULT);
  assert_false(options.debug || options.interactive || options.execute || options.forced_script);
  assert_int_equal(options.tracemalloc, 0);
}

static void test_script_ends_the_options(void **state) {
  (void)state;
  ml_cli_options options = parsed("moonloop --clock=virtual a.lua --clock=real -i");
  assert_int_equal(options.first, 2);
  assert_int_equal(options.clock, ML_CLOCK_VIRTUAL);
  assert_false(options.interactive);
}

static void test_two_dashes_force_a_script(void **state) {
  (void)state;
  ml_cli_options options = parsed("moonloop -i -- explain");
  assert_int_equal(options.first, 3);
  assert_true(options.forced_script);
  assert_true(options.interactive && options.show_version);
  assert_false(parsed("moonloop explain").forced_script);
}

static void test_one_dash_is_a_script(void **state) {
  (void)state;
  assert_int_equal(parsed("moonloop - -x").first, 1);
}

static void test_values_attached_and_apart(void **state) {
  (void)state;
  assert_int_equal(parsed("moonloop -e x -lm -l g=m a.lua").first, 6);
  assert_true(parsed("moonloop -ex").execute);
  assert_true(parsed("moonloop -Xdev").debug);
  assert_int_equal(parsed("moonloop -X tracemalloc").tracemalloc, 1);
  assert_int_equal(parsed("moonloop -X tracemalloc=25").tracemalloc, 25);
  assert_int_equal(parsed("moonloop --explain=off").explain, ML_EXPLAIN_OFF);
  assert_int_equal(parsed("moonloop --explain=full").explain, ML_EXPLAIN_FULL);
  assert_int_equal(parsed("moonloop --warnings=always").warnings, ML_WARNINGS_ALWAYS);
  assert_int_equal(parsed("moonloop --warnings=error").warnings, ML_WARNINGS_ERROR);
  assert_int_equal(parsed("moonloop --warnings=ignore").warnings, ML_WARNINGS_IGNORE);
}

static void test_wrong_lines(void **state) {
  (void)state;
  static const char *const lines[] = {
      "moonloop -h",
      "moonloop ---",
      "moonloop -Ex",
      "moonloop -vv",
      "moonloop -iv",
      "moonloop -e",
      "moonloop -e -i",
      "moonloop -l",
      "moonloop -X",
      "moonloop -X speed",
      "moonloop --clock",
      "moonloop --clock=fast",
      "moonloop --help=much",
      "moonloop --explian",
      "moonloop --clock=",
      "moonloop -X tracemalloc=0",
      "moonloop -X devel",
      "moonloop --warnings",
      NULL,
  };
  for (int i = 0; lines[i] != NULL; i++) assert_usage_error(lines[i]);
}

static void test_environment(void **state) {
  (void)state;
  setenv("MOONLOOP_ASYNCIODEBUG", "1", 1);
  setenv("MOONLOOP_TRACEMALLOC", "7", 1);
  assert_true(parsed("moonloop").debug);
  assert_int_equal(parsed("moonloop").tracemalloc, 7);
  assert_int_equal(parsed("moonloop -X tracemalloc=3").tracemalloc, 3);
  assert_false(parsed("moonloop -E").debug);
  assert_int_equal(parsed("moonloop -E").tracemalloc, 0);
  setenv("MOONLOOP_TRACEMALLOC", "many", 1);
  assert_usage_error("moonloop");
  unsetenv("MOONLOOP_ASYNCIODEBUG");
  unsetenv("MOONLOOP_TRACEMALLOC");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_defaults),
      cmocka_unit_test(test_script_ends_the_options),
      cmocka_unit_test(test_two_dashes_force_a_script),
      cmocka_unit_test(test_one_dash_is_a_script),
      cmocka_unit_test(test_values_attached_and_apart),
      cmocka_unit_test(test_wrong_lines),
      cmocka_unit_test(test_environment),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
