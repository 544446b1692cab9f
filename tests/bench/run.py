#!/usr/bin/env python3
"""Measures Moonloop beside CPython's asyncio, Node, and what Lua itself costs.

Each case is a set of programs NAME.lua, NAME.py, NAME.js and limit/NAME.c that do the same work.
All of a case run in turn, round after round, so that a change of the machine's mood meets all of
them; a ratio is that of two neighbours in one round, and the table shows its median.
Each program measures itself, in processor time or in bytes, and prints one line.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

import corpus

HERE = pathlib.Path(__file__).resolve().parent
PATIENCE = 300  # seconds for one run of one program
PEERS = ('moonloop', 'limit', 'cpython', 'node')


class Case:
    """One line of the table: the work, in arguments to its programs, and what it must reach."""

    def __init__(self, program, sizes, quick, *, label='', unit='ns', count=1, most=None, least=None,
                 most_node=None, peers=PEERS):
        self.program = program  # the programs' file name
        self.label = label      # what tells it from other lines of the same program
        self.sizes = sizes      # arguments of a full run
        self.quick = quick      # arguments with --quick
        self.unit = unit        # what the numbers are shown in
        self.count = count      # function of the arguments: by how much they are divided
        self.most = most        # bound: at most so many times the limit
        self.least = least      # bound: at least so many times faster than CPython
        self.most_node = most_node  # bound: at most so many times Node
        self.peers = peers


def product(*numbers):
    result = 1
    for number in numbers:
        result *= number
    return result


def first_only(first, *_):
    return first


CASES = [
    Case('switch', (1000, 1000), (1000, 100), count=product, most=1.7, least=8),
    Case('await', (5000000,), (500000,), count=product, most=2.2),
    Case('deep', (100, 10000, 100), (100, 10000, 10), count=lambda d, n, c: n * c, most=1.8),
    Case('deep', (1, 10000, 100), (1, 10000, 10), label='depth 1', count=lambda d, n, c: n * c),
    Case('spawn', (100, 10000), (10, 10000), count=product, least=12),
    Case('timers', (100000,), (20000,), label='100,000', count=first_only, most=2),
    Case('timers', (1000000,), None, label='1,000,000', count=first_only, most=2),
    Case('gather', (100, 10000), (10, 10000), count=product, least=5),
    Case('taskgroup', (10000, 100), (1000, 100), count=product, least=5),
    Case('timeout', (1000, 1000), (1000, 100), count=product, least=5),
    Case('cancel', (100, 10000), (10, 10000), count=product, least=5),
    Case('lock', (1000, 1000), (1000, 100), count=product, least=5),
    Case('queue', (1000000, 100), (100000, 100), count=first_only, least=5, most_node=1.3),
    Case('memory', (100000,), (100000,), label='100,000', unit='bytes', count=None, most=1.35),
    Case('memory', (1000000,), None, label='1,000,000', unit='bytes', count=None, most=1.35),
    Case('start', (50,), (10,), unit='ms', count=None, most=2.5),
    Case('translate', (100, 100000), (10, 100000), unit='ms', count=None, most=2,
         peers=('moonloop', 'limit')),
]


class Bench:
    """Knows how to run each peer's programs."""

    def __init__(self, moonloop, limits, directory):
        self.moonloop = str(pathlib.Path(moonloop).resolve())
        self.limits = pathlib.Path(limits).resolve() if limits else None
        self.directory = directory
        self.node = shutil.which('node')
        self.lua = shutil.which('lua5.4') or shutil.which('lua')

    def command(self, peer, case, sizes):
        """The command that runs the case as `peer`, or None when there is no such program here."""
        if case.program == 'start':
            return self.start_command(peer)
        if case.program == 'translate':
            count = str(sizes[0])
            if peer == 'moonloop':
                return [self.moonloop, str(HERE / 'translate.lua'), self.directory, count, 'moonloop']
            sizes = (self.directory, count)
        arguments = [str(size) for size in sizes]
        if peer == 'moonloop':
            return [self.moonloop, str(HERE / f'{case.program}.lua'), *arguments]
        if peer == 'cpython':
            return [sys.executable, str(HERE / f'{case.program}.py'), *arguments]
        if peer == 'node':
            options = ['--expose-gc'] if case.program == 'memory' else []
            return self.node and [self.node, *options, str(HERE / f'{case.program}.js'), *arguments]
        program = self.limits and self.limits / case.program
        return [str(program), *arguments] if program and program.exists() else None

    def start_command(self, peer):
        """The command that runs an empty program."""
        if peer == 'moonloop':
            return [self.moonloop, '-e', '']
        if peer == 'cpython':
            return [sys.executable, '-c', '']
        if peer == 'node':
            return self.node and [self.node, '-e', '']
        return self.lua and [self.lua, '-e', '']

    def measure(self, peer, case, sizes):
        """One run: seconds or bytes per unit of work, or None."""
        command = self.command(peer, case, sizes)
        if not command:
            return None
        if case.program == 'start':
            return start_time(command, sizes[0])
        try:
            result = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False, timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            raise SystemExit(f'{" ".join(command)}: not finished after {PATIENCE} seconds') from None
        if result.returncode != 0:
            raise SystemExit(f'{" ".join(command)}: exit status {result.returncode}')
        value = float(result.stdout.split()[1])
        return value / case.count(*sizes) if case.count else value


def start_time(command, count):
    """Processor seconds that one start takes, from `count` of them."""
    total = 0.0
    for _ in range(count):
        pid = os.posix_spawn(command[0], command, os.environ)
        _, status, usage = os.wait4(pid, 0)
        if status != 0:
            raise SystemExit(f'{" ".join(command)}: wait status {status}')
        total += usage.ru_utime + usage.ru_stime
    return total / count


def measure_case(bench, case, sizes, runs):
    """For each peer, its results round by round."""
    results = {peer: [] for peer in case.peers}
    for _ in range(runs):
        for peer in case.peers:
            results[peer].append(bench.measure(peer, case, sizes))
    return {peer: values for peer, values in results.items() if None not in values}


def median_ratio(results, above, below):
    """The median of the rounds' ratios of two peers, or None."""
    if above not in results or below not in results:
        return None
    return statistics.median(a / b for a, b in zip(results[above], results[below]))


def shown(value, unit):
    factor = {'ns': 1e9, 'ms': 1e3, 'bytes': 1}[unit]
    value *= factor
    return f'{value:,.0f} {unit}' if value >= 1000 else f'{value:.4g} {unit}'


def verdict(case, to_limit, cpython_to_us, node_to_us):
    """What the case must reach, and whether it does, in words."""
    words, good = [], True
    if case.most is not None:
        words.append(f'at most {case.most} x limit')
        good = good and (to_limit is None or to_limit <= case.most)
    if case.least is not None:
        words.append(f'at least {case.least} x CPython')
        good = good and (cpython_to_us is None or cpython_to_us >= case.least)
    if case.most_node is not None:
        words.append(f'at most {case.most_node} x Node')
        good = good and (node_to_us is None or node_to_us * case.most_node >= 1)
    return (', '.join(words), 'yes' if good else 'NO') if words else ('', '')


def line_of(case, results):
    """The row of a case: its cells as text."""
    to_limit = median_ratio(results, 'moonloop', 'limit')
    faster = {peer: median_ratio(results, peer, 'moonloop') for peer in ('cpython', 'node')}
    cells = [f'{case.program} {case.label}'.strip()]
    for peer in PEERS:
        values = results.get(peer)
        cells.append(shown(statistics.median(values), case.unit) if values else '-')
    cells.append(f'{to_limit:.2f}' if to_limit else '-')
    for peer in ('cpython', 'node'):
        cells.append(f'{faster[peer]:.1f}' if faster[peer] else '-')
    return cells + list(verdict(case, to_limit, faster['cpython'], faster['node']))


HEADINGS = ('case', 'Moonloop', 'limit', 'CPython', 'Node', '/ limit', 'CPython /', 'Node /', 'must reach', 'met')


WIDTHS = (17, 10, 10, 10, 10, 7, 9, 6, 42, 3)


def print_row(cells):
    """Prints a row as soon as it is known: a whole run takes minutes."""
    print('  '.join(cell.ljust(width) for cell, width in zip(cells, WIDTHS)).rstrip(), flush=True)


def read_options():
    names = list(dict.fromkeys(case.program for case in CASES))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--moonloop', required=True, metavar='PATH', help='the program to measure')
    parser.add_argument('--limits', metavar='DIR', help='where the limit programs are')
    parser.add_argument('cases', nargs='*', metavar='NAME', help='only these cases: ' + ' '.join(names))
    parser.add_argument('--case', nargs='+', default=[], metavar='NAME', help='the same')
    parser.add_argument('--runs', type=int, default=5, metavar='N', help='rounds; the median counts (5)')
    parser.add_argument('--quick', action='store_true', help='a tenth of the work, and no case of a million')
    options = parser.parse_args()
    options.cases = options.cases + options.case or names
    for name in options.cases:
        if name not in names:
            parser.error(f"no case '{name}'; there are {' '.join(names)}")
    return options


def main():
    options = read_options()
    print_row(HEADINGS)
    with tempfile.TemporaryDirectory(prefix='moonloop-bench-') as directory:
        bench = Bench(options.moonloop, options.limits, directory)
        for case in CASES:
            sizes = case.quick if options.quick else case.sizes
            if sizes is None or case.program not in options.cases:
                continue
            if case.program == 'translate':
                corpus.write(directory, *sizes)
            print_row(line_of(case, measure_case(bench, case, sizes, options.runs)))
    print('\nProcessor time (memory: resident bytes) for one unit of work; ratios are medians of '
          f'{options.runs} round(s).\n"CPython /" and "Node /" say how many times what Moonloop needs they need.')


if __name__ == '__main__':
    main()
