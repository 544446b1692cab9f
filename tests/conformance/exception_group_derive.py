class Failures(ExceptionGroup):
    def __new__(cls, message, exceptions, code):
        self = super().__new__(cls, message, exceptions)
        self.code = code
        return self

    def derive(self, exceptions):
        print("derive of", len(exceptions))
        return Failures(self.message, exceptions, self.code)


class Plain(ExceptionGroup):
    pass


group = Failures("coded", [ValueError("v"), KeyError("k"), ExceptionGroup("in", [ValueError("w"), OSError("o")])], 7)
match, rest = group.split(ValueError)
print(type(match).__name__, match.code, len(match.exceptions))
print(type(rest).__name__, rest.code, len(rest.exceptions))
try:
    raise group
except* KeyError as caught:
    print(type(caught).__name__, caught.code, repr(caught.exceptions))
except* OSError as caught:
    print(type(caught).__name__, caught.code, type(caught.exceptions[0]).__name__)
except* Exception as caught:
    print(type(caught).__name__, caught.code, len(caught.exceptions))

plain = Plain("plain", [ValueError("v"), KeyError("k")])
match, rest = plain.split(ValueError)
print(type(match).__name__, type(rest).__name__, isinstance(plain, ExceptionGroup))


class Wrong(ExceptionGroup):
    def derive(self, exceptions):
        return 5


try:
    Wrong("wrong", [ValueError(), KeyError()]).split(ValueError)
except TypeError as error:
    print(error)
