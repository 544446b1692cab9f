#include "repl/screen.h"

#include <readline/readline.h>
#include <string.h>
#include <unistd.h>

#include "repl/column.h"
#include "view/text.h"

static int screen_width(void) {
  int rows, columns;
  rl_get_screen_size(&rows, &columns);
  return columns > 0 ? columns : 80;
}

static bool can_move_up(void) {
  return rl_get_termcap("up") != NULL;
}

/* The row for the line being typed: below an unfinished line of output. */
static void open_row(ml_screen *screen) {
  screen->below = screen->column > 0;
  if (!screen->below) return;
  fputc('\n', screen->terminal);
  if (can_move_up() && screen->column < screen_width()) return;
  screen->below = false;
  screen->column = 0;
}

/* Back to the end of the unfinished line. */
static void close_row(ml_screen *screen) {
  if (screen->below) fprintf(screen->terminal, "\033[A\033[%dC", screen->column);
  screen->below = false;
}

static void hide(ml_screen *screen) {
  if (screen->hidden++ > 0 || !screen->editing) return;
  rl_clear_visible_line();
  fputc('\r', screen->terminal);
  close_row(screen);
}

void ml_screen_hide(ml_screen *screen) {
  hide(screen);
  ml_screen_fresh_line(screen);
}

void ml_screen_show(ml_screen *screen) {
  if (--screen->hidden > 0) return;
  if (screen->editing) {
    open_row(screen);
    rl_forced_update_display();
  }
  fflush(screen->terminal);
}

void ml_screen_edit(ml_screen *screen) {
  fflush(stdout);
  fflush(stderr);
  open_row(screen);
  fflush(screen->terminal);
  screen->editing = true;
}

void ml_screen_edited(ml_screen *screen) {
  screen->editing = screen->below = false;
  screen->column = 0;
}

void ml_screen_fresh_line(ml_screen *screen) {
  fflush(stdout);
  fflush(stderr);
  if (screen->column > 0) fputc('\n', screen->terminal);
  screen->column = 0;
  fflush(screen->terminal);
}

void ml_screen_line_ended(ml_screen *screen) {
  screen->column = 0;
}

/* ---- another size ---- */

/* The columns of a text, without what stands between \001 and \002: that takes no room. */
static int shown_width(const char *text, size_t length) {
  int width = 0;
  for (size_t i = 0; i < length;) {
    size_t stop = i;
    while (stop < length && text[stop] != '\001') stop++;
    width += ml_text_width(text + i, stop - i);
    while (stop < length && text[stop] != '\002') stop++;
    i = stop < length ? stop + 1 : length;
  }
  return width;
}

/* Some terminals break their lines anew, others leave them: the line being typed takes as many rows
 * as before, or as many as fit now. Of both the fewer are cleared: a leftover does no harm, and
 * what was printed above would be lost. */
void ml_screen_resized(ml_screen *screen) {
  int before = screen_width();
  rl_reset_screen_size();
  if (!screen->editing) return;
  int width = before > screen_width() ? before : screen_width();
  const char *prompt = rl_display_prompt != NULL ? rl_display_prompt : "";
  int rows =
      (shown_width(prompt, strlen(prompt)) + shown_width(rl_line_buffer, (size_t)rl_point)) / width;
  fputs(can_move_up() ? "\r" : "\n", screen->terminal);
  for (int i = 0; can_move_up() && i < rows; i++) fputs("\033[A", screen->terminal);
  if (can_move_up()) fputs("\033[J", screen->terminal);
  rl_forced_update_display();
  fflush(screen->terminal);
}

/* ---- our streams ---- */

/* The write function of both: what it gets goes to the terminal, whichever it is of the two. */
static ssize_t write_above(void *cookie, const char *text, size_t length) {
  ml_screen *screen = cookie;
  hide(screen);
  size_t written = fwrite(text, 1, length, screen->terminal);
  screen->column = ml_column_after(screen->column, text, length, screen_width());
  ml_screen_show(screen);
  return (ssize_t)written;
}

static FILE *open_stream(ml_screen *screen, FILE *real, int buffering) {
  fflush(real);
  if (!isatty(fileno(real))) return NULL;
  FILE *ours = fopencookie(screen, "w", (cookie_io_functions_t){.write = write_above});
  if (ours != NULL) setvbuf(ours, NULL, buffering, BUFSIZ);
  return ours;
}

/* Gives io.NAME another C stream, unless the program has put its own there. */
static void redirect(lua_State *L, const char *name, FILE *from, FILE *to) {
  int top = lua_gettop(L);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  if (lua_getfield(L, -1, LUA_IOLIBNAME) == LUA_TTABLE) {
    lua_getfield(L, -1, name);
    luaL_Stream *stream = luaL_testudata(L, -1, LUA_FILEHANDLE);
    if (stream != NULL && stream->f == from) stream->f = to;
  }
  lua_settop(L, top);
}

void ml_screen_begin(ml_screen *screen, lua_State *L) {
  memset(screen, 0, sizeof *screen);
  screen->terminal = stdout;
  screen->error = stderr;
  screen->out = open_stream(screen, stdout, _IOLBF);
  screen->err = open_stream(screen, stderr, _IONBF);
  if (screen->out != NULL) {
    redirect(L, "stdout", stdout, screen->out);
    stdout = screen->out;
  }
  if (screen->err != NULL) {
    redirect(L, "stderr", stderr, screen->err);
    stderr = screen->err;
  }
}

void ml_screen_end(ml_screen *screen, lua_State *L) {
  if (screen->out != NULL) {
    redirect(L, "stdout", screen->out, screen->terminal);
    stdout = screen->terminal;
    fclose(screen->out);
  }
  if (screen->err != NULL) {
    redirect(L, "stderr", screen->err, screen->error);
    stderr = screen->error;
    fclose(screen->err);
  }
}
