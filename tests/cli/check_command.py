"""`moonloop check` from outside: statuses, files that cannot be read, pages."""
import os
import subprocess
import tempfile
import unittest

MOONLOOP = os.environ["MOONLOOP"]


def check(*words, stdin="", options=()):
    command = [MOONLOOP, *options, "check", *words]
    done = subprocess.run(command, input=stdin, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


class Use(unittest.TestCase):
    def test_no_file_and_unknown_options_are_usage_errors(self):
        self.assertEqual(check(), (2, "", f"usage: {MOONLOOP} check FILE...\n"))
        status, out, err = check("--fast", "x.lua")
        self.assertEqual((status, out), (2, ""))
        self.assertIn("unrecognized option '--fast'", err)

    def test_a_missing_file_does_not_keep_the_others_from_being_checked(self):
        with tempfile.TemporaryDirectory() as folder:
            status, out, err = check(f"{folder}/no.lua", "-", folder, stdin="None()", options=["--explain=off"])
        self.assertEqual(status, 2)
        self.assertEqual(err, f"{MOONLOOP}: cannot open {folder}/no.lua: No such file or directory\n"
                              f"{MOONLOOP}: cannot read {folder}: Is a directory\n")
        self.assertEqual(out, "stdin:1:1: python-spelling: Lua writes None as nil\n\n"
                              "1 thing found in 1 of 3 files\n")

    def test_compiled_files_are_refused(self):
        self.assertEqual(check("-", stdin="\x1bLua")[0], 2)

    def test_an_empty_text_is_clean(self):
        self.assertEqual(check("-"), (0, "", ""))

    def test_a_first_line_for_the_shell_keeps_its_line(self):
        out = check("-", stdin="#!/usr/bin/env moonloop\nNone()")[1]
        self.assertTrue(out.startswith("stdin:2:1: "), out)

    def test_the_pages_follow_with_explain_full(self):
        status, out, _ = check("-", stdin="asyncio.sleep(1)", options=["--explain=full"])
        self.assertEqual(status, 1)
        self.assertIn("What it means", out)
        self.assertNotIn("  more  ", out)

    def test_the_options_of_the_program_may_stand_behind_the_name(self):
        text = "asyncio.sleep(1)"
        alone = check("-", stdin=text, options=["--explain=off"])
        self.assertEqual(check("--explain=off", "-", stdin=text), alone)
        self.assertEqual(check("-", "--explain=off", stdin=text), alone)
        status, out, err = check("-", "--explain=of")
        self.assertEqual((status, out), (2, ""))
        self.assertIn("option '--explain' takes off|short|full, not 'of'", err)
        self.assertIn("'--explain' needs argument", check("--explain", "-")[2])

    def test_control_characters_do_not_reach_the_terminal(self):
        out = check("-", stdin="async function f() end f('\x1b[31m')")[1]
        self.assertNotIn("\x1b", out)


if __name__ == "__main__":
    unittest.main()
