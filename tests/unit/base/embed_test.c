/* The table of embedded files as the build wrote it, against the files themselves. */
#include "base/embed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

/* Where an embedded file comes from: all but the lessons are under src. */
static FILE *open_origin(const char *path) {
  char name[4096];
  const char *folder = strncmp(path, "lessons/", 8) == 0 ? "" : "src/";
  snprintf(name, sizeof name, "%s/%s%s", ML_TEST_ROOT, folder, path);
  return fopen(name, "rb");
}

static void test_list_is_sorted_and_each_is_found(void **state) {
  (void)state;
  size_t count;
  const ml_embedded *files = ml_embedded_list(&count);
  for (size_t i = 0; i < count; i++) {
    if (i > 0) assert_true(strcmp(files[i - 1].path, files[i].path) < 0);
    assert_ptr_equal(ml_embedded_find(files[i].path), &files[i]);
  }
}

static void test_text_is_the_file_byte_for_byte(void **state) {
  (void)state;
  size_t count;
  const ml_embedded *files = ml_embedded_list(&count);
  for (size_t i = 0; i < count; i++) {
    FILE *origin = open_origin(files[i].path);
    assert_non_null(origin);
    for (size_t j = 0; j < files[i].length; j++)
      assert_int_equal((unsigned char)files[i].text[j], getc(origin));
    assert_int_equal(getc(origin), EOF);
    assert_int_equal(files[i].text[files[i].length], 0);
    fclose(origin);
  }
}

static void test_unknown_paths_are_not_found(void **state) {
  (void)state;
  assert_null(ml_embedded_find(""));
  assert_null(ml_embedded_find("no/such/file.lua"));
  assert_null(ml_embedded_find("~"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_list_is_sorted_and_each_is_found),
      cmocka_unit_test(test_text_is_the_file_byte_for_byte),
      cmocka_unit_test(test_unknown_paths_are_not_found),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
