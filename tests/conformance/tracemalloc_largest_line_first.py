import tracemalloc; tracemalloc.start()
kept = {}
kept[1] = "a" * 1000000
kept[2] = "b" * 3000000
kept[3] = "c" * 2000000
for i in range(4, 8):
    kept[i] = "d" * (100000 + i)

snapshot = tracemalloc.take_snapshot()
statistics = snapshot.statistics("lineno")
for i in range(4):
    frame = statistics[i].traceback[0]
    print(frame.lineno, statistics[i].size // 100000, sep="\t")
all = snapshot.statistics("filename")[0]
print(all.traceback[0].lineno, all.size // 1000000, sep="\t")
print(snapshot.traceback_limit)
