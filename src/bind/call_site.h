/* Calls as the user wrote them: found again in the source line, for the words of an explanation.
 *
 * The line is searched as text, since no syntax tree is kept of what runs. Where it does not show
 * the call plainly, nothing is claimed. Cost: only paid when something is reported. */
#ifndef ML_BIND_CALL_SITE_H
#define ML_BIND_CALL_SITE_H

#include "bind/runtime.h"

/* The text of a call of `name` in a source line: from its first byte (asyncio.sleep, obj:m) to the
 * closing parenthesis. Returns its length; 0 when the line does not show one whole. */
size_t ml_find_call(const char *text, size_t length, const char *name, size_t *start);
/* The object of a method call, as the user wrote it: "task" of "print(task:result())". */
size_t ml_find_object(const char *text, size_t length, const char *method, size_t *start);

/* Pushes the call that made the coroutine object at `index`, as the user wrote it where its line
 * shows that, else "NAME()". */
const char *ml_push_call_text(lua_State *L, int index);

/* Pushes what stands behind the only `await` of a source line: a name or a call with all that is
 * hung on it. NULL (nothing pushed) when there are several, or it is not that plain. */
const char *ml_push_awaited(lua_State *L, const char *text, size_t length);
/* The diagnostic is about the call of `name` on the user's line: its file, its span, and the fact
 * `here`, the call as it was written. */
void ml_describe_here(lua_State *L, ml_diag *diag, const char *name);

/* Says of the coroutine object at `index`, made on `line`, which call made it: the fact `call`, the
 * span, the source, the variant "inside" (with the fact `function`) or "outside" of an async
 * function, "sleep" (inside, and of the library's own) or "prompt" (in an input itself). */
void ml_describe_call(lua_State *L, ml_diag *diag, int index, int line);

/* After ml_describe_call, inside an async function: when the call stands in a list, or its result
 * is appended to one, that is the variant "list", with the fact `list` ("jobs") where it has a
 * name. */
void ml_describe_list(lua_State *L, ml_diag *diag, int index);

#endif
