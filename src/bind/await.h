/* What translated text calls: the seventeen runtime functions, and the
 * async functions themselves.
 *
 * An async function is a C closure over its body. Calling it makes a coroutine
 * object; `await f(x)` does not call it: it becomes `__ml_await[f](x)`, where the weak
 * table __ml_await knows the raw body of f, which Lua then calls on the same
 * stack. (A plain function gets an entry that calls it and awaits what it returns.)
 *
 * Cost: an await costs a table access over a plain call, about half of what a C function that hands
 * out the body would cost, and no C stack, so awaits nest as deep as memory allows. */
#ifndef ML_BIND_AWAIT_H
#define ML_BIND_AWAIT_H

#include "bind/runtime.h"

/* Upvalues of an async function. */
enum { ML_ASYNC_BODY = 1, ML_ASYNC_NAME, ML_ASYNC_QUALNAME, ML_ASYNC_SELF };

/* Makes an async function of the C body at the top (popped) and pushes it. */
void ml_push_async_cfunction(lua_State *L, lua_CFunction body, const char *qualname);

/* Whether the value is an async function (`generator`: an async generator function instead). */
bool ml_is_async_function(lua_State *L, int index);
bool ml_is_generator_function(lua_State *L, int index);

/* Whether the function at the top is the body of an async function that was ever awaited at once.
 * Looks at all of them. */
bool ml_is_awaited_body(lua_State *L);

bool ml_is_callable(lua_State *L, int index);
/* Raises Lua's error for the call of a value that cannot be called; `what` as in "global 'f'", or
 * NULL. */
int ml_raise_uncallable(lua_State *L, int index, const char *what);

/* Pushes what to call, and with what, to await the value at `index`: a function and its arguments.
 * Raises a TypeError for what cannot be awaited. Returns how many values were pushed. */
int ml_push_awaitable(lua_State *L, int index);

/* __ml_open(value) -> function, arguments...: the same for translated text. */
int ml_open_awaitable(lua_State *L);

/* Whether the value could be awaited. */
bool ml_is_awaitable(lua_State *L, int index);

/* What messages call the type of a value: its metatable's __name, else Lua's name. */
const char *ml_type_name(lua_State *L, int index);

/* Replaces the function at the top by one that awaits what it would return. Raises for what cannot
 * be called. */
void ml_push_awaiting_function(lua_State *L);

/* The same for a method of which something is to be said when what it returns cannot be awaited:
 * `open` does what ml_open_awaitable does. */
void ml_push_awaiting_method(lua_State *L, lua_CFunction open);

/* Pushes the seventeen functions in the order in which translated text expects them. */
void ml_push_runtime_functions(lua_State *L);

/* Makes the slots ML_SLOT_GO, RUN, WRAP, AWAIT. */
void ml_open_await(lua_State *L);

#endif
