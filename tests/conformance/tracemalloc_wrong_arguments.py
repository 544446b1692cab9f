import tracemalloc

for frames in (1.5, 2.0):
    try:
        tracemalloc.start(frames)
    except TypeError as e:
        print(e)
print("on" if tracemalloc.is_tracing() else "off")
tracemalloc.start()
snapshot = tracemalloc.take_snapshot()
try:
    snapshot.statistics("size")
except ValueError as e:
    print(e)
try:
    snapshot.compare_to(snapshot, "traceback", True)
except ValueError as e:
    print(e)
try:
    tracemalloc.Snapshot.load("tests/no/such/file")
except OSError as e:
    print(type(e).__name__, e, sep="\t")
try:
    snapshot.dump("/")
except OSError as e:
    print(type(e).__name__, e, sep="\t")
try:
    tracemalloc.Snapshot.load("/")
except OSError as e:
    print(type(e).__name__, e, sep="\t")
try:
    snapshot.dump("/dev/full")
except OSError as e:
    print(type(e).__name__)
