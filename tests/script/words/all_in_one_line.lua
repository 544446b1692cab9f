local async function f(n) try if n > 1 then raise ValueError("v") end await asyncio.sleep(0) return "r" except ValueError as e return "x " .. tostring(e) finally io.write("f ") end end
print(asyncio.run(f(1))) print(asyncio.run(f(2)))
local async function g() async with asyncio.timeout(1) do for i = 1, 3 do try if i == 2 then break end finally io.write(i, " ") end end end return "end" end print(asyncio.run(g()))
local async function h() yield 1 yield 2 end local async function k() async for i in h() do io.write(i, ";") end end asyncio.run(k()) print()
-- expect: f r
-- expect: f x v
-- expect: 1 2 end
-- expect: 1;2;
