-- What print shows of variables, tokens and contexts is what Python shows.
local var = contextvars.ContextVar("user", {default = "nobody"})
local token = var:set("ann")
-- expect: <ContextVar name='user' default='nobody' at 0x…>
print(var)
-- expect: <ContextVar name='bare' at 0x…>
print(contextvars.ContextVar("bare"))
-- expect: <Token var=<ContextVar name='user' default='nobody' at 0x…> at 0x…>
print(token)
var:reset(token)
-- expect: <Token used var=<ContextVar name='user' default='nobody' at 0x…> at 0x…>
print(token)
-- expect: <Token.MISSING>
print(token.old_value)
-- expect: <_contextvars.Context object at 0x…>
print(contextvars.copy_context())
