"""`moonloop -i` on a standard input that is no terminal reads line by line, as `lua -i` does."""
import os
import subprocess


def run(text, *arguments):
    return subprocess.run([os.environ["MOONLOOP"], "--explain=off", *arguments, "-i"], input=text,
                          capture_output=True, text=True, timeout=60)


done = run("1 + 1\nx = 'text'\nx, nil\n= 5\nfor i = 1, 2 do\nprint(i)\nend\nawait asyncio.sleep(0, 'awaited')\n",
           "-e", "_PROMPT = '? ' _PROMPT2 = '+ '")
assert done.returncode == 0, done
# The first line is the version; what was read is echoed, values go through print.
assert done.stdout.splitlines()[1:] == [
    "? 1 + 1", "2", "? x = 'text'", "? x, nil", "text\tnil", "? = 5", "5", "? for i = 1, 2 do", "+ print(i)", "+ end",
    "1", "2", "? await asyncio.sleep(0, 'awaited')", "awaited", "? "], done.stdout
assert done.stderr == ""

done = run("error('first')\nprint('second')\n")
assert "LuaError: first" in done.stderr and "second" in done.stdout.splitlines(), done

done = run("while true do\n")
assert "SyntaxError: 'end' expected" in done.stderr, done

done = run("print = nil\n10\n")
assert "error calling 'print'" in done.stderr, done
