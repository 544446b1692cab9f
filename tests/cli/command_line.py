"""The command line from outside: statuses, messages, standard input as a program, environment."""
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import unittest

MOONLOOP = os.environ["MOONLOOP"]


def run(*words, stdin="", env=None):
    environment = dict(os.environ, **(env or {}))
    done = subprocess.run([MOONLOOP, *words], input=stdin, capture_output=True, text=True, env=environment)
    return done.returncode, done.stdout, done.stderr


class Output(unittest.TestCase):
    def lost(self, *words):
        with open("/dev/full", "w") as full:
            done = subprocess.run([MOONLOOP, *words], stdin=subprocess.DEVNULL, stdout=full,
                                  stderr=subprocess.PIPE, text=True)
        return done.returncode, done.stderr

    @unittest.skipUnless(os.path.exists("/dev/full"), "needs /dev/full")
    def test_a_full_disk_is_a_failure(self):
        expected = (1, f"{MOONLOOP}: cannot write to standard output\n")
        for words in (["-e", "print(1)"], ["explain"], ["--help"], ["help", "check"], ["lesson"]):
            self.assertEqual(self.lost(*words), expected, words)
        self.assertEqual(self.lost("-e", "x = 1"), (0, ""))

    def test_output_that_is_closed_is_let_be(self):
        for text in ("print(1)", "io.stdout:close()"):
            done = subprocess.run(["sh", "-c", '"$0" -e "$1" >&-', MOONLOOP, text],
                                  stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            self.assertEqual((done.returncode, done.stderr), (0, ""), text)
        self.assertEqual(run("-e", "io.stdout:close()"), (0, "", ""))

    def test_a_loop_runs_with_any_standard_stream_closed(self):
        program = "asyncio.run(asyncio.sleep(0.01)) io.stderr:write(tostring(io.read()))"
        for closed, error in [("<&-", "nil"), (">&-", "nil"), ("2>&-", "")]:
            done = subprocess.run(["sh", "-c", f'"$0" -e "$1" {closed}', MOONLOOP, program],
                                  stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.PIPE, text=True)
            self.assertEqual((done.returncode, done.stderr), (0, error), closed)


class Options(unittest.TestCase):
    def test_unknown_option_is_a_usage_error(self):
        status, out, err = run("-x")
        self.assertEqual((status, out), (2, ""))
        self.assertTrue(err.startswith(f"{MOONLOOP}: unrecognized option '-x'\nusage: "), err)

    def test_mistyped_option_is_guessed(self):
        status, _, err = run("--clokc=virtual")
        self.assertEqual(status, 2)
        self.assertIn("Did you mean --clock?", err)

    def test_missing_and_wrong_values(self):
        for words, text in [(["-e"], "'-e' needs argument"), (["-l", "-i"], "'-l' needs argument"),
                            (["--clock"], "'--clock' needs argument"),
                            (["--clock=fast"], "option '--clock' takes real|virtual, not 'fast'"),
                            (["-X", "speed"], "option '-X' takes dev|tracemalloc[=N], not 'speed'")]:
            status, out, err = run(*words)
            self.assertEqual((status, out), (2, ""), words)
            self.assertIn(text, err)

    def test_nothing_runs_when_a_later_option_is_wrong(self):
        self.assertEqual(run("-e", "print(1)", "-x")[:2], (2, ""))

    def test_help_and_version(self):
        status, out, err = run("--help")
        self.assertEqual((status, err), (0, ""))
        for text in ["--clock=real|virtual", "-e STAT", "explain [NAME|NUMBER ...]", "MOONLOOP_TRACEMALLOC"]:
            self.assertIn(text, out)
        self.assertLessEqual(max(map(len, out.splitlines())), 78)
        self.assertRegex(run("--version")[1], r"^Moonloop \S+ on Lua 5\.4.*PUC-Rio\n$")
        self.assertRegex(run("-v")[1], r"^Moonloop \S+ on Lua 5\.4.*PUC-Rio\n$")


class Programs(unittest.TestCase):
    def test_standard_input_is_a_program(self):
        self.assertEqual(run(stdin="print(\n1, ...)\n"), (0, "1\n", ""))
        self.assertEqual(run("-", "a", "b", stdin="print(arg[0], ...)"), (0, "-\ta\tb\n", ""))

    def test_standard_input_takes_the_new_words(self):
        program = "async function f() return await asyncio.sleep(0, 7) end print(asyncio.run(f()))"
        self.assertEqual(run(stdin=program), (0, "7\n", ""))

    def test_standard_input_is_left_alone_after_e(self):
        self.assertEqual(run("-e", "print(io.read('a'))", stdin="data"), (0, "data\n", ""))

    def test_missing_script(self):
        status, out, err = run("nosuch.lua")
        self.assertEqual((status, out), (2, ""))
        self.assertTrue(err.startswith(f"{MOONLOOP}: cannot open nosuch.lua"), err)

    def test_mistyped_command(self):
        self.assertIn("Did you mean the command explain?", run("explian")[2])

    def test_script_called_like_a_command(self):
        with open("explain", "w", encoding="utf-8") as file:
            file.write("print('my own', ...)")
        try:
            self.assertEqual(run("./explain", "x"), (0, "my own\tx\n", ""))
            self.assertEqual(run("--", "explain", "x"), (0, "my own\tx\n", ""))
            self.assertIn("never-awaited", run("explain")[1])
        finally:
            os.remove("explain")

    def test_syntax_error_in_e(self):
        status, _, err = run("--explain=off", "-e", "x =")
        self.assertEqual(status, 1)
        self.assertIn("SyntaxError: ", err)

    def test_library_that_fails(self):
        status, _, err = run("--explain=off", "-l", "nosuch")
        self.assertEqual(status, 1)
        self.assertIn("module 'nosuch' not found", err)

    def test_library_that_is_broken(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "broken.lua")
            with open(path, "w", encoding="utf-8") as file:
                file.write("local x\nx = = 1\n")
            status, _, err = run("--explain=off", "-l", "broken", env={"LUA_PATH": f"{folder}/?.lua"})
        self.assertEqual(status, 1)
        self.assertEqual(err, f'  File "{path}", line 2\n    x = = 1\n        ^\n'
                              "SyntaxError: unexpected symbol near '='\n")

    @unittest.skipIf(os.environ.get("MOONLOOP_VARIANT"), "the address space of hostile variants has no bounds")
    def test_not_enough_memory(self):
        def bound():
            resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))
        program = "local t = {} for i = 1, 1000 do t[i] = ('x'):rep(1 << 24) .. i end"
        done = subprocess.run([MOONLOOP, "-e", program], capture_output=True, text=True, preexec_fn=bound)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("not enough memory", done.stderr)

    @unittest.skipIf(os.environ.get("MOONLOOP_VARIANT"), "the address space of hostile variants has no bounds")
    def test_not_enough_memory_for_a_chain_of_tasks_is_told_at_once(self):
        def bound():
            resource.setrlimit(resource.RLIMIT_AS, (60 << 20, 60 << 20))
        program = ("async function chain() return await asyncio.create_task(chain()) end"
                   " print(pcall(asyncio.run, chain()))")
        done = subprocess.run([MOONLOOP, "-e", program], capture_output=True, text=True, preexec_fn=bound,
                              timeout=60)
        self.assertEqual(done.stdout, "false\tnot enough memory\n")


class Explain(unittest.TestCase):
    def test_list_by_number_and_by_name(self):
        status, out, _ = run("explain")
        self.assertEqual(status, 0)
        for name in ["never-awaited", "result-not-set", "deadlock"]:
            self.assertIn(name, out)
        self.assertEqual(run("explain", "1")[1], run("explain", "never-awaited")[1])
        self.assertIn("What it means", run("explain", "1")[1])

    def test_unknown_name(self):
        status, out, err = run("explain", "never-waited")
        self.assertEqual((status, out), (2, ""))
        self.assertIn("Did you mean never-awaited?", err)

    def test_a_message_is_as_good_as_a_name(self):
        for message, name in [("coroutine was never awaited", "never-awaited"),
                              ("RuntimeWarning: coroutine 'save' was never awaited", "never-awaited"),
                              ("demo.lua:4: RuntimeWarning: coroutine 'f' was never awaited\n  f()\n"
                               "RuntimeWarning: Enable tracemalloc to get the object allocation traceback",
                               "never-awaited"),
                              ("SyntaxError: 'await' outside async function", "await-outside-function"),
                              ("result is not set", "result-not-set"),
                              ("Executing <Handle f() at a.lua:3> took 0.207 seconds", "slow-callback")]:
            status, out, _ = run("explain", message)
            self.assertEqual((status, out.split(" ")[0]), (0, name), message)
        words = "RuntimeWarning: coroutine save was never awaited".split()
        self.assertEqual(run("explain", *words)[1], run("explain", "never-awaited")[1])
        self.assertIn("Did you mean never-awaited or exception-never-retrieved?", run("explain", "never")[2])
        self.assertEqual(run("explain", "nothing of that kind")[0], 2)
        self.assertIn("called 'nosuch'", run("explain", "never-awaited", "nosuch")[2])

    def test_help_of_a_command(self):
        self.assertTrue(run("help", "explain")[1].startswith("usage: moonloop explain "))
        self.assertEqual(run("help", "explane")[0], 2)

    def test_every_command_has_help_as_an_option(self):
        for command in ["check", "explain", "help", "lesson", "demo"]:
            for words in ([command, "--help"], [command, "1", "--help"]):
                self.assertEqual(run(*words), run("help", command), words)
            self.assertLessEqual(max(map(len, run("help", command)[1].splitlines())), 78)
        self.assertEqual(run("check", "--version"), run("--version"))

    def test_a_script_has_its_own_options(self):
        self.assertEqual(run("-", "--help", "--explain=off", stdin="print(...)"),
                         (0, "--help\t--explain=off\n", ""))


class Interrupts(unittest.TestCase):
    def interrupted(self, program, signals=1):
        with subprocess.Popen([MOONLOOP, "--explain=off", "-e", program], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True) as process:
            self.assertEqual(process.stdout.readline(), "ready\n")
            for _ in range(signals):
                time.sleep(0.2)
                process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=60)
        return process.returncode, out, err

    def test_busy_loop(self):
        status, out, err = self.interrupted("print('ready') io.stdout:flush() while true do end")
        self.assertEqual((status, out), (130, ""))
        self.assertTrue(err.endswith("KeyboardInterrupt\n"), err)

    def test_waiting_program(self):
        status, out, err = self.interrupted(
            "async function main() try print('ready') io.stdout:flush() await asyncio.sleep(1000)"
            " finally print('cleaned up') end end asyncio.run(main())")
        self.assertEqual((status, out), (130, "cleaned up\n"))
        self.assertTrue(err.endswith("KeyboardInterrupt\n"), err)

    def test_while_a_text_is_loaded(self):
        status, out, err = self.interrupted(
            "local text = ('async function f() try await x except E as e raise finally y() end end\\n'):rep(3000)"
            " print('ready') io.stdout:flush() while true do assert(load(text)) end")
        self.assertEqual((status, out), (130, ""))
        self.assertTrue(err.endswith("KeyboardInterrupt\n"), err)

    def test_a_loop_with_nothing_to_do(self):
        for waits in "", "loop:call_later(1000, print)":
            status, out, err = self.interrupted(
                f"print('ready') io.stdout:flush() local loop = asyncio.new_event_loop() {waits}\n"
                "try loop:run_forever() except KeyboardInterrupt print('stopped') raise end")
            self.assertEqual((status, out), (130, "stopped\n"))
            self.assertTrue(err.endswith("KeyboardInterrupt\n"), err)

    def test_caught(self):
        status, out, err = self.interrupted(
            "print('ready') io.stdout:flush() pcall(function() while true do end end) print('on')")
        self.assertEqual((status, out, err), (0, "on\n", ""))

    def test_who_catches_all_ends_with_the_third(self):
        ready = "print('ready') io.stdout:flush() "
        loops = {
            "pcall": "while true do pcall(function() while true do end end) end",
            "nested": "local function f() while true do pcall(function() while true do end end) end end"
                      " while true do pcall(f) end",
            "xpcall": "while true do xpcall(function() while true do end end, function(e) return e end) end",
            "short": "while true do pcall(function() end) end",
            "try": "while true do try while true do end except end end",
            "finally": "while true do try while true do end except\n finally for i = 1, 10 do end end end",
            "resume": "while true do coroutine.resume(coroutine.create(function() while true do end end)) end",
            "wrap": "while true do pcall(coroutine.wrap(function() while true do end end)) end",
            "task": "asyncio.run((async function() while true do try while true do end except end end end)())",
            "sleep": "asyncio.run((async function() while true do try await asyncio.sleep(0) except end end end)())",
            "waiting": "asyncio.run((async function() while true do try await asyncio.sleep(9) except end end end)())",
        }
        for name, loop in loops.items():
            with self.subTest(name):
                status, _, err = self.interrupted(ready + loop, signals=3)
                self.assertEqual(status, 130, err)
                self.assertIn("KeyboardInterrupt\n", err)

    def test_a_function_in_c_that_never_returns(self):
        status, _, _ = self.interrupted(
            "print('ready') io.stdout:flush() string.find(('a'):rep(1 << 20), ('.-'):rep(20) .. 'b')", signals=6)
        self.assertIn(status, (-signal.SIGINT, 130))


if __name__ == "__main__":
    os.chdir(os.environ.get("HOME", "."))
    sys.exit(unittest.main())
