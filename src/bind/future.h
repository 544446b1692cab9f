/* Futures, tasks and gathers as userdata: the core's struct behind a common
 * head, and what only Lua can hold in user values.
 *
 * User value ML_FUTURE_RESULT: a pending one keeps the message of its
 * cancellation there, a finished one its result (a packed table when there are
 * several), a failed one its exception, a cancelled one its CancelledError or
 * the message of one. ML_FUTURE_EXTRA: the loop, which it keeps alive, or a
 * table with the loop and the rest: callbacks in order, name, context, frames of its making.
 *
 * Most have no finalizer: nothing needs to be said or unlinked when one goes
 * that is done, or that the loop never knew. One that fails gets its finalizer then, one that may
 * go while it is linked gets it before (ml_collect). */
#ifndef ML_BIND_FUTURE_H
#define ML_BIND_FUTURE_H

#include "bind/coroutine.h"
#include "bind/loop_object.h"
#include "bind/runtime.h"

enum { ML_FUTURE_RESULT = 1, ML_FUTURE_EXTRA, ML_TASK_CALLED, ML_TASK_MAKER, ML_TASK_ARGUMENTS };
enum { ML_FUTURE_VALUES = ML_FUTURE_EXTRA, ML_TASK_VALUES = ML_TASK_CALLED };

#define ML_FUTURE_HEAD                                                      \
  const ml_tag *tag;                                                        \
  int anchor;        /* 0: not anchored */                                  \
  int result_count;  /* of a finished one; several are packed in a table */ \
  uint32_t gather;   /* the last one that took it: see gather.c */          \
  bool timed;        /* a sleep: the loop's timer will settle it */         \
  bool guarded;      /* has a guard: see ml_future_guard */                 \
  bool in_repr : 1;  /* being written into a message */                     \
  bool derived : 1;  /* of shield, which settles it */                      \
  bool log_destroyed /* report when it goes while pending */

typedef struct ml_future_object {
  ML_FUTURE_HEAD;
  ml_future core;
} ml_future_object;

struct ml_task_object {
  ML_FUTURE_HEAD;
  ml_task core;
  ml_coroutine *coroutine; /* kept alive by the user value */
  lua_State *thread;       /* while it runs; kept alive by the coroutine object */
  unsigned number : 31;    /* for Task-N */
  unsigned spawned : 1;    /* is an ml_spawned_task */
  int made_line;
};
typedef struct ml_task_object ml_task_object;

/* What asyncio.sleep waits for: a future that a timer settles. */
typedef struct ml_sleep {
  ml_future_object future;
  ml_timer timer;
} ml_sleep;

static inline ml_future_object *ml_future_object_of(ml_future *core) {
  return (ml_future_object *)((char *)core - offsetof(ml_future_object, core));
}
static inline ml_task_object *ml_task_object_of(ml_task *core) {
  return (ml_task_object *)((char *)core - offsetof(ml_task_object, core));
}

static inline ml_loop_object *ml_future_loop(const ml_future *core) {
  return ml_loop_object_of(core->loop);
}

/* As ml_loop_run, on rt->loop_thread, with the step of a task compiled into the loop. */
ml_turn_result ml_task_run_loop(ml_runtime *rt, ml_loop *loop);

static inline bool ml_is_future_kind(ml_kind kind) {
  return kind == ML_KIND_FUTURE || kind == ML_KIND_TASK || kind == ML_KIND_GATHER;
}
/* Whether the value is a future of any kind. */
bool ml_is_future(lua_State *L, int index);
/* The future at argument `index`, or a TypeError. */
ml_future_object *ml_check_future(lua_State *L, int index);

/* Pushes a new future of a loop. `size` and `kind` for those that embed one: what stands behind the
 * core is theirs to fill, before anything else happens. */
ml_future_object *ml_new_future(lua_State *L, ml_loop_object *loop, size_t size, ml_kind kind,
                                int user_values);
/* Pushes a new task that will run the coroutine object at `index`, and makes its first step ready.
 */
ml_task_object *ml_new_task(lua_State *L, ml_loop_object *loop, int index);
/* Makes a task of the new future at the top. `line` is where that happens. */
void ml_open_task(lua_State *L, ml_task_object *self, ml_coroutine *coroutine, int line);
/* Pushes the coroutine object of the task at `index`. */
void ml_task_push_coroutine(lua_State *L, int index);

/* The future at `index` is done with the `count` values at the top (popped). */
void ml_future_finish(lua_State *L, int index, int count);
/* … with the exception at the top (popped). */
void ml_future_fail(lua_State *L, int index);
/* Asks for cancellation; the message (or nil) is at the top and popped. */
bool ml_future_request_cancel(lua_State *L, int index);

/* Pushes the results of a done future and returns their number; raises its exception or
 * CancelledError. Marks an exception as retrieved. */
int ml_future_push_result(lua_State *L, int index);
/* Pushes the CancelledError of a cancelled future. */
void ml_future_push_cancelled(lua_State *L, int index);

/* The C function that waits for the future at argument 1, with its results. */
int ml_future_wait(lua_State *L);
/* The same for C functions that go on afterwards: yields until it is done, then calls k. The future
 * is at `index`. */
int ml_future_park(lua_State *L, int index, lua_KContext context, lua_KFunction k);
/* What k does first: raises what the body was resumed to raise, or pushes the results of the future
 * at argument 1. */
int ml_future_after_park(lua_State *L);
/* For continuations of a yield without a future: raises what the body was resumed to raise, if
 * anything. */
void ml_raise_thrown(lua_State *L);

/* Pushes the future that a suspended thread is parked at; false (and nothing) when it is none. */
bool ml_push_parked(lua_State *L, lua_State *thread);

/* Makes sure that the end of the future at `index` is noticed: a failed one is reported then if
 * nobody asked, a pending task too. Its finalizer is that of a small new object, its guard, which
 * it holds and which holds it; for Lua searches all objects made since to give an old one a
 * finalizer. */
void ml_future_guard(lua_State *L, int index);
/* Whether a core handle is what wakes a task. */
bool ml_is_task_wake(const ml_handle *handle);
/* Whether `f` is what runs a task's body on its thread. */
bool ml_is_task_main(lua_CFunction f);
/* What the guard of a task does. */
int ml_task_gc(lua_State *L);

/* Pushes the extra table of the object at `index`, made if need be. */
void ml_future_push_extra(lua_State *L, int index);
/* Pushes its loop. */
void ml_future_push_loop(lua_State *L, int index);

/* Pushes a coroutine object that awaits the value at `index` (an object with __await). */
void ml_push_awaiting_coroutine(lua_State *L, int index);

/* As asyncio.ensure_future: replaces the value at `index` by a future of `loop`, and returns it. */
ml_future_object *ml_ensure_future(lua_State *L, int index, ml_loop_object *loop);

void ml_open_futures(lua_State *L);
void ml_open_tasks(lua_State *L);

/* Shared between Future, Task and gather: the methods every future has. */
extern const luaL_Reg ml_future_methods[];
int ml_future_gc(lua_State *L);
int ml_future_tostring(lua_State *L);

#endif
