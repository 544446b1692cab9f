/* One input: the lines typed so far, and how they load.
 *
 * An input is tried as an expression first, so that its values can be shown, and then as
 * statements; each without and, where that is what is missing, with `await` at its top level. It is
 * unfinished when either reading ends too early. */
#ifndef ML_REPL_INPUT_H
#define ML_REPL_INPUT_H

#include <stdbool.h>

#include "base/buffer.h"
#include "bind/chunk.h"

struct ml_session;

typedef enum ml_input_status {
  ML_INPUT_READY,
  ML_INPUT_UNFINISHED,
  ML_INPUT_WRONG,
  ML_INPUT_NO_MEMORY
} ml_input_status;

typedef struct ml_input {
  ml_buffer text;
  ml_input_status status;
  bool is_async;          /* its main function is the body of an async function */
  ml_chunk_errors errors; /* of an input that did not load */
} ml_input;

/* A function for ml_session_call: loads the session's input as `<input-N>`. READY: the main
 * function is returned. */
int ml_input_load(lua_State *L);
/* Forgets text and errors. */
void ml_input_clear(ml_input *input);

#endif
