#include "bind/call_site.h"

#include <string.h>

#include "bind/await.h"
#include "bind/chunk.h"
#include "bind/coroutine.h"
#include "bind/place.h"

/* ---- places ---- */

static void no_site(ml_site *site) {
  memset(site, 0, sizeof *site);
  strcpy(site->file, "?");
}

void ml_site_of(lua_State *L, const lua_Debug *ar, int line, ml_site *site) {
  site->chunk = ml_chunk_find(ml_runtime_of(L), ar->source);
  site->tree = site->chunk == NULL ? NULL : ml_chunk_tree(site->chunk);
  line = ml_chunk_clamp(site->chunk, line);
  site->spot = (ml_spot){line, ar->linedefined, ar->lastlinedefined};
  if (site->chunk != NULL && ml_chunk_is_main(site->chunk, ar->linedefined, ar->lastlinedefined))
    site->spot.first_line = site->spot.last_line = 0;
  memcpy(site->file, ar->short_src, LUA_IDSIZE);
}

bool ml_user_frame(lua_State *L, lua_Debug *ar) {
  for (int level = 1; lua_getstack(L, level, ar); level++) {
    lua_getinfo(L, "Sl", ar);
    if (ar->currentline > 0 && strncmp(ar->source, "=[moonloop", 10) != 0) return true;
  }
  return false;
}

bool ml_site_here(lua_State *L, ml_site *site) {
  lua_Debug ar;
  no_site(site);
  if (!ml_user_frame(L, &ar)) return false;
  ml_site_of(L, &ar, ar.currentline, site);
  return true;
}

void ml_site_made(lua_State *L, int index, ml_site *site) {
  const ml_coroutine *coroutine = lua_touserdata(L, index);
  lua_Debug ar;
  no_site(site);
  lua_getiuservalue(L, index, ML_COROUTINE_MAKER);
  if (lua_isfunction(L, -1)) {
    lua_getinfo(L, ">S", &ar);
    ml_site_of(L, &ar, coroutine->made_line, site);
  } else {
    lua_pop(L, 1);
  }
}

static const ml_function_info *function_of(const ml_site *site) {
  if (site->chunk == NULL) return NULL;
  const ml_function_info *info =
      ml_chunk_function(site->chunk, site->spot.first_line, site->spot.last_line, NULL);
  return info == NULL ? NULL : ml_chunk_home(site->chunk, info);
}

ml_site_kind ml_site_kind_of(const ml_site *site, const ml_finding *finding) {
  const ml_function_info *info = finding == NULL ? function_of(site) : NULL;
  if (finding == NULL && info == NULL) return ML_SITE_UNKNOWN;
  switch (finding != NULL ? finding->function->kind : info->kind) {
    case ML_FUNCTION_ASYNC: return ML_SITE_ASYNC;
    case ML_FUNCTION_MODULE:
      return strncmp(site->chunk->source, "=<input-", 8) == 0 ? ML_SITE_PROMPT : ML_SITE_MODULE;
    default: return ML_SITE_REGULAR;
  }
}

ml_span ml_site_span(const ml_site *site, const ml_node *node) {
  ml_span span = ml_node_span(site->tree, node);
  if (span.end_line == span.line) return span;
  uint32_t end = node->start;
  while (end < node->end && strchr("\r\n", site->tree->text[end]) == NULL) end++;
  return ml_tree_span(site->tree, node->start, end);
}

/* A text of several lines is none to be typed, so it is no fact. */
static void add_fact(ml_diag *diag, const char *key, ml_buffer *text) {
  if (text->data != NULL && !text->failed && strchr(text->data, '\n') == NULL)
    ml_diag_fact(diag, key, "%s", text->data);
  ml_buffer_free(text);
}

/* Nothing raw is held when that raises. */
const char *ml_site_push_text(lua_State *L, const ml_site *site, const ml_node *node) {
  enum { LONGEST = 400 };
  char copy[LONGEST + 1];
  ml_buffer text = {0};
  uint32_t end = node->end;
  if (node->kind == ML_NODE_LOCAL_NAME)
    end = node->start + (uint32_t)node->local_name.variable->name->length;
  ml_add_text(&text, site->tree, node->start, end);
  size_t length = text.length < LONGEST ? text.length : LONGEST;
  if (text.data != NULL) memcpy(copy, text.data, length);
  ml_buffer_free(&text);
  return lua_pushlstring(L, copy, length);
}

void ml_site_fact(ml_diag *diag, const char *key, const ml_site *site, const ml_node *node) {
  ml_buffer text = {0};
  bool is_operation = node->kind == ML_NODE_BINARY || node->kind == ML_NODE_UNARY;
  if (is_operation) ml_buffer_add_char(&text, '(');
  ml_add_text(&text, site->tree, node->start, node->end);
  if (is_operation) ml_buffer_add_char(&text, ')');
  add_fact(diag, key, &text);
}

void ml_site_call_fact(ml_diag *diag, const char *key, const ml_site *site, const ml_node *callee,
                       const ml_node *first) {
  ml_buffer text = {0};
  const ml_node *last = first;
  while (last != NULL && last->next != NULL) last = last->next;
  ml_add_text(&text, site->tree, callee->start, callee->end);
  ml_buffer_add_char(&text, '(');
  if (first != NULL) ml_add_text(&text, site->tree, first->start, last->end);
  ml_buffer_add_char(&text, ')');
  add_fact(diag, key, &text);
}

const char *ml_last_part(const char *qualname) {
  const char *name = qualname;
  for (const char *p = qualname; *p != '\0'; p++)
    if (*p == '.') name = p + 1;
  return name;
}

/* ---- the call that made an object ---- */

bool ml_site_find_made(lua_State *L, int index, const ml_site *site, ml_finding *out) {
  const char *name = ml_last_part(ml_coroutine_name(L, index));
  memset(out, 0, sizeof *out);
  if (site->tree == NULL) return false;
  if (ml_find_call(site->tree, &site->spot, name, false, out)) return true;
  if (strncmp(name, "__", 2) == 0 && strcmp(name, "__call") != 0)
    return ml_find_operation(site->tree, &site->spot, name, out);
  ml_finding handed;
  return !ml_find_handed(site->tree, &site->spot, name, &handed) &&
         ml_find_only_call(site->tree, &site->spot, out);
}

bool ml_site_find_statement(const ml_site *site, ml_finding *out) {
  if (site->tree == NULL || !ml_find_kind(site->tree, &site->spot, ML_NODE_EXPRESSION, out) ||
      !ml_is_call(out->node->operand.value))
    return false;
  out->node = out->node->operand.value;
  return true;
}

bool ml_runs_argument(const ml_node *call) {
  const ml_name *name = ml_last_name(call);
  return name != NULL && (ml_name_is(name, "run") || ml_name_is(name, "run_until_complete"));
}

const char *ml_push_call_text(lua_State *L, int index) {
  ml_site site;
  ml_finding made;
  ml_site_made(L, index, &site);
  if (!ml_site_find_made(L, index, &site, &made))
    return lua_pushfstring(L, "%s()", ml_coroutine_name(L, index));
  return ml_site_push_text(L, &site, made.node);
}

/* Whether the coroutine object was made by an async function of the library's own. */
static bool is_of_library(lua_State *L, int index) {
  lua_getiuservalue(L, index, ML_COROUTINE_FUNCTION);
  lua_getupvalue(L, -1, ML_ASYNC_BODY);
  bool is_own = lua_iscfunction(L, -1) || ml_is_library_function(L);
  lua_pop(L, 2);
  return is_own;
}

/* Whether a call is all that a `return` returns. */
static bool is_returned(const ml_finding *made) {
  const ml_node *around = made->around[0];
  return around != NULL && around->kind == ML_NODE_RETURN &&
         around->jump_values.values == made->node && made->node->next == NULL;
}

const char *ml_site_variant(ml_site_kind kind, bool in_loop) {
  return kind == ML_SITE_PROMPT  ? "prompt"
         : kind == ML_SITE_ASYNC ? "inside"
         : in_loop               ? "looped"
                                 : "outside";
}

/* Of a call: `made` is empty where its text does not show it. */
static const char *call_variant(lua_State *L, int index, ml_site_kind kind,
                                const ml_finding *made) {
  const ml_coroutine *coroutine = lua_touserdata(L, index);
  const char *variant = ml_site_variant(kind, coroutine->in_loop);
  bool returned = made->node != NULL && is_returned(made);
  bool named = returned && made->function->spelling != NULL;
  if (kind == ML_SITE_ASYNC && returned) return "return";
  if (kind == ML_SITE_ASYNC && is_of_library(L, index)) return "sleep";
  return kind == ML_SITE_REGULAR && coroutine->in_loop && named ? "returned" : variant;
}

void ml_describe_call(lua_State *L, ml_diag *diag, int index) {
  ml_site site;
  ml_finding made;
  ml_site_made(L, index, &site);
  bool found = ml_site_find_made(L, index, &site, &made);
  diag->span = (ml_span){site.spot.line, 0, site.spot.line, 0};
  if (found) {
    ml_site_fact(diag, "call", &site, made.node);
    diag->span = ml_site_span(&site, made.node);
  }
  if (site.tree != NULL) ml_diag_set(&diag->source, site.chunk->text);
  ml_site_kind kind = ml_site_kind_of(&site, found ? &made : NULL);
  ml_diag_set(&diag->variant, call_variant(L, index, kind, &made));
  const ml_function_info *info = kind == ML_SITE_ASYNC ? function_of(&site) : NULL;
  if (found && kind == ML_SITE_ASYNC)
    ml_diag_fact(diag, "function", "%s", made.function->qualname);
  else if (info != NULL)
    ml_diag_fact(diag, "function", "%s", info->qualname);
  else if (found && kind == ML_SITE_REGULAR && made.function->spelling != NULL)
    ml_diag_fact(diag, "function", "%s", made.function->spelling);
}

/* ---- what is awaited, what is called ---- */

/* The only await of the line that runs. */
static bool find_await(lua_State *L, ml_site *site, ml_finding *await) {
  return ml_site_here(L, site) && site->tree != NULL &&
         ml_find_kind(site->tree, &site->spot, ML_NODE_AWAIT, await);
}

const char *ml_push_awaited(lua_State *L) {
  ml_site site;
  ml_finding await;
  if (!find_await(L, &site, &await)) return NULL;
  return ml_site_push_text(L, &site, await.node->await.operand);
}

const char *ml_push_called_by_user(lua_State *L) {
  lua_Debug ar;
  int level = 0;
  while (lua_getstack(L, level + 1, &ar) && lua_getinfo(L, "Sl", &ar) &&
         (ar.currentline <= 0 || strncmp(ar.source, "=[moonloop", 10) == 0))
    level++;
  if (!lua_getstack(L, level, &ar) || !lua_getinfo(L, "n", &ar)) return NULL;
  bool emitted = ar.name != NULL && strncmp(ar.name, "__ml", 4) == 0;
  if (emitted && strstr(ar.name, "_spawn") != NULL) return lua_pushliteral(L, "create_task");
  if (ar.name != NULL && *ar.name != '?' && !emitted) return lua_pushstring(L, ar.name);
  ml_site site;
  ml_finding await;
  if (!find_await(L, &site, &await)) return NULL;
  const ml_node *call = await.node->await.operand;
  const ml_name *name = ml_is_call(call) ? ml_last_name(call) : NULL;
  return name == NULL ? NULL : lua_pushlstring(L, name->text, name->length);
}

/* What a call calls: `asyncio.run`, `loop:create_task`. */
static void called_fact(ml_diag *diag, const ml_site *site, const ml_node *call) {
  ml_buffer text = {0};
  uint32_t end = call->kind == ML_NODE_CALL ? call->call.callee->end
                                            : call->method.name_start + call->method.name->length;
  ml_add_text(&text, site->tree, call->start, end);
  add_fact(diag, "function", &text);
}

void ml_describe_here(lua_State *L, ml_diag *diag, const char *name) {
  ml_site site;
  ml_finding call;
  ml_site_here(L, &site);
  ml_diag_set(&diag->file, site.file);
  diag->span = (ml_span){site.spot.line, 0, site.spot.line, 0};
  if (site.tree != NULL && ml_find_call(site.tree, &site.spot, name, true, &call)) {
    diag->span = ml_site_span(&site, call.node);
    ml_site_fact(diag, "here", &site, call.node);
    called_fact(diag, &site, call.node);
  } else {
    ml_diag_fact(diag, "function", "asyncio.%s", name);
  }
}

void ml_describe_called(lua_State *L, ml_diag *diag, const char *name, const char *argument) {
  ml_site site;
  ml_finding call;
  ml_buffer text = {0};
  if (!ml_site_here(L, &site) || site.tree == NULL ||
      !ml_find_call(site.tree, &site.spot, name, true, &call))
    return;
  ml_add_called(&text, site.tree, call.node, argument);
  const char *here = ml_diag_get(diag, "here");
  if (text.failed || here == NULL || strcmp(text.data, here) == 0)
    ml_buffer_free(&text);
  else
    add_fact(diag, "called", &text);
}

/* ---- lists ---- */

const ml_node *ml_site_target(const ml_node *statement, const ml_node *value) {
  if (statement == NULL || (statement->kind != ML_NODE_LOCAL && statement->kind != ML_NODE_ASSIGN))
    return NULL;
  const ml_node *target = statement->assign.targets, *at = statement->assign.values;
  for (; target != NULL && at != NULL && at != value; at = at->next) target = target->next;
  return at == value ? target : NULL;
}

/* The list that a call is put into, where the text names it; NULL with `listed` for one without a
 * name. */
static const ml_node *list_of(const ml_tree *tree, const ml_finding *made, bool *listed) {
  const ml_node *around = made->around[0];
  *listed = true;
  if (around != NULL && around->kind == ML_NODE_TABLE)
    return ml_site_target(made->around[1], around);
  const ml_node *target = ml_site_target(around, made->node);
  if (target != NULL && target->kind == ML_NODE_INDEX && target->index.key->kind != ML_NODE_STRING)
    return target->index.object;
  if (around != NULL && around->kind == ML_NODE_CALL && around->call.arguments != made->node) {
    const ml_node *callee = around->call.callee;
    static const char insert[] = "table.insert";
    if (callee->end - callee->start == sizeof insert - 1 &&
        memcmp(tree->text + callee->start, insert, sizeof insert - 1) == 0)
      return around->call.arguments;
  }
  *listed = false;
  return NULL;
}

void ml_describe_list(lua_State *L, ml_diag *diag, int index) {
  ml_site site;
  ml_finding made;
  bool listed;
  if (diag->variant == NULL || strcmp(diag->variant, "inside") != 0) return;
  ml_site_made(L, index, &site);
  if (!ml_site_find_made(L, index, &site, &made)) return;
  const ml_node *list = list_of(site.tree, &made, &listed);
  if (!listed) return;
  ml_diag_set(&diag->variant, "list");
  if (list == NULL) return;
  if (list->kind == ML_NODE_LOCAL_NAME)
    ml_diag_fact(diag, "list", "%.*s", (int)list->local_name.variable->name->length,
                 list->local_name.variable->name->text);
  else
    ml_site_fact(diag, "list", &site, list);
}
