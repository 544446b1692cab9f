/* Exceptions: objects of classes that mirror CPython's.
 *
 * Design: a class is a plain Lua table which is also the metatable and the
 * __index of its instances; an instance is a plain table. So a user can print
 * one, add fields to it, or derive a class from it, and there is nothing to
 * learn. What C needs often is found without a search: each class knows the
 * number of its nearest builtin ancestor, so ml_exception_isa is one raw get
 * and a walk up a constant array.
 *
 * Instance fields: args (sequence; with `n` when it has holes), message, and where they were
 * set traceback, cause, context, notes. Class fields: name, module, base.
 * Private data (diagnostic, flags) stands under light userdata keys.
 *
 * Cost: an instance is two tables (itself and args).
 *
 * All functions here are called inside a protected call and may raise memory errors; what
 * else they raise is said at each. Indices may be negative. */
#ifndef ML_BIND_EXCEPTION_H
#define ML_BIND_EXCEPTION_H

#include <lua.h>
#include <stdbool.h>

#include "base/diag.h"

typedef enum ml_exception_id {
#define X(id, name, base, module) ML_EXC_##id,
#include "bind/exceptions.def"
#undef X
  ML_EXC_COUNT
} ml_exception_id;

/* Makes all classes; sets the globals: builtin classes, CancelledError, isinstance, issubclass,
 * repr. */
void ml_open_exceptions(lua_State *L);
/* Sets asyncio's own classes (and TimeoutError) as fields of the table at `index`. */
void ml_exceptions_into(lua_State *L, int index);

void ml_exception_push_class(lua_State *L, ml_exception_id id);
/* Pushes an instance. `format` as lua_pushfstring; NULL: no arguments. */
void ml_exception_push(lua_State *L, ml_exception_id id, const char *format, ...);
/* The same, and raises it. Never returns. */
int ml_exception_raise(lua_State *L, ml_exception_id id, const char *format, ...);
/* Calls the class below the `nargs` values at the top with them: replaces all by the instance. May
 * raise what the class's construction raises (groups check their arguments). */
void ml_exception_new(lua_State *L, int nargs);

bool ml_is_exception(lua_State *L, int index);
bool ml_is_exception_class(lua_State *L, int index);
/* Whether the value is an exception of that class or of one derived from it. */
bool ml_exception_isa(lua_State *L, int index, ml_exception_id id);
/* Whether the value is what `except` may name: a class, or a sequence of nothing but classes. */
bool ml_are_exception_classes(lua_State *L, int index);
/* As Python's `except CLASSES`, for a class or a sequence of classes. Raises a TypeError for
 * anything else. */
bool ml_exception_match(lua_State *L, int exception, int classes);

/* Makes the value at `index` an exception in place: an exception stays; a class becomes an instance
 * of it; anything else is kept in `value` of a LuaError, of a SyntaxError when it says why a text
 * was refused, of a RecursionError when it is Lua's "stack overflow", or of the one preallocated
 * MemoryError when it is Lua's "not enough memory". */
void ml_exception_wrap(lua_State *L, int index);

/* As CPython when `exception` is raised while `handled` is being handled: handled becomes its
 * context; nothing when they are the same, or `handled` is none; cycles are cut. */
void ml_exception_set_context(lua_State *L, int exception, int handled);

/* Replaces the exception at the top, a StopIteration or StopAsyncIteration that would tell the
 * driver of its coroutine or generator something wrong, by a RuntimeError of which it is the cause.
 * As CPython. */
void ml_exception_replace_stop(lua_State *L, const char *message);

/* The flag "raised again by a bare raise, or by a catcher that let it pass": the traceback handler
 * does not add the first function's frame again. Taking reads and clears it. */
void ml_exception_mark_reraised(lua_State *L, int index);
bool ml_exception_take_reraised(lua_State *L, int index);

/* Raises the exception at `index` again, as a bare raise or a catcher that lets it pass does:
 * marked as reraised. What ml_exception_wrap made of a raw Lua value is thrown as that value, so
 * that a plain pcall sees what was raised; the traceback handler finds the exception again. Never
 * returns. */
int ml_exception_rethrow(lua_State *L, int index);
/* The other end, called first by the traceback handler: the value at `index` becomes the exception
 * that was just rethrown, if it is that one's. */
void ml_exception_recover(lua_State *L, int index);

/* Whether the exception says that memory has run out, and it has, not only for something large.
 * Then each request more would cost a collection of all there is. */
bool ml_memory_is_out(lua_State *L, int index);

/* Which diagnostic explains this exception: made on first use (a later call changes the id), and
 * owned by the exception. Returns it, to add facts to; NULL while the state is being closed. */
ml_diag *ml_exception_set_diag(lua_State *L, int index, ml_diag_id id);
/* The same, or NULL when none was set. Never raises. */
ml_diag *ml_exception_diag(lua_State *L, int index);
/* The state is about to be closed: what is made from now on is not finalized, so no diagnostics
 * are. May raise a memory error. */
void ml_exceptions_close(lua_State *L);
/* The exception at `index` is explained as the one at `other`, if that has a diagnostic. */
bool ml_exception_share_diag(lua_State *L, int index, int other);
/* The program raises the exception at `index`. A CancelledError that was not raised before is then
 * its own, and tells of no call of cancel(). */
void ml_exception_note_cancelled(lua_State *L, int index);

/* Pushes the text that names a class in a report: "Name", or "module.Name" unless the module is
 * builtins or __main__. */
void ml_exception_push_full_name(lua_State *L, int index);
/* Pushes how a program names its class: "asyncio.QueueFull", where a report says
 * "asyncio.queues.QueueFull". */
const char *ml_exception_push_spelling(lua_State *L, int index);

#endif
