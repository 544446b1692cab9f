#include "teach/lesson_play.h"

#include <string.h>

#include "teach/lesson_attempt.h"
#include "teach/lesson_text.h"

void ml_player_kept(ml_player *player, bool kept) {
  if (kept || player->told_unwritten) return;
  player->told_unwritten = true;
  ml_stage_say(player->stage,
               "(Your progress cannot be written to %s. It is kept until you leave the lesson.)",
               player->progress->folder != NULL ? player->progress->folder : "your home folder");
  ml_stage_gap(player->stage);
}

/* ---- waiting for Enter ---- */

static void tell_pause_words(ml_stage *stage, const ml_buffer *line) {
  if (strcmp(line->data, "help") != 0 && strcmp(line->data, "?") != 0)
    ml_stage_say(stage, "There is nothing to answer here.");
  ml_stage_say(stage, "Enter goes on; `back` goes back one step; `quit` leaves the lesson.");
}

/* Whether a line is one of the words, which are parted by blanks. */
static bool is_one_of(const ml_buffer *line, const char *words) {
  size_t length = line->length;
  for (const char *at = words; (at = strstr(at, line->data)) != NULL; at++)
    if ((at == words || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0')) return true;
  return false;
}

static ml_move pause_for(ml_player *player, const char *prompt) {
  ml_buffer line = {0};
  ml_move move = ML_MOVE_NEXT;
  if (player->stage->person) ml_stage_gap(player->stage);
  while (player->stage->person) {
    ml_answer answer = ml_stage_read(player->stage, prompt, &line);
    if (answer == ML_ANSWER_END) move = ML_MOVE_END;
    if (answer == ML_ANSWER_END || (answer == ML_ANSWER_LINE && line.length == 0)) break;
    if (answer == ML_ANSWER_DROPPED) {
      ml_stage_say(player->stage, "Enter goes on; `quit` leaves the lesson.");
      continue;
    }
    if (is_one_of(&line, "next n run")) break;
    move = is_one_of(&line, "quit exit q") ? ML_MOVE_QUIT : ML_MOVE_BACK;
    if (move == ML_MOVE_QUIT || is_one_of(&line, "back b")) break;
    move = ML_MOVE_NEXT;
    tell_pause_words(player->stage, &line);
  }
  ml_buffer_free(&line);
  return move;
}

/* ---- the steps ---- */

static void show_words(ml_stage *stage, ml_slice words) {
  if (words.length == 0) return;
  ml_buffer text = {0};
  ml_buffer_add_char(&text, '\n');
  ml_lesson_words(&text, &stage->style, words);
  ml_stage_show(stage, &text);
}

static void show_program(ml_stage *stage, const ml_part *part) {
  ml_buffer text = {0}, program = {0};
  ml_part_program(&program, part);
  ml_buffer_add_char(&text, '\n');
  if (program.data != NULL)
    ml_lesson_listing(&text, &stage->style, (ml_slice){program.data, program.length}, 1);
  ml_buffer_free(&program);
  ml_stage_show(stage, &text);
}

/* What Python says, from the lines that the tests hold it to. */
static void show_python_output(ml_stage *stage, const ml_part *part) {
  ml_buffer text = {0};
  ml_slice rest = part->said, line, value;
  ml_buffer_add_string(&text, "\n$ python3 lesson.py\n");
  while (ml_slice_line(&rest, &line)) {
    bool shown = ml_slice_field(line, "prints", &value) || ml_slice_field(line, "reports", &value);
    size_t label = shown ? (size_t)(strchr(line.text, ':') - line.text) + 2 : 0;
    if (!shown) continue;
    if (label < line.length) ml_buffer_add(&text, line.text + label, line.length - label);
    ml_buffer_add_char(&text, '\n');
  }
  ml_stage_show(stage, &text);
}

static void run_program(ml_player *player, const ml_part *part) {
  ml_lesson_outcome outcome;
  ml_buffer program = {0}, text = {0};
  ml_part_program(&program, part);
  ml_lesson_run_part(player->runner, part, &program, &outcome);
  ml_buffer_add_char(&text, '\n');
  ml_lesson_transcript(&text, &player->stage->style, ml_lesson_command(part), &outcome);
  ml_stage_show(player->stage, &text);
  ml_lesson_outcome_free(&outcome);
  ml_buffer_free(&program);
}

static ml_move play_words(ml_player *player, const ml_part *part) {
  show_words(player->stage, part->before);
  if (part->kind == ML_PART_PYTHON) {
    show_program(player->stage, part);
    if (part->said.length > 0) show_python_output(player->stage, part);
    show_words(player->stage, part->after);
  }
  return pause_for(player, "[Enter] ");
}

static ml_move play_run(ml_player *player, const ml_part *part) {
  show_words(player->stage, part->before);
  show_program(player->stage, part);
  ml_move move = pause_for(player, "[Enter runs it] ");
  if (move != ML_MOVE_NEXT) return move;
  run_program(player, part);
  ml_stage_forget(player->stage);
  show_words(player->stage, part->after);
  return pause_for(player, "[Enter] ");
}

static void show_heading(ml_player *player, const ml_part *part, int step) {
  ml_buffer text = {0}, what = {0};
  ml_buffer_addf(&what, "%d/%d", step + 1, player->lesson->step_count);
  if (!what.failed) ml_lesson_heading(&text, &player->stage->style, what.data, part->title);
  ml_buffer_free(&what);
  ml_stage_show(player->stage, &text);
}

static ml_move play_step(ml_player *player, const ml_part *part, int step) {
  show_heading(player, part, step);
  if (ml_part_is_exercise(part)) return ml_lesson_exercise(player, part, step);
  return part->kind == ML_PART_RUN ? play_run(player, part) : play_words(player, part);
}

/* ---- from the beginning to the end ---- */

static void show_beginning(ml_player *player, int step) {
  const ml_lesson *lesson = player->lesson;
  ml_buffer text = {0};
  ml_lesson_heading(&text, &player->stage->style, player->name, lesson->title);
  ml_stage_show(player->stage, &text);
  if (step > 0)
    ml_stage_say(player->stage,
                 "You go on at step %d of %d. `moonloop lesson --restart %s` begins anew.",
                 step + 1, lesson->step_count, player->name);
  else if (lesson->minutes.length > 0 && player->stage->person)
    ml_stage_say(player->stage, "About %.*s minutes. Enter goes on, `quit` leaves%s.",
                 (int)lesson->minutes.length, lesson->minutes.text,
                 player->progress->unwritten ? "" : "; your place is kept");
  ml_stage_gap(player->stage);
}

static void show_end(ml_player *player) {
  const ml_lesson *lesson = player->lesson;
  int skipped =
      ml_progress_count(player->progress, player->name, lesson->step_count, ML_MARK_SKIPPED);
  ml_stage_say(player->stage, "That was the lesson%s.",
               skipped > 0 ? ", but for what you skipped; play it again for that" : "");
  if (lesson->page.length > 0)
    ml_stage_say(player->stage, "All of it on one page: moonloop explain %.*s",
                 (int)lesson->page.length, lesson->page.text);
  if (player->next != NULL)
    ml_stage_say(player->stage, "The next one: moonloop lesson %s", player->next);
}

static void show_leaving(ml_player *player, ml_move move) {
  int count = player->lesson->step_count;
  bool done = ml_progress_next(player->progress, player->name, count) == count;
  if (move == ML_MOVE_END && !player->stage->person)
    ml_stage_say(player->stage, "The input has ended here.");
  if (done)
    ml_stage_say(player->stage, "You have done this lesson already.");
  else if (!player->progress->unwritten)
    ml_stage_say(player->stage, "Your place is kept: `moonloop lesson %s` goes on here.",
                 player->name);
}

/* Keeps what was done. A solved exercise stays solved, whoever looks at it again. */
static void mark(ml_player *player, int step, ml_move move) {
  char was = ml_progress_mark(player->progress, player->name, step);
  char is = move == ML_MOVE_SKIP ? ML_MARK_SKIPPED : ML_MARK_DONE;
  if (was == is || was == ML_MARK_DONE) return;
  ml_player_kept(player, ml_progress_set(player->progress, player->name, step, is));
}

bool ml_lesson_play(ml_player *player) {
  int count = player->lesson->step_count;
  int step = ml_progress_next(player->progress, player->name, count);
  if (step == count) step = 0;
  /* What is known already is written: before a promise, it is seen whether it can be kept. */
  char known = ml_progress_mark(player->progress, player->name, 0);
  ml_player_kept(player, ml_progress_set(player->progress, player->name, 0, known));
  show_beginning(player, step);
  while (step < count) {
    ml_move move = play_step(player, ml_lesson_step(player->lesson, step), step);
    ml_stage_gap(player->stage);
    if (move == ML_MOVE_QUIT || move == ML_MOVE_END) {
      show_leaving(player, move);
      return false;
    }
    if (move == ML_MOVE_BACK) {
      step -= step > 0;
      continue;
    }
    mark(player, step, move);
    step++;
  }
  show_end(player);
  return true;
}
