print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\tnewline\n"), repr("\0\27\127"))
print(repr(5), repr(5.0), repr(1e100), repr(0.1), repr(-0.0), repr(1/0), repr(nil), repr(true))
print(repr("é"), repr("\xff"))
print((repr({}):gsub("0x%x+", "0x")), repr(ValueError("x")), repr(ValueError))
-- expect: "it's"	'say "hi"'	'both \' and "'	'tab\tnewline\n'	'\x00\x1b\x7f'
-- expect: 5	5.0	1e+100	0.1	-0.0	inf	nil	true
-- expect: 'é'	'\xff'
-- expect: table: 0x	ValueError('x')	<class 'ValueError'>
