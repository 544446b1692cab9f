/* Tasks: a body that is stepped by the loop, one step from suspension to
 * suspension, and is itself a future.
 *
 * The core decides when to step and with what (go on, or raise CancelledError);
 * the embedder's `step` function runs the body and says how it stopped. The
 * one handle `wake` serves both for "step me soon" and for "wake me when that
 * future is done", since a task never does both at once.
 *
 * As asyncio.Task: cancel() first asks what the task waits for; if that cannot
 * be cancelled, CancelledError is raised in the body at the next step.
 *
 * Cost: 96 bytes; a step is two indirect calls. The embedder keeps the task alive until the
 * core is done with it, which is when the callback that called `step` returns: so
 * no collector may run between the end of the body and the end of `step`.
 *
 * Invariant: a pending task is stepping, or its wake is READY, or its wake WATCHES waiting_for. */
#ifndef ML_LOOP_TASK_H
#define ML_LOOP_TASK_H

#include "loop/future.h"

typedef struct ml_task ml_task;

/* Told of each task that a request to cancel reaches, before anything happens. */
typedef void (*ml_asked_function)(ml_task *task);

typedef enum ml_step_kind {
  ML_STEP_GO,    /* start, or go on after what was awaited */
  ML_STEP_CANCEL /* raise CancelledError where the body stands */
} ml_step_kind;

typedef enum ml_stop_kind {
  ML_STOP_YIELDED,  /* a bare yield (sleep(0)): step again in the next turn */
  ML_STOP_AWAITING, /* ml_task.waiting_for was set to a future: step when it is done */
  ML_STOP_RETURNED, /* the body is over; its result is with the embedder */
  ML_STOP_RAISED,   /* over, by an exception */
  ML_STOP_CANCELLED /* over, by CancelledError */
} ml_stop_kind;

/* Runs the body until it stops. Not called again after it has said that the body is over. */
typedef ml_stop_kind (*ml_step_function)(ml_task *task, ml_step_kind kind);

struct ml_task {
  ml_future future; /* first: a task is a future */
  ml_handle wake;
  union {
    ml_step_function step;  /* of ml_task_init */
    const void *made_where; /* of ml_task_init_flat: for the embedder; NULL to begin with */
  } own;
  ml_asked_function asked;  /* may be NULL */
  ml_future *waiting_for;   /* from the stop that set it to the next step, else NULL */
  uint32_t cancel_requests; /* as Task.cancelling() */
  bool must_cancel;         /* raise CancelledError at the next step */
  bool stepping;            /* its body runs right now */
  bool being_cancelled;     /* a request is on its way down from here */
};

/* Prepares a task and makes its first step ready. */
void ml_task_init(ml_task *task, ml_loop *loop, ml_step_function step);

/* As asyncio.Task.cancel (the message is the embedder's): false when it is done. Counts the
 * request. It goes down a chain of tasks that wait for each other without recursion; where the
 * chain is a circle, which CPython does not survive, the last of them is woken to be cancelled. */
bool ml_task_cancel(ml_task *task);
/* As Task.uncancel: takes one request back, and returns how many are left. */
uint32_t ml_task_uncancel(ml_task *task);

/* For an embedder who steps with as few C frames as can be: it gives its own callback for `wake`,
 * which calls ml_task_before_step, runs the body, and ends with ml_task_after_step. See
 * run.h. */
void ml_task_init_flat(ml_task *task, ml_loop *loop, ml_callback wake);

static inline ml_task *ml_task_of_wake(ml_handle *handle) {
  return (ml_task *)((char *)handle - offsetof(ml_task, wake));
}

/* What to step with. A future that was cancelled raises its own CancelledError in the body. */
static inline ml_step_kind ml_task_next_kind(ml_task *task) {
  ml_future *waited_for = task->waiting_for;
  bool must_cancel = task->must_cancel;
  task->waiting_for = NULL;
  if (!must_cancel) return ML_STEP_GO;
  task->must_cancel = false;
  bool raises_anyway = waited_for != NULL && ml_future_raises_cancelled(waited_for);
  return raises_anyway ? ML_STEP_GO : ML_STEP_CANCEL;
}

static inline ml_step_kind ml_task_before_step(ml_task *task) {
  ml_step_kind kind = ml_task_next_kind(task);
  ml_trace(task->future.loop, ML_TRACE_TASK_STEP_BEGIN, task, (double)kind);
  task->stepping = true;
  return kind;
}

/* The one transition of a task between its steps: how the body stopped decides when it goes on.
 * Called through ml_task_after_step. */
void ml_task_stopped(ml_task *task, ml_stop_kind stop);

static inline void ml_task_after_step(ml_task *task, ml_stop_kind stop) {
  task->stepping = false;
  ml_trace(task->future.loop, ML_TRACE_TASK_STEP_END, task, (double)stop);
  if (stop != ML_STOP_YIELDED) {
    ml_task_stopped(task, stop);
    return;
  }
  assert(task->waiting_for == NULL);
  ml_loop_call_soon(task->future.loop, &task->wake);
}

#endif
