-- Whatever the program calls its own things, they are not mixed up with the translator's.
local __ml = "mine"
local __ml_await, __ml_c, __ml_p, __ml_e = 1, 2, 3, 4
__ml_drop = "global"
local async function f(__ml_try)
  try
    await asyncio.sleep(0)
    return __ml .. __ml_await .. __ml_c .. __ml_p .. __ml_e .. __ml_try
  finally
    print(__ml_drop)
  end
end
print(asyncio.run(f("arg")))
local P, P_await = "P", "P_await"
print(P, P_await, __ml1)
-- expect: global
-- expect: mine1234arg
-- expect: P	P_await	nil
