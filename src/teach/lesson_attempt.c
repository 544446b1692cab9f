#include "teach/lesson_attempt.h"

#include <ctype.h>
#include <string.h>

#include "teach/lesson_judge.h"
#include "teach/lesson_text.h"
#include "view/text.h"

/* How much of an output is shown. */
enum { MOST_LINES = 40, FIRST_LINES = 24, LAST_LINES = 12, LONGEST_LINE = 400 };

static const char *const program_name = "lesson.lua", *const check_name = "check.lua";

static ml_slice slice(const char *text) {
  return (ml_slice){text, strlen(text)};
}

ml_slice ml_lesson_command(const ml_part *part) {
  ml_slice value;
  return ml_lesson_said(part->said, "command", &value) ? value : slice("moonloop lesson.lua");
}

static void run(const ml_lesson_runner *runner, const char *name, ml_slice command,
                const ml_buffer *program, ml_lesson_outcome *outcome) {
  *outcome = (ml_lesson_outcome){.end = ML_END_NOT_STARTED};
  if (ml_lesson_runner_put(runner, name, program)) ml_lesson_run(runner, command, outcome);
}

void ml_lesson_run_part(const ml_lesson_runner *runner, const ml_part *part,
                        const ml_buffer *program, ml_lesson_outcome *outcome) {
  run(runner, program_name, ml_lesson_command(part), program, outcome);
}

/* ---- a program beside the learner's ---- */

static bool takes(ml_slice *text, const char *beginning) {
  size_t length = strlen(beginning);
  if (text->length < length || memcmp(text->text, beginning, length) != 0) return false;
  *text = (ml_slice){text->text + length, text->length - length};
  return true;
}

static size_t name_length(ml_slice text) {
  size_t length = 0;
  while (length < text.length &&
         (isalnum((unsigned char)text.text[length]) || text.text[length] == '_'))
    length++;
  return length;
}

/* The name of the local function that is declared at the beginning of a line: `local function f`,
 * `local f = function`, and the same with `async`. */
static bool local_function(ml_slice line, ml_slice *name) {
  if (!takes(&line, "local ")) return false;
  bool declared = takes(&line, "function ") || takes(&line, "async function ");
  *name = (ml_slice){line.text, name_length(line)};
  if (name->length == 0 || declared) return declared && name->length > 0;
  line = (ml_slice){line.text + name->length, line.length - name->length};
  return takes(&line, " = function") || takes(&line, " = async function");
}

/* The learner's program as a check loads it. A function may be local to a program that runs by
 * itself; the check finds it all the same, by a line at the end that changes none before it. */
static void add_for_check(ml_buffer *out, const ml_buffer *program) {
  ml_slice all = {program->data, program->length}, rest = all, line, name;
  ml_buffer_add(out, all.text, all.length);
  while (ml_slice_line(&rest, &line))
    if (takes(&line, "return")) return; /* nothing may stand behind it */
  for (rest = all; ml_slice_line(&rest, &line);)
    if (local_function(line, &name))
      ml_buffer_addf(out, " _G.%.*s = %.*s", (int)name.length, name.text, (int)name.length,
                     name.text);
  ml_buffer_add_char(out, '\n');
}

/* Where the check calls a function that is not there: says how it would be found. False: it is
 * something else. */
static bool tell_missing(ml_buffer *why, ml_slice check, const ml_buffer *output) {
  static const char before[] = "attempt to call a nil value (global '";
  const char *found = output->data == NULL ? NULL : strstr(output->data, before);
  if (found == NULL) return false;
  ml_slice name = {found + sizeof before - 1, strcspn(found + sizeof before - 1, "'")};
  if (memmem(check.text, check.length, name.text, name.length) == NULL) return false;
  ml_buffer_addf(why,
                 "It needs a function `%.*s`: spelled so in your program, outside of other\n"
                 "functions, and global (without `local`).\n",
                 (int)name.length, name.text);
  return true;
}

/* Shows what the learner has not seen: the program of the check, and what came of it. */
static void show_check(ml_buffer *why, const ml_style *style, ml_slice program, ml_slice command,
                       const ml_lesson_outcome *outcome) {
  ml_buffer_add_string(why, "Your program was tried with this one, check.lua:\n\n");
  ml_lesson_listing(why, style, program, 1);
  ml_buffer_add_char(why, '\n');
  ml_lesson_transcript(why, style, command, outcome);
  ml_buffer_add_char(why, '\n');
}

/* Runs the program of a check, which finds the learner's beside it. */
static bool passes_program(const ml_lesson_runner *runner, const ml_part *check,
                           const ml_buffer *learners, const ml_style *style, ml_buffer *why) {
  ml_lesson_outcome outcome = {.end = ML_END_NOT_STARTED};
  ml_buffer program = {0}, loaded = {0}, verdict = {0};
  ml_slice command;
  if (!ml_lesson_said(check->said, "command", &command)) command = slice("moonloop check.lua");
  ml_part_program(&program, check);
  add_for_check(&loaded, learners);
  if (ml_lesson_runner_put(runner, program_name, &loaded))
    run(runner, check_name, command, &program, &outcome);
  bool good = ml_lesson_judge(check->said, &outcome, &verdict);
  if (!good && program.data != NULL) {
    ml_slice text = {program.data, program.length};
    show_check(why, style, text, command, &outcome);
    if (!tell_missing(why, text, &outcome.output) && verdict.data != NULL)
      ml_buffer_add(why, verdict.data, verdict.length);
  }
  ml_lesson_outcome_free(&outcome);
  ml_buffer_free(&program);
  ml_buffer_free(&loaded);
  ml_buffer_free(&verdict);
  return good;
}

/* ---- one check ---- */

static bool passes(const ml_lesson_runner *runner, const ml_part *check, const ml_buffer *program,
                   const ml_lesson_outcome *outcome, const ml_style *style, ml_buffer *why) {
  ml_buffer details = {0};
  bool good = check->program.length > 0 ? passes_program(runner, check, program, style, &details)
                                        : ml_lesson_judge(check->said, outcome, &details);
  if (!good && check->title.length > 0)
    ml_buffer_addf(why, "Not so yet: %.*s\n", (int)check->title.length, check->title.text);
  if (!good && details.data != NULL) ml_buffer_add(why, details.data, details.length);
  ml_buffer_free(&details);
  return good;
}

/* One that had to be stopped, or that fails although none of the checks says so, would do it again
 * in each check. */
static bool is_to_be_tried(const ml_lesson *lesson, const ml_part *of,
                           const ml_lesson_outcome *outcome, ml_buffer *why) {
  const ml_part *check = NULL;
  ml_slice value;
  if (outcome->end != ML_END_BY_ITSELF) return ml_lesson_judge(slice(""), outcome, why);
  while ((check = ml_lesson_belonging(lesson, of, ML_PART_CHECK, check)) != NULL)
    if (check->program.length == 0 || ml_lesson_said(check->said, "exits", &value)) return true;
  if (outcome->status == 0) return true;
  ml_buffer_add_string(why, "It ends in an error. When that is mended, it can be tried.\n");
  return false;
}

bool ml_lesson_attempt(const ml_lesson_runner *runner, const ml_lesson *lesson, const ml_part *of,
                       const ml_buffer *program, const ml_style *style, ml_lesson_outcome *outcome,
                       ml_buffer *why) {
  ml_lesson_run_part(runner, of, program, outcome);
  if (!is_to_be_tried(lesson, of, outcome, why)) return false;
  const ml_part *check = NULL;
  while ((check = ml_lesson_belonging(lesson, of, ML_PART_CHECK, check)) != NULL)
    if (!passes(runner, check, program, outcome, style, why)) return false;
  return true;
}

/* ---- what is shown ---- */

/* Adds the lines of an output from number `from` to before `to`. */
static void add_lines(ml_buffer *out, const ml_style *style, ml_slice output, int from, int to) {
  ml_slice line;
  for (int number = 0; number < to && ml_slice_line(&output, &line); number++) {
    if (number < from) continue;
    ml_text_add_cut(out, style, line.text, line.length, LONGEST_LINE);
    ml_buffer_add_char(out, '\n');
  }
}

/* Adds an output; of a long one the beginning and the end, so that the task stays in sight. */
static void add_output(ml_buffer *out, const ml_style *style, ml_slice output) {
  int lines = 0;
  ml_slice rest = output, line;
  while (ml_slice_line(&rest, &line)) lines++;
  if (lines <= MOST_LINES) {
    add_lines(out, style, output, 0, lines);
    return;
  }
  add_lines(out, style, output, 0, FIRST_LINES);
  ml_buffer_addf(out, "%s (%d lines are left out here)\n", ml_style_ellipsis(style),
                 lines - FIRST_LINES - LAST_LINES);
  add_lines(out, style, output, lines - LAST_LINES, lines);
}

void ml_lesson_transcript(ml_buffer *out, const ml_style *style, ml_slice command,
                          const ml_lesson_outcome *outcome) {
  ml_tone_begin(out, style, ML_TONE_GUTTER);
  ml_buffer_addf(out, "$ %.*s", (int)command.length, command.text);
  ml_tone_end(out, style);
  ml_buffer_add_char(out, '\n');
  const ml_buffer *output = &outcome->output;
  if (output->length == 0) {
    ml_buffer_add_string(out, "(nothing is printed)\n");
    return;
  }
  add_output(out, style, (ml_slice){output->data, output->length});
}
