/* Running the loop, inline: for an embedder that compiles it around the callback it runs most.
 *
 * A Lua body that yields leaves its C frames by longjmp, after which the processor mispredicts the
 * return of every C function that was around the resume, some 7 ns each. With the callback compiled
 * into the loop there are none but Lua's own.
 *
 * The order is the same for all: this is the only place where callbacks are called.
 *
 * Cost: the code of the loop once more for each that is compiled. */
#ifndef ML_LOOP_RUN_H
#define ML_LOOP_RUN_H

#include "loop/loop.h"

#define ML_ALWAYS_INLINE static inline __attribute__((always_inline))

/* Waits, or moves the clock, when nothing is ready, and makes due timers ready. False when nothing
 * can ever happen. Only for src/loop. */
bool ml_loop_begin_turn(ml_loop *loop);

/* Calls what is ready. A turn that ran inside a callback, and ml_loop_break, change the loop's
 * number: then there is nothing left for this one. */
ML_ALWAYS_INLINE void ml_loop_call_ready(ml_loop *loop, ml_callback usual, ml_callback compiled) {
  uint32_t turn = ++loop->turn;
  ml_trace(loop, ML_TRACE_LOOP_TURN, loop, (double)loop->ready_count);
  while (loop->turn == turn && !ml_ring_is_empty(&loop->ready)) {
    ml_handle *handle = (ml_handle *)loop->ready.next;
    if (handle->turn == turn) break;
    ml_ring_remove(&handle->link);
    loop->ready_count--;
    ml_handle_become(handle, ML_HANDLE_IDLE);
    if (usual != NULL && __builtin_expect(handle->callback == usual, 1))
      compiled(loop, handle);
    else
      handle->callback(loop, handle);
  }
}

/* As ml_loop_run. Where a handle's callback is `usual`, `compiled` is called in its place: the same
 * function, always inline. Both NULL: every callback is called as it is. */
ML_ALWAYS_INLINE ml_turn_result ml_loop_run_compiled(ml_loop *loop, ml_callback usual,
                                                     ml_callback compiled) {
  bool was_running = loop->running;
  bool more;
  loop->running = true;
  do {
    /* In a busy loop without timers a turn begins with nothing. */
    bool busy = loop->ready_count > 0 && loop->timers.count == 0 &&
                ++loop->turns_since_poll < ML_POLL_TURNS;
    more = busy || ml_loop_begin_turn(loop);
    if (more) ml_loop_call_ready(loop, usual, compiled);
  } while (more && !loop->stopping);
  loop->stopping = false;
  loop->running = was_running;
  return more ? ML_TURN_RAN : ML_TURN_DEADLOCK;
}

#endif
