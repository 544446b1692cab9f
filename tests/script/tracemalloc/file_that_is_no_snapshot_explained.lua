-- args: --clock=virtual
tracemalloc.Snapshot.load(arg[0])
-- expect exit: 1
-- expect stderr contains: ValueError: 'FILE' is not a snapshot of tracemalloc: something else stands in line 1
-- expect stderr contains: not-a-snapshot: FILE
