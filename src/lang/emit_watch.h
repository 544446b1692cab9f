/* What the files share that emit what debug mode is told: see emit_watch.c.
 *
 * Each `say` adds to the text of the edit that is being made. A place is said as a path: where to
 * begin, and the keys that lead from there. */
#ifndef ML_LANG_EMIT_WATCH_H
#define ML_LANG_EMIT_WATCH_H

#include "lang/emit.h"
#include "lang/watch.h"

void ml_say_number(ml_edits *edits, long number);

/* `,_ENV,"t","x"`, `,account,"balance"`, `,list,i`, `,list,_watch.length` */
void ml_say_path(ml_emitter *emitter, const ml_node *place);

/* `,LINE,"account.balance"` */
void ml_say_where(ml_emitter *emitter, const ml_node *place);

/* `,LINE,"account.balance"` and the path; a variable is told by a function that has it. */
void ml_say_place(ml_emitter *emitter, const ml_node *place);

/* `,function()return x end` */
void ml_say_variable(ml_edits *edits, const ml_name *name);

/* The bytes of the text from `start` to `end` as a part of a quoted string. */
void ml_say_quoted(ml_emitter *emitter, uint32_t start, uint32_t end);

/* A key that can be worked out again. */
void ml_say_key(ml_emitter *emitter, const ml_node *key);

#endif
