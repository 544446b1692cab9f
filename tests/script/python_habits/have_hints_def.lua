def main():
    print("x")
-- args: --clock=virtual
-- expect stderr contains: File "FILE", line 1
-- expect stderr contains: function main()
-- expect exit: 1
