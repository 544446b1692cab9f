/* What a text shows at a place: the call on a line, what it stands in, and the text of both.
 *
 * Lua remembers the line of what runs, and the lines of the function that runs it. The tree knows
 * what there is on that line, so a call is found whole, whatever its object looks like and however
 * many lines it takes, and a definition is never taken for one.
 *
 * Cost: one or two walks over the tree. Only an explanation asks. */
#ifndef ML_LANG_FIND_H
#define ML_LANG_FIND_H

#include "base/buffer.h"
#include "lang/parser.h"

/* A line, and the function that runs there, as Lua tells them. */
typedef struct ml_spot {
  int line;
  int first_line, last_line; /* of the function, as linedefined and lastlinedefined; 0, 0: the main
                                one; first_line -1: not known */
} ml_spot;

enum { ML_FINDING_AROUND = 4 };

typedef struct ml_finding {
  const ml_node *node; /* NULL: nothing was found */
  const ml_node
      *around[ML_FINDING_AROUND]; /* what it stands in, the innermost first; NULL behind */
  const ml_function *function;    /* around it; never a part */
  int count;                      /* how many others fit as well, and this one */
} ml_finding;

/* The first call of what is called `name`: `name(…)`, `a.name(…)`, `o:name(…)`. Those that are
 * awaited themselves count when `awaited` says so. */
bool ml_find_call(const ml_tree *tree, const ml_spot *spot, const char *name, bool awaited,
                  ml_finding *out);
/* The only call that is not awaited itself, where that may be of a function with another name. */
bool ml_find_only_call(const ml_tree *tree, const ml_spot *spot, ml_finding *out);
/* The first call with an argument that is called `name`: `pcall(name)`. */
bool ml_find_handed(const ml_tree *tree, const ml_spot *spot, const char *name, ml_finding *out);
/* ... and that argument of such a call. An anonymous function has the name "<anonymous>". */
const ml_node *ml_handed_argument(const ml_node *call, const char *name);
/* The first operation that calls this metamethod: "__add". */
bool ml_find_operation(const ml_tree *tree, const ml_spot *spot, const char *metamethod,
                       ml_finding *out);
/* The only node of this kind. */
bool ml_find_kind(const ml_tree *tree, const ml_spot *spot, ml_node_kind kind, ml_finding *out);
/* The object of the only `object.key` or `object:key()`; of the only `object[…]` where `key` is
 * NULL.
 */
bool ml_find_object(const ml_tree *tree, const ml_spot *spot, const char *key, ml_finding *out);
/* The value that the variable, or field, was given last, on the line of the spot or before it, in
 * the same function. */
bool ml_find_value(const ml_tree *tree, const ml_spot *spot, const char *variable, ml_finding *out);
/* The first value whose text is `text`. */
bool ml_find_text(const ml_tree *tree, const ml_spot *spot, const char *text, ml_finding *out);

/* Fills in what stands around a node. */
void ml_find_around(const ml_tree *tree, const ml_node *node, ml_finding *out);
/* The innermost function around an offset; never a part. */
const ml_function *ml_function_at(const ml_tree *tree, uint32_t offset);

bool ml_is_call(const ml_node *node);
/* The first argument of a call; NULL without one. */
const ml_node *ml_call_arguments(const ml_node *call);
/* The last name of what a call calls, or of a variable or field; NULL when it has none. */
const ml_name *ml_last_name(const ml_node *node);

/* Adds a stretch of the text on one line: white space and comments between tokens become a space.
 * False when it does not fit on one, since a string in it has several. */
bool ml_add_text(ml_buffer *out, const ml_tree *tree, uint32_t start, uint32_t end);
/* Adds a call with `()` behind every argument, or item of a table among them, whose text is
 * `text`. */
void ml_add_called(ml_buffer *out, const ml_tree *tree, const ml_node *call, const char *text);
/* Adds the line of the spot as it should read: with `await` before each call of `name` or `other`,
 * or each value whose text is `text`, in parentheses where something is done with it at once; an
 * await that stood too far out moves there. False where one of them does not lie on this line
 * whole. */
bool ml_add_awaited_calls(ml_buffer *out, const ml_tree *tree, const ml_spot *spot,
                          const char *name, const char *other);
bool ml_add_awaited_texts(ml_buffer *out, const ml_tree *tree, const ml_spot *spot,
                          const char *text);

#endif
