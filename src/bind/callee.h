/* What was awaited, in Lua's words: "global 'f'", for the message that it cannot be called. Lua
 * itself names what a call instruction calls; an await calls what a table gave, so the name is read
 * from the source line and checked against the value that failed. */
#ifndef ML_BIND_CALLEE_H
#define ML_BIND_CALLEE_H

#include <lua.h>

/* Pushes and returns the words for the value at `index` (absolute), whose name stands behind `word`
 * ("await") in the Lua function of `level`, on the line where that stands or on one shortly before;
 * NULL when nothing there is that value. May leave values on the stack. */
const char *ml_push_callee(lua_State *L, int level, int index, const char *word);

/* The same for a value whose name ends in `word` ("create_task"), on the line of the caller. */
const char *ml_push_called(lua_State *L, int index, const char *word);

/* Pushes and returns the variable or field ("user", "self.task") on the line at which the Lua
 * function of `level` stands, that holds the value at `index` (absolute); NULL without one. May
 * leave values on the stack. */
const char *ml_push_name_of(lua_State *L, int level, int index);

/* For message handlers: a message at `index` that blames the trampoline (bind/await.h) by which an
 * awaited function was called gets the place of the await, and the user's name for the function. */
void ml_callee_correct(lua_State *L, int index);

#endif
