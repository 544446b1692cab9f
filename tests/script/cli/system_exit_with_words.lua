-- SystemExit with anything but a number says it and fails, as in Python.

raise SystemExit("that was all")
-- expect stderr: that was all
-- expect exit: 1
