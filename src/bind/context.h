/* Contexts: which values the context variables have for the code that runs.
 *
 * A Context is a table of the module contextvars (lib/contextvars.lua). Each
 * task and each callback of the loop runs in its own, a copy of the one that
 * was current when it was made. The empty context is represented by nothing at
 * all: so as long as no variable is set, tasks and callbacks have none. A task
 * keeps its Context in its extra table, a handle as its last user value.
 *
 * Design: the Context of the code that runs stands in a slot. Outside a loop it
 * is that of the program; in a loop that is attentive (loop_object.h) the
 * steps of tasks enter and leave theirs; callbacks always do.
 *
 * Cost: nothing before a variable is set; a copy is one small table, which shares the values. */
#ifndef ML_BIND_CONTEXT_H
#define ML_BIND_CONTEXT_H

#include "bind/future.h"
#include "bind/runtime.h"

/* Pushes a copy of the current Context, and returns true; nothing, and false, when that is empty.
 */
bool ml_context_push_copy(lua_State *L);

/* Whether the value at `index` is a Context. */
bool ml_is_context(lua_State *L, int index);

/* The Context at the top (popped; nil: the empty one) becomes the current one. Never raises. */
void ml_context_enter(lua_State *L);
/* Back to the empty one. Never raises. */
void ml_context_leave(lua_State *L);

/* The task at `index` gets the Context at the top (popped). */
void ml_context_give(lua_State *L, int index);
/* Pushes the Context of the task at `index`, nil when it has none. */
void ml_context_push_of(lua_State *L, int index);
/* Enters the Context of a task that is anchored, for a step. Never raises. */
void ml_context_enter_task(lua_State *L, const ml_task_object *task);

/* Pushes the Context that the options table at `index` (0: none) names; false, and nothing, when
 * it names none. Raises TypeError for anything else. */
bool ml_context_option(lua_State *L, int index);

/* Raises RuntimeError when the Context at the top is entered already. */
void ml_context_check_free(lua_State *L);

/* Takes the options `{context = …}`, and nothing else in them, off the top of the arguments of
 * `function`: inserts the Context at `index` and returns that; 0 when the last argument is
 * something else, which is for the callback. Raises TypeError for what is no Context, and for a
 * keyword that is nearly `context`. */
int ml_context_take_option(lua_State *L, int index, const char *function);

/* Whether somebody on this stack runs in a Context through Context:run: then nobody may leave the
 * stack by a yield, since what runs meanwhile would be in that Context, too. */
bool ml_context_holds(lua_State *L);

/* Pushes a new Context, in which nothing is set. */
void ml_context_push_empty(lua_State *L);
/* Task:get_context(). As in asyncio. */
int ml_task_get_context(lua_State *L);

/* Puts what lib needs of this into the table at the top. */
void ml_open_contexts(lua_State *L);

#endif
