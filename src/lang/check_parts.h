/* Shared by the files of the checker; nobody else includes it.
 *
 * Two walks over one tree. The first collects the places: which variable,
 * global or field is written, where, and with what. The second shows every node
 * to every rule, each of which looks for one kind of mistake. Both keep a stack
 * of frames, which say of the node at hand in which function it stands and which other nodes
 * certainly run before it; a frame ends where its stretch of text ends, so that the walk itself
 * needs to know nothing of it.
 *
 * Out of memory anywhere sets `failed`, what is asked for then is a dummy of which nothing
 * is known, and the walk ends with the node. Everything but the tables lives in the tree's arena.
 */
#ifndef ML_LANG_CHECK_PARTS_H
#define ML_LANG_CHECK_PARTS_H

#include "lang/check_library.h"
#include "lang/check_pairs.h"
#include "lang/parser.h"

/* A straight line: nodes that run one after the other, once, or not at all. */
typedef struct ml_region {
  const struct ml_region *inherits; /* whose nodes up to here have run as well; or NULL */
} ml_region;

/* The try statements whose bodies a node stands in, from the inside. */
typedef struct ml_guard {
  const ml_node *statement;
  const struct ml_guard *outer;
} ml_guard;

/* What surrounds the nodes of a stretch of text. */
typedef struct ml_check_frame {
  uint32_t end;   /* where it ends */
  uint32_t split; /* from here on `after` is the region, until then `before` */
  const ml_region *before, *after;
  const ml_guard *guard;
  const ml_function *home; /* the function, never a part */
  bool conditional;        /* in a branch or loop of that function */
} ml_check_frame;

/* A variable, a global, or a field that is named by dots. */
typedef struct ml_place {
  const struct ml_place *base; /* of a field: the table */
  const ml_variable *variable; /* of a variable */
  const ml_name *name;
  unsigned writes;             /* how often the text writes it, at least; parameters count as one */
  unsigned mentions;           /* how often a variable or global is named behind its declaration */
  const ml_node *value;        /* what the only write stores; NULL: unknown */
  const ml_region *written_in; /* the region of the write the rules have come to last */
  bool is_declared;            /* that write declares the variable */
  bool is_conditional;         /* that write stands in a branch */
  bool is_managed;             /* `async with value as variable` */
  bool has_computed_fields;    /* fields are written whose names are not in the text */
  bool is_written_elsewhere;   /* a variable: in a function inside its own */
  bool is_used_elsewhere;      /* a variable: in an async function inside its own */
} ml_place;

typedef enum ml_value_kind {
  ML_VALUE_UNKNOWN,
  ML_VALUE_FUNCTION, /* an async function of the text, no generator */
  ML_VALUE_REGULAR,  /* any other function of the text */
  ML_VALUE_LIBRARY,  /* what a row of the library names */
  ML_VALUE_OBJECT    /* an object of the library, by type */
} ml_value_kind;

/* What an expression is known to be. */
typedef struct ml_value {
  ml_value_kind kind;
  const ml_function *function; /* FUNCTION, REGULAR; OBJECT that is a coroutine of it */
  const ml_library *row;       /* LIBRARY; OBJECT that a library function gave */
  const char *type;            /* OBJECT: "coroutine", "future", "loop" … */
  const ml_node *call;         /* OBJECT: the call that made it */
} ml_value;

typedef struct ml_checker {
  ml_tree *tree;
  ml_diag *diags;
  size_t count, capacity;
  ml_pairs places; /* see check_places.c */
  ml_pairs uses;   /* (place, region) to how it was first used there */
  ml_check_frame *frames;
  size_t frame_count, frame_capacity;
  const ml_node *first_clause; /* of the if statement entered last */
  unsigned questions;          /* how many check_conduct.c was asked */
  bool globals_unknown;        /* the text has a word with _ENV */
  bool failed;                 /* out of memory */
  ml_place unknown_place;      /* the dummy */
} ml_checker;

/* Memory of the tree's arena, zeroed; NULL sets `failed`. */
void *ml_checker_alloc(ml_checker *checker, size_t size);

/* --- frames --- */
/* Leaves the frames that end before the node, and enters those that begin with it. */
void ml_frames_enter(ml_checker *checker, const ml_node *node);
/* Starts anew for another walk; false when there is no memory. */
bool ml_frames_begin(ml_checker *checker);
static inline const ml_check_frame *ml_frame_top(const ml_checker *checker) {
  return &checker->frames[checker->frame_count - 1];
}
/* The region of a node, which is the one entered last. */
const ml_region *ml_region_of(const ml_checker *checker, const ml_node *node);
/* Whether a try around the node catches that very class by name: then it is meant to be raised. */
bool ml_is_expected(const ml_checker *checker, const char *class_name);
/* Whether the node stands in an async function. */
static inline bool ml_is_inside_async(const ml_checker *checker) {
  return ml_frame_top(checker)->home->kind == ML_FUNCTION_ASYNC;
}

/* --- places --- */
/* The first walk's visitor. */
void ml_places_collect(ml_checker *checker, const ml_node *node);
/* The place that a NAME or a FIELD of places names; NULL for anything else. */
ml_place *ml_place_of(ml_checker *checker, const ml_node *node);
/* The place of a field. */
ml_place *ml_place_field(ml_checker *checker, const ml_place *base, const ml_name *name);
/* Whether functions of that name are all async, as far as the text goes. */
bool ml_name_is_async_everywhere(ml_checker *checker, const ml_name *name);

/* --- conduct --- */
/* The first walk's other visitor: what functions do. */
void ml_conduct_collect(ml_checker *checker, const ml_node *node);
/* Whether an expression changes nothing, does not wait, and does not read `apart` (may be NULL). */
bool ml_only_computes(ml_checker *checker, const ml_node *expression, const ml_variable *apart);
/* Whether a call changes nothing but does wait, and its arguments do not read `apart`. */
bool ml_only_waits(ml_checker *checker, const ml_node *call, const ml_variable *apart);

/* --- values --- */
ml_value ml_value_of(ml_checker *checker, const ml_node *expression);
/* What a place holds wherever it is read after its only write. */
ml_value ml_value_at(ml_checker *checker, const ml_place *place);
/* What a CALL or METHOD_CALL calls: a FUNCTION, a REGULAR one, a row of the LIBRARY, or unknown. */
ml_value ml_callee_of(ml_checker *checker, const ml_node *call);
/* The row of the library for what a node calls; NULL when it is unknown, or no call. */
const ml_library *ml_called(ml_checker *checker, const ml_node *call);
/* Whether it is an object of that type. */
bool ml_value_is(const ml_value *value, const char *type);
/* The arguments of a CALL or METHOD_CALL. */
static inline const ml_node *ml_arguments_of(const ml_node *call) {
  return call->kind == ML_NODE_CALL ? call->call.arguments : call->method.arguments;
}
/* The expression inside any parentheses. */
const ml_node *ml_bare(const ml_node *expression);

/* --- reports --- */
/* A new diagnostic of a node, with `mark` under it, whose message is the format's; NULL when there
 * is no memory. */
ml_diag *ml_found(ml_checker *checker, ml_diag_id id, const ml_node *node, const char *mark,
                  const char *format, ...) __attribute__((format(printf, 5, 6)));
/* The text of a node with its white space run together; NULL when it is too long to be read in a
 * sentence. Lives in the arena. */
const char *ml_text_of(ml_checker *checker, const ml_node *node);
/* Adds a fact that is the text of a node, unless that is too long. */
void ml_found_text(ml_checker *checker, ml_diag *diag, const char *key, const ml_node *node);
/* A call as messages name it: its text, or else `name(…)`. */
const char *ml_call_text(ml_checker *checker, const ml_node *call, const char *name);
/* What a coroutine is called in messages. */
const char *ml_called_name(const ml_value *coroutine);

/* --- rules: each is shown every node --- */
#define ML_RULES(X) \
  X(dropped)        \
  X(reused)         \
  X(used)           \
  X(protocols)      \
  X(not_called)     \
  X(blocking)       \
  X(order)          \
  X(sequential)     \
  X(unpack)         \
  X(spelling)
#define X(name) void ml_rule_##name(ml_checker *checker, const ml_node *node);
ML_RULES(X)
#undef X

#endif
