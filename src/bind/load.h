/* The one way in: text to a main function on the stack.
 *
 * Plain Lua (no new word in it) is handed to lua_load untouched, so that its functions, messages
 * and debug information are Lua's own. What the translator refuses is worded as Lua would word it.
 */
#ifndef ML_BIND_LOAD_H
#define ML_BIND_LOAD_H

#include "base/buffer.h"
#include "bind/chunk.h"

typedef struct ml_load {
  const char *text;
  size_t length;
  const char *chunkname;
  const char *mode;                    /* as lua_load; NULL: both */
  const ml_translate_options *options; /* NULL: none */
  int environment;                     /* index of the value for _ENV; 0: the globals */
  bool is_file;                        /* the chunk name is that of the file it was read from */
  bool keep;                           /* remember the text even if Lua takes it as it is */
} ml_load;

/* Pushes the main function or a message; returns a status as lua_load. `errors` may be NULL;
 * otherwise it is filled, and must have been zeroed. Raises memory errors. */
int ml_load_text(lua_State *L, const ml_load *load, ml_chunk_errors *errors);

/* Whether it is text for the translator: not binary, and text is allowed. */
bool ml_load_is_text(const ml_load *load);
/* Makes the value at `environment` (0: nothing) the first upvalue of the function at the top. One
 * that was dumped of a translated text gets back the upvalues that are ours. */
void ml_load_set_environment(lua_State *L, int environment);

/* Reads a file (NULL: standard input) whole, appending to `out`. NULL, or what failed ("open",
 * "read") with errno set. Touches no Lua state. */
const char *ml_read_file(ml_buffer *out, const char *filename);

/* Where the program of a file begins: behind a byte order mark, and at the newline that ends a
 * first line with #. */
size_t ml_skip_first_line(const char *text, size_t length);

/* C memory that a Lua error must not leak: pushes a userdata that frees both on collection. */
typedef struct ml_load_box {
  ml_buffer buffer;
  ml_translation translation;
  /* For load with a reader function: */
  const ml_load *load;
  int status; /* of lua_load */
  bool ended; /* the reader has said that there is no more */
} ml_load_box;
ml_load_box *ml_load_box_push(lua_State *L);
/* Empties it before its time. */
void ml_load_box_clear(ml_load_box *box);

#endif
