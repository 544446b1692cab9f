-- args: --explain=full check -
-- stdin: #!/usr/bin/env moonloop
print(1)
-- expect: nothing found in 2 files
