#include "repl/history.h"

#include <fcntl.h>
#include <readline/history.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buffer.h"

enum { MOST_ENTRIES = 1000, MOST_LINES = 4 * MOST_ENTRIES };

/* Makes the folders on the way to `file`, for their owner alone. */
static void make_folders(char *file) {
  for (char *slash = strchr(file + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    mkdir(file, 0700);
    *slash = '/';
  }
}

/* As the XDG base directory specification has it: a path that is not absolute counts as unset. */
static char *find_file(void) {
  const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
  ml_buffer path = {0};
  if (state != NULL && state[0] == '/') {
    ml_buffer_addf(&path, "%s/moonloop/history", state);
  } else if (home != NULL && home[0] == '/') {
    ml_buffer_addf(&path, "%s/.local/state/moonloop/history", home);
  }
  return path.length > 0 ? ml_buffer_take(&path) : NULL;
}

static bool can_append(const char *file) {
  int descriptor = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (descriptor < 0) return false;
  close(descriptor);
  return true;
}

void ml_history_begin(ml_history *history) {
  using_history();
  stifle_history(MOST_ENTRIES);
  /* With a time before each, entries of several lines are read back whole. */
  history_comment_char = '#';
  history_write_timestamps = 1;
  history->file = find_file();
  if (history->file == NULL) return;
  make_folders(history->file);
  if (can_append(history->file)) {
    history_truncate_file(history->file, MOST_LINES);
    read_history(history->file);
    return;
  }
  ml_free(history->file);
  history->file = NULL;
}

static bool is_blank(const char *text) {
  return text[strspn(text, " \t\r\n")] == '\0';
}

static bool is_last(const char *text) {
  const HIST_ENTRY *entry =
      history_length > 0 ? history_get(history_base + history_length - 1) : NULL;
  return entry != NULL && strcmp(entry->line, text) == 0;
}

void ml_history_add(ml_history *history, const char *text) {
  if (is_blank(text) || is_last(text)) return;
  add_history(text);
  if (history->file != NULL && can_append(history->file)) append_history(1, history->file);
}

void ml_history_end(ml_history *history) {
  clear_history();
  ml_free(history->file);
  history->file = NULL;
}
