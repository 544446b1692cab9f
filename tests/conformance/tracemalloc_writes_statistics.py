import tracemalloc
from tracemalloc import Snapshot


# A snapshot of made-up figures: size, count; then the frames, the oldest first.
def snapshot(*rows):
    traces = []
    for size, count, *frames in rows:
        frames = tuple(reversed(frames))
        traces += [(0, size if i == 0 else 0, frames, len(frames)) for i in range(count)]
    return Snapshot(traces, 2)


def show(list):
    for statistic in list:
        print(statistic)
    print("--")


old = snapshot(
    (420, 4, ("app.lua", 10)),
    (0, 1, ("app.lua", 11)),
    (9999, 3, ("app.lua", 12)),
    (10240, 1, ("app.lua", 13)),
    (102400, 7, ("app.lua", 14)),
    (1048576, 1, ("app.lua", 15)),
    (123456789, 2, ("lib.lua", 1)),
    (99999999999, 100, ("lib.lua", 2)),
    (9999999999999, 1, ("lib.lua", 3)),
    (420, 4, ("main.lua", 7), ("app.lua", 8)),
    (420, 2, ("main.lua", 9), ("app.lua", 8)),
)
show(old.statistics("lineno"))
show(old.statistics("filename"))
show(old.statistics("traceback"))
show(old.statistics("lineno", cumulative=True))
show(old.statistics("filename", True))

new = snapshot(
    (420, 4, ("app.lua", 10)),
    (840, 2, ("app.lua", 11)),
    (10240, 2, ("app.lua", 12)),
    (1048577, 3, ("app.lua", 16)),
    (3456789, 2, ("lib.lua", 1)),
)
print(repr(old.statistics("lineno")[0]))
print(repr(old.statistics("traceback")[-3]))
print(repr(new.compare_to(old, "lineno")[-1]))
print(repr(new.compare_to(old, "filename")[0].traceback[0]))
show(new.compare_to(old, "lineno"))
show(new.compare_to(old, "filename"))
show(new.compare_to(old, "traceback"))
show(new.compare_to(old, "lineno", cumulative=True))

for key in ("line", "traceback"):
    try:
        old.statistics(key, True)
    except ValueError as e:
        print(e)


def filtered(*filters):
    show(old.filter_traces(list(filters)).statistics("lineno"))


filtered()
filtered(tracemalloc.Filter(True, "lib.lua"))
filtered(tracemalloc.Filter(False, "lib.lua"))
filtered(tracemalloc.Filter(True, "lib.lua"), tracemalloc.Filter(True, "app.lua", lineno=8))
filtered(tracemalloc.Filter(True, "*.lua"), tracemalloc.Filter(False, "app.lua", lineno=8))
filtered(tracemalloc.Filter(True, "main.lua"))
filtered(tracemalloc.Filter(True, "main.lua", all_frames=True))
filtered(tracemalloc.Filter(False, "m?in.lua", all_frames=True), tracemalloc.Filter(True, "[!l]*"))
filtered(tracemalloc.Filter(True, "[kl]i[a-c].lua", lineno=2))
for domain in (0, 1):
    for inclusive in (True, False):
        count = len(old.filter_traces([tracemalloc.DomainFilter(inclusive, domain)]).statistics("lineno"))
        both = tracemalloc.Filter(inclusive, "lib.lua", domain=domain)
        print(count, len(old.filter_traces([both]).statistics("lineno")), sep="\t")
try:
    old.filter_traces(5)
except TypeError as e:
    print(str(e).split("not ")[0] + "not ...")
