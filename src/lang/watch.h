/* What an expression is made from, as far as debug mode looks at it: see emit_watch.c.
 *
 * A place is what several tasks can reach: a global, a variable that more than one function uses,
 * or a field reached by names and constants only, which can be looked at again without side
 * effects.
 *
 * Cost: nothing is kept; a long expression is looked at to a certain depth. */
#ifndef ML_LANG_WATCH_H
#define ML_LANG_WATCH_H

#include "lang/parser.h"

enum { ML_MOST_SOURCES = 12 };

/* The places that a value is read from, and the locals that nobody else reaches. */
typedef struct ml_sources {
  const ml_node *places[ML_MOST_SOURCES];
  const ml_variable *locals[ML_MOST_SOURCES];
  int place_count, local_count;
  int awaits;                /* how often it may suspend */
  uint32_t first_await;      /* where the first await to be carried out ends; 0: there is none */
  const ml_node *call;       /* what is awaited first, if that is a call */
  int plain_calls;           /* calls of the program's own functions that are not awaited */
  const ml_node *plain_call; /* the first of them */
} ml_sources;

/* Adds the sources of an expression; of all in a list. */
void ml_sources_add(ml_sources *sources, const ml_node *expression, const char *text);
void ml_sources_add_list(ml_sources *sources, const ml_node *list, const char *text);

bool ml_is_place(const ml_node *node, const char *text);

/* Whether a place is read for certain before the first await of the statement it stands in. Lua
 * reads the function's own locals as late as it can. */
bool ml_is_read_early(const ml_sources *sources, const ml_node *place, const ml_function *in);

/* Whether a local that the statement declares has taken the place of a name in the path. */
bool ml_is_hidden(const ml_node *statement, const ml_node *path);

#endif
