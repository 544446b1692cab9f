import tracemalloc; before = bytearray(10)
tracemalloc.start(10)
def inner():
    return bytearray(1000)

def outer():
    made = inner()
    return made

object = outer()
traceback = tracemalloc.get_object_traceback(object)
print(len(traceback))
for i in range(len(traceback)):
    print(traceback[i].lineno)

import re
def show(lines):
    for line in lines:
        print(re.sub('".*"', '"FILE"', line))
    print("--")
show(traceback.format())
show(traceback.format(1))
show(traceback.format(2))
show(traceback.format(-1))
show(traceback.format(-5))
show(traceback.format(20))
show(traceback.format(limit=2, most_recent_first=True))
print("not traced" if tracemalloc.get_object_traceback(before) is None else "traced")
print("no block" if tracemalloc.get_object_traceback(5) is None else "a block")
