"""A terminal screen in memory: what a user would see after a program wrote its output.

Knows what readline and a coloured program use: text, wrapping at the right edge, CR, LF, BS, TAB, and the
escape sequences for moving the cursor, erasing, inserting and deleting. Colours are dropped.
"""
import re

SEQUENCE = re.compile(r"\x1b(?:\[([?>=]?)([\d;]*)([@-~])|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|[=>78cDEHM])")
UNFINISHED = re.compile(r"\x1b(?:\[[?>=\d;]*|\][^\x07]*|[()])?$")


class Screen:
    def __init__(self, rows=24, columns=80):
        self.rows, self.columns = rows, columns
        self.grid = [[" "] * columns for _ in range(rows)]
        self.scrolled = []  # lines that left the screen at the top
        self.row = self.column = 0
        self.pending_wrap = False  # the last column was written: the next character goes below
        self.rest = ""  # an escape sequence whose end has not come

    def lines(self):
        """All lines so far, without blanks at their ends and without empty ones at the end."""
        lines = self.scrolled + ["".join(row).rstrip() for row in self.grid]
        while lines and not lines[-1]:
            lines.pop()
        return lines

    def current_line(self):
        return "".join(self.grid[self.row]).rstrip()

    def feed(self, text):
        text = self.rest + text
        self.rest = ""
        at = 0
        while at < len(text):
            if text[at] == "\x1b":
                match = SEQUENCE.match(text, at)
                if not match and UNFINISHED.match(text, at):
                    self.rest = text[at:]
                    return
                if match and match[3] and not match[1]:
                    self.control(match[3], [int(number or 0) for number in match[2].split(";")])
                at = match.end() if match else at + 1
            else:
                self.put(text[at])
                at += 1

    def put(self, character):
        if character == "\r":
            self.column = 0
            self.pending_wrap = False
        elif character == "\n":
            self.line_feed()
        elif character == "\b":
            self.column = max(0, self.column - 1)
            self.pending_wrap = False
        elif character == "\t":
            self.column = min(self.columns - 1, (self.column // 8 + 1) * 8)
        elif character >= " " and character != "\x7f":
            if self.pending_wrap:
                self.column = 0
                self.line_feed()
            self.grid[self.row][self.column] = character
            self.pending_wrap = self.column == self.columns - 1
            self.column = min(self.columns - 1, self.column + 1)

    def line_feed(self):
        self.pending_wrap = False
        if self.row < self.rows - 1:
            self.row += 1
            return
        self.scrolled.append("".join(self.grid.pop(0)).rstrip())
        self.grid.append([" "] * self.columns)

    def control(self, final, numbers):
        count = max(1, numbers[0])
        self.pending_wrap = False
        if final == "A":
            self.row = max(0, self.row - count)
        elif final == "B":
            self.row = min(self.rows - 1, self.row + count)
        elif final == "C":
            self.column = min(self.columns - 1, self.column + count)
        elif final == "D":
            self.column = max(0, self.column - count)
        elif final == "G":
            self.column = min(self.columns, count) - 1
        elif final in "Hf":
            self.row = min(self.rows, count) - 1
            self.column = min(self.columns, max(1, numbers[1] if len(numbers) > 1 else 1)) - 1
        elif final in "JK":
            self.erase(final, numbers[0])
        elif final in "P@":
            self.shift(final, count)

    def erase(self, what, part):
        """Part 0: from the cursor to the end; 1: up to the cursor; 2: all; of the line (K) or screen (J)."""
        line = self.grid[self.row]
        for column in range(self.columns):
            if part == 2 or (part == 0 and column >= self.column) or (part == 1 and column <= self.column):
                line[column] = " "
        if what == "J":
            for row in range(self.rows):
                if part >= 2 or (part == 0 and row > self.row) or (part == 1 and row < self.row):
                    self.grid[row] = [" "] * self.columns

    def shift(self, final, count):
        """Deletes (P) or inserts (@) characters at the cursor."""
        line = self.grid[self.row]
        for _ in range(min(count, self.columns)):
            if final == "P":
                line.append(" ")
                del line[self.column]
            else:
                line.insert(self.column, " ")
                del line[-1]
