/* Coroutine objects: a call of an async function that has not run yet, or the
 * record of one that has.
 *
 * Design: one userdata whose user values hold the async function, the function
 * that made the object, and the arguments themselves, so that making one is a
 * single allocation. Where it was made is kept as that function and a line
 * number: naming the file is left until somebody asks.
 *
 * Most objects are used in the expression that makes them, and a finalizer is
 * dear; so the newest object is kept in a slot, without one, and gets it when
 * the next is made and nobody has taken it yet.
 *
 * States: CREATED -> RUNNING -> FINISHED; CREATED -> FINISHED by close().
 * RUNNING covers suspended too: between its first step and its end. */
#ifndef ML_BIND_COROUTINE_H
#define ML_BIND_COROUTINE_H

#include "bind/runtime.h"

typedef enum ml_coroutine_state {
  ML_COROUTINE_CREATED,
  ML_COROUTINE_RUNNING,
  ML_COROUTINE_FINISHED
} ml_coroutine_state;

enum { ML_ARGUMENT_LIMIT = 60000 };

enum {
  ML_COROUTINE_FUNCTION = 1, /* user values: the async function */
  ML_COROUTINE_MAKER,        /* the Lua function that called it */
  ML_COROUTINE_EXTRA,        /* nil, the thread that runs it, or the frames that tracemalloc keeps,
                                and there at 0 the thread of its task */
  ML_COROUTINE_ARGUMENTS
};

/* Who used it first, for the words of reuse-awaited-coroutine. */
typedef struct ml_use_place {
  int line;          /* 0: not known */
  const void *chunk; /* as ml_where_in tells it; NULL: not known */
  const char *file;  /* NULL: the one where the object was made */
} ml_use_place;

typedef enum ml_coroutine_use {
  ML_USE_NONE,
  ML_USE_AWAIT,
  ML_USE_TASK,
  ML_USE_SEND,
  ML_USE_CLOSE
} ml_coroutine_use;

struct ml_task_object; /* future.h */

/* Why a function that was given a coroutine object has raised. */
typedef enum ml_refusal {
  ML_REFUSED_NOT,
  ML_REFUSED_NO_LOOP, /* no loop ran */
  ML_REFUSED_IN_LOOP  /* one ran already */
} ml_refusal;

typedef struct ml_coroutine {
  const ml_tag *tag;
  union {
    struct ml_task_object *task; /* ML_USE_TASK: that runs it, while RUNNING */
    const void *chunk;           /* else: in which it was used, only to be compared */
  } user;
  int made_line;
  int used_line;
  uint32_t gather; /* the last one that took it: see gather.c */
  uint16_t argument_count;
  uint16_t state : 3;     /* ml_coroutine_state */
  uint16_t first_use : 4; /* ml_coroutine_use */
  bool owned : 1;         /* by a task, which reports it should it never run */
  bool has_thread : 1;    /* driven by send() */
  uint16_t refused : 2;   /* ml_refusal */
  bool in_loop : 1;       /* made while a loop ran */
  bool name_read : 1;     /* its field `name` was asked for: perhaps that of its result was meant */
} ml_coroutine;

/* The C function of every async function: makes a coroutine object of the call. */
int ml_async_call(lua_State *L);

/* Those among the arguments of the running C function are given to a loop that does not run. */
void ml_coroutines_refused(lua_State *L);

/* Starts it for `use`: CREATED -> RUNNING; otherwise raises the RuntimeError that CPython raises,
 * with the lines of both uses. The object is at `index`. */
ml_coroutine *ml_coroutine_begin(lua_State *L, int index, ml_coroutine_use use);
/* Without raising: pushes the exception instead and returns NULL. */
ml_coroutine *ml_coroutine_try_begin(lua_State *L, int index, ml_coroutine_use use,
                                     const ml_use_place *place);
/* The object keeps the thread at the top of L (popped), or nil: that of its task. */
void ml_coroutine_keep_thread(lua_State *L, int index);
/* Moves body and arguments from the object at `index` of L to `thread`; returns how many values. */
int ml_coroutine_unpack(lua_State *L, int index, lua_State *thread);
void ml_coroutine_finish(ml_coroutine *coroutine);

/* It goes, and never ran: says so. */
void ml_coroutine_give_up(lua_State *L, int index);

/* The qualname; the string stays alive with the object. */
const char *ml_coroutine_name(lua_State *L, int index);
/* Fills file (the user's name of it; valid while the object lives) and line of where its async
 * function was defined. */
int ml_coroutine_defined(lua_State *L, int index, char file[LUA_IDSIZE]);
/* The same for where the object was made. */
int ml_coroutine_made(lua_State *L, int index, char file[LUA_IDSIZE]);

/* Before a collection: the newest object is an object like any other. */
void ml_coroutine_finalize_fresh(lua_State *L);

/* Pushes what the body `self` (a coroutine object or an async generator), the outermost on the
 * thread, waits for right now: a coroutine object, a future, or nil. */
void ml_push_awaited_on(lua_State *L, lua_State *thread, const void *self);

void ml_open_coroutine(lua_State *L);

#endif
