/* Names of Python's that a program calls as if they were there.
 *
 * Only when it fails because of it is the name looked up. The table is short on purpose: a name
 * that people give to functions of their own says nothing about Python. */
#ifndef ML_BIND_PYTHON_NAMES_H
#define ML_BIND_PYTHON_NAMES_H

#include <stdbool.h>

#include "base/diag.h"

/* Explains the call of a global that is nil, at the place of the diagnostic. True: it is
 * python-spelling now, with its facts. */
bool ml_explain_python_name(ml_diag *diag, const char *name);

/* The same for an operator of Python's that Lua does not have for strings, as its message says. */
bool ml_explain_string_operator(ml_diag *diag, const char *message);
/* A function of asyncio called with a colon, as if it were a method, in the line of the diagnostic.
 * True: it is dot-call now. */
bool ml_explain_module_colon(ml_diag *diag);

#endif
