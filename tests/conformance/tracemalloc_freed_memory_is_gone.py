import gc
import tracemalloc


def megabytes():
    gc.collect()
    current, peak = tracemalloc.get_traced_memory()
    print(current // 1000000, "was more" if peak > current + 1000000 else "never more", sep="\t")


tracemalloc.start()
megabytes()
first = "a" * 2000000
second = "b" * 3000000
tracemalloc.reset_peak()
megabytes()
second = None
megabytes()
tracemalloc.reset_peak()
megabytes()
third = "c" * 4000000
tracemalloc.reset_peak()
megabytes()
third = None
megabytes()
tracemalloc.clear_traces()
megabytes()
first = None
megabytes()
