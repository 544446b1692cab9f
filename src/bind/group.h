/* Exception groups: ExceptionGroup and BaseExceptionGroup, and what `except*`
 * needs of them.
 *
 * A group is an exception whose arguments are a message and a non-empty sequence of
 * exceptions; it has the fields `message` and `exceptions` and the methods split, subgroup and
 * derive. As CPython, BaseExceptionGroup of nothing but Exceptions makes an ExceptionGroup.
 *
 * A part made by split remembers the group it was split from, until it is raised anew; so
 * `except*` can tell a part that is raised again from an exception that a handler made. */
#ifndef ML_BIND_GROUP_H
#define ML_BIND_GROUP_H

#include <lua.h>
#include <stdbool.h>

/* Fills the two group classes, which ml_open_exceptions has made. */
void ml_open_groups(lua_State *L);

bool ml_is_group(lua_State *L, int index);

/* Construction, called by ml_exception_new: checks the `count` arguments from `first` on as
 * BaseExceptionGroup.__new__ does (TypeError, ValueError), puts a copy of the sequence in its
 * place, and sets class, message and exceptions of `self`. */
void ml_group_init(lua_State *L, int self, int first, int count);

/* Pushes the str() of a group: "message (2 sub-exceptions)". */
void ml_group_push_text(lua_State *L, int group);

/* Pops a sequence of exceptions and pushes a group of them: of BaseExceptionGroup's choice. */
void ml_group_push(lua_State *L, const char *message);

/* One clause of except*: pushes what of `exception` matches `classes` (a group, or nil) and the
 * rest (an exception, or nil). A naked exception that matches comes wrapped in a group with an
 * empty message. Raises a TypeError for classes that are none, or that are groups, and a
 * RecursionError for groups in groups without end. */
void ml_group_split(lua_State *L, int exception, int classes);
/* The same as a function of Lua's: (exception, function that gives the classes) -> match, rest. */
int ml_group_match_clause(lua_State *L);

/* The end of except*: `caught` is what the try raised, `raised` a sequence of all that came out of
 * the handlers (raised by them, or raised again) and the rest that none matched. Pushes what must
 * be raised now, or nil. As _PyExc_PrepReraiseStar. */
void ml_group_reraise(lua_State *L, int caught, int raised);
/* The same as a function of Lua's: (caught, raised) -> what must be raised now, or nil. */
int ml_group_conclude(lua_State *L);

/* Told by the traceback handler: the exception at `index` is raised anew, it is no longer a mere
 * part. */
void ml_group_forget_origin(lua_State *L, int index);

#endif
