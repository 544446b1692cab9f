local text = "f"
f(text)
-- args: --clock=virtual
-- expect stderr contains: lua-error: f is nil here, and cannot be called.
-- expect exit: 1
