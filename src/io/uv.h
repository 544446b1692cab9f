/* The real clock and the real poller, on libuv.
 *
 * libuv is used only to wait: the clock reads the monotonic time and needs no
 * uv loop, which is made at the first wait or the first descriptor watched. So a
 * program that never waits never pays for it.
 *
 * Cost: a look or a wait is one uv_run (a system call or two).
 *
 * Ownership: the struct is the caller's and must not move once initialised;
 * watches are allocated here and given back by ml_uv_unwatch or ml_uv_close. */
#ifndef ML_IO_UV_H
#define ML_IO_UV_H

#include <stdatomic.h>
#include <stdbool.h>
#include <uv.h>

#include "loop/loop.h"

typedef struct ml_uv_watch ml_uv_watch;

/* Called inside the poller's wait when the descriptor can be read (or has failed or ended: reading
 * tells). It may watch and unwatch, and makes handles ready; it runs no Lua. */
typedef void (*ml_uv_ready)(void *context);

typedef struct ml_uv {
  ml_clock clock;
  ml_poller poller;
  uv_loop_t loop; /* once `open` */
  uv_async_t waker;
  uv_timer_t timer; /* ends a wait */
  int watched;      /* descriptors */
  atomic_bool open;
  atomic_bool woken; /* by ml_poller.wake, since the last wait */
} ml_uv;

/* Prepares clock and poller. */
void ml_uv_init(ml_uv *uv);
/* Gives back whatever libuv holds, watches too. The clock goes on. */
void ml_uv_close(ml_uv *uv);

/* Makes the uv loop, where it is not there yet. 0 or a libuv error code. */
int ml_uv_open(ml_uv *uv);

/* Calls `ready` each time that `fd` can be read, until ml_uv_unwatch. What cannot be polled (a
 * regular file) can always be read. NULL when libuv or memory refuse. */
ml_uv_watch *ml_uv_watch_fd(ml_uv *uv, int fd, ml_uv_ready ready, void *context);
/* Ends a watch and gives it back. NULL is fine. */
void ml_uv_unwatch(ml_uv_watch *watch);

#endif
