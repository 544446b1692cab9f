/* What a frame was doing when the exception passed: the words by which lang/underline.h finds the
 * part of its line. Lua tells it of the function that the frame called: by which name, or for
 * which operator.
 *
 * Cost: one lua_getinfo per frame of a traceback. */
#ifndef ML_BIND_ACTION_H
#define ML_BIND_ACTION_H

#include <lua.h>
#include <stdbool.h>

/* Pushes the words for the frame at `level` of a message handler's stack, where level 1 is what
 * raised. False, and nothing pushed, when it called nothing: it met a fault itself. */
bool ml_push_action(lua_State *L, int level);

#endif
