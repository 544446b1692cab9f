import contextvars

var = contextvars.ContextVar("var", default="default")
other = contextvars.ContextVar("other")


def change(value):
    print("before:", var.get())
    var.set(value)
    print("after:", var.get())
    return value, "second"


empty = contextvars.copy_context()
print(len(empty), var in empty)
var.set("outside")
context = contextvars.copy_context()
print(context.run(change, "inside")[1])
print("outside:", var.get())
print(context[var], context.get(var), context.get(other), context.get(other, "no"))
print(empty.get(var), len(context), var in context, other in context)
print(context.run(var.get))


def fail():
    var.set("kept")
    raise ValueError("out of run")


try:
    context.run(fail)
except ValueError as error:
    print(error)
print(context[var], var.get())

try:
    context[other]
except KeyError as error:
    print("KeyError", error.args[0] is other)
try:
    context.get("var")
except TypeError as error:
    print(error)

copy = context.copy()
copy.run(other.set, "in the copy")
print(len(context), len(copy))
print(sorted(v.name for v in copy), sorted(v.name for v in copy.keys()))
print(sorted(copy.values()), sorted((v.name, value) for v, value in copy.items()))
