/* Stacks of tasks as tables, for a program that looks at itself: Task:get_stack and the call graph
 * (lib/stacks.lua, lib/graph.lua).
 *
 * A body runs on the thread of its task, and async generators that it awaits on threads of their
 * own; a part of a try or an async with is a Lua function of its own. All that is undone here: what
 * comes out is one frame for each call of a function of the user's.
 *
 * Cost: linear in the depth of the stack; nothing is kept. */
#ifndef ML_BIND_STACK_H
#define ML_BIND_STACK_H

#include <lua.h>

/* The line where the outermost function on a suspended or running thread stands, whichever part of
 * it that is in; 0 when it is not Lua. */
int ml_stack_outermost_line(lua_State *thread);

/* Task:get_stack(), Task:print_stack(). As in asyncio. */
int ml_task_get_stack(lua_State *L);
int ml_task_print_stack(lua_State *L);

/* Puts what lib needs of this into the table at the top. */
void ml_open_stacks(lua_State *L);

#endif
