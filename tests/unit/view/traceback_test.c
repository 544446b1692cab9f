/* Tracebacks as text: CPython's layout of frames, chains and groups. The expected texts are its
 * own. */
#include "view/traceback.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static ml_trace_frame frame(int line, const char *name, const char *text) {
  return (ml_trace_frame){.file = "demo.lua",
                          .line = line,
                          .name = name,
                          .text = text,
                          .text_length = text ? strlen(text) : 0};
}

static void expect_frames(const ml_trace_frame *frames, size_t count, const char *expected) {
  ml_buffer out = {0};
  ml_trace_add_frames(&out, frames, count);
  assert_string_equal(out.data ? out.data : "", expected);
  ml_buffer_free(&out);
}

static void expect_error(const ml_trace_error *error, const char *expected) {
  ml_buffer out = {0};
  ml_trace_add_error(&out, error);
  assert_string_equal(out.data, expected);
  ml_buffer_free(&out);
}

static void test_frames(void **state) {
  (void)state;
  ml_trace_frame frames[] = {frame(1, "<module>", " \t main()\r"), frame(2, "main", NULL),
                             frame(3, "f", "  ")};
  expect_frames(frames, 0, "");
  expect_frames(frames, 3,
                "  File \"demo.lua\", line 1, in <module>\n    main()\n"
                "  File \"demo.lua\", line 2, in main\n"
                "  File \"demo.lua\", line 3, in f\n");
}

static void test_the_part_that_ran(void **state) {
  (void)state;
  ml_trace_frame part = frame(1, "f", "\tx = o[1] + \"\xE6\x97\xA5\" ");
  part.start = 5;
  part.end = 17;
  expect_frames(&part, 1,
                "  File \"demo.lua\", line 1, in f\n    x = o[1] + \"\xE6\x97\xA5\"\n"
                "        ^^^^^^^^^^^\n");
  part.mark = 5;
  part.mark_end = 6;
  expect_frames(&part, 1,
                "  File \"demo.lua\", line 1, in f\n    x = o[1] + \"\xE6\x97\xA5\"\n"
                "        ~~~~~^~~~~~\n");
  ml_trace_frame whole = frame(1, "f", "  f()");
  whole.start = 2;
  whole.end = 5;
  expect_frames(&whole, 1, "  File \"demo.lua\", line 1, in f\n    f()\n");
  whole.end = 9; /* a stale text: never outside the line */
  expect_frames(&whole, 1, "  File \"demo.lua\", line 1, in f\n    f()\n");
}

static void test_repeated_frames_are_counted(void **state) {
  (void)state;
  ml_trace_frame frames[8];
  for (int i = 0; i < 8; i++) frames[i] = frame(5, "f", NULL);
  static const char three[] =
      "  File \"demo.lua\", line 5, in f\n  File \"demo.lua\", line 5, in f\n  File \"demo.lua\", "
      "line 5, in f\n";
  expect_frames(frames, 3, three);
  char expected[400];
  strcat(strcpy(expected, three), "  [Previous line repeated 1 more time]\n");
  expect_frames(frames, 4, expected);
  strcat(strcpy(expected, three), "  [Previous line repeated 5 more times]\n");
  expect_frames(frames, 8, expected);
  frames[5] = (ml_trace_frame){.skipped = 1000}; /* hides more of the same */
  strcat(strcpy(expected, three), "  [Previous line repeated 1004 more times]\n");
  expect_frames(frames, 8, expected);
}

static void test_a_gap_between_different_frames(void **state) {
  (void)state;
  ml_trace_frame frames[] = {frame(1, "f", NULL), {.skipped = 7}, frame(2, "g", NULL)};
  expect_frames(frames, 3,
                "  File \"demo.lua\", line 1, in f\n"
                "  [7 more frames]\n"
                "  File \"demo.lua\", line 2, in g\n");
}

static void test_notes_and_titles_of_several_lines(void **state) {
  (void)state;
  const char *const notes[] = {"note one", "note\ntwo"};
  ml_trace_error error = {.title = "ValueError: a\nb", .notes = notes, .note_count = 2};
  expect_error(&error, "ValueError: a\nb\nnote one\nnote\ntwo\n");
}

static void test_what_came_before(void **state) {
  (void)state;
  ml_trace_frame one = frame(1, "f", NULL);
  ml_trace_error a = {.title = "A", .frames = &one, .frame_count = 1};
  ml_trace_error b = {.title = "B", .before = &a, .is_cause = true};
  ml_trace_error c = {.title = "C", .before = &b};
  expect_error(&c,
               "Traceback (most recent call last):\n"
               "  File \"demo.lua\", line 1, in f\n"
               "A\n"
               "\nThe above exception was the direct cause of the following exception:\n\n"
               "B\n"
               "\nDuring handling of the above exception, another exception occurred:\n\n"
               "C\n");
}

static void test_groups(void **state) {
  (void)state;
  ml_trace_frame one = frame(1, "f", "raise g");
  ml_trace_error before = {.title = "Z"};
  ml_trace_error a = {.title = "A: x\ny", .before = &before}, b = {.title = "B"};
  const ml_trace_error *inner_members[] = {&b};
  ml_trace_error inner = {
      .title = "EG: n (1 sub-exception)", .members = inner_members, .member_count = 1};
  inner.frames = &one;
  inner.frame_count = 1;
  const ml_trace_error *members[] = {&a, &inner};
  ml_trace_error group = {
      .title = "EG: m (2 sub-exceptions)", .members = members, .member_count = 2};
  group.frames = &one;
  group.frame_count = 1;
  expect_error(&group,
               "  + Exception Group Traceback (most recent call last):\n"
               "  |   File \"demo.lua\", line 1, in f\n"
               "  |     raise g\n"
               "  | EG: m (2 sub-exceptions)\n"
               "  +-+---------------- 1 ----------------\n"
               "    | Z\n"
               "    | \n"
               "    | During handling of the above exception, another exception occurred:\n"
               "    | \n"
               "    | A: x\n"
               "    | y\n"
               "    +---------------- 2 ----------------\n"
               "    | Exception Group Traceback (most recent call last):\n"
               "    |   File \"demo.lua\", line 1, in f\n"
               "    |     raise g\n"
               "    | EG: n (1 sub-exception)\n"
               "    +-+---------------- 1 ----------------\n"
               "      | B\n"
               "      +------------------------------------\n");
}

static void test_wide_groups_are_cut(void **state) {
  (void)state;
  ml_buffer out = {0};
  ml_trace_error leaf = {.title = "E"};
  const ml_trace_error *members[20];
  for (int i = 0; i < 20; i++) members[i] = &leaf;
  ml_trace_error group = {.title = "EG", .members = members, .member_count = 20};
  ml_trace_add_error(&out, &group);
  static const char end[] =
      "    +---------------- 15 ----------------\n"
      "    | E\n"
      "    +---------------- ... ----------------\n"
      "    | and 5 more exceptions\n"
      "    +------------------------------------\n";
  assert_string_equal(out.data + out.length - strlen(end), end);
  ml_buffer_free(&out);
}

static void test_deep_groups_are_cut(void **state) {
  (void)state;
  ml_buffer out = {0};
  ml_trace_error groups[14] = {{.title = "E"}};
  const ml_trace_error *members[14];
  for (int i = 1; i < 14; i++) {
    members[i] = &groups[i - 1];
    groups[i] = (ml_trace_error){.title = "EG", .members = &members[i], .member_count = 1};
  }
  ml_trace_add_error(&out, &groups[13]);
  static const char end[] =
      "                    +-+---------------- 1 ----------------\n"
      "                      | ... (max_group_depth is 10)\n"
      "                      +------------------------------------\n";
  assert_string_equal(out.data + out.length - strlen(end), end);
  ml_buffer_free(&out);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_frames),
      cmocka_unit_test(test_the_part_that_ran),
      cmocka_unit_test(test_repeated_frames_are_counted),
      cmocka_unit_test(test_a_gap_between_different_frames),
      cmocka_unit_test(test_notes_and_titles_of_several_lines),
      cmocka_unit_test(test_what_came_before),
      cmocka_unit_test(test_groups),
      cmocka_unit_test(test_wide_groups_are_cut),
      cmocka_unit_test(test_deep_groups_are_cut),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
