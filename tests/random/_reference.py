"""Runs many small programs on CPython, quickly and always the same way.

Each runs in a child of this process, made by fork, where importing asyncio is long done. Its event loop has a
virtual clock: when nothing but waiting is left to do, the time jumps. And where CPython goes through a set of
tasks, whose order hangs on their addresses, it goes through them in the order in which they came.
"""
import asyncio
import asyncio.taskgroups
import os
import signal
import sys
import traceback

SECONDS = 10


class Loop(asyncio.BaseEventLoop):
    """Has no sockets to watch, so that it is its own selector."""

    def __init__(self):
        super().__init__()
        self._now = 0.0
        self._selector = self

    def time(self):
        return self._now

    def select(self, timeout):
        if timeout is None:
            raise RuntimeError("all tasks wait for each other")
        if timeout > 0:
            self._now = self._scheduled[0]._when
        return []

    def _process_events(self, events):
        pass

    def close(self):
        self._selector = None
        super().close()


class Policy(asyncio.DefaultEventLoopPolicy):
    _loop_factory = Loop


class OrderedSet(dict):
    def __init__(self, values=()):
        super().__init__(dict.fromkeys(values))

    def add(self, value):
        self[value] = None

    def discard(self, value):
        self.pop(value, None)

    remove = dict.__delitem__


def prepare():
    asyncio.set_event_loop_policy(Policy())
    asyncio.tasks.set = asyncio.taskgroups.set = OrderedSet


def run_in_child(text, name, out):
    os.dup2(out, 1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    signal.alarm(SECONDS)
    status = 1
    try:
        prepare()
        exec(compile(text, name, "exec"), {"__name__": "__main__"})
        status = 0
    except BaseException:
        print(traceback.format_exc())
    sys.stdout.flush()
    os._exit(status)


def start(text, name="program.py"):
    """Starts the program; `finish` of what this returns waits for its end."""
    read_end, write_end = os.pipe()
    sys.stdout.flush()  # or the child would print it again
    child = os.fork()
    if child == 0:
        run_in_child(text, name, write_end)
    os.close(write_end)
    return child, read_end


def finish(started):
    """What the program printed and its status: negative when a signal killed it, as when it took too long."""
    child, read_end = started
    with open(read_end, "rb") as pipe:
        output = pipe.read()
    return output.decode(), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
