-- An exception that nothing caught: CPython's report first, then the explanation.

-- args: --clock=virtual
print("before")
raise ValueError("bad")
-- expect: before
-- expect stderr contains: ValueError: bad
-- expect stderr contains: moonloop explain unhandled-exception
-- expect exit: 1
