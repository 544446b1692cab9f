#include "bind/not_set.h"

#include <string.h>

#include "bind/call_site.h"
#include "bind/coroutine.h"
#include "bind/exception.h"
#include "bind/future.h"
#include "bind/repr_future.h"

/* The object that was asked, as the user wrote it, and `awaited` where it may be awaited there. */
static void describe_asked(lua_State *L, ml_diag *diag, const char *method) {
  ml_site site;
  ml_finding call;
  bool known = ml_site_here(L, &site);
  ml_diag_set(&diag->file, site.file);
  ml_diag_fact(diag, "line", "%d", site.spot.line);
  diag->span = (ml_span){site.spot.line, 0, site.spot.line, 0};
  bool found = known && site.tree != NULL &&
               ml_find_call(site.tree, &site.spot, method, true, &call) && call.count == 1 &&
               call.node->kind == ML_NODE_METHOD_CALL;
  const ml_node *object = found ? call.node->method.object : NULL;
  if (found) ml_site_fact(diag, "variable", &site, object);
  ml_site_kind kind = ml_site_kind_of(&site, found ? &call : NULL);
  if (kind == ML_SITE_ASYNC || kind == ML_SITE_PROMPT) {
    if (found)
      ml_site_fact(diag, "awaited", &site, object);
    else
      ml_diag_fact(diag, "awaited", "%s", diag->variant);
  }
  ml_diag_mark(diag, diag->span, "%s", "not done yet here");
}

/* Where a task stands: asked to end, not begun, waiting at a line of the user's, or in the library.
 */
static void describe_task(lua_State *L, ml_diag *diag, int index, bool result) {
  const ml_task_object *self = lua_touserdata(L, index);
  ml_push_task_name(L, index);
  ml_diag_fact(diag, "task", "%s", lua_tostring(L, -1));
  ml_task_push_coroutine(L, index);
  const char *name = ml_coroutine_name(L, -1);
  ml_diag_fact(diag, "name", "%s", name);
  ml_push_waiting(L, index);
  if (ml_runtime_of(L)->current_task == &self->core)
    ml_diag_set(&diag->variant, "itself");
  else if (result && self->core.cancel_requests > 0)
    ml_diag_set(&diag->variant, "cancelled");
  else if (((const ml_coroutine *)lua_touserdata(L, -2))->state == ML_COROUTINE_CREATED)
    ml_diag_set(&diag->variant, "unstarted");
  else if (lua_isstring(L, -1))
    ml_diag_fact(diag, "waiting", "%s", lua_tostring(L, -1));
  else if (self->core.waiting_for != NULL)
    ml_diag_fact(diag, "inside", "%s", name);
  lua_pop(L, 3);
}

int ml_raise_not_set(lua_State *L, int index, ml_diag_id id) {
  const ml_future_object *self = lua_touserdata(L, index);
  bool result = id == ML_DIAG_RESULT_NOT_SET;
  index = lua_absindex(L, index);
  ml_exception_push(L, ML_EXC_InvalidStateError,
                    result ? "Result is not set." : "Exception is not set.");
  ml_diag *diag = ml_exception_set_diag(L, -1, id);
  if (diag == NULL) return lua_error(L);
  ml_diag_set(&diag->variant, self->core.is_task ? "task" : "future");
  describe_asked(L, diag, result ? "result" : "exception");
  if (self->core.is_task)
    describe_task(L, diag, index, result);
  else if (self->tag->kind == ML_KIND_GATHER)
    ml_diag_set(&diag->variant, "gather");
  else if (self->derived)
    ml_diag_set(&diag->variant, "derived");
  return lua_error(L);
}
