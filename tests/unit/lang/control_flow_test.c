/* What is emitted, run by Lua over a small runtime that does no more than the control flow: every
 * way out of every part must arrive. */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include "base/buffer.h"
#include "support.h"

/* The seventeen functions, in their order. `try` and `with` are written as the scheme promises. */
static const char runtime[] =
    "local function pack(...) return table.pack(...) end\n"
    "local function unpack(p) if p then return table.unpack(p, 1, p.n) end end\n"
    "local function go(...) return ... end\n"
    "local function method(o, _, m, ...) return o[m](o, ...) end\n"
    "local function is(e, ...)\n"
    "  for _, class in ipairs{...} do if e == class then return true end end\n"
    "  return false\n"
    "end\n"
    "local function finish(finally, r, ...)\n"
    "  if finally then\n"
    "    local f = pack(finally(...))\n"
    "    if f[1] then return unpack(f) end\n"
    "  end\n"
    "  if not r[1] then error(r[2], 0) end\n"
    "  return table.unpack(r, 2, r.n)\n"
    "end\n"
    "local function try(body, handler, orelse, finally, ...)\n"
    "  local r = pack(pcall(body, ...))\n"
    "  if r[1] and r[2] == nil and orelse then\n"
    "    r = pack(pcall(orelse, ...))\n"
    "  elseif not r[1] and handler then\n"
    "    local h = pack(pcall(handler, r[2], ...))\n"
    "    if not (h[1] and h[2] == false) then r = h end\n"
    "  end\n"
    "  return finish(finally, r, ...)\n"
    "end\n"
    "local function trystar(body, ...)\n"
    "  local a, i, orelse, finally, args = {...}, 1, nil, nil, {n = 0}\n"
    "  local clauses = {}\n"
    "  while type(a[i]) == 'function' do clauses[#clauses + 1] = {a[i], a[i + 1]} i = i + 2 end\n"
    "  if a[i] == 'else' then orelse, i = a[i + 1], i + 2 end\n"
    "  if a[i] == 'finally' then finally, i = a[i + 1], i + 2 end\n"
    "  if a[i] == 'args' then args = pack(table.unpack(a, i + 1, select('#', ...))) end\n"
    "  local function handle(e, ...)\n"
    "    for _, c in ipairs(clauses) do if is(e, c[1]()) then return c[2](e, ...) end end\n"
    "    return false\n"
    "  end\n"
    "  return try(body, handle, orelse, finally, unpack(args))\n"
    "end\n"
    "local function with(manager, body, ...)\n"
    "  out('+' .. manager)\n"
    "  local r = pack(pcall(body, manager:upper(), ...))\n"
    "  out('-' .. manager)\n"
    "  return finish(nil, r, ...)\n"
    "end\n"
    "local function spawn(create, f, ...) return create(f(...)) end\n"
    "local await = setmetatable({}, {__index = function(_, f) return f end})\n"
    "return await, go, go, method, function(f) return f end, function() end, try, is,\n"
    "  function(e) error(e, 0) end, coroutine.yield, with, go, go, pack, unpack, trystar,\n"
    "  spawn\n";

static lua_State *L;
static char printed[20000];

static int out(lua_State *state) {
  for (int i = 1; i <= lua_gettop(state); i++) {
    const char *text = luaL_tolstring(state, i, NULL);
    if (printed[0] != '\0') strcat(printed, " ");
    strcat(printed, text);
    lua_pop(state, 1);
  }
  return 0;
}

static int open_lua(void **state) {
  (void)state;
  L = luaL_newstate();
  luaL_openlibs(L);
  lua_register(L, "out", out);
  return 0;
}

static int close_lua(void **state) {
  (void)state;
  lua_close(L);
  return 0;
}

/* Runs the function on the stack with the arguments 7 and 8, and prints its results, or `! ` and
 * the error it ends with. */
static void run(void) {
  lua_pushinteger(L, 7);
  lua_pushinteger(L, 8);
  printed[0] = '\0';
  int failed = lua_pcall(L, 2, LUA_MULTRET, 0);
  if (failed) strcat(printed, printed[0] == '\0' ? "!" : " !");
  out(L);
  lua_settop(L, 0);
}

static void run_translated(const char *program) {
  ml_translation translation;
  if (translate(program, &translation) != ML_LANG_OK)
    fail_msg("%s\n  %s", translation.diags[0].report, program);
  const char *text = translation.changed ? translation.text : program;
  if (luaL_loadstring(L, text) != LUA_OK) fail_msg("%s\n%s", lua_tostring(L, -1), program);
  if (translation.changed) {
    assert_int_equal(luaL_loadstring(L, runtime), LUA_OK);
    lua_call(L, 0, LUA_MULTRET);
    lua_call(L, lua_gettop(L) - 1, 1);
  }
  ml_translation_free(&translation);
  run();
}

/* What the program prints as a main chunk must be as expected. */
static void expect_run(const char *program, const char *expected) {
  run_translated(program);
  if (strcmp(printed, expected) != 0)
    fail_msg("printed: %s\n  not: %s\n  %s", printed, expected, program);
}

static void parts_run_in_order(void **state) {
  (void)state;
  expect_run("try out(1) except\n out(2) else out(3) finally out(4) end out(5)", "1 3 4 5");
}

static void handlers_are_asked_in_order(void **state) {
  (void)state;
  const char *text =
      "A, B, M = 'a', 'b', {C = 'c'}\n"
      "for _, e in ipairs{'a', 'b', 'c', 'd', false} do\n"
      "  try if e then error(e, 0) end\n"
      "  except A\n out('A')\n"
      "  except B, M.C as x\n out('BC' .. x)\n"
      "  except as x\n out('all' .. x)\n"
      "  else out('else')\n"
      "  finally out('.')\n"
      "  end\n"
      "end";
  expect_run(text, "A . BCb . BCc . alld . else .");
}

static void what_nobody_handles_goes_on(void **state) {
  (void)state;
  expect_run("A = 'a' try error('b', 0) except A\n out(1) finally out(2) end out(3)", "2 ! b");
  expect_run("c = 'c' try error('b', 0) except\n raise c finally out(2) end", "2 ! c");
  expect_run("try error('b', 0) except\n raise finally out(2) end", "2 ! b");
  expect_run("try try error('b', 0) finally out(1) end except as e\n out(e) end", "1 b");
}

static void return_leaves_every_part(void **state) {
  (void)state;
  expect_run("try return 1, nil, 3 finally out('f') end", "f 1 nil 3");
  expect_run("try return finally out('f') end out('never')", "f");
  expect_run("try error() except\n return 1 end out('never')", "1");
  expect_run("try else return 1 end out('never')", "1");
  expect_run("try return 1 finally return 2 end", "2");
  expect_run("try error() finally return 2 end", "2");
  expect_run("local function f() try return 1, 2 finally end end out(f())", "1 2");
  expect_run("try try try return 1 finally out('a') end finally out('b') end finally out('c') end",
             "a b c 1");
  expect_run("try local function g() return 5 end out(g()) finally end return 6", "5 6");
}

static void break_leaves_the_loop(void **state) {
  (void)state;
  expect_run(
      "for i = 1, 3 do try out(i) if i == 2 then break end finally out('f') end end out('e')",
      "1 f 2 f e");
  expect_run("while true do try error() except\n break end end out('e')", "e");
  expect_run("repeat try try break finally out(1) end finally out(2) end until false out('e')",
             "1 2 e");
  expect_run("for i = 1, 2 do try while true do break end out(i) finally end end", "1 2");
  expect_run(
      "for i = 1, 2 do try for j = 1, 2 do try out(i .. j) break finally end end finally "
      "out('f') end end",
      "11 f 21 f");
}

static void goto_reaches_its_label(void **state) {
  (void)state;
  expect_run(
      "for i = 1, 3 do try if i == 2 then goto continue end out(i) finally out('f') end "
      "out('after') ::continue:: end",
      "1 f after f 3 f after");
  expect_run(
      "local n = 0 ::top:: try n = n + 1 if n < 3 then goto top end finally out(n) end "
      "out('e')",
      "1 2 3 e");
  expect_run(
      "try try goto far finally out(1) end out('never') finally out(2) end "
      "do return out('never') end ::far:: out('far')",
      "1 2 far");
  expect_run("try do goto near end out('never') ::near:: out('near') finally end", "near");
  expect_run("try try goto mid finally end out('never') ::mid:: out('mid') finally end", "mid");
  expect_run(
      "for i = 1, 2 do try if i == 1 then goto a else goto b end finally end ::a:: out('a') "
      "goto e ::b:: out('b') ::e:: end",
      "a b");
}

static void varargs_are_seen_in_every_part(void **state) {
  (void)state;
  expect_run("try out(...) error() except\n out(...) finally out(select('#', ...)) end",
             "7 8 7 8 2");
  expect_run("try try return ... finally end finally end", "7 8");
  expect_run("local function f(...) try return {...} finally out((...)) end end out(#f(1, nil, 3))",
             "1 3");
}

static void locals_are_shared_with_the_parts(void **state) {
  (void)state;
  expect_run("local a, b = 1 try a = a + 1 b = a finally a = a * 10 end out(a, b)", "20 2");
  expect_run("local e = 1 try error('x', 0) except as e\n out(e) end out(e)", "x 1");
}

static void except_star_takes_the_same_ways(void **state) {
  (void)state;
  expect_run(
      "A, B = 'a', 'b' try error('b', 0) except *A\n out(1) except *A, B as g\n out(g) "
      "finally out(...) end",
      "b 7 8");
  expect_run("A = 'a' try error('a', 0) except *A\n return ... finally out('f') end", "f 7 8");
  expect_run("A = 'a' for i = 1, 2 do try error('a', 0) except *A\n break end end out('e')", "e");
  expect_run("A = 'a' try except *A\n else return 4 finally out('f') end", "f 4");
  expect_run("A = 'a' try error('z', 0) except *A\n out(1) end", "! z");
}

static void async_with_takes_the_same_ways(void **state) {
  (void)state;
  expect_run(
      "async function f(...)\n"
      "  async with 'a' as x, 'b', x .. 'c' as y do out(x, y, ...) return y, ... end\n"
      "end out(f(1, 2))",
      "+a +b +Ac A AC 1 2 -Ac -b -a AC 1 2");
  expect_run(
      "async function f() for i = 1, 3 do async with 'm' do if i == 2 then break end "
      "goto continue end ::continue:: out(i) end end f()",
      "+m -m 1 +m -m");
  expect_run(
      "async function f() try async with 'm' do error('x', 0) end except as e\n return e end "
      "end out(f())",
      "+m -m x");
}

static void generators_and_awaits_nest(void **state) {
  (void)state;
  expect_run(
      "async function g() for i = 1, 3 do try yield i finally out('f') end end end\n"
      "for i in coroutine.wrap(g) do out(i) end",
      "1 f 2 f 3 f");
  expect_run(
      "async function f(a) return a, a + 1 end o = {m = function(_, a) return a end}\n"
      "async function main() out(await f(1)) out((await f(2))) out(await o:m(3), "
      "await o.m(o, 4), await (o):m(5)) return await f(6) end out(main())",
      "1 2 2 3 4 5 6 7");
}

static void a_bare_part_ends_where_it_ends(void **state) {
  (void)state;
  expect_run("try do return 1 end finally end", "1");
  expect_run("try if ... then return 1 else return 2 end finally end", "1");
  expect_run("try repeat local x = 1 until x == 1 finally out('f') end", "f");
  expect_run(
      "local t = setmetatable({}, {__close = function() out('closed') end})\n"
      "try local x <close> = t return 1 finally out('f') end",
      "closed f 1");
}

/* --- random programs: a part in which nothing is raised is a plain block --- */

/* One program twice: with parts, and with plain blocks in their place. */
typedef struct program_twins {
  ml_buffer parts, blocks;
  unsigned seed;
  int loops[20], loop_count; /* the numbers of the loops around */
  int next_number, depth;
} program_twins;

static unsigned below(program_twins *twins, unsigned limit) {
  twins->seed = twins->seed * 1664525u + 1013904223u;
  return (twins->seed >> 8) % limit;
}

static void say(program_twins *twins, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  char text[200];
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  ml_buffer_add_string(&twins->parts, text);
  ml_buffer_add_string(&twins->blocks, text);
}

static void make_block(program_twins *twins);

/* What stands around a block: all of these run it once, and raise nothing of their own. */
static void make_part(program_twins *twins) {
  static const char *const around[][2] = {
      {"try ", "end "},
      {"try ", "finally end "},
      {"try ", "except NEVER\n end "},
      {"try ", "except *NEVER, NEVER\n end "},
      {"try else ", "end "},
      {"try else ", "finally end "},
      {"try finally ", "end "},
      {"try error('E', 0) except E\n ", "end "},
      {"try error('E', 0) except NEVER\n except\n ", "finally end "},
      {"try error('E', 0) except *NEVER\n except *E as g\n ", "else end "},
      {"try error('E', 0) except as e\n ", "end "},
  };
  unsigned which = below(twins, sizeof around / sizeof around[0]);
  ml_buffer_add_string(&twins->parts, around[which][0]);
  ml_buffer_add_string(&twins->blocks, "do ");
  make_block(twins);
  ml_buffer_add_string(&twins->parts, around[which][1]);
  ml_buffer_add_string(&twins->blocks, "end ");
}

static void make_loop(program_twins *twins, const char *head) {
  int number = twins->next_number++;
  say(twins, head, number);
  twins->loops[twins->loop_count++] = number;
  make_block(twins);
  twins->loop_count--;
  say(twins, "::next%d:: end ", number);
}

static void make_function(program_twins *twins) {
  int number = twins->next_number++, loop_count = twins->loop_count;
  say(twins, "local function f%d(...) ", number);
  int loops[20];
  memcpy(loops, twins->loops, sizeof loops);
  twins->loop_count = 0;
  make_block(twins);
  memcpy(twins->loops, loops, sizeof loops);
  twins->loop_count = loop_count;
  say(twins, "end out(f%d(step(), ...)) ", number);
}

static void make_statement(program_twins *twins) {
  unsigned odds = 2 + below(twins, 4);
  switch (below(twins, twins->depth > 5 ? 5 : 10)) {
    case 0: say(twins, "out(step(), ...) "); break;
    case 1: say(twins, "local v = x x = x + step() out(v) "); break;
    case 2:
      if (twins->loop_count > 0) say(twins, "if step() %% %u == 0 then break end ", odds);
      break;
    case 3:
      if (twins->loop_count > 0)
        say(twins, "if step() %% %u == 0 then goto next%d end ", odds,
            twins->loops[below(twins, (unsigned)twins->loop_count)]);
      break;
    case 4: say(twins, "if step() %% %u == 0 then return x, ... end ", odds + 3); break;
    case 5: make_loop(twins, "for i%d = 1, 3 do "); break;
    case 6: make_loop(twins, "while step() %% 5 ~= 0 do local w%d = x "); break;
    case 7: make_function(twins); break;
    default: make_part(twins); break;
  }
}

static void make_block(program_twins *twins) {
  twins->depth++;
  for (unsigned i = 1 + below(twins, 4); i > 0; i--) make_statement(twins);
  twins->depth--;
}

static const char prelude[] =
    "local x, steps = 0, 0 E, NEVER = 'E', {} "
    "local function step() steps = steps + 1 if steps > 300 then error('steps', 0) end "
    "return steps end ";

static void a_part_without_errors_is_a_block(void **state) {
  (void)state;
  int with_parts = 0;
  for (unsigned i = 0; i < 3000; i++) {
    program_twins twins = {.seed = i, .loop_count = 0};
    ml_buffer_add_string(&twins.parts, prelude);
    ml_buffer_add_string(&twins.blocks, prelude);
    make_block(&twins);
    if (luaL_loadstring(L, twins.blocks.data) != LUA_OK) fail_msg("%s", lua_tostring(L, -1));
    run();
    char expected[sizeof printed];
    strcpy(expected, printed);
    with_parts += strcmp(twins.parts.data, twins.blocks.data) != 0;
    expect_run(twins.parts.data, expected);
    ml_buffer_free(&twins.parts);
    ml_buffer_free(&twins.blocks);
  }
  assert_true(with_parts > 1000);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(handlers_are_asked_in_order),
      cmocka_unit_test(what_nobody_handles_goes_on),
      cmocka_unit_test(return_leaves_every_part),
      cmocka_unit_test(break_leaves_the_loop),
      cmocka_unit_test(goto_reaches_its_label),
      cmocka_unit_test(varargs_are_seen_in_every_part),
      cmocka_unit_test(locals_are_shared_with_the_parts),
      cmocka_unit_test(except_star_takes_the_same_ways),
      cmocka_unit_test(async_with_takes_the_same_ways),
      cmocka_unit_test(generators_and_awaits_nest),
      cmocka_unit_test(a_bare_part_ends_where_it_ends),
      cmocka_unit_test(parts_run_in_order),
      cmocka_unit_test(a_part_without_errors_is_a_block),
  };
  return cmocka_run_group_tests(tests, open_lua, close_lua);
}
