/* Text to syntax tree.
 *
 * ml_parse is the whole front end: lexer, grammar, scopes and the static errors
 * of the language. The translator and `moonloop check` both start from the tree
 * it makes. It recovers from errors at the next statement, so that one pass finds
 * several, and then the tree holds what could be understood.
 *
 * Cost: linear in the text; the tree takes about ten times the text's size. */
#ifndef ML_LANG_PARSER_H
#define ML_LANG_PARSER_H

#include "base/arena.h"
#include "lang/ast.h"
#include "lang/lang.h"
#include "lang/lexer.h"

/* A growing list of nodes. */
typedef struct ml_node_list {
  ml_node **nodes;
  size_t count, capacity;
} ml_node_list;

typedef struct ml_tree {
  char *text; /* a copy, zero-padded */
  size_t length;
  const char *file;
  ml_lines lines;
  ml_function *main; /* and through `next` every function and part, in order */
  int function_count;
  ml_node_list rewrites; /* what plain Lua would not understand, outer nodes before inner */
  ml_node_list calls;    /* EXPRESSION statements that are calls */
  ml_node_list spawns;   /* CALLs of the form create_task(f(x)) */
  ml_diag *diags;        /* in order of position */
  size_t diag_count, diag_capacity;
  ml_lang_status status;
  ml_arena arena;
} ml_tree;

/* Parses `length` bytes of `text`, which is copied. `tree` is filled in every case and must be
 * given to ml_tree_free. Returns tree->status. */
ml_lang_status ml_parse(const char *text, size_t length, const ml_translate_options *options,
                        ml_tree *tree);
void ml_tree_free(ml_tree *tree);

/* The lines and columns of a stretch of bytes. */
ml_span ml_tree_span(const ml_tree *tree, uint32_t start, uint32_t end);
ml_span ml_node_span(const ml_tree *tree, const ml_node *node);

/* The name in a string constant that is written as a plain identifier, not terminated; NULL for
 * other nodes. */
const char *ml_plain_key(const ml_tree *tree, const ml_node *key, size_t *length);

/* Calls `enter` for every node under `function`'s body in order of appearance, nested functions
 * and parts included, without recursion on long chains; stops when `enter` returns false.
 * Returns false when it was stopped or memory ran out. */
typedef bool (*ml_visit)(void *context, ml_node *node);
bool ml_tree_walk(ml_tree *tree, ml_visit enter, void *context);

#endif
