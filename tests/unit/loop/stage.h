/* The stage for tests of the loop: a loop with a clock and a poller that are
 * played, and actors that write their name into a log when they are called. So a
 * test reads as: set the scene, run, compare the log.
 *
 * Everything is in one struct on the test's stack. */
#ifndef ML_TEST_STAGE_H
#define ML_TEST_STAGE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "loop/loop.h"

typedef struct stage stage;
typedef struct actor actor;

struct stage {
  ml_loop loop; /* first */
  ml_clock clock;
  ml_poller poller;
  double time;
  int open_io;                   /* what the poller says is active */
  void (*during_wait)(stage *s); /* something that happens while the loop waits; may be NULL */
  void (*during_idle)(stage *s);
  actor *scratch; /* for these two */
  char log[1024];
};

/* Logs its name, then does what the test wants. */
struct actor {
  ml_timer timer; /* first */
  const char *name;
  void (*then)(stage *s, actor *self);
  actor *other;
};

static inline void say(stage *s, const char *word) {
  size_t length = strlen(s->log);
  assert_true(length + strlen(word) + 2 < sizeof s->log);
  snprintf(s->log + length, sizeof s->log - length, "%s%s", length == 0 ? "" : " ", word);
}

/* Compares the log and empties it. */
#define expect_log(s, text)              \
  do {                                   \
    assert_string_equal((s)->log, text); \
    (s)->log[0] = '\0';                  \
  } while (0)

static inline stage *stage_of_clock(ml_clock *clock) {
  return (stage *)((char *)clock - offsetof(stage, clock));
}

static inline stage *stage_of_poller(ml_poller *poller) {
  return (stage *)((char *)poller - offsetof(stage, poller));
}

static inline double stage_now(ml_clock *clock) {
  return stage_of_clock(clock)->time;
}

static inline void stage_advance(ml_clock *clock, double when) {
  stage *s = stage_of_clock(clock);
  char word[40];
  snprintf(word, sizeof word, "jump(%g)", when);
  say(s, word);
  s->time = when;
}

static inline void stage_wait(ml_poller *poller, double seconds) {
  stage *s = stage_of_poller(poller);
  char word[40];
  snprintf(word, sizeof word, "wait(%g)", seconds);
  say(s, word);
  if (s->during_wait != NULL) s->during_wait(s);
  if (seconds > 0 && seconds < 1e9) s->time += seconds;
}

static inline int stage_active(ml_poller *poller) {
  return stage_of_poller(poller)->open_io;
}

static inline void stage_idle(ml_loop *loop, double seconds) {
  stage *s = (stage *)loop;
  char word[40];
  snprintf(word, sizeof word, "idle(%g)", seconds);
  say(s, word);
  if (s->during_idle != NULL) s->during_idle(s);
}

/* A virtual clock, no poller. */
static inline void set_virtual(stage *s) {
  memset(s, 0, sizeof *s);
  s->clock = (ml_clock){.now = stage_now, .advance_to = stage_advance};
  ml_loop_init(&s->loop, &s->clock, NULL);
}

/* A clock that moves only in the poller's wait. */
static inline void set_real(stage *s) {
  memset(s, 0, sizeof *s);
  s->clock = (ml_clock){.now = stage_now};
  s->poller = (ml_poller){.wait = stage_wait, .active = stage_active};
  ml_loop_init(&s->loop, &s->clock, &s->poller);
}

static inline void act(ml_loop *loop, ml_handle *handle) {
  stage *s = (stage *)loop;
  actor *self = (actor *)handle;
  say(s, self->name);
  if (self->then != NULL) self->then(s, self);
}

static inline actor make_actor(const char *name, void (*then)(stage *, actor *), actor *other) {
  actor self = {.name = name, .then = then, .other = other};
  ml_timer_init(&self.timer, act);
  return self;
}

static inline void soon(stage *s, actor *a) {
  ml_loop_call_soon(&s->loop, &a->timer.handle);
}

static inline void at(stage *s, actor *a, double when) {
  assert_int_equal(ml_loop_call_at(&s->loop, &a->timer, when), 0);
}

static inline void drop(stage *s, actor *a) {
  ml_handle_remove(&s->loop, &a->timer.handle);
}

static inline ml_handle_state state_of(const actor *a) {
  return (ml_handle_state)a->timer.handle.state;
}

/* Runs until nothing can happen any more. */
static inline void run_out(stage *s) {
  assert_int_equal(ml_loop_run(&s->loop), ML_TURN_DEADLOCK);
}

#endif
