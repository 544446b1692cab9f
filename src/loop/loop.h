/* The event loop: a queue of ready callbacks, a heap of timers, and one
 * function that calls them.
 *
 * Everything the loop touches is a struct that somebody else owns, with the
 * links embedded: the core allocates nothing per step (the timer heap grows by
 * doubling). It knows neither Lua nor libuv; time and waiting come through two
 * small seams. Order is asyncio's: a turn calls the callbacks that were ready
 * when it began, what they add runs in the next turn; due timers are appended
 * behind what is already ready, equal deadlines in the order they were set.
 *
 * A turn is a number, stamped on each handle that becomes ready while it runs:
 * a turn calls the handles with older stamps. So a handle may leave the queue at
 * any time, and a turn that runs inside a callback leaves the outer one
 * nothing to do.
 *
 * Cost: a callback is two pointer writes to queue and one indirect call to run;
 * a timer is O(log n). Not thread-safe, except the poller's wake. */
#ifndef ML_LOOP_LOOP_H
#define ML_LOOP_LOOP_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ring.h"
#include "loop/timers.h"
#include "loop/trace.h"

/* A busy loop looks at the poller once in so many turns. */
enum { ML_POLL_TURNS = 64 };

typedef struct ml_loop ml_loop;
typedef struct ml_handle ml_handle;

/* Called by the loop, once for each time the handle was made ready. It may do
 * anything to the loop and its handles, also to its own, but return it must. */
typedef void (*ml_callback)(ml_loop *loop, ml_handle *handle);

/* Where a handle is. It is in at most one place at a time:
 *   IDLE -> READY   ml_loop_call_soon
 *   IDLE -> WATCHING  ml_future_watch (future.h); WATCHING -> READY when the future is done
 *   IDLE -> TIMED   ml_loop_call_at;  TIMED -> READY when due
 *   READY -> IDLE   just before its callback is called
 * ml_handle_remove takes it out from anywhere, back to IDLE. */
typedef enum ml_handle_state {
  ML_HANDLE_IDLE,
  ML_HANDLE_READY,
  ML_HANDLE_WATCHING,
  ML_HANDLE_TIMED
} ml_handle_state;

struct ml_handle {
  ml_ring link; /* first: in the ready queue or among a future's watchers */
  ml_callback callback;
  uint32_t turn; /* in which it became ready */
  uint8_t state; /* ml_handle_state */
};

/* A handle with a deadline. */
typedef struct ml_timer {
  ml_handle handle; /* first: a timer is a handle */
  double when;      /* seconds on the loop's clock */
  uint64_t order;   /* of setting: breaks ties */
  size_t place;     /* in the heap while TIMED */
} ml_timer;

/* Seam 1: time. `now` in seconds, never backwards. `advance_to` NULL for a real
 * clock; for a virtual one, sets the time when nothing is left to do before `when`. */
typedef struct ml_clock {
  double (*now)(struct ml_clock *clock);
  void (*advance_to)(struct ml_clock *clock, double when);
} ml_clock;

/* Seam 2: waiting. `wait` blocks for at most `seconds` (negative: for ever; 0: just
 * look), until I/O is ready or `wake` was called (from a signal handler or another
 * thread), and makes handles ready. `active` counts what could end an endless wait
 * (open I/O): 0 means that waiting for ever would be for ever. Any may be NULL. */
typedef struct ml_poller {
  void (*wait)(struct ml_poller *poller, double seconds);
  int (*active)(struct ml_poller *poller);
  void (*wake)(struct ml_poller *poller);
} ml_poller;

typedef enum ml_turn_result {
  ML_TURN_RAN,     /* the turn is over; there may be more */
  ML_TURN_DEADLOCK /* nothing ready, no timer, no I/O: nothing can ever happen */
} ml_turn_result;

/* Before a wait of `seconds` (< 0: for ever), a jump of the virtual clock by as much, and before a
 * deadlock is declared (< 0). It may make handles ready: then there is no wait. */
typedef void (*ml_idle_function)(ml_loop *loop, double seconds);

/* Invariant: `ready` holds exactly the READY handles, ready_count of them, oldest first,
 * those of the turn that runs behind all others; `timers` the TIMED ones. */
struct ml_loop {
  ml_ring ready;
  size_t ready_count;
  uint32_t turn; /* number of the turn that runs or ran last */
  ml_timers timers;
  ml_clock *clock;
  ml_poller *poller;       /* may be NULL */
  ml_idle_function idle;   /* may be NULL */
  void *owner;             /* for whoever embeds the loop */
  ml_trace_function trace; /* may be NULL: nobody listens */
  void *trace_context;
  unsigned turns_since_poll;
  bool running; /* inside ml_loop_run */
  bool patient; /* under a real clock it waits for a wake, with nothing else to wait for */
  bool stopping;
  bool closed;
};

/* Prepares `loop`; the clock and the poller (may be NULL) must outlive it. */
void ml_loop_init(ml_loop *loop, ml_clock *clock, ml_poller *poller);
/* Empties the queues (handles go back to IDLE) and gives the heap back. As asyncio's loop.close. */
void ml_loop_close(ml_loop *loop);

/* The loop's time in seconds. As asyncio's loop.time. */
static inline double ml_loop_time(ml_loop *loop) {
  return loop->clock->now(loop->clock);
}

/* A trace point. */
static inline void ml_trace(ml_loop *loop, ml_trace_kind kind, const void *subject, double value) {
  if (__builtin_expect(loop->trace != NULL, 0)) ml_trace_tell(loop, kind, subject, value);
}

void ml_handle_init(ml_handle *handle, ml_callback callback);

/* The one transition of a handle; linking is the caller's. Only for src/loop. */
static inline void ml_handle_become(ml_handle *handle, ml_handle_state state) {
  assert(handle->state != state);
  assert(handle->state == ML_HANDLE_IDLE || state == ML_HANDLE_IDLE || state == ML_HANDLE_READY);
  handle->state = (uint8_t)state;
}

/* Puts a handle that is in no ring and not in the heap at the end of the ready queue. Only for
 * src/loop. */
static inline void ml_loop_enqueue(ml_loop *loop, ml_handle *handle) {
  ml_handle_become(handle, ML_HANDLE_READY);
  handle->turn = loop->turn;
  loop->ready_count++;
  ml_ring_append(&loop->ready, &handle->link);
  ml_trace(loop, ML_TRACE_HANDLE_READY, handle, (double)loop->ready_count);
}

/* Makes an IDLE handle ready: it runs in the next turn. As asyncio's loop.call_soon. */
static inline void ml_loop_call_soon(ml_loop *loop, ml_handle *handle) {
  assert(handle->state == ML_HANDLE_IDLE);
  ml_loop_enqueue(loop, handle);
}

/* Takes a handle out of wherever it is (ready queue, watchers, timers); IDLE is fine too. */
void ml_handle_remove(ml_loop *loop, ml_handle *handle);

void ml_timer_init(ml_timer *timer, ml_callback callback);
/* Sets an IDLE timer to `when`. 0, or -1 when the heap cannot grow (nothing changed). As
 * loop.call_at. */
int ml_loop_call_at(ml_loop *loop, ml_timer *timer, double when);

/* One turn: as asyncio's _run_once. Waits (or advances a virtual clock) only when
 * nothing is ready and nobody asked to stop. The poller is looked at without waiting
 * once in a while when the loop stays busy (every ML_POLL_TURNS turns, or each turn if active() >
 * 0). */
ml_turn_result ml_loop_turn(ml_loop *loop);

/* Turns until ml_loop_stop: what is ready in the turn that stops still runs. As
 * loop.run_forever. Returns how it ended. */
ml_turn_result ml_loop_run(ml_loop *loop);
/* Ends ml_loop_run after the current turn. As loop.stop. */
void ml_loop_stop(ml_loop *loop);
/* Ends ml_loop_run after the current callback; what is ready stays ready. As an exception that
 * leaves _run_once (KeyboardInterrupt, SystemExit). */
void ml_loop_break(ml_loop *loop);

#endif
