/* What an expression is made from, as far as debug mode looks at it: see emit_watch.c.
 *
 * A place is what several tasks can reach: a global, a variable that more than one function uses,
 * a field, or the length of a list, reached by names and simple keys only, so that it can be
 * looked at again without side effects.
 *
 * Cost: nothing is kept; a long expression is looked at to a certain depth. */
#ifndef ML_LANG_WATCH_H
#define ML_LANG_WATCH_H

#include "lang/parser.h"

enum { ML_MOST_SOURCES = 12 };

/* What a value is made from: places, locals that nobody else reaches, and what calls give. What is
 * handed to a function of the program is none of it: whether the result depends on it is up to the
 * function. */
typedef struct ml_sources {
  const ml_node *places[ML_MOST_SOURCES];
  ml_variable *locals[ML_MOST_SOURCES];
  const ml_node *calls[ML_MOST_SOURCES];
  const ml_variable *maybes[ML_MOST_SOURCES]; /* it may be made from these locals, or not */
  int place_count, local_count, call_count, maybe_count;
  bool unknown;         /* and from something that cannot be followed */
  int awaits;           /* how often it may suspend */
  uint32_t first_await; /* where the first await to be carried out ends; 0: there is none */
} ml_sources;

/* Adds the sources of an expression. */
void ml_sources_add(ml_sources *sources, const ml_node *expression, const char *text);

/* Whether both are spelled the same. */
bool ml_is_same_text(const ml_node *a, const ml_node *b, const char *text);

/* A place that is read several times in one go counts once. */
void ml_sources_drop_twins(ml_sources *sources, const char *text);

/* The calls of a list of expressions that can be followed, in the order in which they are carried
 * out; those whose arguments are evaluated before another call come before it. */
typedef struct ml_calls {
  const ml_node *calls[ML_MOST_SOURCES];
  bool is_awaited[ML_MOST_SOURCES];
  int count;
} ml_calls;

void ml_calls_add(ml_calls *calls, const ml_node *list);

/* What is called, where that is a function of the program called by its name: `f(x)`, `M.f(x)`,
 * `o:f(x)`; NULL: anything else. */
const ml_name *ml_followed_name(const ml_node *call);

/* Whether it can be worked out again, place or not: names and simple keys. */
bool ml_is_path(const ml_node *node, const char *text);

bool ml_is_place(const ml_node *node, const char *text);

/* Whether a key of the place has to be worked out. */
bool ml_has_computed_key(const ml_node *place);

/* Whether the value is what one of its sources holds, unchanged. */
bool ml_is_unchanged(const ml_node *value, const char *text);

/* Whether a place is read for certain before the first await of the statement it stands in. Lua
 * reads the function's own locals as late as it can. */
bool ml_is_read_early(const ml_sources *sources, const ml_node *place, const ml_function *in);

/* Whether a local that the statement declares has taken the place of a name in the path. */
bool ml_is_hidden(const ml_node *statement, const ml_node *path);

/* The items of the table that the value makes; NULL: it makes none. What an item is given. */
const ml_node *ml_items_of(const ml_node *value);
const ml_node *ml_item_value(const ml_node *item);

/* Calls `look` for each statement of a function, those of its parts among them, before those that
 * stand inside it. */
typedef void (*ml_look)(void *context, const ml_node *statement);
void ml_each_statement(const ml_block *block, ml_look look, void *context);

/* Finds out which of the functions of a text are plain (is_plain): made from nothing that others
 * reach, and calling nothing that is not plain. */
void ml_watch_plain(ml_function *functions, const char *text);
/* The plain function that is called by its name; NULL: another, or something else. */
const ml_function *ml_plain_function(const ml_node *callee);

/* Finds out which locals of the function have to be kept account of: those that are both made from
 * what is no local (is_made), and handed on (goes_on). */
void ml_watch_locals(const ml_function *function, const char *text);

#endif
