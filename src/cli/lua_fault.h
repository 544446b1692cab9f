/* What a runtime fault of Lua's is about, read from its message.
 *
 * Lua says which operation failed, on what type, and often the last name of the
 * expression: "attempt to index a nil value (field 'b')". With the source line
 * the name becomes what the user wrote, `a.b`. Where the line does not show it
 * plainly (`f().b`), nothing is claimed.
 *
 * Cost: only paid for an error that ends the program or an input. */
#ifndef ML_CLI_LUA_FAULT_H
#define ML_CLI_LUA_FAULT_H

#include <stddef.h>

#include "base/diag.h"

/* Adds the variant and the facts `type`, `kind` ("field"), `name` ("b") and `variable` ("a.b") to
 * the diagnostic, as far as `reason` (Lua's message) and the source line of `length` bytes (NULL:
 * unknown) tell them. */
void ml_lua_fault_describe(ml_diag *diag, const char *reason, const char *line, size_t length);

#endif
