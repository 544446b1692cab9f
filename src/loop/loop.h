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
 * Cost: a callback is two pointer writes to queue and one indirect call to run;
 * a timer is O(log n). Not thread-safe, except ml_loop_wake through the poller. */
#ifndef ML_LOOP_LOOP_H
#define ML_LOOP_LOOP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ml_loop ml_loop;
typedef struct ml_handle ml_handle;

/* Called by the loop, once for each time the handle was made ready. */
typedef void (*ml_callback)(ml_loop *loop, ml_handle *handle);

/* Where a handle is. It is in at most one place at a time:
 *   IDLE -> READY   ml_loop_call_soon
 *   IDLE -> WATCHING  ml_future_watch (future.h); WATCHING -> READY when the future is done
 *   IDLE -> TIMED   ml_loop_call_at;  TIMED -> READY when due
 *   READY -> IDLE   just before its callback is called
 * ml_handle_remove takes it out from anywhere, back to IDLE. */
typedef enum ml_handle_state { ML_HANDLE_IDLE, ML_HANDLE_READY, ML_HANDLE_WATCHING, ML_HANDLE_TIMED } ml_handle_state;

struct ml_handle {
  ml_handle *next, *previous; /* ring: the ready queue or a future's watchers */
  ml_callback callback;
  uint8_t state;              /* ml_handle_state */
};

/* A handle with a deadline. */
typedef struct ml_timer {
  ml_handle handle;  /* first: a timer is a handle */
  double when;       /* seconds on the loop's clock */
  uint64_t order;    /* of setting: breaks ties */
  size_t place;      /* index in the heap while TIMED */
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
  ML_TURN_RAN,      /* the turn is over; there may be more */
  ML_TURN_DEADLOCK  /* nothing ready, no timer, no I/O: nothing can ever happen */
} ml_turn_result;

struct ml_loop {
  ml_handle ready;       /* sentinel of the ready ring */
  size_t ready_count;
  ml_timer **timers;     /* binary heap by (when, order) */
  size_t timer_count, timer_capacity;
  uint64_t next_order;
  ml_clock *clock;
  ml_poller *poller;
  void (*idle)(ml_loop *loop, double seconds); /* before a wait of `seconds` (< 0: for ever); may be NULL */
  void *owner;           /* for whoever embeds the loop */
  unsigned turns_since_poll;
  bool running;
  bool stopping;
  bool closed;
};

/* Prepares `loop`; the clock and the poller (may be NULL) must outlive it. */
void ml_loop_init(ml_loop *loop, ml_clock *clock, ml_poller *poller);
/* Empties the queues (handles go back to IDLE) and gives the heap back. As asyncio's loop.close. */
void ml_loop_close(ml_loop *loop);

/* The loop's time in seconds. As asyncio's loop.time. */
double ml_loop_time(ml_loop *loop);

void ml_handle_init(ml_handle *handle, ml_callback callback);
/* Makes an IDLE handle ready: it runs in the next turn. As asyncio's loop.call_soon. */
void ml_loop_call_soon(ml_loop *loop, ml_handle *handle);
/* Takes a handle out of wherever it is (ready queue, watchers, timers); IDLE is fine too. */
void ml_handle_remove(ml_loop *loop, ml_handle *handle);

void ml_timer_init(ml_timer *timer, ml_callback callback);
/* Sets an IDLE timer to `when`. 0, or -1 when the heap cannot grow (nothing changed). As loop.call_at. */
int ml_loop_call_at(ml_loop *loop, ml_timer *timer, double when);

/* One turn: as asyncio's _run_once. Waits (or advances a virtual clock) only when
 * nothing is ready. The poller is looked at without waiting once in a while when
 * the loop stays busy (every ML_POLL_TURNS turns, or each turn if active() > 0). */
ml_turn_result ml_loop_turn(ml_loop *loop);

/* Turns until ml_loop_stop: what is ready in the turn that stops still runs. As
 * loop.run_forever. Returns how it ended. */
ml_turn_result ml_loop_run(ml_loop *loop);
/* Ends ml_loop_run after the current turn. As loop.stop. */
void ml_loop_stop(ml_loop *loop);

#endif
