/* What the text declares, beside its nodes: variables, blocks, functions and their parts, and
 * the ways out of a try. Made while parsing, for the emitter and the checker; they live in the
 * tree's arena, as the nodes do. */
#ifndef ML_LANG_FUNCTIONS_H
#define ML_LANG_FUNCTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lang/lang.h"
#include "lang/names.h"

typedef struct ml_node ml_node;
typedef struct ml_block ml_block;
typedef struct ml_function ml_function;
typedef struct ml_variable ml_variable;
typedef struct ml_exits ml_exits;

typedef enum ml_attribute {
  ML_ATTRIBUTE_NONE,
  ML_ATTRIBUTE_CONST,
  ML_ATTRIBUTE_CLOSE
} ml_attribute;

/* A local variable. */
struct ml_variable {
  ml_name *name;
  ml_variable *shadowed; /* what the name meant outside */
  ml_function *home;     /* the function (never a part) whose local it is */
  ml_node *declaration;  /* LOCAL_NAME; NULL for `self` of a method */
  ml_attribute attribute;
  bool is_shared;        /* used in another function than its home too */
  bool is_made, goes_on; /* for debug mode: see watch_locals.c */
  bool is_assigned;      /* and watch_plain.c: after its declaration */
  ml_function *plain;
  uint32_t always_in, maybe_in;
};

/* A sequence of statements with a scope of its own. */
struct ml_block {
  ml_node *first; /* statement */
  ml_block *parent;
  ml_function *function; /* the function or part it belongs to */
  bool is_loop;          /* the body of a loop: `break` leaves it */
  uint32_t start, end;
  size_t outer_variables; /* while parsing: how many variables were active before */
  ml_block *outer_loop;   /* while parsing: the loop around */
};

/* A function of the text, or a part of a try or async with, which Lua will run as a function
 * of its own though to the user it is none. */
struct ml_function {
  ml_function_kind kind;
  bool is_async;              /* parts: as their home */
  bool is_vararg;             /* parts: as their home */
  bool is_method;             /* declared with a colon: has `self` */
  bool is_anonymous;          /* an expression, whatever it is assigned to */
  const ml_node *first_yield; /* not NULL: an async generator */
  int index;                  /* in order of appearance; 0 is the main chunk */
  ml_function *parent;
  ml_function *home;    /* the function a part belongs to; itself otherwise */
  ml_function *next;    /* in order of appearance */
  ml_block *body;       /* a handler part that holds several clauses: NULL */
  ml_node *parameters;  /* LOCAL_NAME list */
  const char *name;     /* "f"; NULL while it has none. NUL-terminated, as the next two */
  const char *qualname; /* "M.f", for methods "obj.m" */
  const char *spelling; /* as the user named it: "obj:m" */
  int line, last_line;  /* as Lua will say linedefined and lastlinedefined */
  uint32_t start;       /* of `function`, `async` or `local`: where its text begins */
  uint32_t keyword;     /* of the word `function` */
  uint32_t async_word;  /* of the word `async`, when it has one */
  uint32_t open_paren, body_start, end_word; /* offsets */
  ml_node *value_return; /* the last `return` with a value, linked to earlier ones */
  ml_exits *exits;       /* parts: the ways out that its statement must provide */
  bool is_plain;         /* for debug mode: see watch_plain.c */
  uint32_t always_in, maybe_in;
};

/* The jumps out of the parts of one try or async with. */
typedef struct ml_exit_label {
  ml_name *name;
  bool local; /* the label is in the function or part where the statement stands */
  struct ml_exit_label *next;
} ml_exit_label;

struct ml_exits {
  bool returns, breaks;
  ml_exit_label *labels;
  ml_function *in; /* the function or part where the statement stands */
  ml_block *loop;  /* the innermost loop around the statement; NULL when there is none */
};

#endif
