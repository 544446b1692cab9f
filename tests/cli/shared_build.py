"""scripts/run in a tree that somebody else has built, as in a classroom."""
import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
NOBODY = 65534


class SharedBuild(unittest.TestCase):
    def setUp(self):
        self.root = tempfile.mkdtemp(dir="/tmp")  # the folder of the test is closed to others
        self.addCleanup(self.remove)
        shutil.copytree(os.path.join(ROOT, "scripts"), os.path.join(self.root, "scripts"))
        self.tree = os.path.join(self.root, "build", "release")
        for folder in (self.tree, os.path.join(self.root, "src"), os.path.join(self.root, "lessons")):
            os.makedirs(folder)
        self.source = self.write("src/main.c", "")
        self.write("CMakeLists.txt", "")

    def write(self, path, text):
        path = os.path.join(self.root, path)
        with open(path, "w", encoding="ascii") as file:
            file.write(text)
        return path

    def build(self):
        self.write("build/release/lock", "")
        os.chmod(self.write("build/release/moonloop", "#!/bin/sh\necho runs \"$@\"\n"), 0o755)
        later = time.time() + 1
        os.utime(self.write("build/release/built", ""), (later, later))

    def modes(self, folders, files):
        for folder, _, names in os.walk(self.root):
            os.chmod(folder, folders)
            for name in names:
                path = os.path.join(folder, name)
                os.chmod(path, files | os.stat(path).st_mode & 0o111)

    def remove(self):
        self.modes(0o755, 0o644)
        shutil.rmtree(self.root)

    def run_as_another(self, *words):
        """As somebody who may not write there."""
        self.modes(0o555, 0o444)
        other = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.getuid() == 0 else {}
        done = subprocess.run([os.path.join(self.root, "scripts", "run"), *words], capture_output=True,
                              stdin=subprocess.DEVNULL, text=True, cwd="/", **other)
        return done.returncode, done.stdout, done.stderr

    def test_what_is_up_to_date_just_runs(self):
        self.build()
        self.assertEqual(self.run_as_another("a", "b"), (0, "runs a b\n", ""))

    def test_what_is_out_of_date_says_what_to_do(self):
        self.build()
        later = time.time() + 9
        os.utime(self.source, (later, later))
        status, out, err = self.run_as_another()
        self.assertEqual((status, out), (1, ""))
        self.assertIn("is older than its sources", err)
        self.assertIn(f"cp -r {self.root} ~/moonloop", err)
        self.assertNotIn("Permission denied", err)

    def test_what_was_never_built_says_what_to_do(self):
        status, out, err = self.run_as_another()
        self.assertEqual((status, out), (1, ""))
        self.assertIn("Moonloop is not built yet", err)
        self.assertIn(f"{self.root}/scripts/run -v", err)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
