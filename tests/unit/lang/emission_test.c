/* What is emitted for each construct: the rows of src/lang/README.md. */
#include "support.h"

static void plain_lua_stays_as_it_is(void **state) {
  (void)state;
  expect_emitted("", NULL);
  expect_emitted("print('hello') f(x)", NULL);
  expect_emitted("local async, try, raise, yield, with, as = 1 try.x = 2 raise(3)", NULL);
}

static void await_of_a_call_looks_the_callee_up(void **state) {
  (void)state;
  expect_inside("await g(1)", "__ml_await[g](1)");
  expect_inside("local g await g()", "local g __ml_await[g]()");
  expect_inside("await a.b.c(1, 2)", "__ml_await[a.b.c](1, 2)");
  expect_inside("await t['k']()", "__ml_await[t['k']]()");
  expect_inside("await t['two words']()", "__ml_await[t['two words']]()");
  expect_inside("await t[i]()", "__ml_await[t[i]]()");
  expect_inside("await g()()", "__ml_await[g()]()");
  expect_inside("await (g or h)(1)", "__ml_await[(g or h)](1)");
  expect_inside("await g 'x'", "__ml_await[g] 'x'");
  expect_inside("await g {}", "__ml_await[g] {}");
}

static void await_of_a_method_of_a_name(void **state) {
  (void)state;
  expect_inside("await o:m(1)", "__ml_await[o.m](o,1)");
  expect_inside("await o:m()", "__ml_await[o.m](o)");
  expect_inside("await o:m\"s\"", "__ml_await[o.m](o,\"s\")");
  expect_inside("await o:m [[s]]", "__ml_await[o.m] (o,[[s]])");
  expect_inside("await o:m{1}", "__ml_await[o.m](o,{1})");
}

static void await_of_any_other_method(void **state) {
  (void)state;
  expect_inside("await a.b:m(1)", "__ml_go(__ml_method(a.b,\"field 'b'\",\"m\",1))");
  expect_inside("await f():m()", "__ml_go(__ml_method(f(),nil,\"m\"))");
  expect_inside("await (o):m 's'", "__ml_go(__ml_method((o),\"global 'o'\",\"m\" ,'s'))");
  expect_inside("await a.b:m{}", "__ml_go(__ml_method(a.b,\"field 'b'\",\"m\",{}))");
}

static void await_of_a_value(void **state) {
  (void)state;
  expect_inside("await x", "__ml_go(__ml_open(x,\"global 'x'\"))");
  expect_inside("local x await x", "local x __ml_go(__ml_open(x,\"local 'x'\"))");
  expect_emitted("local x async function f() await x end",
                 "local x f=__ml_async(function() __ml_go(__ml_open(x,\"upvalue 'x'\")) end,"
                 "\"f\",\"f\")");
  /* A part is no function to the user. */
  expect_inside("local x try await x finally end",
                "local x do __ml_try(function() __ml_go(__ml_open(x,\"local 'x'\")) end,nil,nil,"
                "function() end) end");
  expect_inside("await t['k']", "__ml_go(__ml_open(t['k'],\"field 'k'\"))");
  expect_inside("await t['two words']", "__ml_go(__ml_open(t['two words']))");
  expect_inside("await a.b", "__ml_go(__ml_open(a.b,\"field 'b'\"))");
  expect_inside("await (x)", "__ml_go(__ml_open((x)))");
  expect_inside("await f().x", "__ml_go(__ml_open(f().x,\"field 'x'\"))");
  expect_inside("await t[1]", "__ml_go(__ml_open(t[1]))");
}

static void await_in_expressions(void **state) {
  (void)state;
  expect_inside("local n = #await g() + -await g() ^ 2",
                "local n = #__ml_await[g]() + -__ml_await[g]() ^ 2");
  expect_inside("x = not await g() and 1 ..await h",
                "x = not __ml_await[g]() and 1 ..__ml_go(__ml_open(h,\"global 'h'\"))");
  expect_inside("x = await g(await h())", "x = __ml_await[g](__ml_await[h]())");
  expect_inside("x = await (await g)",
                "x = __ml_go(__ml_open((__ml_go(__ml_open(g,\"global 'g'\")))))");
  expect_inside("x = {await g(), k = await h}",
                "x = {__ml_await[g](), k = __ml_go(__ml_open(h,\"global 'h'\"))}");
}

static void await_over_several_lines(void **state) {
  (void)state;
  expect_inside("await -- who\n  g -- is\n  (1,\n  2)",
                "__ml_await[-- who\n  g] -- is\n  (1,\n  2)");
  expect_inside("await o\n:\nm\n(\n)", "__ml_await[o\n.\nm]\n(o\n)");
}

static void a_returned_await_keeps_its_frame(void **state) {
  (void)state;
  expect_inside("return await g()", "return __ml_all(__ml_await[g]())");
  expect_inside("return await x;", "return __ml_all(__ml_go(__ml_open(x,\"global 'x'\")));");
  expect_inside("return await g(), 1", "return __ml_await[g](), 1");
  expect_inside("return (await g())", "return (__ml_await[g]())");
}

static void async_function_statements(void **state) {
  (void)state;
  expect_emitted("async function f(a, b) end", "f=__ml_async(function(a, b) end,\"f\",\"f\")");
  expect_emitted("async function M.a.f() end", "M.a.f=__ml_async(function() end,\"f\",\"M.a.f\")");
  expect_emitted("async function o:m(a) end", "o.m=__ml_async(function(self,a) end,\"m\",\"o.m\")");
  expect_emitted("async function o:m() end", "o.m=__ml_async(function(self) end,\"m\",\"o.m\")");
  expect_emitted("async function o:m(...) end",
                 "o.m=__ml_async(function(self,...) end,\"m\",\"o.m\")");
  expect_emitted("async function o:m( --[[none]] ) end",
                 "o.m=__ml_async(function(self --[[none]] ) end,\"m\",\"o.m\")");
  expect_emitted("local async function f(a) end",
                 "local f f=__ml_async(function(a) end,\"f\",\"f\")");
  expect_emitted("local async\n--x\nfunction g() end", NULL);
  expect_emitted("async\nfunction\nf\n(\n)\nend",
                 "\n\nf\n=__ml_async(function(\n)\nend,\"f\",\"f\")");
}

static void async_function_expressions_take_the_name_they_are_given(void **state) {
  (void)state;
  expect_emitted("local w = async function() end",
                 "local w = __ml_async(function() end,\"w\",\"w\")");
  expect_emitted("M.w = async function() end", "M.w = __ml_async(function() end,\"w\",\"M.w\")");
  expect_emitted("local a, b = 1, async function() end",
                 "local a, b = 1, __ml_async(function() end,\"b\",\"b\")");
  expect_emitted("t = {w = async function() end}",
                 "t = {w = __ml_async(function() end,\"w\",\"w\")}");
  expect_emitted("run(async function(...) end)",
                 "__ml_drop(run(__ml_async(function(...) end,\"<anonymous>\",\"<anonymous>\")))");
  expect_emitted("t[1] = async function() end",
                 "t[1] = __ml_async(function() end,\"<anonymous>\",\"<anonymous>\")");
}

static void call_statements_are_watched(void **state) {
  (void)state;
  expect_inside("g(1) o:m() a.b.c 's' (h)(2)",
                "__ml_drop(g(1)) __ml_drop(o:m()) __ml_drop(a.b.c 's' (h)(2))");
  expect_inside("print(1) table.insert(t, 1) error 'x' setmetatable({}, {})",
                "print(1) table.insert(t, 1) error 'x' setmetatable({}, {})");
  expect_inside("prin(1) printx(1) table.insert.x() tables.insert()",
                "__ml_drop(prin(1)) __ml_drop(printx(1)) __ml_drop(table.insert.x()) "
                "__ml_drop(tables.insert())");
  expect_inside("local print print(1)", "local print __ml_drop(print(1))");
}

static void yield_takes_what_is_on_its_line(void **state) {
  (void)state;
  expect_in_generator("yield a, b", "__ml_yield(a, b)");
  expect_in_generator("yield", "__ml_yield()");
  expect_in_generator("yield\nx = 1", "__ml_yield()\nx = 1");
  expect_in_generator("local x = yield 1", "local x = __ml_yield(1)");
  expect_in_generator("local x = 1 + (yield -1)", "local x = 1 + (__ml_yield(-1))");
  expect_in_generator("yield await g()", "__ml_yield(__ml_await[g]())");
  expect_in_generator("try yield 1 finally end",
                      "do __ml_try(function() __ml_yield(1) end,nil,nil,function() end) end");
}

static void what_is_emitted_takes_no_arguments_from_the_next_line(void **state) {
  (void)state;
  expect_in_generator("yield\n(g)()", "__ml_yield();\n__ml_drop((g)())");
  expect_in_generator("yield 1\n(g)()", "__ml_yield(1);\n__ml_drop((g)())");
  expect_in_generator("x = yield yield 1\n(g)()",
                      "x = __ml_yield(__ml_yield(1));;\n__ml_drop((g)())");
  expect_inside("raise\n(g)()", "__ml_raise();\n__ml_drop((g)())");
  expect_inside("raise 1\n(g)()", "__ml_raise(1);\n__ml_drop((g)())");
  expect_emitted("async function f() end\n(g)()",
                 "f=__ml_async(function() end,\"f\",\"f\");\n__ml_drop((g)())");
  expect_emitted("local async function f() end\n(g)()",
                 "local f f=__ml_async(function() end,\"f\",\"f\");\n__ml_drop((g)())");
  expect_emitted("x = async function() end\n(g)()",
                 "x = __ml_async(function() end,\"x\",\"x\");\n__ml_drop((g)())");
}

static void async_for(void **state) {
  (void)state;
  expect_inside("async for k, v in it() do end", "for k, v in __ml_iter(it()) do end");
  expect_inside("async for x in await g do break end",
                "for x in __ml_iter(__ml_go(__ml_open(g,\"global 'g'\"))) do break end");
}

static void raise(void **state) {
  (void)state;
  expect_emitted("raise E('x')", "__ml_raise(E('x'))");
  expect_emitted("raise", "__ml_raise()");
  expect_emitted("try f() except\nraise end",
                 "do __ml_try(function(...) __ml_drop(f()) end,function(__ml_e,...) if true then\n"
                 "__ml_raise(__ml_e,true) else return false end end,nil,nil,...) end");
  /* In a function of its own, nothing is being handled. */
  expect_inside("try except\ng = function() raise end end",
                "do __ml_try(function() end,function(__ml_e) if true then\ng = function() "
                "__ml_raise() end else return false end end,nil,nil) end");
}

static void try_with_every_part(void **state) {
  (void)state;
  expect_inside(
      "try\n x = 1\nexcept A.B, C as e\n x = 2\nexcept\n x = 3\nelse\n x = 4\nfinally\n x = 5\nend",
      "do __ml_try(function()\n x = 1\nend,function(__ml_e) if __ml_is(__ml_e,A.B, C) then local "
      "e=__ml_e\n x = 2\nelseif true then\n x = 3\nelse return false end end,function()\n x = "
      "4\nend,function()\n x = 5\nend) end");
}

static void try_with_some_parts(void **state) {
  (void)state;
  expect_inside("try end", "do __ml_try(function() end,nil,nil,nil) end");
  expect_inside("try else x = 1 end",
                "do __ml_try(function() end,nil,function() x = 1 end,nil) end");
  expect_inside("try except as e x = e end",
                "do __ml_try(function() end,function(__ml_e) if true then local e=__ml_e x = e "
                "else return false end end,nil,nil) end");
  expect_inside("try except A\nprint(1) finally end",
                "do __ml_try(function() end,function(__ml_e) if __ml_is(__ml_e,A) then\nprint(1) "
                "else return false end end,nil,function() end) end");
}

static void jumps_out_of_a_part(void **state) {
  (void)state;
  expect_inside("try return a, b finally end",
                "do local __ml_c,__ml_p=__ml_try(function() return 1,__ml_pack(a, b) end,nil,nil,"
                "function() end) if __ml_c then if __ml_c==1 then return __ml_unpack(__ml_p) end "
                "end end");
  expect_inside("while x do try break finally end end",
                "while x do do local __ml_c,__ml_p=__ml_try(function() do return 2 end end,nil,nil,"
                "function() end) if __ml_c then if __ml_c==2 then break end end end end");
  expect_inside("try goto l finally end ::l::",
                "do local __ml_c,__ml_p=__ml_try(function() do return \"l\" end end,nil,nil,"
                "function() end) if __ml_c then if __ml_c==\"l\" then goto l end end end ::l::");
  expect_inside("try return finally end",
                "do local __ml_c,__ml_p=__ml_try(function() return 1 end,nil,nil,"
                "function() end) if __ml_c then if __ml_c==1 then return __ml_unpack(__ml_p) end "
                "end end");
}

static void jumps_inside_a_part_stay(void **state) {
  (void)state;
  expect_inside("try while x do break end goto l ::l:: finally end",
                "do __ml_try(function() while x do break end goto l ::l:: end,nil,nil,function() "
                "end) end");
  expect_inside(
      "try g = function() return 1 end finally end",
      "do __ml_try(function() g = function() return 1 end end,nil,nil,function() end) end");
}

static void jumps_through_nested_parts(void **state) {
  (void)state;
  expect_inside("try try return 1 finally end finally end",
                "do local __ml_c,__ml_p=__ml_try(function() do local __ml_c,__ml_p=__ml_try("
                "function() return 1,__ml_pack(1) end,nil,nil,function() end) if __ml_c then if "
                "__ml_c==1 then return 1,__ml_p end end end end,nil,nil,function() end) if __ml_c "
                "then if __ml_c==1 then return __ml_unpack(__ml_p) end end end");
  expect_inside("while x do try try break finally end finally end end",
                "while x do do local __ml_c,__ml_p=__ml_try(function() do local __ml_c,__ml_p="
                "__ml_try(function() do return 2 end end,nil,nil,function() end) if __ml_c then if "
                "__ml_c==2 then return 2 end end end end,nil,nil,function() end) if __ml_c then if "
                "__ml_c==2 then break end end end end");
}

static void except_star(void **state) {
  (void)state;
  expect_emitted("try except *A.B, C as g h() except* D i() else finally end",
                 "do __ml_trystar(function(...) end,function() return  A.B, C end,function("
                 "__ml_e,...) local g=__ml_e __ml_drop(h()) end,function() return  D end,function("
                 "__ml_e,...) __ml_drop(i()) end,\"else\",function(...) end,\"finally\",function("
                 "...) end,\"args\",...) end");
  expect_inside(
      "try except *A end",
      "do __ml_trystar(function() end,function() return  A end,function(__ml_e) end) end");
}

static void tasks_without_a_coroutine_object(void **state) {
  (void)state;
  expect_inside("t = a.create_task(f(x, await y))",
                "t = __ml_spawn(a.create_task,f,x, __ml_go(__ml_open(y,\"global 'y'\")))");
  expect_inside("create_task(o.f())", "__ml_drop(__ml_spawn(create_task,o.f))");
  expect_inside("t = create_task(create_task(f(x)))",
                "t = __ml_spawn(create_task,create_task,f(x))");
  expect_inside("t = create_task(f(create_task(g())))",
                "t = __ml_spawn(create_task,f,__ml_spawn(create_task,g))");
  expect_inside("await create_task(f(x))", "__ml_await[create_task](f(x))");
  expect_inside("t = create_task(\nf(x))", "t = create_task(\nf(x))");
  expect_inside("t = create_task(f(x), 1)", "t = create_task(f(x), 1)");
  expect_inside("t = create_task((f(x)))", "t = create_task((f(x)))");
  expect_inside("t = g:create_task(f(x))", "t = g:create_task(f(x))");
  expect_inside("t = create_task(f's')", "t = create_task(f's')");
}

static void async_with(void **state) {
  (void)state;
  expect_inside("async with f() as x do x() end",
                "do __ml_with(f() ,function(x) __ml_drop(x()) end) end");
  expect_inside("async with a, b as y do end",
                "do __ml_with(a,function(__ml_v) return __ml_with(b ,function(y) end) end) end");
  expect_emitted("async function f(...) async with a as x do return x, ... end end",
                 "f=__ml_async(function(...) do local __ml_c,__ml_p=__ml_with(a ,function(x,...) "
                 "return 1,__ml_pack(x, ...) end,...) if __ml_c then if __ml_c==1 then return "
                 "__ml_unpack(__ml_p) end end end end,\"f\",\"f\")");
}

static void words_do_not_grow_together(void **state) {
  (void)state;
  expect_inside("x = 7(g)()", "x = 7 __ml_drop((g)())");
  expect_inside("do(g)()end", "do __ml_drop((g)())end");
  expect_inside("async for x in(g)()do(h)()end", "for x in __ml_iter((g)())do __ml_drop((h)())end");
  expect_inside("if x then(g)()else(h)()end", "if x then __ml_drop((g)())else __ml_drop((h)())end");
  expect_inside("while x do try;break;finally(g)()end;end;goto l::l::",
                "while x do do local __ml_c,__ml_p=__ml_try(function();do return 2 end;"
                "__ml_drop(finally(g)())end,nil,nil,nil) if __ml_c then if __ml_c==2 then break "
                "end end end;end;goto l::l::");
}

static void the_prompt_awaits_at_top_level(void **state) {
  (void)state;
  ml_translate_options options = {.toplevel_await = true};
  expect_emitted_with("await g()", options, "__ml_await[g]()");
  expect_emitted_with("x = 1", options, NULL);
}

/* What is to be closed keeps the frame of a call that is returned. */
#define FRAME "local __ml_frame <close> = nil;"

static void the_prompt_asks_for_expressions(void **state) {
  (void)state;
  ml_translate_options options = {.expression = true, .toplevel_await = true};
  expect_emitted_with("1, 2", options, FRAME "return 1, 2");
  expect_emitted_with("await g()", options, FRAME "return __ml_all(__ml_await[g]())");
  expect_emitted_with("f() -- why", options, FRAME "return f() -- why");
  expect_emitted_with("-- nothing", options, FRAME "return -- nothing");
}

static void another_prefix_where_the_text_has_ours(void **state) {
  (void)state;
  ml_translation out;
  assert_int_equal(translate("raise f'__ml and __ml1'", &out), ML_LANG_OK);
  assert_string_equal(out.text, HEADER_OF("__ml2") "__ml2_raise(f'__ml and __ml1')" FOOTER);
  ml_translation_free(&out);
}

static void bytes_pass_through(void **state) {
  (void)state;
  const char text[] = "raise f'\xff\0\xc3\\\r\n' --\0\r\n\t";
  const char expected[] = "__ml_raise(f'\xff\0\xc3\\\r\n') --\0\r\n\t" FOOTER;
  ml_translation out;
  ml_translate_options options = {.file = "x"};
  assert_int_equal(ml_translate(text, sizeof text - 1, &options, &out), ML_LANG_OK);
  size_t start = strlen(HEADER_OF("__ml"));
  assert_int_equal(out.length, start + sizeof expected - 1);
  assert_memory_equal(out.text + start, expected, sizeof expected - 1);
  ml_translation_free(&out);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(plain_lua_stays_as_it_is),
      cmocka_unit_test(await_of_a_call_looks_the_callee_up),
      cmocka_unit_test(await_of_a_method_of_a_name),
      cmocka_unit_test(await_of_any_other_method),
      cmocka_unit_test(await_of_a_value),
      cmocka_unit_test(await_in_expressions),
      cmocka_unit_test(await_over_several_lines),
      cmocka_unit_test(a_returned_await_keeps_its_frame),
      cmocka_unit_test(async_function_statements),
      cmocka_unit_test(async_function_expressions_take_the_name_they_are_given),
      cmocka_unit_test(call_statements_are_watched),
      cmocka_unit_test(yield_takes_what_is_on_its_line),
      cmocka_unit_test(what_is_emitted_takes_no_arguments_from_the_next_line),
      cmocka_unit_test(async_for),
      cmocka_unit_test(raise),
      cmocka_unit_test(try_with_every_part),
      cmocka_unit_test(try_with_some_parts),
      cmocka_unit_test(jumps_out_of_a_part),
      cmocka_unit_test(jumps_inside_a_part_stay),
      cmocka_unit_test(jumps_through_nested_parts),
      cmocka_unit_test(except_star),
      cmocka_unit_test(tasks_without_a_coroutine_object),
      cmocka_unit_test(async_with),
      cmocka_unit_test(words_do_not_grow_together),
      cmocka_unit_test(the_prompt_awaits_at_top_level),
      cmocka_unit_test(the_prompt_asks_for_expressions),
      cmocka_unit_test(another_prefix_where_the_text_has_ours),
      cmocka_unit_test(bytes_pass_through),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
