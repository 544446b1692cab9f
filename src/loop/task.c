#include "loop/task.h"

static void wake(ml_loop *loop, ml_handle *handle);

static bool cancel_future(ml_future *future) {
  return ml_task_cancel((ml_task *)future);
}

void ml_task_init(ml_task *task, ml_loop *loop, ml_step_function step) {
  ml_task_init_flat(task, loop, wake);
  task->own.step = step;
}

void ml_task_init_flat(ml_task *task, ml_loop *loop, ml_callback callback) {
  *task = (ml_task){.own.step = NULL};
  ml_future_init(&task->future, loop);
  task->future.is_task = true;
  task->future.cancel = cancel_future;
  ml_handle_init(&task->wake, callback);
  ml_trace(loop, ML_TRACE_TASK_CREATED, task, 0);
  ml_loop_call_soon(loop, &task->wake);
}

static void ask(ml_task *task) {
  task->cancel_requests++;
  task->being_cancelled = true;
  if (task->asked != NULL) task->asked(task);
  ml_trace(task->future.loop, ML_TRACE_CANCEL_REQUESTED, task, (double)task->cancel_requests);
}

/* The pending task that `task` waits for, NULL when it is another kind of future or none. */
static ml_task *awaited_task(const ml_task *task) {
  ml_future *future = task->waiting_for;
  if (future == NULL || !future->is_task || ml_future_done(future)) return NULL;
  return (ml_task *)future;
}

/* The end of the chain: what it waits for is cancelled, or CancelledError is raised at its next
 * step. It goes on waiting: what it waits for may ignore the request, and be asked again. */
static void cancel_last(ml_task *task) {
  ml_task *awaited = awaited_task(task);
  if (awaited == NULL && task->waiting_for != NULL && ml_future_cancel(task->waiting_for)) return;
  task->must_cancel = true;
  if (awaited == NULL || task->wake.state != ML_HANDLE_WATCHING) return;
  ml_handle_remove(task->future.loop, &task->wake);
  ml_loop_call_soon(task->future.loop, &task->wake);
}

bool ml_task_cancel(ml_task *task) {
  task->future.log_exception = false;
  if (ml_future_done(&task->future)) return false;
  ml_task *last = task;
  ask(last);
  for (ml_task *next; (next = awaited_task(last)) != NULL && !next->being_cancelled; last = next)
    ask(next);
  cancel_last(last);
  for (ml_task *each = task; each != NULL && each->being_cancelled; each = awaited_task(each))
    each->being_cancelled = false;
  return true;
}

uint32_t ml_task_uncancel(ml_task *task) {
  if (task->cancel_requests > 0) task->cancel_requests--;
  return task->cancel_requests;
}

static void wait_for_future(ml_task *task) {
  assert(task->waiting_for != NULL && task->waiting_for != &task->future);
  ml_future_watch(task->waiting_for, &task->wake);
  /* A request made while the body ran is passed on now. */
  if (task->must_cancel && ml_future_cancel(task->waiting_for)) task->must_cancel = false;
}

void ml_task_stopped(ml_task *task, ml_stop_kind stop) {
  assert(stop == ML_STOP_AWAITING || task->waiting_for == NULL);
  switch (stop) {
    case ML_STOP_YIELDED: break; /* is ml_task_after_step's */
    case ML_STOP_AWAITING: wait_for_future(task); break;
    case ML_STOP_RETURNED:
      /* A request that comes too late for the body still counts. */
      ml_future_settle(&task->future, task->must_cancel ? ML_FUTURE_CANCELLED : ML_FUTURE_FINISHED);
      break;
    case ML_STOP_RAISED:
      task->future.log_exception = true;
      ml_future_settle(&task->future, ML_FUTURE_FAILED);
      break;
    case ML_STOP_CANCELLED: ml_future_settle(&task->future, ML_FUTURE_CANCELLED); break;
  }
}

static void wake(ml_loop *loop, ml_handle *handle) {
  (void)loop;
  ml_task *task = ml_task_of_wake(handle);
  ml_step_kind kind = ml_task_before_step(task);
  ml_task_after_step(task, task->own.step(task, kind));
}
