import time

for name in ("time", "monotonic", "perf_counter"):
    clock = getattr(time, name)
    clock_ns = getattr(time, name + "_ns")
    first = clock()
    first_ns = clock_ns()
    time.sleep(0.02)
    print(name, "goes on" if 0.0199 <= clock() - first < 0.1 else "stands",
          "goes on" if 19900000 <= clock_ns() - first_ns < 100000000 else "stands", sep="\t")
first = time.process_time()
time.sleep(0.1)
print("process_time", "stands" if time.process_time() - first < 0.05 else "goes on", sep="\t")
