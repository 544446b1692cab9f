/* Futures: a result that comes later, and the handles that wait for it.
 *
 * The struct holds the state and the links only; the result or the exception
 * lives with whoever embeds the struct (in `bind`, in the userdata). Watchers
 * are handles on a ring: when the future is done, all of them are made ready,
 * in the order in which they began to watch, as asyncio's call_soon of each
 * callback. Whoever frees a pending future takes its watchers off first.
 *
 * Cost: 40 bytes beside the handles; watching and unwatching are O(1).
 *
 * States:  PENDING -> FINISHED | FAILED | CANCELLED, once, by ml_future_settle. */
#ifndef ML_LOOP_FUTURE_H
#define ML_LOOP_FUTURE_H

#include "loop/loop.h"

typedef enum ml_future_state {
  ML_FUTURE_PENDING,
  ML_FUTURE_FINISHED, /* has a result */
  ML_FUTURE_FAILED,   /* has an exception */
  ML_FUTURE_CANCELLED
} ml_future_state;

typedef struct ml_future ml_future;

/* Overridable ways of cancelling: a task asks what it waits for, gather asks its children. NULL:
 * the plain one. Returns true when the request was taken. */
typedef bool (*ml_cancel_function)(ml_future *future);

struct ml_future {
  ml_loop *loop;
  ml_ring watchers; /* handles, the first to watch first; empty once done */
  ml_cancel_function cancel;
  uint8_t state; /* ml_future_state */
  bool is_task;
  bool raises_cancelled; /* FAILED, with CancelledError: as gather's future does */
  bool log_exception;    /* FAILED and nobody has asked: report when it goes */
};

void ml_future_init(ml_future *future, ml_loop *loop);

static inline bool ml_future_done(const ml_future *future) {
  return future->state != ML_FUTURE_PENDING;
}

/* Whether whoever waits for it gets a CancelledError. */
static inline bool ml_future_raises_cancelled(const ml_future *future) {
  return future->state == ML_FUTURE_CANCELLED || future->raises_cancelled;
}

/* The one transition: PENDING to `state`. All watchers become ready. Asserts that it was pending.
 */
void ml_future_settle(ml_future *future, ml_future_state state);

/* Asks for cancellation, through the future's own way. False when it was done. As
 * asyncio.Future.cancel. */
bool ml_future_cancel(ml_future *future);

/* Lets an IDLE handle watch: it becomes ready when the future is done, which may be at once (then
 * it is ready in the next turn). As Future.add_done_callback. */
void ml_future_watch(ml_future *future, ml_handle *handle);

/* For tests and for repr: how many watch. O(n). */
size_t ml_future_watcher_count(const ml_future *future);

#endif
