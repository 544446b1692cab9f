/* The heap of timers against a plain list, and without memory. */
#include "loop/timers.h"

#include "base/alloc.h"
#include "stage.h"

enum { TIMERS = 300, MOVES = 20000 };

/* A small generator of our own: the same sequence everywhere. */
static uint32_t dice(uint32_t *seed, uint32_t sides) {
  *seed = *seed * 1664525u + 1013904223u;
  return (*seed >> 8) % sides;
}

static bool comes_before(const ml_timer *a, const ml_timer *b) {
  return a->when < b->when || (a->when == b->when && a->order < b->order);
}

static ml_timer *first_by_search(ml_timer *timers, const bool *in) {
  ml_timer *first = NULL;
  for (int i = 0; i < TIMERS; i++) {
    if (in[i] && (first == NULL || comes_before(&timers[i], first))) first = &timers[i];
  }
  return first;
}

static void check_invariant(const ml_timers *heap) {
  for (size_t i = 0; i < heap->count; i++) {
    assert_int_equal(heap->entries[i].timer->place, i);
    assert_true(heap->entries[i].when == heap->entries[i].timer->when);
    if (i > 0) assert_true(comes_before(heap->entries[(i - 1) / 4].timer, heap->entries[i].timer));
  }
}

static void play(uint32_t seed, uint32_t deadlines) {
  static ml_timer timers[TIMERS];
  bool in[TIMERS] = {false};
  ml_timers heap;
  ml_timers_init(&heap);
  for (int move = 0; move < MOVES; move++) {
    uint32_t i = dice(&seed, TIMERS);
    if (in[i]) {
      ml_timers_remove(&heap, &timers[i]);
    } else {
      timers[i].when = dice(&seed, deadlines);
      assert_int_equal(ml_timers_add(&heap, &timers[i]), 0);
    }
    in[i] = !in[i];
    assert_ptr_equal(ml_timers_first(&heap), first_by_search(timers, in));
    if (move % 64 == 0) check_invariant(&heap);
  }
  for (ml_timer *timer; (timer = ml_timers_first(&heap)) != NULL;) {
    assert_ptr_equal(timer, first_by_search(timers, in));
    ml_timers_remove(&heap, timer);
    in[timer - timers] = false;
  }
  assert_int_equal(heap.count, 0);
  ml_timers_free(&heap);
}

static void test_random_moves_give_the_same_as_a_search(void **state) {
  (void)state;
  play(1, 1);
  play(2, 5);
  play(3, 1000000);
}

static void test_without_memory_nothing_changes(void **state) {
  (void)state;
  stage s;
  set_virtual(&s);
  static actor actors[100];
  size_t set = 0;
  for (int i = 0; i < 100; i++) {
    actors[i] = make_actor("x", NULL, NULL);
    ml_alloc_fail_nth(1, 0);
    int status = ml_loop_call_at(&s.loop, &actors[i].timer, 100 - i);
    assert_int_equal(status, ml_alloc_failed() ? -1 : 0);
    ml_alloc_fail_nth(0, 0);
    assert_int_equal(state_of(&actors[i]), status == 0 ? ML_HANDLE_TIMED : ML_HANDLE_IDLE);
    if (status != 0) at(&s, &actors[i], 100 - i);
    assert_int_equal(s.loop.timers.count, ++set);
  }
  check_invariant(&s.loop.timers);
  assert_ptr_equal(ml_timers_first(&s.loop.timers), &actors[99].timer);
  ml_loop_close(&s.loop);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_random_moves_give_the_same_as_a_search),
      cmocka_unit_test(test_without_memory_nothing_changes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
