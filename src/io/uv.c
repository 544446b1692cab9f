#include "io/uv.h"

#include <fcntl.h>
#include <math.h>

#include "base/alloc.h"

/* As asyncio's longest select: the loop looks at its timers again after a day. */
static const double longest_wait = 24.0 * 3600;

struct ml_uv_watch {
  union {
    uv_handle_t handle;
    uv_poll_t poll;
    uv_idle_t idle; /* for what is always readable */
  } as;
  ml_uv *uv;
  ml_uv_ready ready;
  void *context;
};

static ml_uv *uv_of(ml_poller *poller) {
  return (ml_uv *)((char *)poller - offsetof(ml_uv, poller));
}

/* The clock */

static double now(ml_clock *clock) {
  (void)clock;
  return (double)uv_hrtime() * 1e-9;
}

/* The poller */

static void on_wake(uv_async_t *waker) {
  (void)waker;
}

/* The wait is over. It may be so before uv_run has begun to poll (this process may stand still
 * between the two); without uv_stop the poll would then last until something else happens, which
 * may be never. */
static void on_time(uv_timer_t *timer) {
  uv_stop(timer->loop);
}

/* Rounded up, as asyncio's selectors do: a wait that ends early would have to be repeated. */
static uint64_t milliseconds(double seconds) {
  return (uint64_t)ceil(fmin(seconds, longest_wait) * 1e3);
}

static void wait_for_events(ml_uv *uv, double seconds) {
  if (seconds > 0) {
    uv_update_time(&uv->loop);
    uv_timer_start(&uv->timer, on_time, milliseconds(seconds), 0);
  }
  uv_run(&uv->loop, UV_RUN_ONCE);
  uv_timer_stop(&uv->timer);
}

static void poll_for(ml_poller *poller, double seconds) {
  ml_uv *uv = uv_of(poller);
  if (seconds == 0) {
    if (uv->open) uv_run(&uv->loop, UV_RUN_NOWAIT);
    return;
  }
  if (ml_uv_open(uv) != 0) {
    uv_sleep(1); /* out of descriptors: the loop goes on, at a slow trot */
    return;
  }
  /* What was woken before uv_run could know is remembered here; a wake from now on ends uv_run. */
  bool woken = atomic_exchange(&uv->woken, false);
  if (woken) {
    uv_run(&uv->loop, UV_RUN_NOWAIT);
  } else {
    wait_for_events(uv, seconds);
  }
}

static int active(ml_poller *poller) {
  return uv_of(poller)->watched;
}

/* Safe in signal handlers and other threads. First the note, then the look: see `poll_for`. */
static void wake(ml_poller *poller) {
  ml_uv *uv = uv_of(poller);
  atomic_store(&uv->woken, true);
  if (atomic_load(&uv->open)) uv_async_send(&uv->waker);
}

/* The uv loop */

void ml_uv_init(ml_uv *uv) {
  uv->clock = (ml_clock){.now = now, .advance_to = NULL};
  uv->poller = (ml_poller){.wait = poll_for, .active = active, .wake = wake};
  uv->watched = 0;
  atomic_init(&uv->open, false);
  atomic_init(&uv->woken, false);
}

static void free_watch(uv_handle_t *handle) {
  ml_free(handle->data);
}

static void close_handle(uv_handle_t *handle, void *context) {
  (void)context;
  /* Our own two belong to the struct, all others are watches. */
  if (!uv_is_closing(handle)) uv_close(handle, handle->data != NULL ? free_watch : NULL);
}

static void close_loop(ml_uv *uv) {
  uv_walk(&uv->loop, close_handle, NULL);
  uv_run(&uv->loop, UV_RUN_DEFAULT);
  uv_loop_close(&uv->loop);
}

int ml_uv_open(ml_uv *uv) {
  if (uv->open) return 0;
  int status = uv_loop_init(&uv->loop);
  if (status != 0) return status;
  status = uv_async_init(&uv->loop, &uv->waker, on_wake);
  if (status != 0) {
    uv_loop_close(&uv->loop);
    return status;
  }
  uv_timer_init(&uv->loop, &uv->timer);
  uv->waker.data = uv->timer.data = NULL;
  atomic_store(&uv->open, true);
  return 0;
}

void ml_uv_close(ml_uv *uv) {
  if (!uv->open) return;
  atomic_store(&uv->open, false);
  close_loop(uv);
  uv->watched = 0;
}

/* Watching descriptors */

static void on_readable(uv_poll_t *poll, int status, int events) {
  ml_uv_watch *watch = poll->data;
  (void)status;
  (void)events;
  watch->ready(watch->context);
}

static void on_idle(uv_idle_t *idle) {
  ml_uv_watch *watch = idle->data;
  watch->ready(watch->context);
}

/* As uv_poll_init, which makes the descriptor non-blocking: it may be the terminal,
 * which we share with our parent and with our own output, so this is taken back. */
static int init_poll(ml_uv *uv, uv_poll_t *poll, int fd) {
  int flags = fcntl(fd, F_GETFL);
  int status = uv_poll_init(&uv->loop, poll, fd);
  if (flags != -1 && (flags & O_NONBLOCK) == 0) fcntl(fd, F_SETFL, flags);
  return status;
}

static int start_watch(ml_uv_watch *watch, int fd) {
  int status = init_poll(watch->uv, &watch->as.poll, fd);
  if (status == UV_EPERM) {
    uv_idle_init(&watch->uv->loop, &watch->as.idle);
    uv_idle_start(&watch->as.idle, on_idle);
  } else if (status == 0) {
    uv_poll_start(&watch->as.poll, UV_READABLE, on_readable);
  } else {
    return status;
  }
  watch->as.handle.data = watch;
  watch->uv->watched++;
  return 0;
}

ml_uv_watch *ml_uv_watch_fd(ml_uv *uv, int fd, ml_uv_ready ready, void *context) {
  if (ml_uv_open(uv) != 0) return NULL;
  ml_uv_watch *watch = ml_alloc(sizeof *watch);
  if (watch == NULL) return NULL;
  watch->uv = uv;
  watch->ready = ready;
  watch->context = context;
  if (start_watch(watch, fd) != 0) {
    ml_free(watch);
    return NULL;
  }
  return watch;
}

void ml_uv_unwatch(ml_uv_watch *watch) {
  if (watch == NULL) return;
  watch->uv->watched--;
  uv_close(&watch->as.handle, free_watch);
}
