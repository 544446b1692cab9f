-- -e and -l run in their order, before the script, and see arg.

-- args: --clock=virtual --explain=off -e "print(arg[0], x)" -e "x = 5" -lstring -l s=string -e "print(s == string, x)"
-- expect: FILE	nil
-- expect: true	5
-- expect: 5
print(x)
