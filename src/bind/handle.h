/* Handles: a Lua function that the loop will call, soon, at a time, or when a
 * future is done. As asyncio.Handle and asyncio.TimerHandle. */
#ifndef ML_BIND_HANDLE_H
#define ML_BIND_HANDLE_H

#include "bind/loop_object.h"

enum { ML_HANDLE_LOOP = 1, ML_HANDLE_FUNCTION, ML_HANDLE_ARGUMENTS };

typedef struct ml_handle_object {
  const ml_tag *tag;
  ml_timer core; /* of a plain handle only the handle in it is used */
  ml_loop_object *loop;
  int anchor;
  int argument_count;
  bool is_timer;
  bool cancelled;
  bool is_callback; /* watches a future, its only argument */
  bool has_context; /* behind the arguments */
  bool has_origin;  /* behind that */
  bool debug;       /* made in debug mode */
  bool is_async;    /* the function is an async one: nobody will run what it makes */
} ml_handle_object;

static inline ml_handle_object *ml_handle_object_of(ml_handle *handle) {
  return (ml_handle_object *)((char *)handle - offsetof(ml_handle_object, core));
}

/* Pushes a handle for the function and the `count` arguments at the top (popped). It is IDLE and
 * not anchored. It runs in the Context at the index `context`; 0: in a copy of the current one. */
ml_handle_object *ml_new_handle(lua_State *L, ml_loop_object *loop, int count, ml_kind kind,
                                int context);
/* Makes the handle at the top ready. */
void ml_handle_soon(lua_State *L, ml_handle_object *handle);

/* Its anchor is let go. Never raises. */
void ml_handle_let_go(lua_State *L, ml_handle_object *handle);

/* Pushes what is known of where it was made (see origin.h), or nil. */
void ml_handle_push_origin(lua_State *L, int index);
/* The exception at the top came of the callback at `index`, a coroutine or an async function, given
 * to `method` (NULL: not known): it is explained. */
void ml_explain_callback(lua_State *L, int index, const char *method);

/* Whether a core handle belongs to a handle object. */
bool ml_is_handle_object(const ml_handle *handle);

void ml_open_handles(lua_State *L);

#endif
