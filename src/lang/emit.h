/* From the tree to the edits: what is emitted for each construct (see README.md).
 * Shared by the files of the emitter and translate.c. */
#ifndef ML_LANG_EMIT_H
#define ML_LANG_EMIT_H

#include "lang/edits.h"
#include "lang/parser.h"

typedef struct ml_emitter {
  const ml_tree *tree;
  ml_edits edits;
} ml_emitter;

/* Records the edits of every rewrite of the tree, and of its call statements. */
void ml_emit(ml_emitter *emitter);

/* Records what tells of reads and writes, for debug mode: see emit_watch.c. Before ml_emit. */
void ml_emit_watch(ml_emitter *emitter);

/* One construct each. */
void ml_emit_await(ml_emitter *emitter, const ml_node *node);
void ml_emit_yield(ml_emitter *emitter, const ml_node *node);
void ml_emit_function(ml_emitter *emitter, const ml_node *node);
void ml_emit_function_statement(ml_emitter *emitter, const ml_node *node);
void ml_emit_async_for(ml_emitter *emitter, const ml_node *node);
void ml_emit_raise(ml_emitter *emitter, const ml_node *node);
void ml_emit_try(ml_emitter *emitter, const ml_node *node);
void ml_emit_async_with(ml_emitter *emitter, const ml_node *node);
void ml_emit_return(ml_emitter *emitter, const ml_node *node);
void ml_emit_break(ml_emitter *emitter, const ml_node *node);
void ml_emit_goto(ml_emitter *emitter, const ml_node *node);
void ml_emit_call_statement(ml_emitter *emitter, const ml_node *node);
void ml_emit_spawn(ml_emitter *emitter, const ml_node *node);

/* --- shorthands --- */

/* Replaces the word of that length, and the blanks behind it, by the text said. */
void ml_replace_word(ml_emitter *emitter, uint32_t at, uint32_t length);
/* Keeps a `(` that begins the next statement from becoming the arguments of what was emitted. */
void ml_separate_statement(ml_emitter *emitter, const ml_node *node, uint32_t at);
/* Says `...` and what goes before or after it, where the function is vararg. */
void ml_say_vararg(ml_emitter *emitter, const ml_function *function, const char *before);
/* Says the statements that take the jumps out of a try or async with further. */
void ml_say_exits(ml_emitter *emitter, const ml_exits *exits);
/* Whether anything has to be done after the call. */
bool ml_has_exits(const ml_exits *exits);

#endif
