#!/usr/bin/env moonloop
-- What is True, False or None, and set by this file, is nobody's business; nor is None, which is nil.
True = 1
local False = None
print(True, False)
-- args: --clock=virtual --warnings=error
-- expect: 1	nil
