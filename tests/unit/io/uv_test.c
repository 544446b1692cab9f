/* The real clock and poller: the only tests that wait for real, and not for long. */
#include "io/uv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/alloc.h"

typedef struct scene {
  ml_uv uv;
  ml_loop loop;
  ml_handle handle;
  ml_timer timer;
  ml_uv_watch *watch;
  int descriptor;
  int calls;
} scene;

static void count(ml_loop *loop, ml_handle *handle) {
  (void)handle;
  ((scene *)loop->owner)->calls++;
  ml_loop_stop(loop);
}

static void set_up(scene *s) {
  *s = (scene){.calls = 0};
  ml_uv_init(&s->uv);
  ml_loop_init(&s->loop, &s->uv.clock, &s->uv.poller);
  s->loop.owner = s;
  ml_handle_init(&s->handle, count);
  ml_timer_init(&s->timer, count);
}

static void tear_down(scene *s) {
  ml_loop_close(&s->loop);
  ml_uv_close(&s->uv);
}

/* Reads a byte and makes the handle ready, as whoever reads the terminal does. */
static void on_readable(void *context) {
  scene *s = context;
  char byte;
  assert_int_equal(read(s->descriptor, &byte, 1), 1);
  if (s->handle.state == ML_HANDLE_IDLE) ml_loop_call_soon(&s->loop, &s->handle);
}

static void test_without_a_wait_there_is_no_uv_loop(void **state) {
  (void)state;
  scene s;
  set_up(&s);
  double before = ml_loop_time(&s.loop);
  ml_loop_call_soon(&s.loop, &s.handle);
  for (int i = 0; i < 3 * ML_POLL_TURNS; i++) s.uv.poller.wait(&s.uv.poller, 0);
  assert_int_equal(ml_loop_run(&s.loop), ML_TURN_RAN);
  assert_int_equal(ml_loop_turn(&s.loop), ML_TURN_DEADLOCK);
  assert_true(ml_loop_time(&s.loop) >= before);
  assert_false(s.uv.open);
  s.uv.poller.wake(&s.uv.poller);
  tear_down(&s);
}

static void test_a_timer_is_waited_for(void **state) {
  (void)state;
  scene s;
  set_up(&s);
  double start = ml_loop_time(&s.loop);
  ml_loop_call_at(&s.loop, &s.timer, start + 0.02);
  assert_int_equal(ml_loop_run(&s.loop), ML_TURN_RAN);
  assert_int_equal(s.calls, 1);
  assert_true(ml_loop_time(&s.loop) - start >= 0.02 - 1e-9);
  tear_down(&s);
}

static void test_a_wake_before_the_wait_is_not_lost(void **state) {
  (void)state;
  scene s;
  set_up(&s);
  for (int i = 0; i < 2; i++) { /* before the uv loop is made, and after */
    s.uv.poller.wake(&s.uv.poller);
    s.uv.poller.wait(&s.uv.poller, -1);
  }
  tear_down(&s);
}

static ml_poller *poller_to_wake;

static void wake_by_signal(int signal) {
  (void)signal;
  poller_to_wake->wake(poller_to_wake);
}

static void test_a_signal_handler_ends_a_wait(void **state) {
  (void)state;
  scene s;
  set_up(&s);
  poller_to_wake = &s.uv.poller;
  struct sigaction action = {.sa_handler = wake_by_signal}, before;
  sigaction(SIGALRM, &action, &before);
  struct itimerval soon = {.it_value = {.tv_usec = 10000}};
  setitimer(ITIMER_REAL, &soon, NULL);
  s.uv.poller.wait(&s.uv.poller, -1);
  sigaction(SIGALRM, &before, NULL);
  tear_down(&s);
}

static void *wake_from_thread(void *context) {
  ml_uv *uv = context;
  usleep(5000);
  uv->poller.wake(&uv->poller);
  return NULL;
}

static void test_a_thread_ends_a_wait(void **state) {
  (void)state;
  scene s;
  set_up(&s);
  pthread_t thread;
  assert_int_equal(pthread_create(&thread, NULL, wake_from_thread, &s.uv), 0);
  s.uv.poller.wait(&s.uv.poller, -1);
  pthread_join(thread, NULL);
  tear_down(&s);
}

static void test_a_pipe_that_can_be_read_makes_work(void **state) {
  (void)state;
  scene s;
  set_up(&s);
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  s.descriptor = ends[0];
  s.watch = ml_uv_watch_fd(&s.uv, ends[0], on_readable, &s);
  assert_non_null(s.watch);
  assert_int_equal(s.uv.poller.active(&s.uv.poller), 1);
  assert_int_equal(write(ends[1], "ab", 2), 2);
  ml_loop_run(&s.loop);
  ml_loop_run(&s.loop);
  assert_int_equal(s.calls, 2);
  ml_uv_unwatch(s.watch);
  assert_int_equal(s.uv.poller.active(&s.uv.poller), 0);
  assert_int_equal(ml_loop_turn(&s.loop), ML_TURN_DEADLOCK);
  close(ends[0]);
  close(ends[1]);
  tear_down(&s);
}

static void test_watching_leaves_the_descriptor_blocking(void **state) {
  (void)state;
  scene s;
  set_up(&s);
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  s.watch = ml_uv_watch_fd(&s.uv, ends[0], on_readable, &s);
  assert_non_null(s.watch);
  assert_int_equal(fcntl(ends[0], F_GETFL) & O_NONBLOCK, 0);
  tear_down(&s); /* gives the watch back too */
  close(ends[0]);
  close(ends[1]);
}

static void test_a_regular_file_can_always_be_read(void **state) {
  (void)state;
  scene s;
  set_up(&s);
  FILE *file = tmpfile();
  assert_non_null(file);
  s.descriptor = fileno(file);
  assert_int_equal(write(s.descriptor, "abc", 3), 3);
  lseek(s.descriptor, 0, SEEK_SET);
  s.watch = ml_uv_watch_fd(&s.uv, s.descriptor, on_readable, &s);
  assert_non_null(s.watch);
  for (int i = 0; i < 3; i++) ml_loop_run(&s.loop);
  assert_int_equal(s.calls, 3);
  ml_uv_unwatch(s.watch);
  fclose(file);
  tear_down(&s);
}

static void test_what_cannot_be_watched_is_refused(void **state) {
  (void)state;
  scene s;
  set_up(&s);
  assert_null(ml_uv_watch_fd(&s.uv, 9999, on_readable, &s));
  ml_alloc_fail_nth(1, 0);
  assert_null(ml_uv_watch_fd(&s.uv, 0, on_readable, &s));
  ml_alloc_fail_nth(0, 0);
  assert_int_equal(s.uv.poller.active(&s.uv.poller), 0);
  ml_uv_unwatch(NULL);
  tear_down(&s);
}

static void test_it_can_be_opened_again_after_a_close(void **state) {
  (void)state;
  scene s;
  set_up(&s);
  for (int i = 0; i < 2; i++) {
    s.uv.poller.wait(&s.uv.poller, 0.001);
    assert_true(s.uv.open);
    ml_uv_close(&s.uv);
    assert_false(s.uv.open);
  }
  tear_down(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_without_a_wait_there_is_no_uv_loop),
      cmocka_unit_test(test_a_timer_is_waited_for),
      cmocka_unit_test(test_a_wake_before_the_wait_is_not_lost),
      cmocka_unit_test(test_a_signal_handler_ends_a_wait),
      cmocka_unit_test(test_a_thread_ends_a_wait),
      cmocka_unit_test(test_a_pipe_that_can_be_read_makes_work),
      cmocka_unit_test(test_watching_leaves_the_descriptor_blocking),
      cmocka_unit_test(test_a_regular_file_can_always_be_read),
      cmocka_unit_test(test_what_cannot_be_watched_is_refused),
      cmocka_unit_test(test_it_can_be_opened_again_after_a_close),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
