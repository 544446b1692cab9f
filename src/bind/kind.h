/* Kinds: the metatables of our userdata, and the options tables of our functions. A part of
 * runtime.h, which includes it. */
#ifndef ML_BIND_KIND_H
#define ML_BIND_KIND_H

#include "bind/runtime.h"

/* The object at `index` and its kind, or NULL and ML_KIND_NONE for whatever is not ours. */
static inline void *ml_object_at(lua_State *L, int index, ml_kind *kind) {
  /* A light userdata has no length; others' userdata do not begin with an address in our runtime.
   */
  const ml_tag **object = lua_touserdata(L, index);
  const ml_runtime *rt = ml_runtime_of(L);
  *kind = ML_KIND_NONE;
  if (object == NULL || lua_rawlen(L, index) < sizeof *object) return NULL;
  if ((uintptr_t)*object - (uintptr_t)rt->tags >= sizeof rt->tags) return NULL;
  *kind = (*object)->kind;
  return object;
}
/* Only the kind. */
ml_kind ml_kind_of(lua_State *L, int index);
/* What an object of `kind` must have as its first member, from the moment it is made. */
static inline const ml_tag *ml_tag_of(lua_State *L, ml_kind kind) {
  return &ml_runtime_of(L)->tags[kind];
}
/* Makes the metatable of a kind: `__name`, methods reached by __index(self, key) first and then in
 * `methods`, and `metamethods`; leaves nothing on the stack. */
void ml_new_kind(lua_State *L, ml_kind kind, const char *name, const luaL_Reg *methods,
                 const luaL_Reg *metamethods);
/* Adds methods to a kind that has been made. */
void ml_add_methods(lua_State *L, ml_kind kind, const luaL_Reg *methods);
/* Gives the userdata at the top its metatable, without a finalizer. */
void ml_set_kind(lua_State *L, ml_kind kind);
/* … with the kind's finalizer. Finalizers are dear (Lua walks all objects that have one in each
 * collection), so an object gets its own when it first has something to say at its end. */
void ml_set_finalized(lua_State *L, ml_kind kind);
/* Makes the metatable of `kind` say that it is based on another kind, for isinstance. */
void ml_set_base(lua_State *L, ml_kind kind, ml_kind base);
/* The userdata of `kind` at argument `index`, or a Lua error that names the method called with a
 * dot. */
void *ml_check_kind(lua_State *L, int index, ml_kind kind);

/* The field `key` of the options table at `index` (0 or not a plain table: none): pushes it and
 * returns its type. */
int ml_option(lua_State *L, int index, const char *key);
/* The index of a trailing options table (a table without metatable) among `count` arguments; 0
 * without one. */
int ml_options_at(lua_State *L, int count);

#endif
