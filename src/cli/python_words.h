/* True and False in a program: variables to Lua, and nil unless somebody sets them. (None is one,
 * too, but nil is what was meant.)
 *
 * `while True do` runs no time at all, and nothing would say why. It is right Lua, so nothing is
 * refused: before the program runs it is said once of each word that the file reads and does not
 * set, and that is nil by then. With --explain=off nobody looks.
 *
 * Cost: a search for the words in the text; only where one stands, the program is checked as
 * `moonloop check` does it. */
#ifndef ML_CLI_PYTHON_WORDS_H
#define ML_CLI_PYTHON_WORDS_H

#include "bind/runtime.h"

/* Looks at the file of the function at the top of the stack, whose text is known. */
void ml_notice_python_words(lua_State *L);

#endif
