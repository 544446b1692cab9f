/* Memory that is given back all at once. */
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs those first */
#include <cmocka.h>
#include <string.h>

#include "base/alloc.h"

static void pieces_are_apart_and_aligned(void **state) {
  (void)state;
  ml_arena arena;
  ml_arena_init(&arena);
  char *last = NULL;
  for (size_t size = 0; size < 3000; size += 7) {
    char *piece = ml_arena_alloc(&arena, size);
    assert_non_null(piece);
    assert_int_equal((uintptr_t)piece % 8, 0);
    memset(piece, 1, size);
    if (last != NULL) assert_int_equal(*last, 2);
    last = ml_arena_alloc(&arena, 1);
    *last = 2;
  }
  ml_arena_free(&arena);
}

static void a_piece_may_be_larger_than_a_chunk(void **state) {
  (void)state;
  ml_arena arena;
  ml_arena_init(&arena);
  char *large = ml_arena_alloc(&arena, 5000000);
  memset(large, 1, 5000000);
  assert_non_null(ml_arena_alloc(&arena, 10));
  ml_arena_free(&arena);
}

static void copies_end_in_nul(void **state) {
  (void)state;
  ml_arena arena;
  ml_arena_init(&arena);
  assert_string_equal(ml_arena_copy(&arena, "abcdef", 3), "abc");
  assert_string_equal(ml_arena_copy(&arena, NULL, 0), "");
  ml_arena_free(&arena);
}

static void no_memory_is_told(void **state) {
  (void)state;
  ml_arena arena;
  ml_arena_init(&arena);
  ml_alloc_fail_nth(1, 0);
  assert_null(ml_arena_alloc(&arena, 8));
  assert_non_null(ml_arena_alloc(&arena, 8));
  assert_null(ml_arena_alloc(&arena, SIZE_MAX));
  assert_null(ml_arena_alloc(&arena, SIZE_MAX - 3));
  assert_null(ml_arena_copy(&arena, "", SIZE_MAX));
  ml_alloc_fail_nth(0, 0);
  ml_arena_free(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pieces_are_apart_and_aligned),
      cmocka_unit_test(a_piece_may_be_larger_than_a_chunk),
      cmocka_unit_test(copies_end_in_nul),
      cmocka_unit_test(no_memory_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
