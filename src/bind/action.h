/* What a frame was doing when the exception passed: the words by which lang/underline.h finds the
 * part of its line. Lua tells it of the function that the frame called: by which name, or for
 * which operator.
 *
 * Cost: one lua_getinfo per frame of a traceback. */
#ifndef ML_BIND_ACTION_H
#define ML_BIND_ACTION_H

#include <lua.h>
#include <stdbool.h>

/* What the frame at `level` of a thread had called, with "nSt"; level `raiser` is what raised.
 * `reached`: `callee` is that of the level below already. False when it called nothing: it met a
 * fault itself. */
bool ml_find_callee(lua_State *thread, int level, int raiser, lua_Debug *callee, bool reached);
/* Whether its name is all that the words depend on. */
bool ml_is_plain_callee(const lua_Debug *callee);
/* Pushes on L the words for the frame. */
void ml_push_action(lua_State *L, lua_State *thread, const lua_Debug *callee, int level,
                    int raiser);

#endif
