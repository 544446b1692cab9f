/* Texts that were refused: from Lua's message back to the SyntaxError.
 *
 * load, loadfile, dofile and require tell by a message that a text is wrong, as in Lua, and
 * programs look for Lua's words in it. Where such a message is raised and becomes an exception, it
 * becomes a SyntaxError that shows the line, the carets and the explanation, as for the program
 * itself. For that the text refused last is kept beside its message.
 *
 * Cost: a copy of each text that is refused; it is looked at again only when the message is raised.
 */
#ifndef ML_BIND_REFUSED_H
#define ML_BIND_REFUSED_H

#include "bind/load.h"

/* The message at the top tells what is wrong with that text. */
void ml_refused_keep(lua_State *L, const ml_load *load);
/* The message at the top tells the same as the last one. */
void ml_refused_tell(lua_State *L);

/* Pushes the SyntaxError for the value at `index`; false, and nothing, where that is not the
 * message of the text refused last. */
bool ml_refused_push(lua_State *L, int index);

#endif
