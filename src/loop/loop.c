#include "loop/loop.h"

#include <math.h>

#include "loop/run.h"

/* A deadline so close is as good as reached, as the resolution of asyncio's monotonic clock. */
static const double resolution = 1e-9;

void ml_loop_init(ml_loop *loop, ml_clock *clock, ml_poller *poller) {
  *loop = (ml_loop){.clock = clock, .poller = poller};
  ml_ring_init(&loop->ready);
  ml_timers_init(&loop->timers);
}

void ml_loop_close(ml_loop *loop) {
  while (!ml_ring_is_empty(&loop->ready)) ml_handle_remove(loop, (ml_handle *)loop->ready.next);
  ml_timers *timers = &loop->timers;
  while (timers->count > 0)
    ml_handle_remove(loop, &timers->entries[timers->count - 1].timer->handle);
  ml_timers_free(timers);
  loop->closed = true;
}

void ml_handle_init(ml_handle *handle, ml_callback callback) {
  *handle = (ml_handle){.callback = callback, .state = ML_HANDLE_IDLE};
}

void ml_handle_remove(ml_loop *loop, ml_handle *handle) {
  switch ((ml_handle_state)handle->state) {
    case ML_HANDLE_IDLE: return;
    case ML_HANDLE_READY:
      loop->ready_count--;
      ml_ring_remove(&handle->link);
      break;
    case ML_HANDLE_WATCHING: ml_ring_remove(&handle->link); break;
    case ML_HANDLE_TIMED: ml_timers_remove(&loop->timers, (ml_timer *)handle); break;
  }
  ml_handle_become(handle, ML_HANDLE_IDLE);
}

void ml_timer_init(ml_timer *timer, ml_callback callback) {
  *timer = (ml_timer){.when = 0};
  ml_handle_init(&timer->handle, callback);
}

int ml_loop_call_at(ml_loop *loop, ml_timer *timer, double when) {
  assert(timer->handle.state == ML_HANDLE_IDLE);
  timer->when = when;
  if (ml_timers_add(&loop->timers, timer) != 0) return -1;
  ml_handle_become(&timer->handle, ML_HANDLE_TIMED);
  ml_trace(loop, ML_TRACE_TIMER_SET, timer, when);
  return 0;
}

static bool has_work(const ml_loop *loop) {
  return loop->stopping || !ml_ring_is_empty(&loop->ready);
}

static bool is_virtual(const ml_loop *loop) {
  return loop->clock->advance_to != NULL;
}

static bool has_io(const ml_loop *loop) {
  ml_poller *poller = loop->poller;
  return poller != NULL && poller->active != NULL && poller->active(poller) > 0;
}

static void poll_for(ml_loop *loop, double seconds) {
  ml_poller *poller = loop->poller;
  loop->turns_since_poll = 0;
  if (poller != NULL && poller->wait != NULL) poller->wait(poller, seconds);
}

/* Looks at I/O without waiting; seldom when there is none, since a look may cost a system call. */
static void look(ml_loop *loop) {
  if (++loop->turns_since_poll >= ML_POLL_TURNS || has_io(loop)) poll_for(loop, 0);
}

/* The deadline that will end a wait. A virtual clock never gets to the end of time. */
static const ml_timer *next_timer(const ml_loop *loop) {
  const ml_timer *timer = ml_timers_first(&loop->timers);
  if (timer != NULL && is_virtual(loop) && timer->when == HUGE_VAL) return NULL;
  return timer;
}

/* Seconds until a timer is due: 0 when one is, negative when there is none. */
static double seconds_to_next_timer(ml_loop *loop) {
  const ml_timer *timer = next_timer(loop);
  if (timer == NULL) return -1;
  double seconds = timer->when - ml_loop_time(loop);
  return seconds > 0 ? seconds : 0;
}

static void advance_clock(ml_loop *loop) {
  double when = next_timer(loop)->when;
  loop->clock->advance_to(loop->clock, when);
  ml_trace(loop, ML_TRACE_CLOCK_ADVANCED, loop, when);
}

/* Lets the embedder use the pause; returns how long it still is. Who was asked to stop, by the
 * embedder just now or before the run, does not wait. */
static double before_wait(ml_loop *loop, double seconds) {
  if (loop->idle != NULL && !loop->stopping) {
    loop->idle(loop, seconds);
    seconds = seconds_to_next_timer(loop);
  }
  return has_work(loop) || loop->stopping ? 0 : seconds;
}

/* With nothing ready: waits, or moves a virtual clock. False when no wait would ever end. */
static bool wait_for_work(ml_loop *loop) {
  double seconds = seconds_to_next_timer(loop);
  if (seconds != 0) seconds = before_wait(loop, seconds);
  if (seconds == 0) {
    look(loop);
    return true;
  }
  bool patient = loop->patient && loop->poller != NULL && !is_virtual(loop);
  if (seconds < 0 && !has_io(loop) && !patient) return false;
  if (seconds > 0 && is_virtual(loop)) {
    look(loop);
    if (!has_work(loop)) advance_clock(loop);
    return true;
  }
  poll_for(loop, seconds);
  return true;
}

static void fire_timers(ml_loop *loop) {
  if (loop->timers.count == 0) return;
  double now = ml_loop_time(loop);
  if (!is_virtual(loop)) now += resolution;
  for (ml_timer *timer; (timer = ml_timers_first(&loop->timers)) != NULL && !(timer->when > now);) {
    ml_timers_remove(&loop->timers, timer);
    ml_trace(loop, ML_TRACE_TIMER_FIRED, timer, timer->when);
    ml_loop_enqueue(loop, &timer->handle);
  }
}

bool ml_loop_begin_turn(ml_loop *loop) {
  if (has_work(loop))
    look(loop);
  else if (!wait_for_work(loop))
    return false;
  fire_timers(loop);
  return true;
}

ml_turn_result ml_loop_turn(ml_loop *loop) {
  if (!ml_loop_begin_turn(loop)) return ML_TURN_DEADLOCK;
  ml_loop_call_ready(loop, NULL, NULL);
  return ML_TURN_RAN;
}

ml_turn_result ml_loop_run(ml_loop *loop) {
  return ml_loop_run_compiled(loop, NULL, NULL);
}

void ml_loop_stop(ml_loop *loop) {
  loop->stopping = true;
}

void ml_loop_break(ml_loop *loop) {
  loop->stopping = true;
  loop->turn++;
}
