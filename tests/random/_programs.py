"""Random programs as trees: how they are made, and what they read like in Python and in Lua.

A program is a list of functions, `f1` and up, whose bodies are lists of statements (_statements.py). A function
calls only functions with higher numbers, so that every program ends; the preludes call `f1` to `f3` (ROOTS). The
last ones are async generators, `g1` and up.
"""
import os
import random
import re
import string

import _statements as statements

HERE = os.path.dirname(os.path.abspath(__file__))
BODY = re.compile(r"( *)@(\w+)$")
CALLED = re.compile(r"\b([fg]\d+)\(\)")
FUNCTIONS, ROOTS, LONGEST_SUITE, DEEPEST = 8, 3, 5, 3


class Statement:
    """`kind` from the table, `fields` for the holes of its templates, `suites` for its `@body` and so on."""

    def __init__(self, kind, fields, suites):
        self.kind, self.fields, self.suites = kind, fields, suites

    def calls(self):
        """The names of the functions that it calls itself, not in its suites."""
        return {name for value in self.fields.values() for name in CALLED.findall(str(value))}

    def render(self, in_lua):
        if not in_lua:
            text = string.Template(self.kind.python).substitute(self.fields)
        elif self.kind.lua:
            fields = {name: statements.spell_in_lua(str(value)) for name, value in self.fields.items()}
            text = string.Template(self.kind.lua).substitute(fields)
        else:
            text = statements.spell_in_lua(string.Template(self.kind.python).substitute(self.fields))
        lines = []
        for line in text.split("\n"):
            body = BODY.match(line)
            lines += [body[1] + inner for inner in render_suite(self.suites[body[2]], in_lua)] if body else [line]
        return lines


def render_suite(suite, in_lua):
    lines = [line for statement in suite for line in statement.render(in_lua)]
    return lines or ([] if in_lua else ["pass"])


class Function:
    def __init__(self, name, suite):
        self.name, self.suite = name, suite

    @property
    def is_generator(self):
        return self.name.startswith("g")

    def render(self, in_lua, shared):
        """Each ends in a statement that makes it what it is, so that its suite may shrink to nothing."""
        inner = render_suite(self.suite, in_lua)
        inner.append(f'yield "{self.name}"' if self.is_generator else f'return "{self.name}"')
        if in_lua:
            return [f"async function {self.name}()", *("  " + line for line in inner), "end", ""]
        if shared:
            inner.insert(0, "global " + ", ".join(shared))
        return [f"async def {self.name}():", *("    " + line for line in inner), "", ""]


class Program:
    def __init__(self, functions):
        self.functions = functions

    def render(self, in_lua):
        """The text of the whole program: what it shares, its functions, and the prelude around them."""
        prelude = os.path.join(HERE, "_prelude.lua" if in_lua else "_prelude.py")
        with open(prelude, encoding="utf-8") as file:
            head, tail = file.read().split("-- @functions\n" if in_lua else "# @functions\n")
        plain = "\n".join("\n".join(function.render(False, [])) for function in self.functions)
        shared = {name: made for group in statements.SHARED.values() for name, made in group.items()
                  if re.search(rf"\b{name}\b", plain)}
        functions = "\n".join("\n".join(function.render(in_lua, shared)) for function in self.functions)
        return head + functions + "\n" + make_shared(shared, in_lua) + tail


def make_shared(shared, in_lua):
    making = [f"{name} = {made}" for name, made in shared.items()]
    if in_lua:
        return "\n".join(["local function share()", *("  " + line for line in making), "end", ""])
    if making:
        making.insert(0, "global " + ", ".join(shared))
    return "\n".join(["def share():", *("    " + line for line in making or ["pass"]), ""])


class Maker:
    """Makes one program from one seed."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.next_id = 0
        self.in_generator = self.may_yield = False
        self.callees, self.generators = [], []

    def program(self):
        count = self.random.randint(ROOTS + 1, FUNCTIONS)
        self.generators = [f"g{n}" for n in range(1, self.random.randint(0, 2) + 1)]
        functions = [self.function(f"f{n}", [f"f{m}" for m in range(n + 1, count + 1)]) for n in range(1, count + 1)]
        self.in_generator = self.may_yield = True
        generators, self.generators = self.generators, []
        return Program(functions + [self.function(name, []) for name in generators])

    def function(self, name, callees):
        self.callees = callees
        suite = self.suite(0, self.random.randint(2, LONGEST_SUITE + 1))
        return Function(name, [self.guarded(statement) for statement in suite])

    def guarded(self, statement):
        """The statement, or one that goes on after what it raises: else few programs would get far."""
        if statement.kind.name in ("return", "except") or self.random.random() < 0.4:
            return statement
        self.next_id += 1
        kind = next(kind for kind in statements.EXCEPTIONS if kind.name == "except")
        return Statement(kind, {"id": self.next_id, "caught": "Exception"}, {"body": [statement], "handler": []})

    def suite(self, depth, length):
        return [self.statement(depth) for _ in range(length)]

    def may_make(self, kind, depth):
        text = kind.python
        return not (("@" in text and depth >= DEEPEST) or (not self.generators and "$generator" in text)
                    or (not self.callees and ("$call" in text or "$other" in text))
                    or (self.in_generator and kind.name == "return"))

    def statement(self, depth):
        kinds = [kind for kind in statements.KINDS if self.may_make(kind, depth)]
        if self.may_yield:
            kinds.append(statements.YIELD)
        kind = self.random.choices(kinds, [kind.weight for kind in kinds])[0]
        self.next_id += 1
        fields = {hole: self.fill(hole) for hole in re.findall(r"\$([a-z]+)", kind.python)}
        suites = {name: self.inner_suite(name, depth + 1) for name in re.findall(r"@(\w+)", kind.python)}
        return Statement(kind, fields, suites)

    def inner_suite(self, name, depth):
        """A generator that yields while it is closed is closed again when CPython counts its last reference."""
        outer = self.may_yield
        self.may_yield = outer and name != "finally"
        suite = self.suite(depth, self.random.randint(1, LONGEST_SUITE + 1 - depth))
        self.may_yield = outer
        return suite

    def fill(self, hole):
        """What goes into a hole, in Python's spelling."""
        choose = self.random.choice
        if hole == "id":
            return self.next_id
        if hole in ("call", "other"):
            return choose(self.callees) + "()"
        if hole == "generator":
            return choose(self.generators) + "()"
        if hole == "n":
            return self.random.randint(1, 5)
        if hole == "flag":
            return choose(["True", "False"])
        if hole == "when":
            return choose(["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"])
        if hole == "awaitable":
            template = choose([text for text in statements.AWAITABLES if self.callees or "$call" not in text])
            return re.sub(r"\$([a-z]+)", lambda inner: str(self.fill(inner[1])), template)
        if hole in statements.CLASSES:
            classes = statements.CLASSES[hole]
            return choose([name for name in classes if not (self.in_generator and name == "BaseException")])
        return choose(list(statements.SHARED[hole]))
