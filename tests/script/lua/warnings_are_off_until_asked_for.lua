-- Lua's warn says nothing by default, and speaks after "@on".

warn("silent")
warn("@on")
warn("loud ", "and clear")
-- expect stderr: Lua warning: loud and clear
