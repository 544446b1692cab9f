import os; import tempfile; import tracemalloc; name = tempfile.mktemp()
tracemalloc.start(3)
def make(): return "x" * 1000000 + str(os)[:0]
kept = make()
snapshot = tracemalloc.take_snapshot()
tracemalloc.stop()
snapshot.dump(name)
read = tracemalloc.Snapshot.load(name)
print(read.traceback_limit, len(read.traces) == len(snapshot.traces) and "all there", sep="\t")
largest = read.statistics("traceback")[0]
print("equal" if largest == snapshot.statistics("traceback")[0] else "different")
for frame in largest.traceback:
    print(frame.lineno)
print(len(read.compare_to(snapshot, "lineno")) == len(snapshot.statistics("lineno")) and "the same lines")
for change in read.compare_to(snapshot, "traceback"):
    if change.size_diff != 0 or change.count_diff != 0:
        print("not equal")
os.remove(name)
try:
    tracemalloc.Snapshot.load("no/such/snapshot")
except FileNotFoundError as e:
    print(e)
try:
    snapshot.dump("no/such/snapshot")
except FileNotFoundError as e:
    print(e)
