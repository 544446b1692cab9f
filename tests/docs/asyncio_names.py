#!/usr/bin/env python3
"""The tables of names in src/README.md are what library_names.py makes of the program."""
import sys

import library_names

if __name__ == "__main__":
    sys.exit(library_names.main())
