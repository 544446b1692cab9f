/* Tracebacks: which of the user's lines an exception passed through.
 *
 * ml_traceback_handler is the message handler of every protected call that catches for
 * Moonloop. It runs where the error was raised, makes it an exception object and
 * puts the frames up to the catching call before those that
 * `e.traceback` holds already. So each stretch of stack is walked once, and a traceback grows
 * outwards as its exception does, across tasks too.
 *
 * `e.traceback` is a sequence of {file=, line=, name=}, outermost first as
 * Python prints it; `action` in them says what the frame was doing (bind/action.h). Of a very long
 * one only both ends are kept; the entry between them has `skipped`.
 *
 * Cost: per frame two lua_getinfo, a search for the function's name, one table. */
#ifndef ML_BIND_TRACEBACK_H
#define ML_BIND_TRACEBACK_H

#include <lauxlib.h>
#include <lua.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/diag.h"

/* One user frame of a stack. `file` and `name` are copied or belong to a function that is alive on
 * that stack: use them before the thread runs on. */
typedef struct ml_frame {
  const char *file; /* as the user named it, or [string "…"] */
  int line;
  const char *name;              /* "f", "<module>", "<anonymous>" */
  const char *source;            /* the name of the chunk, as lua_Debug has it */
  char short_source[LUA_IDSIZE]; /* what `file` points at when it is not a file's name */
} ml_frame;

/* Message handler for lua_pcall and lua_pcallk. */
int ml_traceback_handler(lua_State *L);

/* Keeps the frames of a coroutine of Lua's that an error has ended, for the traceback of that
 * error, which coroutine.wrap raises again. */
void ml_traceback_keep_dead(lua_State *L, lua_State *thread);

/* Fills `out` with at most `capacity` user frames of `thread` (running or suspended), innermost
 * first, leaving out the first `skip` user frames; returns how many. Raises nothing. */
size_t ml_traceback_current(lua_State *thread, size_t skip, ml_frame *out, size_t capacity);

/* The innermost user frame. False when there is none. */
bool ml_traceback_top(lua_State *thread, ml_frame *out);

/* The text of the source line of a frame, without surrounding blanks; NULL when it is unknown. Not
 * terminated; stays valid until a chunk is loaded. */
const char *ml_frame_text(lua_State *L, const ml_frame *frame, size_t *length);
/* The same for a file and line as they stand in `e.traceback`. */
const char *ml_traceback_line(lua_State *L, const char *file, int line, size_t *length);

/* Appends the exception as CPython's traceback.print_exception writes it: causes and contexts
 * first, then its traceback, then `Name: message`, groups with their members. Raises nothing: an
 * error on the way (in a user's __tostring, or of memory) becomes "<exception str() failed>" or
 * shortens the text. */
void ml_traceback_format(lua_State *L, int exception, ml_buffer *out);
/* The innermost place of an exception's traceback, in bytes of its line where the part that ran is
 * known; a line of 0 without one. Raises nothing. */
ml_span ml_traceback_place(lua_State *L, int exception);
/* Only the last part, without newline: `Name: message`. */
void ml_traceback_format_only(lua_State *L, int exception, ml_buffer *out);

#endif
