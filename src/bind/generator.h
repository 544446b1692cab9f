/* Async generators: bodies with `yield`, on a thread of their own.
 *
 * Whoever awaits the next value resumes the generator's thread from its own;
 * when the generator itself awaits, its future is passed on to that thread's
 * driver, and the answer comes back the same way. So an await inside a
 * generator costs one extra resume, and a value that is ready costs no trip
 * through the loop.
 *
 * States: CREATED -> SUSPENDED <-> RUNNING -> FINISHED. */
#ifndef ML_BIND_GENERATOR_H
#define ML_BIND_GENERATOR_H

#include "bind/loop_object.h"

/* The C function of every async generator function: makes the generator object of the call. */
int ml_generator_call(lua_State *L);
/* Awaits the next values of the generator at argument 1; nil when it is over. May yield. */
int ml_generator_next(lua_State *L);
/* __ml_yield(values...) -> what was sent */
int ml_runtime_yield(lua_State *L);
/* The thread of the generator at `index`; NULL unless it has started and is not over. */
lua_State *ml_generator_thread(lua_State *L, int index);
/* The Lua thread that resumes the generator that runs on `thread`; NULL: none runs there. */
lua_State *ml_generator_driver(const ml_runtime *rt, const lua_State *thread);
/* Pushes a list of the loop's generators that were started and are not over. As what
 * loop.shutdown_asyncgens closes. */
void ml_push_live_generators(lua_State *L, ml_loop_object *loop);

void ml_open_generators(lua_State *L);

#endif
