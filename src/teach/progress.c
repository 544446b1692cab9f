#include "teach/progress.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "teach/catalogue.h"

enum { MOST_BYTES = 256 * 1024, MOST_STEPS = 1000 };

/* ---- files ---- */

/* As the XDG base directory specification has it: a path that is not absolute counts as unset. */
static char *find_folder(char *(*environment)(const char *name)) {
  const char *state = environment("XDG_STATE_HOME"), *home = environment("HOME");
  ml_buffer path = {0};
  if (state != NULL && state[0] == '/')
    ml_buffer_addf(&path, "%s/moonloop", state);
  else if (home != NULL && home[0] == '/')
    ml_buffer_addf(&path, "%s/.local/state/moonloop", home);
  return path.length > 0 ? ml_buffer_take(&path) : NULL;
}

/* Makes the folders on the way to `file`, for their owner alone. */
static void make_folders(char *file) {
  for (char *slash = strchr(file + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    mkdir(file, 0700);
    *slash = '/';
  }
}

/* The path of a file in the folder, to be freed; NULL without a folder. */
static char *path_of(const ml_progress *progress, const char *name) {
  if (progress->folder == NULL) return NULL;
  ml_buffer path = {0};
  ml_buffer_addf(&path, "%s/%s", progress->folder, name);
  return ml_buffer_take(&path);
}

static bool read_file(const char *path, ml_buffer *out) {
  FILE *file = path != NULL ? fopen(path, "r") : NULL;
  if (file == NULL) return false;
  char bytes[4096];
  size_t count;
  while (out->length < MOST_BYTES && (count = fread(bytes, 1, sizeof bytes, file)) > 0)
    ml_buffer_add(out, bytes, count);
  bool good = !ferror(file) && !out->failed;
  fclose(file);
  return good;
}

static bool write_bytes(const char *path, const ml_buffer *text) {
  FILE *file = fopen(path, "w");
  if (file == NULL) return false;
  size_t written = text->length > 0 ? fwrite(text->data, 1, text->length, file) : 0;
  return fclose(file) == 0 && written == text->length && !text->failed;
}

/* Puts a new file in the place of the old one. */
static bool replace_file(char *path, const ml_buffer *text) {
  ml_buffer beside = {0};
  ml_buffer_addf(&beside, "%s.%ld", path, (long)getpid());
  if (beside.failed) {
    ml_buffer_free(&beside);
    return false;
  }
  make_folders(path);
  bool good = write_bytes(beside.data, text) && rename(beside.data, path) == 0;
  if (!good) unlink(beside.data);
  ml_buffer_free(&beside);
  return good;
}

/* ---- the lines ---- */

static ml_slice all(const ml_progress *progress) {
  const char *text = progress->text.data;
  return (ml_slice){text != NULL ? text : "", progress->text.length};
}

/* Whether a line belongs to a lesson; then its marks. */
static bool marks_in(ml_slice line, const char *lesson, ml_slice *marks) {
  size_t length = strlen(lesson);
  if (line.length <= length || line.text[length] != ' ') return false;
  if (memcmp(line.text, lesson, length) != 0) return false;
  *marks = ml_slice_trim((ml_slice){line.text + length, line.length - length});
  return true;
}

static ml_slice marks_of(const ml_progress *progress, const char *lesson) {
  ml_slice rest = all(progress), line, marks = {"", 0};
  while (ml_slice_line(&rest, &line))
    if (marks_in(line, lesson, &marks)) break;
  return marks;
}

/* Replaces the line of a lesson; empty marks take it away. */
static void set_marks(ml_progress *progress, const char *lesson, const ml_buffer *marks) {
  ml_buffer text = {0};
  ml_slice rest = all(progress), line, old;
  while (ml_slice_line(&rest, &line)) {
    if (line.length == 0 || marks_in(line, lesson, &old)) continue;
    ml_buffer_add(&text, line.text, line.length);
    ml_buffer_add_char(&text, '\n');
  }
  if (marks->length > 0) ml_buffer_addf(&text, "%s %s\n", lesson, marks->data);
  ml_buffer_free(&progress->text);
  progress->text = text;
}

/* Takes over what another lesson may have written since; but not when what we know could not be
 * written. */
static void read_again(ml_progress *progress) {
  if (progress->unwritten) return;
  ml_buffer text = {0};
  char *path = path_of(progress, "progress");
  if (read_file(path, &text)) {
    ml_buffer_free(&progress->text);
    progress->text = text;
  } else {
    ml_buffer_free(&text);
  }
  ml_free(path);
}

static bool write_all(ml_progress *progress) {
  char *path = path_of(progress, "progress");
  bool good = path != NULL && replace_file(path, &progress->text);
  ml_free(path);
  progress->unwritten = !good;
  return good;
}

/* ---- for the lessons ---- */

void ml_progress_open(ml_progress *progress, char *(*environment)(const char *name)) {
  *progress = (ml_progress){.folder = find_folder(environment)};
  read_again(progress);
}

void ml_progress_close(ml_progress *progress) {
  ml_free(progress->folder);
  ml_buffer_free(&progress->text);
  progress->folder = NULL;
}

char ml_progress_mark(const ml_progress *progress, const char *lesson, int step) {
  ml_slice marks = marks_of(progress, lesson);
  return step >= 0 && (size_t)step < marks.length ? marks.text[step] : ML_MARK_OPEN;
}

/* The marks with one of them changed. */
static void change(ml_buffer *out, ml_slice old, int step, char mark) {
  ml_buffer_add(out, old.text, old.length);
  while (out->length <= (size_t)step && !out->failed) ml_buffer_add_char(out, ML_MARK_OPEN);
  if (!out->failed) out->data[step] = mark;
}

bool ml_progress_set(ml_progress *progress, const char *lesson, int step, char mark) {
  if (step < 0 || step >= MOST_STEPS) return false;
  ml_buffer marks = {0};
  read_again(progress);
  change(&marks, marks_of(progress, lesson), step, mark);
  if (!marks.failed) set_marks(progress, lesson, &marks);
  ml_buffer_free(&marks);
  return write_all(progress);
}

int ml_progress_next(const ml_progress *progress, const char *lesson, int steps) {
  int step = 0;
  while (step < steps && ml_progress_mark(progress, lesson, step) != ML_MARK_OPEN) step++;
  return step;
}

int ml_progress_count(const ml_progress *progress, const char *lesson, int steps, char mark) {
  int count = 0;
  for (int step = 0; step < steps; step++)
    count += ml_progress_mark(progress, lesson, step) == mark;
  return count;
}

bool ml_progress_restart(ml_progress *progress, const char *lesson) {
  ml_buffer none = {0};
  read_again(progress);
  set_marks(progress, lesson, &none);
  return write_all(progress);
}

static char *draft_path(const ml_progress *progress, const char *lesson, int step) {
  char name[128];
  snprintf(name, sizeof name, "lessons/%s-%d.lua", lesson, step + 1);
  return path_of(progress, name);
}

bool ml_progress_draft(const ml_progress *progress, const char *lesson, int step, ml_buffer *out) {
  char *path = draft_path(progress, lesson, step);
  bool found = read_file(path, out) && out->length > 0;
  ml_free(path);
  return found;
}

bool ml_progress_keep_draft(ml_progress *progress, const char *lesson, int step,
                            const ml_buffer *program) {
  char *path = draft_path(progress, lesson, step);
  bool good = path != NULL;
  if (good && program != NULL) good = replace_file(path, program);
  if (good && program == NULL) good = unlink(path) == 0 || errno == ENOENT;
  ml_free(path);
  return good;
}
