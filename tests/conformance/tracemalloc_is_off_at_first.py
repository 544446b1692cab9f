import tracemalloc


def asked(value):
    return "yes" if value else "no"


print(asked(tracemalloc.is_tracing()), tracemalloc.get_traceback_limit(), sep="\t")
print(*tracemalloc.get_traced_memory(), sep="\t")
print(asked(tracemalloc.get_object_traceback({})))
try:
    tracemalloc.take_snapshot()
except RuntimeError as e:
    print(e)
tracemalloc.clear_traces()
tracemalloc.reset_peak()
tracemalloc.stop()
print(*tracemalloc.get_traced_memory(), sep="\t")
