#include "bind/no_class.h"

#include "base/nearest.h"
#include "bind/absent.h"
#include "bind/call_site.h"
#include "bind/chunk.h"
#include "bind/exception.h"
#include "bind/exception_class.h"
#include "bind/library.h"

/* The `place`-th class of the only except at the site; NULL: it does not show. */
static const ml_node *class_at(const ml_site *site, int place) {
  ml_finding clause;
  if (site->tree == NULL || !ml_find_kind(site->tree, &site->spot, ML_NODE_EXCEPT, &clause))
    return NULL;
  const ml_node *class = clause.node->except.classes;
  while (class != NULL && --place > 0) class = class->next;
  return class;
}

/* Pushes the name of asyncio's that is `name`, or (`nearly`) near it; NULL (nothing pushed): none.
 */
static const char *push_of_asyncio(lua_State *L, const char *name, bool nearly) {
  int top = lua_gettop(L);
  ml_push_library_names(L);
  bool is_there = lua_getfield(L, -1, name) != LUA_TNIL;
  lua_pop(L, 1);
  const char *meant = is_there ? name : nearly ? ml_nearest_key(L, name) : NULL;
  if (meant != NULL) meant = lua_pushfstring(L, "asyncio.%s", meant);
  if (meant != NULL) lua_replace(L, top + 1);
  lua_settop(L, meant == NULL ? top : top + 1);
  return meant;
}

/* The class among the globals whose name is nearest; NULL: none is near. */
static const char *nearest_class(lua_State *L, const char *name) {
  ml_nearest nearest = {.word = name};
  lua_pushglobaltable(L);
  lua_pushnil(L);
  while (lua_next(L, -2) != 0) {
    bool is = lua_type(L, -2) == LUA_TSTRING && ml_is_exception_class(L, -1);
    lua_pop(L, 1);
    if (is) ml_nearest_consider(&nearest, lua_tostring(L, -1));
  }
  lua_pop(L, 1);
  return nearest.best;
}

/* Pushes what was meant by a global that is not there; NULL (nothing pushed): not known. */
static const char *push_meant(lua_State *L, const char *name) {
  const char *meant = push_of_asyncio(L, name, false);
  if (meant != NULL) return meant;
  meant = nearest_class(L, name);
  return meant != NULL ? lua_pushstring(L, meant) : push_of_asyncio(L, name, true);
}

static const char *push_name(lua_State *L, const ml_name *name) {
  return lua_pushlstring(L, name->text, name->length);
}

/* The diagnostic is about the name of a class, which is nil: `ValueEror`, `asyncio.TimoutError`. */
static void explain(lua_State *L, ml_diag *diag, const ml_node *class) {
  if (class->kind == ML_NODE_NAME && class->name.variable == NULL) {
    const char *name = push_name(L, class->name.name), *meant = push_meant(L, name);
    if (meant != NULL) ml_explain_typo(diag, name, meant);
  } else if (class->kind == ML_NODE_FIELD && class->field.object->kind == ML_NODE_NAME &&
             class->field.object->name.variable == NULL) {
    const char *object = push_name(L, class->field.object->name.name);
    const char *field = push_name(L, class->field.name);
    lua_getglobal(L, object);
    ml_explain_absent(L, diag, -1, object, field, false);
  }
}

/* Hands the exception at the top what is known of the class. */
static void tell(lua_State *L, const ml_site *site, const ml_node *class) {
  ml_diag diag;
  int exception = lua_gettop(L);
  ml_diag_init(&diag, ML_DIAG_NONE);
  explain(L, &diag, class);
  ml_diag *kept =
      diag.id == ML_DIAG_NONE ? NULL : ml_exception_set_diag(L, exception, ML_DIAG_ABSENT_NAME);
  if (kept == NULL) {
    ml_diag_free(&diag);
  } else {
    *kept = diag;
    if (ml_diag_get(kept, "meant") != NULL) ml_diag_set(&kept->variant, "class");
    ml_diag_set(&kept->file, site->file);
    ml_diag_set(&kept->source, site->chunk->text);
    kept->span = ml_site_span(site, class);
    ml_diag_mark(kept, kept->span, "nil");
  }
  lua_settop(L, exception);
}

void ml_push_no_class(lua_State *L, int value, int line, int place) {
  lua_Debug ar;
  ml_site site;
  bool is_nil = lua_isnil(L, value);
  luaL_checkstack(L, LUA_MINSTACK, NULL);
  ml_exception_push(L, ML_EXC_TypeError,
                    "catching classes that do not inherit from BaseException is not allowed");
  if (!is_nil || !ml_user_frame(L, &ar)) return;
  ml_site_of(L, &ar, line == 0 ? ar.currentline : line, &site);
  const ml_node *class = class_at(&site, place);
  if (class != NULL) tell(L, &site, class);
}
