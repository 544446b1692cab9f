import contextvars

bare = contextvars.ContextVar("bare")
given = contextvars.ContextVar("given", default=1)
print(bare.name, given.name)
print(bare.get("fallback"), given.get(), given.get(5))
print(bare.get(None))
try:
    bare.get()
except LookupError as error:
    print(type(error).__name__, error.args[0] is bare)

first = given.set(2)
second = given.set(3)
print(given.get(), first.old_value is contextvars.Token.MISSING, second.old_value)
print(first.var is given)
given.reset(second)
print(given.get())
given.reset(first)
print(given.get(), given.get("nothing is set any more"))

token = bare.set(None)
print(bare.get(), bare.get("set to nothing is set, too"))
again = bare.set("again")
print(again.old_value, again.old_value is contextvars.Token.MISSING)
bare.reset(again)
print(bare.get("fallback"))
bare.reset(token)
print(bare.get("fallback"))
print(contextvars.Token.MISSING)
