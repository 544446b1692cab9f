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
#include <stdint.h>

#include "base/diag.h"
#include "bind/slot.h"
#include "loop/loop.h"
#include "loop/task.h"

typedef struct ml_runtime ml_runtime;

typedef enum ml_clock_kind { ML_CLOCK_REAL, ML_CLOCK_VIRTUAL } ml_clock_kind;

/* What becomes of a RuntimeWarning and of an exception never retrieved. */
typedef enum ml_warnings {
  ML_WARNINGS_DEFAULT, /* each once per place */
  ML_WARNINGS_ALWAYS,
  ML_WARNINGS_ERROR, /* raised where they would have been printed */
  ML_WARNINGS_IGNORE
} ml_warnings;

/* Receives every diagnostic, when it happens. The diagnostic is the caller's. */
typedef void (*ml_report_function)(void *context, const ml_diag *diag);

typedef struct ml_runtime_options {
  ml_clock_kind clock;
  ml_warnings warnings;
  bool debug;              /* asyncio debug mode for every loop */
  int tracemalloc;         /* frames to keep from the start; 0: off */
  bool ignore_environment; /* LUA_PATH and the like: lua -E */
  bool plain;              /* only what CPython says too: see noticed.h */
  ml_report_function report;
  void *report_context;
} ml_runtime_options;

/* How a suspended body told its driver why it stopped; set just before
 * lua_yield, consumed just after lua_resume. */
typedef enum ml_yield_kind {
  ML_YIELD_NONE,  /* a plain coroutine.yield of the user's: not for us */
  ML_YIELD_BARE,  /* sleep(0) */
  ML_YIELD_AWAIT, /* one value: the future to wait for */
  ML_YIELD_VALUE, /* `yield` in an async generator: its values */
  ML_YIELD_BOUNCE /* resume me at once: gets rid of C stack (see body.h) */
} ml_yield_kind;

/* The kinds of userdata, told apart by their metatables. */
typedef enum ml_kind {
  ML_KIND_NONE,
  ML_KIND_COROUTINE,
  ML_KIND_FUTURE,
  ML_KIND_TASK,
  ML_KIND_GATHER,
  ML_KIND_HANDLE,
  ML_KIND_TIMER,
  ML_KIND_LOOP,
  ML_KIND_GENERATOR,
  ML_KIND_FIFO,
  ML_KIND_ALARM,
  ML_KIND_WATCH,
  ML_KIND_CROWD,
  ML_KIND_MEMBER,
  ML_KIND_COUNT
} ml_kind;

/* The first member of each of our userdata points to the tag of its kind: so it is known for ours,
 * and tells its runtime. */
typedef struct ml_tag {
  ml_runtime *runtime;
  ml_kind kind;
} ml_tag;

struct ml_chunk;  /* chunk.h */
struct ml_uv;     /* io/uv.h */
struct ml_tracer; /* tracer.h */

/* Of which call the newest entry of a traceback tells: in which function, at which line, what it
 * called there, and how. */
typedef struct ml_known_entry {
  const void *function; /* NULL: none */
  int line;
  const char *callee, *how; /* as Lua tells them: compared by address */
} ml_known_entry;

struct ml_runtime {
  lua_State *L; /* the main thread */
  ml_runtime_options options;
  struct ml_chunk *chunks; /* newest first */
  unsigned chunk_count;

  ml_tag tags[ML_KIND_COUNT];
  /* Of each kind: the plain metatable, and the one with __gc; see ml_set_finalized. */
  const void *metatables[2][ML_KIND_COUNT]; /* as lua_topointer tells them */
  int metatable_references[2][ML_KIND_COUNT];
  int slots[ML_SLOT_COUNT];                    /* references in the registry */
  int pooled_threads, pool_room, made_threads; /* made, and not let go */
  lua_State *spare_thread, *lent_thread;       /* at most one, in its slot: see ml_thread_borrow */

  ml_clock *clock; /* shared by all loops, so that time goes on between runs */
  ml_poller *poller;
  struct ml_uv *uv; /* behind the poller; NULL for a runtime without I/O */

  ml_loop *running_loop; /* as asyncio's get_running_loop; NULL outside */
  ml_task *current_task;
  lua_State *loop_thread;     /* the Lua thread that runs the loop */
  lua_State *canceller;       /* the thread that asks for a cancellation right now */
  lua_State *stepping;        /* the thread of the body that runs right now, NULL outside */
  int protected_depth;        /* try, with and iterators entered since `stepping` was resumed */
  struct ml_resumed *resumed; /* async generators, one inside the other; see generator.h */
  int handling;               /* except blocks being run, in any thread */
  uint8_t yield_kind;         /* ml_yield_kind */
  bool throwing;              /* the body is resumed to raise the value passed */
  bool body_failed;           /* how the last body ended */

  volatile sig_atomic_t interrupts;          /* Ctrl-C not yet answered */
  volatile double interrupted_at;            /* the last Ctrl-C, in seconds */
  volatile sig_atomic_t interrupts_in_a_row; /* each soon after the one before */
  lua_State *volatile interruptible;         /* the thread that executes Lua code now */
  ml_task *interrupt_target;                 /* the main task of asyncio.run: Ctrl-C cancels it */
  int interrupts_taken;                      /* by that task */
  double interrupt_deadline;  /* when its body is interrupted where it stands; 0: not asked */
  ml_known_entry known_entry; /* in its slot */
  struct ml_coroutine *fresh; /* in its slot */
  unsigned long unstarted;    /* coroutine objects made and not yet run */
  unsigned task_counter;      /* for Task-N */
  uint32_t gather_counter;
  unsigned long turn_work;       /* steps since the last idle collection */
  int anchor_count, anchor_last; /* numbers of anchors: how many, and the highest; see anchor.h */
  int *anchor_stack;             /* those that are free */
  int anchor_capacity, anchor_free;
  int traced_frames;           /* tracemalloc: frames to keep, 0 while off */
  struct ml_tracer *tracer;    /* NULL while off */
  struct ml_eager_step *eager; /* the innermost that runs; NULL: none */
  bool asked_debug;            /* a text that was loaded asks for debug mode */
  int origin_depth;            /* debug mode: frames of a coroutine object's making to keep */
  int idle_collections;
  int warning_errors;             /* warnings that --warnings=error turned into failures */
  const struct ml_drop *dropping; /* what this collection looks for: see warn.c; NULL: nothing */
  struct ml_swallowed *swallowed; /* debug mode; NULL until needed */
  bool lua_warnings, warning_continues; /* of Lua's warn() */
  bool contexts_used, in_context;       /* there are Contexts; the slot holds one */
  int context_runs;                     /* calls of Context:run that are not over */
  bool closing;
  bool prompt; /* somebody types: waiting for ever is no deadlock */
};

/* The runtime of any thread of its Lua state. The lowest bit of a thread's word says that the
 * thread is the loop's own (a body runs on it), and not for Lua's coroutine.resume. */
static inline ml_runtime *ml_runtime_of(lua_State *L) {
  return (ml_runtime *)(*(uintptr_t *)lua_getextraspace(L) & ~(uintptr_t)1);
}
static inline void ml_own_thread(lua_State *L) {
  *(uintptr_t *)lua_getextraspace(L) |= 1;
}
static inline bool ml_is_own_thread(lua_State *L) {
  return (*(uintptr_t *)lua_getextraspace(L) & 1) != 0;
}

/* Opens a Lua state with the standard libraries and Moonloop in it. NULL when out of memory. */
ml_runtime *ml_runtime_open(const ml_runtime_options *options);
/* Ends the run: reports what must be reported at the latest now, closes the state, frees all. */
void ml_runtime_close(ml_runtime *runtime);

/* Pushes what is kept in a slot; nil when that is nothing. (An empty slot holds false: luaL_ref
 * hands out the places of nils again.) */
static inline void ml_push_slot(lua_State *L, ml_slot slot) {
  if (lua_rawgeti(L, LUA_REGISTRYINDEX, ml_runtime_of(L)->slots[slot]) != LUA_TBOOLEAN) return;
  lua_pop(L, 1);
  lua_pushnil(L);
}
/* Pushes a new table that is weak in its keys ("k") or values ("v"). */
void ml_push_weak_table(lua_State *L, const char *mode);
/* Pops a value into a slot; nil empties it. Never raises. */
void ml_set_slot(lua_State *L, ml_slot slot);
#include "bind/kind.h"

#endif
