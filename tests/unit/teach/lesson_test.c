/* Lessons: the format, what is wrong with a text that is none, and that the embedded ones are
 * whole. */
#include "teach/lesson.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs those first */
#include <cmocka.h>
#include <string.h>

static const char *const whole =
    "# A comment\ntitle: A title\nminutes: 5\npage: never-awaited\n\n"
    "[text] Words\nSome words.\n\n    shown()\n\n"
    "[run]\nBefore.\n\n    one()\n\n    two()\n\nprints: 1\nexits: 2\n\nAfter.\n"
    "[mend] Broken\nDo it.\n    x\nreports: oops\n"
    "[check] must work\n    y\nprints: 3\n[hint]\nFirst.\n[hint]\nSecond.\n[solution]\n    z\n";

static bool parse(ml_lesson *lesson, ml_lesson_fault *fault, const char *text) {
  return ml_lesson_parse(lesson, text, strlen(text), fault);
}

static void a_lesson_is_cut_into_steps(void **state) {
  (void)state;
  ml_lesson lesson;
  ml_lesson_fault fault;
  assert_true(parse(&lesson, &fault, whole));
  assert_true(ml_slice_is(lesson.title, "A title"));
  assert_true(ml_slice_is(lesson.page, "never-awaited"));
  assert_int_equal(lesson.step_count, 3);
  assert_int_equal(lesson.part_count, 7);
  assert_int_equal(ml_lesson_step(&lesson, 2)->kind, ML_PART_MEND);
  assert_null(ml_lesson_step(&lesson, 3));
  assert_true(ml_slice_is(ml_lesson_step(&lesson, 0)->before, "Some words.\n\n    shown()"));
}

static void a_section_has_words_a_program_what_it_does_and_words(void **state) {
  (void)state;
  ml_lesson lesson;
  ml_lesson_fault fault;
  ml_buffer program = {0};
  parse(&lesson, &fault, whole);
  const ml_part *run = ml_lesson_step(&lesson, 1);
  ml_part_program(&program, run);
  assert_string_equal(program.data, "one()\n\ntwo()\n");
  assert_true(ml_slice_is(run->before, "Before."));
  assert_true(ml_slice_is(run->said, "prints: 1\nexits: 2"));
  assert_true(ml_slice_is(run->after, "After."));
  ml_buffer_free(&program);
}

static void what_belongs_to_an_exercise_is_found(void **state) {
  (void)state;
  ml_lesson lesson;
  ml_lesson_fault fault;
  parse(&lesson, &fault, whole);
  const ml_part *mend = ml_lesson_step(&lesson, 2);
  const ml_part *first = ml_lesson_belonging(&lesson, mend, ML_PART_HINT, NULL);
  const ml_part *second = ml_lesson_belonging(&lesson, mend, ML_PART_HINT, first);
  assert_true(ml_slice_is(first->before, "First."));
  assert_true(ml_slice_is(second->before, "Second."));
  assert_null(ml_lesson_belonging(&lesson, mend, ML_PART_HINT, second));
  assert_null(ml_lesson_belonging(&lesson, ml_lesson_step(&lesson, 1), ML_PART_SOLUTION, NULL));
}

static void a_wrong_line_is_named(void **state) {
  static const struct {
    int line;
    const char *text;
  } wrong[] = {
      {1, ""},
      {1, "title: T\n"},
      {1, "nonsense\n"},
      {2, "title: T\n[nothing]\n"},
      {2, "title: T\n[text\n"},
      {2, "title: T\n[run]\nNo program.\n"},
      {2, "title: T\n[hint]\nOf what?\n"},
      {3, "title: T\n[run]\nprints: 1\n"},
      {2, "title: T\n[mend]\n    x\nreports: y\n"},
      {2, "title: T\n[write]\nDo it.\n[check]\nprints: 1\n[hint]\nNo solution.\n"},
      {5, "title: T\n[run]\n    x\nprints: 1\n    y\n"},
  };
  (void)state;
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
    ml_lesson lesson;
    ml_lesson_fault fault;
    assert_false(parse(&lesson, &fault, wrong[i].text));
    assert_non_null(fault.reason);
    assert_int_equal(fault.line, wrong[i].line);
  }
}

static void lessons_are_found_by_number_and_name(void **state) {
  (void)state;
  const ml_embedded *first = ml_lesson_file(0);
  assert_non_null(first);
  assert_ptr_equal(ml_lesson_find("1"), first);
  assert_ptr_equal(ml_lesson_find("01"), first);
  assert_ptr_equal(ml_lesson_find("never-awaited"), first);
  assert_ptr_equal(ml_lesson_find("01-never-awaited"), first);
  assert_null(ml_lesson_find("never"));
  assert_null(ml_lesson_find("99"));
  assert_null(ml_lesson_find(""));
}

static void every_embedded_lesson_is_whole(void **state) {
  (void)state;
  const ml_embedded *file;
  int count = 0;
  for (; (file = ml_lesson_file(count)) != NULL; count++) {
    ml_lesson lesson;
    ml_lesson_fault fault;
    if (!ml_lesson_parse(&lesson, file->text, file->length, &fault))
      fail_msg("%s:%d: %s", file->path, fault.line, fault.reason);
  }
  assert_true(count >= 7);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_lesson_is_cut_into_steps),
      cmocka_unit_test(a_section_has_words_a_program_what_it_does_and_words),
      cmocka_unit_test(what_belongs_to_an_exercise_is_found),
      cmocka_unit_test(a_wrong_line_is_named),
      cmocka_unit_test(lessons_are_found_by_number_and_name),
      cmocka_unit_test(every_embedded_lesson_is_whole),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
