/* One Moonloop runtime per Lua state: the context everything in `bind` hangs off.
 *
 * It is found from any lua_State of the family through Lua's extra space (one
 * load, no lookup). It owns the chunk registry and the loops' shared parts, and
 * it is freed by ml_runtime_close, after which the state is closed too.
 *
 * What happens is told as data through the `report` sink; nothing in `bind`
 * prints. */
#ifndef ML_BIND_RUNTIME_H
#define ML_BIND_RUNTIME_H

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <signal.h>
#include <stdbool.h>

#include "base/diag.h"
#include "loop/loop.h"
#include "loop/task.h"

typedef struct ml_runtime ml_runtime;

typedef enum ml_clock_kind { ML_CLOCK_REAL, ML_CLOCK_VIRTUAL } ml_clock_kind;

/* What becomes of a RuntimeWarning and of an exception never retrieved. */
typedef enum ml_warnings { ML_WARNINGS_DEFAULT, ML_WARNINGS_ALWAYS, ML_WARNINGS_ERROR, ML_WARNINGS_IGNORE } ml_warnings;

/* Receives every diagnostic, when it happens. The diagnostic is the caller's. */
typedef void (*ml_report_function)(void *context, const ml_diag *diag);

typedef struct ml_runtime_options {
  ml_clock_kind clock;
  ml_warnings warnings;
  bool debug;               /* asyncio debug mode for every loop */
  int tracemalloc;          /* frames to keep from the start; 0: off */
  ml_report_function report;
  void *report_context;
} ml_runtime_options;

/* How a suspended body told its driver why it stopped; set just before
 * lua_yield, consumed just after lua_resume. */
typedef enum ml_yield_kind {
  ML_YIELD_NONE,   /* a plain coroutine.yield of the user's: not for us */
  ML_YIELD_BARE,   /* sleep(0) */
  ML_YIELD_AWAIT,  /* one value: the future to wait for */
  ML_YIELD_VALUE,  /* `yield` in an async generator: its values */
  ML_YIELD_BOUNCE  /* resume me at once: gets rid of C stack (see await.h) */
} ml_yield_kind;

struct ml_chunk; /* chunk.h */

struct ml_runtime {
  lua_State *L;               /* the main thread */
  ml_runtime_options options;
  struct ml_chunk *chunks;    /* newest first */
  unsigned chunk_count;

  ml_loop *running_loop;      /* as asyncio's get_running_loop; NULL outside */
  ml_task *current_task;
  lua_State *stepping;        /* the thread of the body that runs right now, NULL outside */
  int protected_depth;        /* try, with and iterators entered since `stepping` was resumed */
  uint8_t yield_kind;         /* ml_yield_kind */
  bool throwing;              /* the body is resumed to raise the value passed */

  volatile sig_atomic_t interrupts;   /* Ctrl-C not yet answered */
  lua_State *volatile interruptible;  /* the thread that executes Lua code now */

  unsigned long unstarted;    /* coroutine objects made and not yet run */
  unsigned long task_counter; /* for Task-N */
  double collect_credit;      /* seconds that idle collections may still cost */
  bool closing;
  void *modules;              /* see modules of bind that keep own data here */
};

/* The runtime of any thread of its Lua state. */
static inline ml_runtime *ml_runtime_of(lua_State *L) {
  return *(ml_runtime **)lua_getextraspace(L);
}

/* Opens a Lua state with the standard libraries and all of Moonloop in it. NULL when out of memory. */
ml_runtime *ml_runtime_open(const ml_runtime_options *options);
/* Ends the run: reports what must be reported at the latest now, closes the state, frees all. */
void ml_runtime_close(ml_runtime *runtime);

#endif
