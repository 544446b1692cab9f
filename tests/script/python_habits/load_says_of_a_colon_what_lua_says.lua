local _, message = load("while True:\n    print(1)\n", "=text")
print(message)
_, message = load("pass\nx = 1", "=text")
print(message)
-- expect: text:3: 'do' expected near <eof>
-- expect: text:2: syntax error near 'x'
