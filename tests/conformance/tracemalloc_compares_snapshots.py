import gc; import tracemalloc; tracemalloc.start()
going = "a" * 3000000
staying = "b" * 2000000
before = tracemalloc.take_snapshot()
going = None
coming = "c" * 5000000
gc.collect()
after = tracemalloc.take_snapshot()
changes = after.compare_to(before, "lineno")
for i in range(2):
    change = changes[i]
    print(change.traceback[0].lineno, change.size // 1000000, (change.size_diff + 500000) // 1000000, sep="\t")
for change in changes:
    if change.traceback[0].lineno == 3 and change.size > 1000000:
        print(change.size // 1000000, change.size_diff, change.count_diff, sep="\t")
print("true" if staying == coming else "false")
