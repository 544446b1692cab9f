"""What the test runners share: how moonloop is run, and how a failure is shown.

A runner ends with status 0 (passed), 1 (failed) or 77 (skipped), as ctest is told. The program under
test gets a home folder of its own, no terminal and none of the user's settings.
"""
import argparse
import ctypes
import difflib
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile

PASSED, FAILED, SKIPPED = 0, 1, 77
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SECONDS = {"": 60, "sanitize": 100, "gcstress": 100, "valgrind": 500}

# What sanitizers and valgrind print; none of it may appear in any test. 86 is the status that
# tests/CMakeLists.txt asks them to exit with.
ALARMS = re.compile(r"^==\d+==|ERROR: \w+Sanitizer|^\S+:\d+:\d+: runtime error: ", re.MULTILINE)
ALARM_STATUS = 86


def default_moonloop():
    """The program to test when none is named: from the environment, else a build in the tree."""
    built = [os.path.join(ROOT, "build", name, "moonloop") for name in ("test", "release", ".")]
    found = [path for path in [os.environ.get("MOONLOOP")] + built if path and os.path.exists(path)]
    return found[0] if found else shutil.which("moonloop")


def argument_parser(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--moonloop", metavar="PATH", default=default_moonloop(),
                        help="the program to test (default: %(default)s)")
    parser.add_argument("--variant", default="", help="sanitize, gcstress, valgrind; empty: plain")
    return parser


class Home:
    """A temporary home folder and the environment that goes with it."""

    def __enter__(self):
        self.path = tempfile.mkdtemp(prefix="moonloop-test-")
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)

    def environment(self, **more):
        keep = {name: value for name, value in os.environ.items()
                if not name.startswith(("MOONLOOP", "LUA_", "XDG_", "PYTHON", "NO_COLOR"))}
        keep.update(HOME=self.path, LC_ALL="C.UTF-8", TMPDIR=self.path, COLUMNS="80")
        keep.update(more)
        return keep


class Outcome:
    """How a program ended: `status` (None: it did not end in time), `stdout` and `stderr` as text."""

    def __init__(self, status, stdout, stderr):
        self.status, self.stdout, self.stderr = status, stdout, stderr

    def trouble(self, seconds):
        """What is wrong whatever the test expects; None when nothing is."""
        if self.status is None:
            return f"did not end in {seconds} seconds"
        if self.status < 0:
            return f"died of {signal.Signals(-self.status).name}"
        if self.status == ALARM_STATUS or ALARMS.search(self.stderr):
            return "a sanitizer or valgrind found an error"
        return None


def decode(data):
    return data.decode("utf-8", "backslashreplace")


def die_with_parent():
    """In the child: a runner that is killed leaves nothing behind (where the system is Linux)."""
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl:
        prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def run(command, folder, environment, stdin="", seconds=60, merged=False):
    """Runs `command` in `folder` and its own process group, which is killed when time is up. `merged`: what it
    says on standard error stands in its standard output, in the order in which both came."""
    process = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT if merged else subprocess.PIPE,
                               start_new_session=True, preexec_fn=die_with_parent)
    try:
        out, err = process.communicate(stdin.encode("utf-8"), timeout=seconds)
        status = process.returncode
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        out, err = process.communicate()
        status = None
    return Outcome(status, decode(out), decode(err or b""))


def show_diff(what, expected, actual, expected_name="expected", actual_name="printed"):
    print(f"\n{what} is not as expected (- {expected_name}, + {actual_name}):")
    for line in difflib.unified_diff(expected, actual, lineterm="", n=3):
        if not line.startswith(("---", "+++", "@@")):
            print("  " + line)


def show_text(what, text):
    if text:
        print(f"\n{what}:")
        for line in text.splitlines():
            print("  " + line)


def show_rerun(folder, command):
    print(f"\nTo see it again:\n  cd {shlex.quote(folder)}\n  {shlex.join(command)}")


def setup_output():
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def run_all(files, run_one):
    """Runs each file; several get a line each. Returns the exit status."""
    setup_output()
    results = []
    for file in files:
        result = run_one(file)
        results.append(result)
        if len(files) > 1:
            word = {PASSED: "passed", FAILED: "FAILED", SKIPPED: "skipped"}[result]
            print(f"{word}  {os.path.relpath(file)}", flush=True)
    if FAILED in results:
        return FAILED
    return SKIPPED if results and all(result == SKIPPED for result in results) else PASSED
