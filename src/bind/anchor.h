/* Anchors: what the loop can reach must not be collected.
 *
 * The core links C structs that live in userdata, and the collector does not
 * see those links. So whatever has a handle in the loop's hands (pending tasks,
 * callbacks, gathers) is anchored: kept in the registry by number, from the moment
 * it is handed over until it is done.
 *
 * That would keep a task alive that waits for a future nobody else knows,
 * which CPython collects and reports. At its defined points a full collection
 * therefore treats those who merely watch as reachable only through what they
 * watch (ml_collect), so the steps themselves need no bookkeeping and the
 * collection of lost tasks is reproducible. The first finalizer that asks for one of
 * them meanwhile puts all of them back.
 *
 * Cost: one table write to anchor, one to let go; a collection is linear in
 * what is anchored. */
#ifndef ML_BIND_ANCHOR_H
#define ML_BIND_ANCHOR_H

#include "bind/runtime.h"

/* How objects may begin that are anchored and merely watch. */
typedef struct ml_anchored_head {
  const ml_tag *tag;
  int anchor;
} ml_anchored_head;

/* Anchors the value at the top (it stays there) and returns its number, which it must keep as its
 * `anchor`. May raise a memory error. */
int ml_anchor(lua_State *L);
/* Lets it go. 0 is no anchor. Never raises. */
void ml_unanchor(lua_State *L, int anchor);
/* For ml_push_anchored: replaces the mark at the top by what it stands for. */
void ml_push_demoted(lua_State *L, int anchor);
/* Pushes what is anchored under a number; nil for 0. */
static inline void ml_push_anchored(lua_State *L, int anchor) {
  if (lua_rawgeti(L, LUA_REGISTRYINDEX, anchor) == LUA_TLIGHTUSERDATA) ml_push_demoted(L, anchor);
}
/* Pushes what is anchored under the next number after `*anchor` (0 to begin with), which is set,
 * and returns its kind; ML_KIND_NONE, and nothing is pushed, when there is no more. */
ml_kind ml_next_anchored(lua_State *L, int *anchor);

/* A full collection that also finds lost tasks. May raise what finalizers cannot: memory errors. */
void ml_collect(lua_State *L);

#endif
