import time

for value in (-1, -0.001, float("nan"), 1e30, float("inf")):
    try:
        time.sleep(value)
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e, sep="\t")
for arguments in ((), (1, 2)):
    try:
        time.sleep(*arguments)
    except TypeError as e:
        print(e)
time.sleep(0)
print("slept")
