/* Eager tasks, and task factories: how a loop makes its tasks, other than usually.
 *
 * An eager task makes its first step inside the call that makes the task, up to
 * its first suspension; what never waits is done before create_task returns.
 * The step is the one that the loop would make: it is only made at once, with
 * what the runtime knows of the code that runs put aside meanwhile.
 *
 * Cost: of other tasks, nothing. */
#ifndef ML_BIND_EAGER_H
#define ML_BIND_EAGER_H

#include "bind/future.h"

/* Makes the first step of the new task at the top now, when its loop runs. KeyboardInterrupt and
 * SystemExit that end it are raised here too. As asyncio.Task(eager_start=True). */
void ml_start_eagerly(lua_State *L);

/* To be asked before a task is made that will start eagerly. Raises RecursionError where many do so
 * in one another. */
void ml_check_eager_depth(lua_State *L);

/* The thread that waits on C's stack for `thread`: whoever drives it as a generator, or has made
 * the task whose eager step runs on it. NULL: nobody. */
lua_State *ml_thread_around(const ml_runtime *rt, const lua_State *thread);

/* Whether the task at `index` was done before its maker had it: it has let its coroutine go. */
bool ml_was_eager(lua_State *L, int index);

/* Calls the task factory of the loop, which has one, for the coroutine at `index`: pushes what it
 * returns. */
void ml_call_task_factory(lua_State *L, ml_loop_object *loop, int index, int options);

/* loop:set_task_factory(factory), loop:get_task_factory() */
int ml_loop_set_task_factory(lua_State *L);
int ml_loop_get_task_factory(lua_State *L);

#endif
