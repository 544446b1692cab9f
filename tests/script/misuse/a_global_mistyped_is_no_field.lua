-- args: --clock=virtual
prnt("x")

-- expect stderr contains: absent-name: there is no prnt; print comes near.
-- expect stderr contains: why   A global variable that nobody has set is nil, and nil can be neither
-- expect exit: 1
