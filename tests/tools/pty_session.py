"""A session with moonloop on a real pseudo-terminal, for the tests in tests/repl.

    from pty_session import Session

    with Session() as moonloop:
        moonloop.expect(">>> ")
        moonloop.line("1 + 1")
        moonloop.expect("2")
        moonloop.expect(">>> ")
        assert moonloop.screen.lines()[-1] == ">>>"
        moonloop.send(CTRL_D)
        assert moonloop.wait() == 0

What does not come in time raises an error that shows the screen.
"""
import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

from terminal import Screen

CTRL_A, CTRL_C, CTRL_D, CTRL_E, CTRL_R, CTRL_U = "\x01", "\x03", "\x04", "\x05", "\x12", "\x15"
TAB, ENTER, ESCAPE, BACKSPACE = "\t", "\r", "\x1b", "\x7f"
UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"

# A hostile build is slow; nothing waits this long unless it is broken.
SECONDS = 60 if os.environ.get("MOONLOOP_VARIANT") else 15


def set_size(terminal, rows, columns):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


class SessionError(Exception):
    pass


class Session:
    """`arguments` go to moonloop; `environment` is added to the test's own."""

    def __init__(self, *arguments, rows=24, columns=80, environment=None, program=None):
        program = program or os.environ["MOONLOOP"]
        self.screen = Screen(rows, columns)
        self.output = ""  # everything that came, as it came
        self.seen = 0     # up to where `expect` has looked
        self.status = None
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            set_size(0, rows, columns)
            settings = {**os.environ, "TERM": "xterm-256color", **(environment or {})}
            os.execve(program, [program, *arguments], settings)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def send(self, keys):
        """Types `keys`, as they are."""
        os.write(self.terminal, keys.encode("utf-8"))

    def line(self, text):
        """Types a line and Enter."""
        self.send(text + ENTER)

    def expect(self, what, seconds=SECONDS):
        """Waits for a text, or for a match of a compiled pattern, beyond what was expected before. Returns
        the text or the match."""
        pattern = what if isinstance(what, re.Pattern) else re.compile(re.escape(what))
        deadline = time.monotonic() + seconds
        while True:
            match = pattern.search(self.output, self.seen)
            if match:
                self.seen = match.end()
                return match if isinstance(what, re.Pattern) else match[0]
            if not self.read_until(deadline):
                raise SessionError(f"{pattern.pattern!r} did not come.\n{self.show()}")

    def expect_screen(self, check, seconds=SECONDS):
        """Waits until `check(lines)` of the screen's lines is true."""
        deadline = time.monotonic() + seconds
        while not check(self.screen.lines()):
            if not self.read_until(deadline):
                raise SessionError(f"The screen does not become as expected.\n{self.show()}")

    def settle(self, seconds=0.3):
        """Reads until nothing has come for that long; returns the screen's lines."""
        deadline = time.monotonic() + SECONDS
        while self.read(seconds):
            if time.monotonic() > deadline:
                raise SessionError(f"The output does not end.\n{self.show()}")
        return self.screen.lines()

    def read_until(self, deadline):
        """As read; False also when that time is past, whatever may come."""
        left = deadline - time.monotonic()
        return left > 0 and self.read(left)

    def read(self, seconds):
        """Takes what comes within that time; False when nothing came."""
        ready, _, _ = select.select([self.terminal], [], [], max(0, seconds))
        if not ready:
            return False
        try:
            data = os.read(self.terminal, 65536)
        except OSError:  # how Linux says that the other side is closed
            return False
        text = self.decoder.decode(data)
        self.output += text
        self.screen.feed(text)
        return bool(data)

    def resize(self, rows, columns):
        set_size(self.terminal, rows, columns)
        os.kill(self.process, signal.SIGWINCH)

    def wait(self, seconds=SECONDS):
        """Waits for the end; returns the exit status (negative: the signal that ended it)."""
        deadline = time.monotonic() + seconds
        while self.status is None:
            self.read(0.02)
            ended, status = os.waitpid(self.process, os.WNOHANG)
            if ended:
                self.status = os.waitstatus_to_exitcode(status)
            elif time.monotonic() > deadline:
                raise SessionError(f"moonloop does not end.\n{self.show()}")
        while self.read(0):
            pass
        return self.status

    def close(self):
        if self.status is None:
            try:
                os.kill(self.process, signal.SIGKILL)
                os.waitpid(self.process, 0)
            except (ProcessLookupError, ChildProcessError):
                pass
            self.status = -signal.SIGKILL
        if self.terminal >= 0:
            os.close(self.terminal)
            self.terminal = -1

    def show(self):
        lines = "\n".join("  | " + line for line in self.screen.lines())
        return f"The screen:\n{lines}\nThe end of the output: {self.output[-300:]!r}"
