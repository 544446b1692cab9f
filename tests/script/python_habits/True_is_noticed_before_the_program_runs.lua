local ready = True
while True do print("never") end
print(ready, False)
False = false
-- args: --clock=virtual
-- expect stderr contains: FILE:1: RuntimeWarning: 'True' is a variable that this file does not set
-- expect stderr contains: python-spelling: `True` is Python; Lua writes `true`.
-- expect: nil	nil
