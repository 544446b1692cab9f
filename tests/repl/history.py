"""The arrow keys bring back what was typed, whole, in this session and in the next."""
import os
import shutil
import stat

from pty_session import CTRL_C, CTRL_D, ENTER, UP, Session

HOME = os.environ["HOME"]
FILE = os.path.join(HOME, ".local", "state", "moonloop", "history")


def end(moonloop):
    moonloop.send(CTRL_D)
    assert moonloop.wait() == 0


with Session() as moonloop:
    moonloop.expect(">>> ")
    moonloop.line("'one'")
    moonloop.expect("\r'one'")
    moonloop.expect(">>> ")
    moonloop.line("for i = 1, 2 do")
    moonloop.expect("... ")
    moonloop.line("  print('round ' .. i)")
    moonloop.expect("... ")
    moonloop.line("end")
    moonloop.expect("\nround 2")
    moonloop.expect(">>> ")
    moonloop.send(UP + ENTER)
    moonloop.expect("\nround 2")
    moonloop.expect(">>> ")
    moonloop.send(UP + UP + ENTER)
    moonloop.expect("\r'one'")
    moonloop.expect(">>> ")
    # What was dropped is not remembered, nor is a blank line.
    moonloop.send("dropped")
    moonloop.expect("dropped")
    moonloop.send(CTRL_C)
    moonloop.expect(">>> ")
    moonloop.line("   ")
    moonloop.expect(">>> ")
    end(moonloop)

assert stat.S_IMODE(os.stat(FILE).st_mode) == 0o600

with Session() as moonloop:
    moonloop.expect(">>> ")
    moonloop.send(UP)
    moonloop.expect("'one'")
    moonloop.send(UP)
    moonloop.expect("end")
    moonloop.send(ENTER)
    moonloop.expect("\nround 2")
    moonloop.expect(">>> ")
    end(moonloop)

# $XDG_STATE_HOME is honoured.
with Session(environment={"XDG_STATE_HOME": HOME + "/state"}) as moonloop:
    moonloop.expect(">>> ")
    moonloop.line("1")
    moonloop.expect(">>> ")
    end(moonloop)
assert os.path.exists(HOME + "/state/moonloop/history")

# Where nothing can be kept, nothing is said.
shutil.rmtree(os.path.join(HOME, ".local"))
open(os.path.join(HOME, ".local"), "w").close()
for environment in ({}, {"HOME": ""}, {"HOME": "relative"}):
    with Session(environment=environment) as moonloop:
        moonloop.expect(">>> ")
        moonloop.line("21 * 2")
        moonloop.expect("\r42")
        moonloop.expect(">>> ")
        moonloop.send(UP)
        moonloop.expect("21 * 2")
        moonloop.send(ENTER)
        moonloop.expect("\r42")
        moonloop.expect(">>> ")
        end(moonloop)
