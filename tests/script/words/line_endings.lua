local function try_text(newline)
  local text = table.concat({"local async function f()", "  try", "    await asyncio.sleep(0)", "    error('here')", "  except ValueError",
                             "  end", "end", "return f"}, newline)
  local f = assert(load(text, "=text"))()
  try
    asyncio.run(f())
  except Exception as e
    print(e)
  end
end
try_text("\n")
try_text("\r\n")
try_text("\r")
try_text("\n\r")
-- expect: text:4: here
-- expect: text:4: here
-- expect: text:4: here
-- expect: text:4: here
