local file <close> = {}
-- args: --clock=virtual
-- expect stderr contains: LuaError: variable 'file' got a non-closable value
-- expect stderr contains:   lua-error: variable 'file' got a non-closable value.
-- expect exit: 1
