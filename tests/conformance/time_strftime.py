import time


def show(template, parts):
    try:
        print(repr(time.strftime(template, parts)))
    except Exception as err:
        print(repr(err))


for template in ("%Z %z", "%Q", "abc%", "", "%%", "%-d", "%C%y %G-W%V-%u %U %w", "a\0b"):
    show(template, time.gmtime(0))
print(time.gmtime(0).tm_zone, time.gmtime(0).tm_gmtoff, sep="\t")

for values in (
    (1970, 0, 1, 0, 0, 0, 0, 1, 0), (1970, 13, 1, 0, 0, 0, 0, 1, 0), (1970, 1, 32, 0, 0, 0, 0, 1, 0),
    (1970, 1, 0, 0, 0, 0, 0, 1, 0), (1970, 1, 1, 24, 0, 0, 0, 1, 0), (1970, 1, 1, 0, 60, 0, 0, 1, 0),
    (1970, 1, 1, 0, 0, 62, 0, 1, 0), (1970, 1, 1, 0, 0, 0, -2, 1, 0), (1970, 1, 1, 0, 0, 0, 8, 1, 0),
    (1970, 1, 1, 0, 0, 0, 0, 367, 0), (1970, 1, 1, 0, 0, 0, 5, 0, 0), (10000000000, 1, 1, 0, 0, 0, 3, 1, 0),
    (5, 1, 1, 0, 0, 0, 3, 1, 0), (1970, 1, 1, 0, 0, 0, 1.5, 1, 1),
):
    show("%Y-%m-%d %H:%M:%S %a %j", values)
