/* What a frame was doing when the exception passed: the words by which lang/underline.h finds the
 * part of its line. Lua tells it of the function that the frame called: by which name, or for
 * which operator.
 *
 * Cost: one lua_getinfo per frame of a traceback. */
#ifndef ML_BIND_ACTION_H
#define ML_BIND_ACTION_H

#include <lua.h>
#include <stdbool.h>

/* Pushes on L the words for the frame at `level` of a thread, where level `raiser` is what raised.
 * False, and nothing pushed, when it called nothing: it met a fault itself. */
bool ml_push_action(lua_State *L, lua_State *thread, int level, int raiser);

#endif
