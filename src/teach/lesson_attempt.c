#include "teach/lesson_attempt.h"

#include <string.h>

#include "teach/lesson_judge.h"
#include "view/text.h"

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

/* Runs the program of a check, which finds the learner's beside it. */
static bool passes_program(const ml_lesson_runner *runner, const ml_part *check, ml_buffer *why) {
  ml_lesson_outcome outcome;
  ml_buffer program = {0};
  ml_slice command;
  if (!ml_lesson_said(check->said, "command", &command)) command = slice("moonloop check.lua");
  ml_part_program(&program, check);
  run(runner, check_name, command, &program, &outcome);
  bool good = ml_lesson_judge(check->said, &outcome, why);
  ml_lesson_outcome_free(&outcome);
  ml_buffer_free(&program);
  return good;
}

static bool passes(const ml_lesson_runner *runner, const ml_part *check,
                   const ml_lesson_outcome *outcome, ml_buffer *why) {
  ml_buffer details = {0};
  bool good = check->program.length > 0 ? passes_program(runner, check, &details)
                                        : ml_lesson_judge(check->said, outcome, &details);
  if (!good && check->title.length > 0)
    ml_buffer_addf(why, "Not so yet: %.*s\n", (int)check->title.length, check->title.text);
  if (!good && details.data != NULL) ml_buffer_add(why, details.data, details.length);
  ml_buffer_free(&details);
  return good;
}

bool ml_lesson_attempt(const ml_lesson_runner *runner, const ml_lesson *lesson, const ml_part *of,
                       const ml_buffer *program, ml_lesson_outcome *outcome, ml_buffer *why) {
  ml_lesson_run_part(runner, of, program, outcome);
  /* One that had to be stopped would have to be stopped again in each check. */
  if (outcome->end != ML_END_BY_ITSELF) return ml_lesson_judge((ml_slice){"", 0}, outcome, why);
  const ml_part *check = NULL;
  while ((check = ml_lesson_belonging(lesson, of, ML_PART_CHECK, check)) != NULL)
    if (!passes(runner, check, outcome, why)) return false;
  return true;
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
  ml_text_add(out, style, output->data, output->length);
  if (output->data[output->length - 1] != '\n') ml_buffer_add_char(out, '\n');
}
