/* Which part of a line was running: what CPython underlines in the frames of a traceback.
 *
 * Lua remembers the line of a frame, not the column. But it knows what a frame was doing (the name
 * that it called, the operator it was at), and the tree knows what there is on the line. Where
 * exactly one expression fits, that is it; where several fit, nothing is said, since a wrong hint
 * is worse than none.
 *
 * Cost: one walk over the tree. Only rendering a traceback asks. */
#ifndef ML_LANG_UNDERLINE_H
#define ML_LANG_UNDERLINE_H

#include "lang/parser.h"

/* What a frame was doing, as `action`:
 *   "f"         calling what is called f
 *   "?"         calling what an index gave; an `await f()` looks the same to Lua
 *   "()"        calling something
 *   "()()"      calling something that has no name: what a call gave, a function in parentheses
 *   "await"     awaiting; "(await)": making the call of an `await f()`
 *   "for"       asking the iterator of a loop
 *   "__add"     in a metamethod
 *   "__ml_raise" and others: in a function that the translator calls
 *   "!MESSAGE"  meeting a fault that Lua worded so */
typedef struct ml_underline {
  uint32_t start, end;     /* columns in bytes, from 0; where it goes on on later lines, `end` is
                              that of the line */
  uint32_t mark, mark_end; /* the operator or the index in it, from its start; equal: none */
} ml_underline;

/* False when nothing on the line fits, or more than one thing, or it began on an earlier line. */
bool ml_underline_find(const ml_tree *tree, int line, const char *action, ml_underline *out);

/* Whether the operator of a BINARY or UNARY node calls this metamethod ("__add"). */
bool ml_operator_calls(const ml_node *node, const char *metamethod);

#endif
