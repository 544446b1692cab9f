/* How src/lib says which page of the catalogue explains an exception that it raises, and with which
 * facts. */
#ifndef ML_BIND_EXPLAINED_H
#define ML_BIND_EXPLAINED_H

#include "bind/runtime.h"

/* The private helpers explain, waiting, made_line, spelling and explain_mistake of src/lib, into
 * the table at the top. */
void ml_open_explained(lua_State *L);

#endif
