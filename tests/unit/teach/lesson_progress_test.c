/* What a learner has done: kept in files, shared between sessions, and not lost where nothing can
 * be written. */
#include "teach/progress.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs those first */
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char home[128];

static char *in_home(const char *name) {
  return strcmp(name, "HOME") == 0 ? home : NULL;
}

static char *nowhere(const char *name) {
  static char path[] = "/proc/nowhere";
  return strcmp(name, "XDG_STATE_HOME") == 0 ? path : NULL;
}

static char *nothing(const char *name) {
  (void)name;
  return NULL;
}

static int make_home(void **state) {
  (void)state;
  snprintf(home, sizeof home, "/tmp/moonloop-progress-XXXXXX");
  return mkdtemp(home) == NULL;
}

static int remove_home(void **state) {
  (void)state;
  char command[160];
  snprintf(command, sizeof command, "rm -r %s", home);
  return system(command);
}

static void marks_are_there_in_the_next_session(void **state) {
  (void)state;
  ml_progress progress;
  ml_progress_open(&progress, in_home);
  assert_int_equal(ml_progress_next(&progress, "a", 3), 0);
  assert_true(ml_progress_set(&progress, "a", 0, ML_MARK_DONE));
  assert_true(ml_progress_set(&progress, "a", 2, ML_MARK_SKIPPED));
  ml_progress_close(&progress);
  ml_progress_open(&progress, in_home);
  assert_int_equal(ml_progress_mark(&progress, "a", 0), ML_MARK_DONE);
  assert_int_equal(ml_progress_mark(&progress, "a", 2), ML_MARK_SKIPPED);
  assert_int_equal(ml_progress_mark(&progress, "a", 99), ML_MARK_OPEN);
  assert_int_equal(ml_progress_mark(&progress, "aa", 0), ML_MARK_OPEN);
  assert_int_equal(ml_progress_next(&progress, "a", 3), 1);
  assert_int_equal(ml_progress_count(&progress, "a", 3, ML_MARK_DONE), 1);
  assert_true(ml_progress_restart(&progress, "a"));
  assert_int_equal(ml_progress_next(&progress, "a", 3), 0);
  ml_progress_close(&progress);
}

static void sessions_side_by_side_keep_each_others_marks(void **state) {
  (void)state;
  ml_progress one, other;
  ml_progress_open(&one, in_home);
  ml_progress_open(&other, in_home);
  assert_true(ml_progress_set(&one, "b", 0, ML_MARK_DONE));
  assert_true(ml_progress_set(&other, "c", 0, ML_MARK_DONE));
  assert_true(ml_progress_set(&one, "b", 1, ML_MARK_DONE));
  assert_int_equal(ml_progress_mark(&one, "c", 0), ML_MARK_DONE);
  ml_progress_close(&one);
  ml_progress_close(&other);
}

static void a_program_is_kept_until_it_is_forgotten(void **state) {
  (void)state;
  ml_progress progress;
  ml_buffer program = {0}, found = {0};
  ml_progress_open(&progress, in_home);
  ml_buffer_add_string(&program, "print(1)\n");
  assert_false(ml_progress_draft(&progress, "a", 4, &found));
  assert_true(ml_progress_keep_draft(&progress, "a", 4, &program));
  assert_true(ml_progress_draft(&progress, "a", 4, &found));
  assert_string_equal(found.data, "print(1)\n");
  assert_true(ml_progress_keep_draft(&progress, "a", 4, NULL));
  assert_true(ml_progress_keep_draft(&progress, "a", 4, NULL));
  found.length = 0;
  assert_false(ml_progress_draft(&progress, "a", 4, &found));
  ml_buffer_free(&program);
  ml_buffer_free(&found);
  ml_progress_close(&progress);
}

static void what_cannot_be_written_is_kept_in_memory(void **state) {
  (void)state;
  char *(*const environments[])(const char *) = {nowhere, nothing};
  for (size_t i = 0; i < sizeof environments / sizeof environments[0]; i++) {
    ml_progress progress;
    ml_progress_open(&progress, environments[i]);
    assert_false(ml_progress_set(&progress, "a", 0, ML_MARK_DONE));
    assert_false(ml_progress_set(&progress, "a", 1, ML_MARK_DONE));
    assert_int_equal(ml_progress_next(&progress, "a", 5), 2);
    ml_progress_close(&progress);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(marks_are_there_in_the_next_session),
      cmocka_unit_test(sessions_side_by_side_keep_each_others_marks),
      cmocka_unit_test(a_program_is_kept_until_it_is_forgotten),
      cmocka_unit_test(what_cannot_be_written_is_kept_in_memory),
  };
  return cmocka_run_group_tests(tests, make_home, remove_home);
}
