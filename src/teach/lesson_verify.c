#include "teach/lesson_verify.h"

#include "teach/lesson_attempt.h"
#include "teach/lesson_judge.h"

typedef struct verifier {
  const ml_lesson *lesson;
  const ml_lesson_runner *runner;
  const char *file;
  ml_buffer *out;
  int wrong;
} verifier;

static void complain(verifier *self, const ml_part *part, const char *what, const ml_buffer *why,
                     const ml_lesson_outcome *outcome) {
  self->wrong++;
  ml_buffer_addf(self->out, "%s:%d: %s\n", self->file, part->line, what);
  if (why != NULL && why->length > 0) ml_buffer_add(self->out, why->data, why->length);
  if (outcome == NULL) return;
  ml_buffer_addf(self->out, "Status %d, and this output:\n", outcome->status);
  ml_buffer_add(self->out, outcome->output.data, outcome->output.length);
}

static void verify_run(verifier *self, const ml_part *part) {
  ml_lesson_outcome outcome;
  ml_buffer program = {0}, why = {0};
  ml_part_program(&program, part);
  ml_lesson_run_part(self->runner, part, &program, &outcome);
  if (!ml_lesson_judge(part->said, &outcome, &why))
    complain(self, part, "the program does not do what the lesson says", &why, &outcome);
  ml_lesson_outcome_free(&outcome);
  ml_buffer_free(&program);
  ml_buffer_free(&why);
}

/* Gives the program of `part` as the answer to the exercise. */
static void verify_answer(verifier *self, const ml_part *exercise, const ml_part *part,
                          bool wanted) {
  ml_lesson_outcome outcome;
  ml_buffer program = {0}, why = {0};
  ml_part_program(&program, part);
  ml_style style = ml_style_plain();
  bool passed =
      ml_lesson_attempt(self->runner, self->lesson, exercise, &program, &style, &outcome, &why);
  if (passed && !wanted) complain(self, part, "the program passes the checks as it is", NULL, NULL);
  if (!passed && wanted)
    complain(self, part, "the solution does not pass the checks", &why, &outcome);
  ml_lesson_outcome_free(&outcome);
  ml_buffer_free(&program);
  ml_buffer_free(&why);
}

static void verify_exercise(verifier *self, const ml_part *part) {
  verify_answer(self, part, part, false);
  verify_answer(self, part, ml_lesson_belonging(self->lesson, part, ML_PART_SOLUTION, NULL), true);
}

static void require(verifier *self, ml_part_kind kind, const char *what) {
  for (int i = 0; i < self->lesson->part_count; i++)
    if (self->lesson->parts[i].kind == kind) return;
  complain(self, &self->lesson->parts[0], what, NULL, NULL);
}

int ml_lesson_verify(const ml_lesson *lesson, const char *file, const ml_lesson_runner *runner,
                     ml_buffer *out) {
  verifier self = {.lesson = lesson, .runner = runner, .file = file, .out = out};
  require(&self, ML_PART_MEND, "the lesson has no [mend]");
  require(&self, ML_PART_WRITE, "the lesson has no [write]");
  const ml_part *part;
  for (int i = 0; (part = ml_lesson_step(lesson, i)) != NULL; i++) {
    bool runs = part->kind == ML_PART_RUN || (ml_part_is_exercise(part) && part->said.length > 0);
    if (runs) verify_run(&self, part);
    if (ml_part_is_exercise(part)) verify_exercise(&self, part);
  }
  return self.wrong;
}
