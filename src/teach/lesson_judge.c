#include "teach/lesson_judge.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"

bool ml_lesson_said(ml_slice said, const char *key, ml_slice *value) {
  ml_slice line;
  while (ml_slice_line(&said, &line))
    if (ml_slice_field(line, key, value)) return true;
  return false;
}

static ml_slice output_of(const ml_lesson_outcome *outcome) {
  const char *text = outcome->output.data;
  return (ml_slice){text != NULL ? text : "", outcome->output.length};
}

/* What follows `KEY: `, with the blanks that belong to it. */
static bool exact_field(ml_slice line, const char *key, ml_slice *value) {
  if (!ml_slice_field(line, key, value)) return false;
  size_t used = strlen(key) + 1;
  if (used < line.length && line.text[used] == ' ') used++;
  *value = (ml_slice){line.text + used, line.length - used};
  return true;
}

/* The next line that must be printed or reported. */
static bool next_wanted(ml_slice *said, ml_slice *value, bool *whole) {
  ml_slice line;
  while (ml_slice_line(said, &line)) {
    *whole = exact_field(line, "prints", value);
    if (*whole || exact_field(line, "reports", value)) return true;
  }
  return false;
}

static bool is_same(ml_slice a, ml_slice b) {
  return a.length == b.length && memcmp(a.text, b.text, a.length) == 0;
}

static bool holds(ml_slice line, ml_slice part) {
  return part.length == 0 || memmem(line.text, line.length, part.text, part.length) != NULL;
}

static void add_line(ml_buffer *why, const char *before, ml_slice line) {
  ml_buffer_add_string(why, before);
  if (line.length == 0) ml_buffer_add_string(why, "(an empty line)");
  ml_buffer_add(why, line.text, line.length);
  ml_buffer_add_char(why, '\n');
}

/* ---- in order, with other lines between ---- */

static bool judge_in_order(ml_slice said, ml_slice output, ml_buffer *why) {
  ml_slice wanted, line;
  bool whole;
  while (next_wanted(&said, &wanted, &whole)) {
    bool found = false;
    while (!found && ml_slice_line(&output, &line))
      found = whole ? is_same(line, wanted) : holds(line, wanted);
    if (found) continue;
    ml_buffer_add_string(why, whole ? "It should print this line, and does not (or not here):\n"
                                    : "It should report this, and does not (or not here):\n");
    add_line(why, "    ", wanted);
    return false;
  }
  return true;
}

/* ---- these lines and nothing else ---- */

/* Whether a line is the headline of an explanation ("  never-awaited: ..."): then something was
 * reported, and `name` says what. */
static bool is_headline(ml_slice line, char *name, size_t size) {
  const char *colon = memchr(line.text, ':', line.length);
  if (colon == NULL || line.length < 3 || memcmp(line.text, "  ", 2) != 0) return false;
  size_t length = (size_t)(colon - line.text) - 2;
  if (length == 0 || length >= size || line.text[2] == ' ') return false;
  memcpy(name, line.text + 2, length);
  name[length] = '\0';
  return ml_diag_find(name) != ML_DIAG_NONE;
}

/* Names what was reported, if anything was. */
static bool tell_reports(ml_slice output, ml_buffer *why) {
  char name[64];
  ml_slice line;
  while (ml_slice_line(&output, &line)) {
    if (!is_headline(line, name, sizeof name)) continue;
    ml_buffer_addf(why, "There is still something reported: %s.\n", name);
    return true;
  }
  return false;
}

static void tell_difference(int number, const ml_slice *wanted, const ml_slice *line,
                            ml_buffer *why) {
  if (wanted == NULL) {
    ml_buffer_addf(why, "After line %d it should print nothing more, but then comes:\n",
                   number - 1);
    add_line(why, "    ", *line);
  } else if (line == NULL) {
    ml_buffer_addf(why, "Line %d is missing. It should print:\n", number);
    add_line(why, "    ", *wanted);
  } else {
    ml_buffer_addf(why, "Line %d of what it prints should be:\n", number);
    add_line(why, "    ", *wanted);
    add_line(why, "but it is:\n    ", *line);
  }
}

static bool judge_exactly(ml_slice said, ml_slice output, ml_buffer *why) {
  ml_slice wanted, line, rest = output;
  bool whole;
  for (int number = 1;; number++) {
    bool has_wanted = next_wanted(&said, &wanted, &whole), has_line = ml_slice_line(&rest, &line);
    if (!has_wanted && !has_line) return true;
    if (has_wanted && has_line && is_same(wanted, line)) continue;
    if (!tell_reports(output, why))
      tell_difference(number, has_wanted ? &wanted : NULL, has_line ? &line : NULL, why);
    return false;
  }
}

/* ---- the end ---- */

/* The ends that nobody can want. */
static const char *bad_end(const ml_lesson_outcome *outcome) {
  switch (outcome->end) {
    case ML_END_TIMED_OUT:
      return "It did not end by itself and was stopped. Is there a loop that goes on for ever?";
    case ML_END_TOO_MUCH:
      return "It printed without end and was stopped. Is there a loop that goes on for ever?";
    case ML_END_INTERRUPTED: return "You stopped it with Ctrl-C.";
    case ML_END_NOT_STARTED: return "It could not be started: the machine is short of something.";
    case ML_END_BY_ITSELF: break;
  }
  return NULL;
}

static bool judge_status(ml_slice said, const ml_lesson_outcome *outcome, ml_buffer *why) {
  ml_slice value;
  int wanted = ml_lesson_said(said, "exits", &value) ? atoi(value.text) : 0;
  if (outcome->status == wanted) return true;
  if (wanted == 0 && tell_reports(output_of(outcome), why)) return false;
  ml_buffer_addf(why, "Its exit status should be %d, but is %d.\n", wanted, outcome->status);
  return false;
}

bool ml_lesson_judge(ml_slice said, const ml_lesson_outcome *outcome, ml_buffer *why) {
  const char *end = bad_end(outcome);
  if (end != NULL) {
    ml_buffer_addf(why, "%s\n", end);
    return false;
  }
  ml_slice value, output = output_of(outcome);
  bool good = ml_lesson_said(said, "reports", &value) ? judge_in_order(said, output, why)
                                                      : judge_exactly(said, output, why);
  return good && judge_status(said, outcome, why);
}
