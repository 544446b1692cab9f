#include "teach/lesson.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const kind_names[] = {
    [ML_PART_TEXT] = "text", [ML_PART_PYTHON] = "python",     [ML_PART_RUN] = "run",
    [ML_PART_MEND] = "mend", [ML_PART_WRITE] = "write",       [ML_PART_CHECK] = "check",
    [ML_PART_HINT] = "hint", [ML_PART_SOLUTION] = "solution",
};

static const char *const said_keys[] = {"prints", "reports", "exits", "command"};

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

bool ml_part_is_exercise(const ml_part *part) {
  return part->kind == ML_PART_MEND || part->kind == ML_PART_WRITE;
}

static bool is_step(const ml_part *part) {
  return part->kind <= ML_PART_WRITE;
}

static bool is_program(ml_slice line) {
  return line.length >= ML_LESSON_INDENT && memcmp(line.text, "    ", ML_LESSON_INDENT) == 0;
}

static bool is_said(ml_slice line) {
  ml_slice value;
  for (int i = 0; i < COUNT(said_keys); i++)
    if (ml_slice_field(line, said_keys[i], &value)) return true;
  return false;
}

/* ---- parsing ---- */

/* Extends a slice of neighbouring lines by one more. */
static void extend(ml_slice *slice, ml_slice line) {
  if (slice->length == 0) slice->text = line.text;
  slice->length = (size_t)(line.text + line.length - slice->text);
}

/* Adds a line that is not empty to the part's words, its program or what is said of it, whichever
 * it goes on with. Returns what is wrong with it, or NULL. */
static const char *add_line(ml_part *part, ml_slice line) {
  bool words_only = part->kind == ML_PART_TEXT || part->kind == ML_PART_HINT;
  if (!words_only && is_said(line)) {
    if (part->program.length == 0 && part->kind != ML_PART_CHECK)
      return "this says what a program does, but there is no program before it";
    if (part->after.length > 0) return "this must stand before the words after the program";
    extend(&part->said, line);
  } else if (!words_only && is_program(line) && part->after.length == 0) {
    if (part->said.length > 0) return "a section holds only one program";
    extend(&part->program, line);
  } else {
    bool has_run = part->program.length > 0 || part->said.length > 0;
    extend(has_run ? &part->after : &part->before, line);
  }
  return NULL;
}

static const char *start_part(ml_lesson *lesson, ml_slice line, int number) {
  if (lesson->part_count == ML_LESSON_PARTS) return "there are too many sections";
  const char *close = memchr(line.text, ']', line.length);
  if (close == NULL) return "a heading ends with ']'";
  ml_slice name = {line.text + 1, (size_t)(close - line.text) - 1};
  ml_part *part = &lesson->parts[lesson->part_count];
  *part = (ml_part){.line = number};
  part->title = ml_slice_trim((ml_slice){close + 1, line.length - name.length - 2});
  int kind = 0;
  while (kind < COUNT(kind_names) && !ml_slice_is(name, kind_names[kind])) kind++;
  if (kind == COUNT(kind_names)) return "there is no section of that name";
  part->kind = (ml_part_kind)kind;
  lesson->part_count++;
  lesson->step_count += is_step(part);
  return NULL;
}

static const char *add_to_head(ml_lesson *lesson, ml_slice line) {
  if (line.text[0] == '#') return NULL;
  if (ml_slice_field(line, "title", &lesson->title)) return NULL;
  if (ml_slice_field(line, "minutes", &lesson->minutes)) return NULL;
  if (ml_slice_field(line, "page", &lesson->page)) return NULL;
  return "the head has the lines title:, minutes: and page:";
}

static const char *parse_line(ml_lesson *lesson, ml_slice line, int number) {
  if (ml_slice_trim(line).length == 0) return NULL;
  if (line.text[0] == '[') return start_part(lesson, line, number);
  if (lesson->part_count == 0) return add_to_head(lesson, line);
  return add_line(&lesson->parts[lesson->part_count - 1], line);
}

/* ---- whether it is whole ---- */

static const char *fault_of_exercise(const ml_lesson *lesson, const ml_part *part) {
  const ml_part *solution = ml_lesson_belonging(lesson, part, ML_PART_SOLUTION, NULL);
  if (ml_lesson_belonging(lesson, part, ML_PART_CHECK, NULL) == NULL)
    return "this exercise has no [check]";
  if (ml_lesson_belonging(lesson, part, ML_PART_HINT, NULL) == NULL)
    return "this exercise has no [hint]";
  if (solution == NULL || solution->program.length == 0)
    return "this exercise has no [solution] with a program";
  if (part->kind == ML_PART_MEND && part->said.length == 0)
    return "a [mend] needs a program, and lines that say how it fails";
  return NULL;
}

static const char *fault_of_part(const ml_lesson *lesson, const ml_part *part,
                                 const ml_part *exercise) {
  if (!is_step(part) && exercise == NULL) return "this belongs to a [mend] or [write] before it";
  if ((part->kind == ML_PART_RUN || part->kind == ML_PART_PYTHON) && part->program.length == 0)
    return "this section has no program";
  if (part->kind == ML_PART_CHECK && part->said.length == 0)
    return "a [check] says what is printed or reported";
  return ml_part_is_exercise(part) ? fault_of_exercise(lesson, part) : NULL;
}

/* Says what a lesson lacks. */
static const char *find_fault(const ml_lesson *lesson, ml_lesson_fault *fault) {
  const ml_part *exercise = NULL;
  fault->line = 1;
  if (lesson->title.length == 0) return "the head has no title:";
  if (lesson->part_count == 0) return "there is no section";
  for (int i = 0; i < lesson->part_count; i++) {
    const ml_part *part = &lesson->parts[i];
    if (is_step(part)) exercise = ml_part_is_exercise(part) ? part : NULL;
    fault->line = part->line;
    const char *reason = fault_of_part(lesson, part, exercise);
    if (reason != NULL) return reason;
  }
  return NULL;
}

bool ml_lesson_parse(ml_lesson *lesson, const char *text, size_t length, ml_lesson_fault *fault) {
  memset(lesson, 0, sizeof *lesson);
  ml_slice rest = {text, length}, line;
  fault->reason = NULL;
  for (fault->line = 1; ml_slice_line(&rest, &line); fault->line++) {
    fault->reason = parse_line(lesson, line, fault->line);
    if (fault->reason != NULL) return false;
  }
  fault->reason = find_fault(lesson, fault);
  return fault->reason == NULL;
}

/* ---- asking ---- */

const ml_part *ml_lesson_step(const ml_lesson *lesson, int number) {
  for (int i = 0; i < lesson->part_count; i++)
    if (is_step(&lesson->parts[i]) && number-- == 0) return &lesson->parts[i];
  return NULL;
}

const ml_part *ml_lesson_belonging(const ml_lesson *lesson, const ml_part *of, ml_part_kind kind,
                                   const ml_part *previous) {
  const ml_part *end = lesson->parts + lesson->part_count;
  for (const ml_part *part = (previous != NULL ? previous : of) + 1; part < end; part++) {
    if (is_step(part)) return NULL;
    if (part->kind == kind) return part;
  }
  return NULL;
}

void ml_part_program(ml_buffer *out, const ml_part *part) {
  ml_slice rest = part->program, line;
  while (ml_slice_line(&rest, &line)) {
    size_t indent = is_program(line) ? ML_LESSON_INDENT : line.length;
    ml_buffer_add(out, line.text + indent, line.length - indent);
    ml_buffer_add_char(out, '\n');
  }
}

static bool is_lesson_file(const char *path) {
  size_t length = strlen(path);
  return strncmp(path, "lessons/", 8) == 0 && length > 12 && strcmp(path + length - 4, ".txt") == 0;
}

const ml_embedded *ml_lesson_file(int number) {
  size_t count;
  const ml_embedded *files = ml_embedded_list(&count);
  for (size_t i = 0; i < count; i++)
    if (is_lesson_file(files[i].path) && number-- == 0) return &files[i];
  return NULL;
}

void ml_lesson_name(const char *path, char *name, size_t size) {
  const char *slash = strrchr(path, '/');
  snprintf(name, size, "%s", slash != NULL ? slash + 1 : path);
  char *dot = strrchr(name, '.');
  if (dot != NULL && dot != name) *dot = '\0';
}

bool ml_lesson_is_called(const char *path, const char *word) {
  char name[64], *end;
  ml_lesson_name(path, name, sizeof name);
  const char *rest = name + strspn(name, "0123456789");
  if (rest > name && *rest == '-') rest++;
  if (strcmp(name, word) == 0 || strcmp(rest, word) == 0) return true;
  long number = strtol(word, &end, 10);
  return isdigit((unsigned char)word[0]) && *end == '\0' && rest > name &&
         strtol(name, NULL, 10) == number;
}

const ml_embedded *ml_lesson_find(const char *word) {
  const ml_embedded *file;
  for (int i = 0; (file = ml_lesson_file(i)) != NULL; i++)
    if (ml_lesson_is_called(file->path, word)) return file;
  return NULL;
}
