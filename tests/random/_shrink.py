"""Makes a program smaller, step by step, as long as it still shows what it was kept for."""
from _programs import Function, Program, Statement


def smaller_suites(suite):
    """Each suite that is one step smaller: a statement left out, replaced by what is inside it, or smaller itself."""
    for place, statement in enumerate(suite):
        yield suite[:place] + suite[place + 1:]
        for inner in statement.suites.values():
            yield suite[:place] + inner + suite[place + 1:]
    for place, statement in enumerate(suite):
        for name, inner in statement.suites.items():
            for smaller in smaller_suites(inner):
                suites = {**statement.suites, name: smaller}
                yield suite[:place] + [Statement(statement.kind, statement.fields, suites)] + suite[place + 1:]


def called(suite):
    """The functions that are called anywhere in a suite."""
    names = set()
    for statement in suite:
        names |= statement.calls()
        for inner in statement.suites.values():
            names |= called(inner)
    return names


def without_unused(program):
    """Leaves out functions that no other calls; the prelude calls the first ones."""
    functions = program.functions
    while True:
        used = {name for function in functions for name in called(function.suite)} | {"f1", "f2", "f3"}
        kept = [function for function in functions if function.name in used]
        if len(kept) == len(functions):
            return Program(kept)
        functions = kept


def smaller_programs(program):
    functions = program.functions
    for place, function in enumerate(functions):
        for suite in [[], *smaller_suites(function.suite)]:
            if function.suite:
                yield Program(functions[:place] + [Function(function.name, suite)] + functions[place + 1:])


def shrink(program, is_interesting):
    """The smallest program within reach for which `is_interesting` still holds."""
    found = True
    while found:
        found = False
        for candidate in smaller_programs(program):
            candidate = without_unused(candidate)
            if is_interesting(candidate):
                program, found = candidate, True
                break
    return program
