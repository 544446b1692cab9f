/* A gather has raised the first exception of its children, and the others run on. Nobody is told of
 * that: neither which they are, nor how they end. Both are said here. Costs nothing as long as no
 * gather raises. */
#ifndef ML_BIND_SIBLINGS_H
#define ML_BIND_SIBLINGS_H

#include "bind/runtime.h"

/* The exception at `index` is what a gather raises: should it reach the top, its explanation names
 * those of the list of children at `children` that are not done. */
void ml_siblings_left(lua_State *L, int index, int children);

/* The child at `index` of a gather that has raised has come to its end, and this is lost: says so,
 * unless it was cancelled, or the program holds its task itself. `ran_on`: it was not done when the
 * gather raised; if it was, only an exception is worth a word. */
void ml_siblings_ended(lua_State *L, int index, bool ran_on);

#endif
