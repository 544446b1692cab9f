/* What a fault of Lua's is about: its message and the line give the name that the user wrote. */
#include "cli/lua_fault.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Checks what is told of a fault; NULL: nothing. */
static void check(const char *reason, const char *line, const char *variant, const char *type,
                  const char *variable) {
  ml_diag diag;
  ml_diag_init(&diag, ML_DIAG_LUA_ERROR);
  ml_lua_fault_describe(&diag, reason, line, line == NULL ? 0 : strlen(line));
  const char *found[] = {diag.variant, ml_diag_get(&diag, "type"), ml_diag_get(&diag, "variable")};
  const char *expected[] = {variant, type, variable};
  for (int i = 0; i < 3; i++) {
    if (expected[i] == NULL)
      assert_null(found[i]);
    else
      assert_string_equal(found[i], expected[i]);
  }
  ml_diag_free(&diag);
}

static void test_each_operation_has_its_variant(void **state) {
  (void)state;
  check("attempt to index a nil value (global 'a')", NULL, "index", "nil", "a");
  check("attempt to call a table value (local 'f')", NULL, "call", "table", "f");
  check("attempt to perform arithmetic on a nil value (upvalue 'n')", NULL, "arithmetic", "nil",
        "n");
  check("attempt to concatenate a boolean value (local 's')", NULL, "concatenate", "boolean", "s");
  check("attempt to call a nil value", NULL, "call", "nil", NULL);
  check("attempt to get length of a number value (local 'n')", NULL, "length", "number", "n");
  check("attempt to compare two nil values", NULL, "compare", NULL, NULL);
  check("attempt to compare number with nil", NULL, "compare", NULL, NULL);
  check("no such thing", NULL, NULL, NULL, NULL);
  check("attempt to index a dead horse", NULL, NULL, NULL, NULL);
  check("attempt to compare apples and pears", NULL, NULL, NULL, NULL);
}

static void test_a_loop_names_what_stands_behind_in(void **state) {
  (void)state;
  const char *reason = "attempt to call a table value (for iterator 'for iterator')";
  check(reason, "for _, x in list do", "iterate", "table", "list");
  check(reason, "for x in data.rows do print(x) end", "iterate", "table", "data.rows");
  check(reason, "for x in rows() do", "iterate", "table", NULL);
  check(reason, "for x in", "iterate", "table", NULL);
  check(reason, NULL, "iterate", "table", NULL);
}

static void test_a_field_is_named_as_the_line_names_it(void **state) {
  (void)state;
  check("attempt to index a nil value (field 'b')", "print(a.b.c)", "index", "nil", "a.b");
  check("attempt to call a nil value (method 'go')", "  o.p:go(1)", "call", "nil", "o.p.go");
  check("attempt to call a nil value (field 'x')", "1 .. t.x()", "call", "nil", "t.x");
}

static void test_nothing_is_guessed(void **state) {
  (void)state;
  const char *field = "attempt to index a nil value (field 'b')";
  check(field, NULL, "index", "nil", NULL);
  check(field, "", "index", "nil", NULL);
  check(field, "f().b.c = 1", "index", "nil", NULL);
  check(field, "t[1].b.c = 1", "index", "nil", NULL);
  check(field, "(\"x\"):b()", "index", "nil", NULL);
  check(field, "x.b.c = y.b.c", "index", "nil", NULL);
  check(field, "x..b.c", "index", "nil", NULL);
  check(field, "b.c = 1", "index", "nil", NULL);
  check("attempt to index a nil value (field '?')", "t[i].x = 1", "index", "nil", NULL);
  check("attempt to call a nil value (method 'b')", "other", "call", "nil", NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_each_operation_has_its_variant),
      cmocka_unit_test(test_a_loop_names_what_stands_behind_in),
      cmocka_unit_test(test_a_field_is_named_as_the_line_names_it),
      cmocka_unit_test(test_nothing_is_guessed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
