/* One exercise: the learner changes a program until it does what it should. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "teach/lesson_attempt.h"
#include "teach/lesson_draft.h"
#include "teach/lesson_play.h"
#include "teach/lesson_text.h"

typedef enum verb {
#define X(id, word, help) COMMAND_##id,
#include "teach/lesson_commands.def"
#undef X
  COMMAND_COUNT
} verb;

static const char *const words[] = {
#define X(id, word, help) word,
#include "teach/lesson_commands.def"
#undef X
};

static const char *const helps[] = {
#define X(id, word, help) help,
#include "teach/lesson_commands.def"
#undef X
};

typedef struct exercise {
  ml_player *player;
  ml_stage *stage;
  const ml_part *part;
  const ml_part *hint; /* the one shown last */
  ml_buffer program;   /* the learner's */
  ml_buffer before;    /* as it was before the last change; for `undo` */
  bool changed;        /* there was one */
  int step;
  bool solved;
} exercise;

/* ---- showing ---- */

/* What it should print, of the checks that only look. */
static void show_wanted(exercise *self) {
  const ml_part *check = NULL;
  ml_buffer text = {0};
  while ((check = ml_lesson_belonging(self->player->lesson, self->part, ML_PART_CHECK, check)) !=
         NULL) {
    ml_slice rest = check->said, line, value;
    while (check->program.length == 0 && ml_slice_line(&rest, &line))
      if (ml_slice_field(line, "prints", &value) || ml_slice_field(line, "reports", &value))
        ml_buffer_addf(&text, "    %.*s\n", (int)value.length, value.text);
  }
  if (text.length > 0) {
    ml_stage_gap(self->stage);
    ml_stage_say(self->stage, "When it is right, you see:");
    ml_stage_gap(self->stage);
  }
  ml_stage_show(self->stage, &text);
}

static void show_program(exercise *self) {
  ml_buffer text = {0};
  ml_stage_gap(self->stage);
  if (self->program.length == 0)
    ml_stage_say(self->stage,
                 "(The page is empty. Type your program; a line with only a dot ends it.)");
  ml_lesson_listing(&text, &self->stage->style, ml_draft_slice(&self->program), 1);
  ml_stage_show(self->stage, &text);
  ml_stage_gap(self->stage);
}

static void show_task(exercise *self) {
  ml_buffer text = {0};
  ml_buffer_add_char(&text, '\n');
  ml_lesson_words(&text, &self->stage->style, self->part->before);
  ml_stage_show(self->stage, &text);
  show_wanted(self);
}

static void show_help(exercise *self) {
  static const char *const lines[][2] = {{"6 TEXT", "line 6 of your program becomes TEXT"},
                                         {"6+ TEXT", "TEXT goes in after line 6"},
                                         {"6-", "line 6 goes away"}};
  ml_stage_gap(self->stage);
  for (int i = 0; i < COMMAND_COUNT; i++)
    fprintf(self->stage->out, "  %-9s  %s\n", words[i], helps[i]);
  for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
    fprintf(self->stage->out, "  %-9s  %s\n", lines[i][0], lines[i][1]);
  ml_stage_gap(self->stage);
}

static void show_hint(exercise *self) {
  const ml_lesson *lesson = self->player->lesson;
  const ml_part *next = ml_lesson_belonging(lesson, self->part, ML_PART_HINT, self->hint);
  bool last = next == NULL;
  if (!last) self->hint = next;
  ml_buffer text = {0};
  ml_buffer_add_char(&text, '\n');
  ml_lesson_words(&text, &self->stage->style, self->hint->before);
  ml_stage_show(self->stage, &text);
  if (last)
    ml_stage_say(self->stage, "(That was the last hint. `solution` shows one way to do it.)");
  ml_stage_gap(self->stage);
}

static const ml_part *solution_of(const exercise *self) {
  return ml_lesson_belonging(self->player->lesson, self->part, ML_PART_SOLUTION, NULL);
}

static void show_solution(exercise *self) {
  ml_buffer text = {0}, program = {0};
  ml_part_program(&program, solution_of(self));
  ml_buffer_add_char(&text, '\n');
  ml_lesson_listing(&text, &self->stage->style, ml_draft_slice(&program), 1);
  ml_buffer_add_char(&text, '\n');
  ml_buffer_free(&program);
  ml_stage_show(self->stage, &text);
  ml_stage_say(self->stage,
               "Do the same in your program, or in your own way, and run it. Or `skip`.");
  ml_stage_gap(self->stage);
}

/* ---- the learner's program ---- */

static void keep(exercise *self) {
  ml_player *player = self->player;
  ml_player_kept(
      player, ml_progress_keep_draft(player->progress, player->name, self->step, &self->program));
}

/* Puts a program (which is taken over) in the place of the learner's. */
static void replace(exercise *self, ml_buffer program) {
  ml_buffer_free(&self->before);
  self->before = self->program;
  self->program = program;
  self->changed = true;
  keep(self);
}

static void reset(exercise *self) {
  ml_buffer program = {0};
  if (self->part->program.length > 0) ml_part_program(&program, self->part);
  replace(self, program);
}

/* Twice is as if it had not been. */
static void undo(exercise *self) {
  ml_buffer now = self->program;
  if (!self->changed) {
    ml_stage_say(self->stage, "Nothing was changed here yet.");
    return;
  }
  self->program = self->before;
  self->before = now;
  keep(self);
  show_program(self);
}

/* Where the learner was last time, or the program of the lesson. */
static void begin_program(exercise *self) {
  ml_player *player = self->player;
  bool found = ml_progress_draft(player->progress, player->name, self->step, &self->program);
  if (found) {
    ml_stage_gap(self->stage);
    ml_stage_say(self->stage, "This is your program from last time; `reset` begins again.");
  } else if (self->part->program.length > 0) {
    ml_part_program(&self->program, self->part);
  }
}

static void run(exercise *self) {
  ml_lesson_outcome outcome;
  ml_buffer text = {0}, why = {0};
  if (self->program.length == 0) {
    ml_stage_say(self->stage, "There is nothing to run yet. `help` tells how to write it.");
    return;
  }
  self->solved = ml_lesson_attempt(self->player->runner, self->player->lesson, self->part,
                                   &self->program, &self->stage->style, &outcome, &why);
  ml_stage_forget(self->stage);
  ml_buffer_add_char(&text, '\n');
  ml_lesson_transcript(&text, &self->stage->style, ml_lesson_command(self->part), &outcome);
  ml_buffer_add_char(&text, '\n');
  ml_tone_add(&text, &self->stage->style, ML_TONE_KEY, self->solved ? "Right." : "Not yet.");
  ml_buffer_add_char(&text, '\n');
  if (!self->solved && why.length > 0) {
    ml_buffer_add(&text, why.data, why.length);
    ml_buffer_add_char(&text, '\n');
  }
  ml_stage_show(self->stage, &text);
  ml_buffer_free(&why);
  ml_lesson_outcome_free(&outcome);
}

/* Whether a line of a program is a command of ours and nothing else. No line of Lua is. */
static bool is_command(const ml_buffer *line) {
  for (int i = 0; i < COMMAND_COUNT; i++)
    if (line->data != NULL && strcmp(line->data, words[i]) == 0) return true;
  return false;
}

/* Reads lines of a program up to one with only a dot; `first` (may be NULL) was typed already. */
static ml_answer read_lines(exercise *self, const char *first, ml_buffer *typed) {
  ml_buffer line = {0};
  ml_answer answer;
  if (first != NULL) ml_buffer_addf(typed, "%s\n", first);
  for (int number = first != NULL ? 2 : 1;;) {
    char prompt[24];
    snprintf(prompt, sizeof prompt, "%4d | ", number);
    answer = ml_stage_read(self->stage, prompt, &line);
    if (answer != ML_ANSWER_LINE || (line.length == 1 && line.data[0] == '.')) break;
    if (is_command(&line)) {
      ml_stage_say(self->stage,
                   "(Left out. End your program with a line that has only a dot, then `%s`.)",
                   line.data);
      continue;
    }
    if (line.length > 0) ml_buffer_add(typed, line.data, line.length);
    ml_buffer_add_char(typed, '\n');
    number++;
  }
  ml_buffer_free(&line);
  return answer;
}

static void type(exercise *self, const char *first) {
  ml_buffer typed = {0};
  ml_stage_say(self->stage, "Line by line; a line with only a dot ends it, Ctrl-C drops it.");
  ml_answer answer = read_lines(self, first, &typed);
  if (answer == ML_ANSWER_DROPPED || typed.length == 0 || typed.failed) {
    ml_stage_say(self->stage, "Dropped; your program is as it was.");
    ml_buffer_free(&typed);
    return;
  }
  replace(self, typed);
  run(self);
}

static bool read_back(exercise *self, const char *path) {
  ml_buffer text = {0};
  FILE *file = fopen(path, "r");
  int c;
  while (file != NULL && (c = getc(file)) != EOF) ml_buffer_add_char(&text, (char)c);
  if (file != NULL) fclose(file);
  if (file == NULL || text.failed) {
    ml_buffer_free(&text);
    return false;
  }
  if (text.length > 0 && text.data[text.length - 1] != '\n') ml_buffer_add_char(&text, '\n');
  replace(self, text);
  return true;
}

static void edit(exercise *self) {
  const char *visual = getenv("VISUAL"), *editor = getenv("EDITOR");
  if ((visual == NULL || visual[0] == '\0') && (editor == NULL || editor[0] == '\0')) {
    ml_stage_say(self->stage,
                 "No editor is named. Leave with `quit` and come back with, say, `EDITOR=nano "
                 "moonloop lesson %s`; or change a line here: `6 TEXT`.",
                 self->player->name);
    return;
  }
  char path[sizeof self->player->runner->folder + 64];
  ml_lesson_runner_path(self->player->runner, "lesson.lua", path, sizeof path);
  bool good = ml_lesson_runner_put(self->player->runner, "lesson.lua", &self->program);
  fflush(self->stage->out);
  setenv("MOONLOOP_LESSON_FILE", path, 1);
  good = good && system("${VISUAL:-$EDITOR} \"$MOONLOOP_LESSON_FILE\"") == 0;
  unsetenv("MOONLOOP_LESSON_FILE");
  if (!good || !read_back(self, path)) {
    ml_stage_say(self->stage, "The editor did not end well; your program is as it was.");
    return;
  }
  run(self);
}

/* ---- what is typed ---- */

/* The command of a word: the word itself, or a beginning that only one has. COMMAND_COUNT: none. */
static verb verb_of(const char *word) {
  verb found = COMMAND_COUNT;
  int count = 0;
  if (strcmp(word, "?") == 0) return COMMAND_HELP;
  if (strcmp(word, "exit") == 0) return COMMAND_QUIT;
  for (int i = 0; i < COMMAND_COUNT; i++) {
    if (strcmp(words[i], word) == 0) return (verb)i;
    if (strncmp(words[i], word, strlen(word)) != 0) continue;
    found = (verb)i;
    count++;
  }
  return count == 1 ? found : COMMAND_COUNT;
}

static bool is_single_word(const char *text) {
  while (isalpha((unsigned char)*text) || *text == '?') text++;
  return *text == '\0';
}

/* A single word that is no command is a slip of the finger. Everything else is the first line of a
 * program; but where there is one, it is rather a line of that. */
static void unknown(exercise *self, const char *typed) {
  if (!is_single_word(typed)) {
    if (self->program.length == 0)
      type(self, typed);
    else
      ml_stage_say(self->stage,
                   "Which line shall become this? A number before it says so: `6 TEXT` changes "
                   "line 6, `6+ TEXT` adds a line after it. `type` begins a new program.");
    return;
  }
  const char *meant = self->player->nearest(typed, words, COMMAND_COUNT);
  if (meant != NULL)
    ml_stage_say(self->stage, "'%s' is no command here. Did you mean `%s`?", typed, meant);
  else
    ml_stage_say(self->stage, "'%s' is no command here; `help` lists them.", typed);
}

/* A change of one line. False: it is none. */
static bool change_line(exercise *self, const char *typed) {
  ml_buffer changed = {0};
  ml_slice program = ml_draft_slice(&self->program);
  ml_buffer_add(&changed, program.text, program.length);
  ml_draft_change change = changed.failed ? ML_DRAFT_NO_LINE : ml_draft_edit(&changed, typed);
  if (change == ML_DRAFT_DONE) {
    replace(self, changed);
    show_program(self);
    return true;
  }
  ml_buffer_free(&changed);
  if (change == ML_DRAFT_NONE && !isdigit((unsigned char)typed[0])) return false;
  if (change == ML_DRAFT_NONE)
    ml_stage_say(self->stage,
                 "Write `6 TEXT` to change line 6, `6+ TEXT` to add a line after it, "
                 "`6-` to take it away.");
  else
    ml_stage_say(self->stage, "Your program has the lines 1 to %d.",
                 ml_draft_lines(&self->program));
  return true;
}

/* Whether the command ends the exercise; then `move` says where to go. */
static bool obey(exercise *self, verb command, ml_move *move) {
  switch (command) {
    case COMMAND_RUN: run(self); break;
    case COMMAND_SHOW: show_program(self); break;
    case COMMAND_TASK: show_task(self); break;
    case COMMAND_EDIT: edit(self); break;
    case COMMAND_TYPE: type(self, NULL); break;
    case COMMAND_RESET:
      reset(self);
      show_program(self);
      break;
    case COMMAND_UNDO: undo(self); break;
    case COMMAND_HINT: show_hint(self); break;
    case COMMAND_SOLUTION: show_solution(self); break;
    case COMMAND_HELP: show_help(self); break;
    case COMMAND_SKIP: *move = ML_MOVE_SKIP; return true;
    case COMMAND_BACK: *move = ML_MOVE_BACK; return true;
    case COMMAND_QUIT: *move = ML_MOVE_QUIT; return true;
    case COMMAND_COUNT: break;
  }
  return false;
}

/* Without its blanks at both ends. */
static const char *trimmed(ml_buffer *line) {
  while (line->length > 0 && isspace((unsigned char)line->data[line->length - 1]))
    line->data[--line->length] = '\0';
  return line->data == NULL || line->length == 0 ? "" : line->data + strspn(line->data, " \t");
}

/* Reads and obeys one line. True: the exercise is over. */
static bool answer_one(exercise *self, ml_buffer *line, ml_move *move) {
  const char *prompt = self->part->kind == ML_PART_MEND ? "mend> " : "write> ";
  switch (ml_stage_read(self->stage, prompt, line)) {
    case ML_ANSWER_END: *move = ML_MOVE_END; return true;
    case ML_ANSWER_DROPPED:
      ml_stage_say(self->stage, "`help` lists what you can do; `quit` leaves the lesson.");
      return false;
    case ML_ANSWER_LINE: break;
  }
  const char *typed = trimmed(line);
  verb command = typed[0] == '\0' ? COMMAND_RUN : verb_of(typed);
  if (command != COMMAND_COUNT) return obey(self, command, move);
  if (!change_line(self, typed)) unknown(self, typed);
  return false;
}

static void finish(exercise *self) {
  ml_player *player = self->player;
  ml_buffer text = {0};
  ml_slice after = solution_of(self)->after;
  if (after.length > 0) ml_buffer_add_char(&text, '\n');
  ml_lesson_words(&text, &self->stage->style, after);
  ml_stage_show(self->stage, &text);
  ml_progress_keep_draft(player->progress, player->name, self->step, NULL);
}

ml_move ml_lesson_exercise(ml_player *player, const ml_part *part, int step) {
  exercise self = {.player = player, .stage = player->stage, .part = part, .step = step};
  ml_buffer line = {0};
  ml_move move = ML_MOVE_NEXT;
  show_task(&self);
  begin_program(&self);
  show_program(&self);
  ml_stage_say(self.stage,
               "Enter runs it. `6 TEXT` changes line 6, `edit` opens your editor, `hint` "
               "helps, `help` lists the rest.");
  ml_stage_gap(self.stage);
  while (!self.solved && !answer_one(&self, &line, &move)) continue;
  if (self.solved) finish(&self);
  ml_buffer_free(&line);
  ml_buffer_free(&self.program);
  ml_buffer_free(&self.before);
  return move;
}
