/* The prompt: a person types Moonloop Lua and sees what it does.
 *
 * Design: the session has one event loop, and waiting for a line is running that loop, with the
 * terminal among its I/O. So tasks go on while somebody types. GNU readline edits the line through
 * its callback interface; what is printed meanwhile goes above the line (screen.h).
 *
 * An input without a top-level `await` runs as a plain chunk, with the session's loop lent to it as
 * the running one (create_task works) although it stands still (so asyncio.run works too). An
 * input with one is the body of an async function that the loop runs to its end.
 *
 * With standard input or output no terminal, it reads line by line and shows values through
 * `print`, as `lua -i` does.
 *
 * This folder knows neither the command line nor the catalogue; both come in through the host. */
#ifndef ML_REPL_REPL_H
#define ML_REPL_REPL_H

#include <stdbool.h>

#include "base/buffer.h"
#include "bind/runtime.h"
#include "view/style.h"

/* What the program around the prompt does for it. All are called with `context`. */
typedef struct ml_repl_host {
  void *context;
  /* Pops the error that a protected call with ml_traceback_handler failed with, says what there is
   * to say on standard error, and returns an exit status. */
  int (*uncaught)(void *context, lua_State *L, int status);
  /* Adds the page of a diagnostic by name, number or message, or (NULL) the list of all. False: no
   * such page; added are the names that come near, parted by " or ". */
  bool (*explain)(void *context, const char *name, ml_buffer *out);
  /* The candidate (NULL among them is none) that a mistyped word is likely to mean, or NULL. */
  const char *(*nearest)(const char *word, const char *const *candidates, int count);
  /* How to draw text on the terminal as it is now. */
  const ml_style *(*style)(void *context);
  /* Another input begins: what is reported next has nothing to do with what was reported before. */
  void (*begin_input)(void *context);
  /* The terminal has another size now. */
  void (*resized)(void *context);
} ml_repl_host;

/* Runs the session to its end and returns the exit status: 0, or what SystemExit says. Called
 * inside a protected call on the runtime's main thread. The runtime's report sink is used through a
 * wrapper, and put back. */
int ml_repl_run(ml_runtime *rt, const ml_repl_host *host);

#endif
