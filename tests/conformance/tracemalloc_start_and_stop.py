import tracemalloc

for frames in (0, -1, 65536):
    try:
        tracemalloc.start(frames)
    except ValueError as e:
        print(e)
tracemalloc.start(5)
tracemalloc.start(10)
print(tracemalloc.get_traceback_limit())
text = "x" * 100000
print("traced" if tracemalloc.get_traced_memory()[0] > 100000 else "not traced")
print("has notes" if tracemalloc.get_tracemalloc_memory() > 0 else "no notes")
tracemalloc.stop()
print(tracemalloc.get_traceback_limit(), *tracemalloc.get_traced_memory(), sep="\t")
print("forgotten" if tracemalloc.get_object_traceback(text) is None else "known")
tracemalloc.start()
print(tracemalloc.get_traceback_limit(), tracemalloc.get_traced_memory()[0] < 100000 and "begins anew", sep="\t")
