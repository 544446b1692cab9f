#include "loop/future.h"

void ml_future_init(ml_future *future, ml_loop *loop) {
  *future = (ml_future){.loop = loop, .state = ML_FUTURE_PENDING};
  ml_ring_init(&future->watchers);
}

static void wake_watchers(ml_future *future) {
  ml_ring *watchers = &future->watchers;
  while (!ml_ring_is_empty(watchers)) {
    ml_handle *handle = (ml_handle *)watchers->next;
    ml_ring_remove(&handle->link);
    ml_loop_enqueue(future->loop, handle);
  }
}

void ml_future_settle(ml_future *future, ml_future_state state) {
  assert(future->state == ML_FUTURE_PENDING && state != ML_FUTURE_PENDING);
  future->state = (uint8_t)state;
  ml_trace(future->loop, future->is_task ? ML_TRACE_TASK_DONE : ML_TRACE_FUTURE_DONE, future,
           (double)state);
  wake_watchers(future);
}

static bool cancel_plainly(ml_future *future) {
  future->log_exception = false;
  if (ml_future_done(future)) return false;
  ml_trace(future->loop, ML_TRACE_CANCEL_REQUESTED, future, 0);
  ml_future_settle(future, ML_FUTURE_CANCELLED);
  return true;
}

bool ml_future_cancel(ml_future *future) {
  return future->cancel != NULL ? future->cancel(future) : cancel_plainly(future);
}

void ml_future_watch(ml_future *future, ml_handle *handle) {
  if (ml_future_done(future)) {
    ml_loop_call_soon(future->loop, handle);
    return;
  }
  assert(handle->state == ML_HANDLE_IDLE);
  ml_handle_become(handle, ML_HANDLE_WATCHING);
  ml_ring_append(&future->watchers, &handle->link);
}

size_t ml_future_watcher_count(const ml_future *future) {
  size_t count = 0;
  for (const ml_ring *link = future->watchers.next; link != &future->watchers; link = link->next)
    count++;
  return count;
}
