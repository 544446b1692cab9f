/* Reading a line: from the terminal through readline, with the event loop running meanwhile, or
 * else from standard input as it is.
 *
 * readline has one line and no context pointer, so there is one editor in a process.
 *
 * A line may hold newlines: a paste and an entry of the history come whole. */
#ifndef ML_REPL_EDITOR_H
#define ML_REPL_EDITOR_H

#include <stdbool.h>

#include "base/buffer.h"
#include "io/uv.h"

struct ml_session;

typedef enum ml_read {
  ML_READ_NOTHING, /* not yet */
  ML_READ_LINE,
  ML_READ_DROPPED, /* Ctrl-C */
  ML_READ_END      /* Ctrl-D, the end of the input, or of the session */
} ml_read;

typedef struct ml_editor {
  struct ml_session *session;
  ml_read outcome;
  char *line;     /* of ML_READ_LINE, allocated by readline */
  bool installed; /* readline has the terminal */
  int signal_fd;  /* attention.h */
  ml_uv_watch *input, *signals;
} ml_editor;

void ml_editor_begin(struct ml_session *session);
void ml_editor_end(struct ml_session *session);

/* Reads one line, without its newline, and adds it to `line`. */
ml_read ml_editor_read(struct ml_session *session, const char *prompt, ml_buffer *line);
/* The same without readline. What comes from no terminal is echoed, as readline does. */
ml_read ml_read_plain(struct ml_session *session, const char *prompt, ml_buffer *line);

#endif
