/* Exception classes, inside bind: how a class table is made and recognised.
 *
 * A class holds a mark under a private key: the number of its nearest builtin
 * ancestor, plus ML_EXC_COUNT when it is a user's class derived from that. What Python
 * inherits twice (ExceptionGroup is a BaseExceptionGroup and an Exception) is said in
 * ml_exception_derives alone; `base` in Lua names one of them. */
#ifndef ML_BIND_EXCEPTION_CLASS_H
#define ML_BIND_EXCEPTION_CLASS_H

#include "bind/exception.h"

/* Raw access to string keys; a set pops its value. */
int ml_raw_get(lua_State *L, int index, const char *key);
void ml_raw_set(lua_State *L, int index, const char *key);

/* The mark of a table; -1 when it is no exception class. */
int ml_class_mark(lua_State *L, int index);
/* The nearest builtin class of an exception class. */
ml_exception_id ml_class_id(lua_State *L, int index);

ml_exception_id ml_exception_base(ml_exception_id id);
/* Whether builtin class `id` is `wanted` or derived from it. */
bool ml_exception_derives(ml_exception_id id, ml_exception_id wanted);
/* The same for class tables. False when one is none. */
bool ml_class_derives(lua_State *L, int class, int wanted);

/* Pushes "Name" or "module.Name" of the class. */
void ml_class_push_full_name(lua_State *L, int class);

/* exception.c: makes what must exist before memory runs out. */
void ml_exception_prepare(lua_State *L);

#endif
