/* The event loop as a Lua object, and the way in and out of it.
 *
 * An open loop stays in the registry; after that its futures and handles keep it, so that
 * the core's pointers to it are always good. */
#ifndef ML_BIND_LOOP_OBJECT_H
#define ML_BIND_LOOP_OBJECT_H

#include "bind/runtime.h"

enum { ML_LOOP_EXTRA = 1 };

typedef struct ml_loop_object {
  const ml_tag *tag;
  ml_loop core;
  ml_runtime *runtime;
  int reference;            /* in the registry, until it is closed */
  int closed_line;          /* where it was closed; 0: not known */
  const void *closed_chunk; /* … as ml_where_in tells it, only to be compared */
  bool debug;
  bool has_task_factory;
  bool attentive; /* a step has more to do than to step: debug mode, or contexts are in use */
  double slow_callback_duration; /* seconds */
  struct ml_blocked *blocked;    /* debug mode: see slow.c; NULL until needed */
  double overhead;               /* seconds that debug mode itself has taken */
} ml_loop_object;

static inline ml_loop_object *ml_loop_object_of(ml_loop *core) {
  return (ml_loop_object *)((char *)core - offsetof(ml_loop_object, core));
}

/* Pushes a new loop. As asyncio.new_event_loop. */
ml_loop_object *ml_new_loop(lua_State *L);
void ml_push_loop(lua_State *L, ml_loop_object *loop);
/* The loop at argument `index`, or a Lua error. */
ml_loop_object *ml_check_loop(lua_State *L, int index);
/* The running loop, or the RuntimeError 'no running event loop'; `what` was called. */
ml_loop_object *ml_running_loop(lua_State *L, const char *what);
/* Raises RuntimeError 'Event loop is closed' when it is. */
void ml_check_open(lua_State *L, const ml_loop_object *loop);

/* create_task with its options at `options` (0: none): pushes the task of the coroutine at `index`.
 */
void ml_create_task(lua_State *L, ml_loop_object *loop, int index, int options);
/* As in CPython, a name that a task got when it was made, the one at the top, leaves Task-N for the
 * next one; asyncio.create_task uses it up. */
void ml_give_number_back(lua_State *L, int options);
/* The keywords that it knows. */
extern const char *const ml_task_keywords[];

/* Runs until the future at `index` is done and pushes its results; returns their number. As
 * loop.run_until_complete. */
int ml_run_until_complete(lua_State *L, ml_loop_object *loop, int index);
/* Whether a core handle is what ends run_until_complete. */
bool ml_is_stopper(const ml_handle *handle);

/* Runs until stopped. As loop.run_forever. */
void ml_run_forever(lua_State *L, ml_loop_object *loop);

/* Pops a context table and, above it, a loop, and calls the loop's exception handler. As
 * loop.call_exception_handler. Never raises, but for KeyboardInterrupt and SystemExit that leave
 * the loop. */
void ml_call_exception_handler(lua_State *L);

/* An exception (at the top, popped) leaves the loop at once: KeyboardInterrupt, SystemExit. */
void ml_leave_loop(lua_State *L, ml_loop_object *loop);

void ml_open_loop(lua_State *L);

#endif
