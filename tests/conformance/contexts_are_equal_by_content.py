from contextvars import Context, ContextVar, copy_context


def show(*values):
    print(*(str(v).lower() if isinstance(v, bool) else v for v in values), sep="\t")


a, b = ContextVar("a"), ContextVar("b")
show(Context() == Context(), copy_context() == Context())

one = copy_context()
one.run(lambda: a.set(1))
show(one == Context(), one.copy() == one, one != one.copy())

other = copy_context()
other.run(lambda: a.set(1))
show(one == other)
other.run(lambda: b.set(None))
show(one == other, len(other))
one.run(lambda: b.set(None))
show(one == other)
one.run(lambda: b.set(2))
show(one == other, one == 5)

token = Context().run(lambda: a.set(1))
try:
    Context().run(lambda: a.reset(token))
except ValueError:
    print("ValueError")

many = [ContextVar("v%d" % i) for i in range(1, 51)]


def fill():
    for i, var in enumerate(many, 1):
        var.set(i)


left, right = copy_context(), copy_context()
left.run(fill)
right.run(fill)
show(left == right, len(left))
changed = left.copy()
reset = changed.run(lambda: many[6].set("new"))
show(changed == left, len(changed), left[many[6]], changed[many[6]])
changed.run(lambda: many[6].reset(reset))
show(changed == left, len(changed))
