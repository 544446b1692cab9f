/* Calls as the user wrote them: found again in the text, for the words of an explanation.
 *
 * The syntax tree of the chunk says what stands on a line (lang/find.h). Where it does not show the
 * call plainly, nothing is claimed. Cost: a parse of the chunk and walks over its tree, only paid
 * when something is reported. */
#ifndef ML_BIND_CALL_SITE_H
#define ML_BIND_CALL_SITE_H

#include "bind/runtime.h"
#include "lang/find.h"

/* A place in the user's text. */
typedef struct ml_site {
  struct ml_chunk *chunk; /* NULL: not known */
  const ml_tree *tree;    /* NULL: its text is not known */
  ml_spot spot;
  char file[LUA_IDSIZE];
} ml_site;

/* Where an await may stand, and what runs a coroutine object. */
typedef enum ml_site_kind {
  ML_SITE_UNKNOWN,
  ML_SITE_MODULE,  /* the main part of a file */
  ML_SITE_REGULAR, /* a function that is not async */
  ML_SITE_ASYNC,
  ML_SITE_PROMPT /* an input itself */
} ml_site_kind;

/* The innermost frame of the user's that runs: "Sl" of it; false without one. */
bool ml_user_frame(lua_State *L, lua_Debug *ar);
/* A line of the function that is known so. A site stays valid until another is asked for in another
 * chunk. */
void ml_site_of(lua_State *L, const lua_Debug *ar, int line, ml_site *site);
/* The innermost line of the user's that runs; false without one. */
bool ml_site_here(lua_State *L, ml_site *site);
/* Where the coroutine object at `index` was made. */
void ml_site_made(lua_State *L, int index, ml_site *site);
/* What is around: of the finding, or (NULL) of the function that runs. */
ml_site_kind ml_site_kind_of(const ml_site *site, const ml_finding *finding);
/* Which explanation fits a coroutine object that was lost there: "prompt", "inside" of an async
 * function, "looped" (outside, while a loop runs) or "outside". */
const char *ml_site_variant(ml_site_kind kind, bool in_loop);
/* The part of its first line that a node takes. */
ml_span ml_site_span(const ml_site *site, const ml_node *node);
/* The text of a node becomes a fact. */
void ml_site_fact(ml_diag *diag, const char *key, const ml_site *site, const ml_node *node);
/* Pushes the text of a node, of a local variable its name; a long one is cut. */
const char *ml_site_push_text(lua_State *L, const ml_site *site, const ml_node *node);
/* A call of what `callee` is, with the arguments from `first` on. */
void ml_site_call_fact(ml_diag *diag, const char *key, const ml_site *site, const ml_node *callee,
                       const ml_node *first);
/* The name behind the last dot of a qualname. */
const char *ml_last_part(const char *qualname);

/* The call that made the coroutine object at `index`, whose site this is. Of a metamethod it is the
 * operation. */
bool ml_site_find_made(lua_State *L, int index, const ml_site *site, ml_finding *out);
/* The call that stands as a statement at the site, and is the only one there. */
bool ml_site_find_statement(const ml_site *site, ml_finding *out);

/* The target of an assignment whose value is the node; NULL without one. */
const ml_node *ml_site_target(const ml_node *statement, const ml_node *value);
/* Whether a call runs what it is given, and hands over its result: asyncio.run. */
bool ml_runs_argument(const ml_node *call);

/* Pushes the call that made the coroutine object at `index`, as the user wrote it where its line
 * shows that, else "NAME()". */
const char *ml_push_call_text(lua_State *L, int index);
/* Pushes what stands behind the only `await` of the user's line that runs. NULL (nothing pushed)
 * when there are several, or none. */
const char *ml_push_awaited(lua_State *L);

/* Pushes the name of the function that the user's code has called, and which led here: what Lua
 * says of the call, or, of an awaited one, what the line says. NULL (nothing pushed): not known. */
const char *ml_push_called_by_user(lua_State *L);
/* The diagnostic is about the call of `name` on the user's line: its file, its span, and the facts
 * `here`, the call as it was written, and `function`, what it calls. */
void ml_describe_here(lua_State *L, ml_diag *diag, const char *name);

/* After it: the fact `called`, the same call with `()` behind the argument whose text this is. */
void ml_describe_called(lua_State *L, ml_diag *diag, const char *name, const char *argument);

/* Says of the coroutine object at `index` which call made it: the fact `call`, the span, the
 * source, the fact `function` around it, and the variant: that of ml_site_variant, "sleep" (inside,
 * and of the library's own), "return" (inside, and returned), or "returned" (looped, and returned).
 */
void ml_describe_call(lua_State *L, ml_diag *diag, int index);

/* After ml_describe_call, inside an async function: when the call stands in a list, or its result
 * is appended to one, that is the variant "list", with the fact `list` ("jobs") where it has a
 * name. */
void ml_describe_list(lua_State *L, ml_diag *diag, int index);

#endif
