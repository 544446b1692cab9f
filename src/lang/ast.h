/* The syntax tree.
 *
 * Every node knows its kind, its bytes in the text (start, end exclusive) and
 * its first line; what else depends on the kind and sits in a union member that
 * nodes.def names. Siblings are linked through `next`; a list is its first node.
 * Names are resolved while parsing: a NAME node points to its variable, or to
 * NULL when it is a global.
 *
 * Beware of recursion over the tree: statements nest at most ML_MAX_NESTING deep,
 * but the left sides of binary operations and of calls and indexes
 * (`a + b + c …`, `f()()() …`) are chains of any length. ml_tree_walk copes with them.
 *
 * Ownership: nodes, names, blocks, variables and functions live in the tree's
 * arena and go with it. Cost: 24 bytes and the union member per node. */
#ifndef ML_LANG_AST_H
#define ML_LANG_AST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "lang/functions.h"
#include "lang/lang.h"
#include "lang/names.h"
#include "lang/token.h"

/* As Lua's LUAI_MAXCCALLS: deeper texts are rejected. */
enum { ML_MAX_NESTING = 200 };

typedef enum ml_node_kind {
#define X(id, member, what) ML_NODE_##id,
#include "lang/nodes.def"
  ML_NODE_COUNT
} ml_node_kind;

struct ml_node {
  uint8_t kind;   /* ml_node_kind */
  uint8_t detail; /* BINARY, UNARY: the operator's token kind; CALL, METHOD_CALL: token kind of
                     the first token of the arguments (OPEN_PAREN, STRING, OPEN_BRACE) */
  uint16_t flags; /* ml_node_flag */
  int line;       /* where it begins */
  uint32_t start, end;
  ml_node *next; /* sibling */
  union {
    char leaf;
    struct {
      ml_name *name;
      ml_variable *variable;
    } name; /* variable NULL: a global */
    struct {
      ml_node *object;
      ml_name *name;
      uint32_t dot, name_start;
    } field;
    struct {
      ml_node *object, *key;
    } index; /* KEYED_ITEM: [object] = key */
    struct {
      ml_node *callee, *arguments;
      uint32_t open;
    } call;
    struct {
      ml_node *object, *arguments;
      ml_name *name;
      uint32_t colon, name_start, open; /* open: first token of the arguments */
    } method;
    struct {
      ml_node *value;
      uint32_t inner_end;
    } operand; /* PAREN, UNARY, EXPRESSION */
    struct {
      ml_node *left, *right;
      uint32_t operator_start;
    } binary;
    struct {
      ml_node *items;
    } list; /* TABLE: items; IF: clauses */
    struct {
      ml_name *name;
      ml_node *value;
    } named_item;
    struct {
      ml_function *function;
    } function;
    struct {
      ml_node *operand;
      ml_function *in;
    } await;
    struct {
      ml_node *operands;
      ml_function *in;
    } yield;
    struct {
      ml_node *targets, *values;
    } assign; /* LOCAL: targets are LOCAL_NAMEs */
    struct {
      ml_node *condition;
      ml_block *body;
    } loop; /* condition NULL: DO, `else` */
    struct {
      ml_node *name, *from, *to, *step;
      ml_block *body;
    } numeric_for; /* step or NULL */
    struct {
      ml_node *names, *values;
      ml_block *body;
      ml_function *in;
    } generic_for;
    struct {
      ml_node *target, *function;
    } function_statement; /* function: a FUNCTION node */
    struct {
      ml_node *values, *earlier;
      ml_function *in;
      uint32_t values_end;
    } jump_values;
    struct {
      ml_function *in;
      ml_block *loop;
      ml_node *earlier;
    } break_out; /* loop NULL: none, as that of the one before */
    struct {
      ml_name *name;
      ml_function *in;
      ml_block *block;
      ml_node *earlier;
      uint32_t name_start;
    } go_to;
    struct {
      ml_name *name;
      ml_block *block;
    } label;
    struct {
      ml_node *items;
      ml_block *body;
      ml_exits *exits;
      uint32_t with_word, do_word, end_word;
    } with;
    struct {
      ml_node *value, *name;
      ml_function *part;
      uint32_t as_word, comma;
    } with_item;
    struct {
      ml_block *body, *else_body, *finally_body;
      ml_node *clauses;
      ml_exits *exits;
      ml_function *body_part, *handler_part, *else_part, *finally_part;
      uint32_t else_word, finally_word, end_word;
    } try_statement;
    struct {
      ml_node *classes, *name;
      ml_block *body;
      ml_function *classes_part, *handler_part; /* of an `except *`; else NULL */
      uint32_t star, as_word, classes_end;
    } except;
    struct {
      ml_node *value;
      ml_function *in;
    } raise;
    struct {
      ml_variable *variable;
      ml_name *attribute;
    } local_name;
  };
};

typedef enum ml_node_flag {
  ML_FLAG_ASYNC = 1,       /* GENERIC_FOR: async for */
  ML_FLAG_IN_HANDLER = 2,  /* RAISE: inside an except block of the same function */
  ML_FLAG_STAR = 4,        /* EXCEPT: except * */
  ML_FLAG_NEEDS_BREAK = 8, /* YIELD, RAISE, FUNCTION…: the next token is `(`, and what is emitted
                              must be kept from becoming its callee */
  ML_FLAG_LEAVES = 16,     /* GOTO, BREAK, RETURN: leaves a part of a try or async with */
  ML_FLAG_TAKEN = 32       /* CALL: emitted as a part of the await or create_task around it */
} ml_node_flag;

/* Whether the variable of a NAME node is a local of an enclosing function. */
bool ml_name_is_upvalue(const ml_node *name, const ml_function *in);

#endif
