/* Blocks of memory by address. */
#include "base/block_map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs those first */
#include <cmocka.h>

#include "base/alloc.h"

static const void *address_of(size_t i) {
  return (const void *)(uintptr_t)(0x1000 + i * 16);
}

static void add(ml_block_map *map, size_t i) {
  assert_int_equal(
      ml_block_map_add(map, (ml_block){.address = address_of(i), .size = i, .note = 7}), 0);
}

static void an_empty_map_finds_nothing(void **state) {
  (void)state;
  ml_block_map map = {0};
  ml_block block;
  assert_null(ml_block_map_find(&map, address_of(1)));
  assert_false(ml_block_map_take(&map, address_of(1), &block));
  ml_block_map_free(&map);
}

static void what_is_taken_out_is_gone_and_the_others_stay(void **state) {
  (void)state;
  enum { COUNT = 20000 };
  ml_block_map map = {0};
  ml_block block;
  for (size_t i = 0; i < COUNT; i++) add(&map, i);
  assert_int_equal(map.count, COUNT);
  for (size_t i = 0; i < COUNT; i += 3) {
    assert_true(ml_block_map_take(&map, address_of(i), &block));
    assert_int_equal(block.size, i);
    assert_int_equal(block.note, 7);
  }
  for (size_t i = 0; i < COUNT; i++) {
    const ml_block *found = ml_block_map_find(&map, address_of(i));
    assert_int_equal(found != NULL, i % 3 != 0);
    if (found != NULL) assert_int_equal(found->size, i);
  }
  for (size_t i = 0; i < COUNT; i += 3) add(&map, i);
  assert_int_equal(map.count, COUNT);
  for (size_t i = 0; i < COUNT; i++)
    assert_true(ml_block_map_take(&map, address_of(COUNT - 1 - i), &block));
  assert_int_equal(map.count, 0);
  ml_block_map_free(&map);
}

static void without_memory_the_map_stays_as_it_was(void **state) {
  (void)state;
  ml_block_map map = {0};
  size_t count = 0;
  ml_alloc_fail_nth(1, 1);
  assert_int_equal(ml_block_map_add(&map, (ml_block){.address = address_of(1)}), -1);
  ml_alloc_fail_nth(0, 0);
  add(&map, count++);
  ml_alloc_fail_nth(1, 1);
  while (ml_block_map_add(&map, (ml_block){.address = address_of(count), .size = count}) == 0)
    count++;
  ml_alloc_fail_nth(0, 0);
  for (size_t i = 0; i < count; i++) assert_non_null(ml_block_map_find(&map, address_of(i)));
  assert_null(ml_block_map_find(&map, address_of(count)));
  ml_block_map_free(&map);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_empty_map_finds_nothing),
      cmocka_unit_test(what_is_taken_out_is_gone_and_the_others_stay),
      cmocka_unit_test(without_memory_the_map_stays_as_it_was),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
